import { Link } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import type { Facts } from '~/components/page/page';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { ResultChart } from './chart';
import { ResultComments } from './comments';
import { ResultGrowth } from './growth';
import type { FoundResult, listOwnResults } from './queries.server';
import { ResultSummary } from './summary';
import { ResultTable } from './table';
import { ResultWaiting } from './waiting';

/** Everything under the head of a result page. */
export function ResultBody({ found }: { found: FoundResult }) {
  const { shown } = found;
  if (!shown) return <ResultWaiting found={found} />;
  return (
    <>
      <ResultSummary found={found} shown={shown} />
      <ResultTable found={found} shown={shown} />
      <ResultChart isPeerWithheld={shown.isPeerWithheld} rows={shown.view.rows} />
      <ResultGrowth found={found} shown={shown} />
      <ResultComments shown={shown} />
      <PrintButton />
    </>
  );
}

export function resultHead({ cycle, ratee }: FoundResult) {
  return {
    title: m.scoring_result_title({ year: cycle.year }),
    lede: m.scoring_result_lede({
      name: ratee.fullName,
      title: ratee.title,
      unit: ratee.unitName,
      parent: ratee.parentName,
    }),
  };
}

export function resultFacts(found: FoundResult, now: Date): Facts {
  return factsOf(found.cycle, now, {
    next: nextStep(found),
    audience: found.isOwn ? m.scoring_result_fact_audience_own() : m.scoring_result_fact_audience(),
    deadline: noDeadline(),
  });
}

function nextStep({ isOwn, shown, choice, selfState, cycle }: FoundResult): string {
  if (!shown && isOwn && selfState !== 'submitted' && cycle.state === 'open')
    return m.scoring_result_fact_fill();
  if (!shown) return m.scoring_result_fact_wait();
  if (!isOwn) return m.scoring_result_fact_read();
  return choice ? m.scoring_result_fact_chosen() : m.scoring_result_fact_choose();
}

type OwnResult = Awaited<ReturnType<typeof listOwnResults>>[number];

/** The other years of the same person. */
export function OtherResults({ results }: { results: OwnResult[] }) {
  if (results.length === 0) return null;
  return (
    <Card id="others" title={m.scoring_result_others()}>
      <ul className="list">
        {results.map((row) => (
          <li key={row.rateeId}>
            <Link className="tap" to={`/result/${row.rateeId}`}>
              {m.scoring_result_cycle_line({ cycle: row.cycleName, unit: row.unitName })}
            </Link>{' '}
            <span className="mute">
              {row.releasedAt
                ? m.scoring_result_out({ at: showDay(dayOf(row.releasedAt)) })
                : m.scoring_result_pending()}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Only where there is a script to print with; the browser's own menu does it anywhere. */
function PrintButton() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <p className="no-print">
      <Button icon="print" onClick={() => window.print()} type="button" variant="secondary">
        {m.scoring_result_print()}
      </Button>
    </p>
  );
}
