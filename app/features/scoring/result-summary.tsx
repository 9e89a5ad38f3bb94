import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { frameworkText, weightsText } from '~/features/cycle/cycle-settings-words';
import { showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FoundResult, ShownResult } from './result-queries.server';

type Props = { found: FoundResult; shown: ShownResult };

/** The total, what it rests on, and where it comes from. */
export function ResultSummary({ found, shown }: Props) {
  return (
    <div className="cols cols--wide">
      <Card id="total" title={m.scoring_result_total()}>
        {shown.total === null ? (
          <p className="reading">{m.scoring_result_no_total()}</p>
        ) : (
          <>
            <div className="score">
              <b>{showScore(shown.total)}</b>
              <p className="mute">
                {m.scoring_result_scale()}
                {shown.view.nearest && <>; {m.scoring_result_nearest(shown.view.nearest)}</>}
              </p>
            </div>
            <p className="reading">{originOf(found, shown)}</p>
          </>
        )}
        {shown.before && (
          <p>
            {m.scoring_result_recalculated({
              at: showInstant(shown.releasedAt),
              before: showScore(shown.before.total),
              after: showScore(shown.total),
            })}
          </p>
        )}
        <p className="mute">{selfText(shown)}</p>
      </Card>
      <Grounds found={found} shown={shown} />
    </div>
  );
}

function Grounds({ found, shown }: Props) {
  const { superior, peer, self } = shown.received;
  const pair = ([n, m]: [number, number]) => ({ n, m });
  const items = [
    {
      key: 'received',
      term: m.scoring_result_received(),
      value: (
        <>
          {m.scoring_result_received_superior(pair(superior))}
          <br />
          {peer ? m.scoring_result_received_peer(pair(peer)) : m.scoring_result_few_peers_head()}
          <br />
          {m.scoring_result_received_self(pair(self))}
        </>
      ),
    },
    {
      key: 'method',
      term: m.scoring_result_method(),
      value: (
        <>
          {m.scoring_result_method_line({
            at: showInstant(shown.run.at),
            framework: frameworkText(found.cycle),
          })}
          {found.wording === 'draft' && <> {m.scoring_result_wording_draft()}</>}
        </>
      ),
    },
  ];
  return (
    <Card id="grounds" title={m.scoring_result_grounds()}>
      <DescriptionList items={items} narrow />
      <Link className="tap" to="/method">
        {m.scoring_result_method_link()}
      </Link>
    </Card>
  );
}

function originOf(found: FoundResult, shown: ShownResult): string {
  if (shown.bySource.superior.mean === null) return m.scoring_result_reading_only_peer();
  if (shown.isPeerWithheld) return m.scoring_result_reading_only_superior();
  return m.scoring_result_reading_both({ shares: weightsText(found.cycle.settings) });
}

function selfText({ bySource }: ShownResult): string {
  if (bySource.self.mean === null) return m.scoring_result_self_none();
  return m.scoring_result_self_beside({ score: showScore(bySource.self.mean) });
}
