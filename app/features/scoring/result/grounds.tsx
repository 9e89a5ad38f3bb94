import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { type Description, DescriptionList } from '~/components/description-list';
import { Tag } from '~/components/tag';
import { frameworkText } from '~/features/cycle/cycle-settings-words';
import { showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { Comparison } from './fair';
import type { FoundResult, ShownResult } from './queries.server';

/** What a score rests on: forms, links with elsewhere, the model and its date. */
export function Grounds({ found, shown }: { found: FoundResult; shown: ShownResult }) {
  const { superior, peer, self } = shown.received;
  const ownMean = shown.bySource.self.mean;
  const items: Description[] = [
    {
      key: 'received',
      term: m.scoring_result_received(),
      value: (
        <>
          {m.scoring_result_received_superior({ forms: formsText(superior) })}
          <br />
          {peer
            ? m.scoring_result_received_peer({ forms: formsText(peer) })
            : m.scoring_result_few_peers_head()}
        </>
      ),
    },
    ...(shown.comparison
      ? [
          {
            key: 'comparison',
            term: m.scoring_fair_compared(),
            value: <Compared comparison={shown.comparison} />,
          },
        ]
      : []),
    {
      key: 'self',
      term: m.scoring_result_self(),
      value:
        ownMean !== null
          ? m.scoring_result_self_beside({ score: showScore(ownMean) })
          : self[0] > 0
            ? m.scoring_result_self_sent()
            : m.scoring_result_self_none(),
    },
    {
      key: 'method',
      term: m.scoring_result_method(),
      value: (
        <>
          {m.scoring_result_method_line({
            at: showInstant(shown.run.at),
            engine: shown.run.engineVersion,
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
      <div>
        <Link className="tap" to="/method">
          {m.scoring_result_method_link()}
        </Link>
        {found.isOwn && (
          <>
            <br />
            <Link className="tap" to="/severity">
              {m.scoring_severity_link()}
            </Link>
          </>
        )}
      </div>
    </Card>
  );
}

function formsText([sent, asked]: [number, number]): string {
  if (asked === 0) return m.scoring_result_received_nobody();
  return sent >= asked
    ? m.scoring_result_received_all({ forms: sent })
    : m.scoring_result_received_some({ forms: sent, of: asked });
}

function Compared({ comparison: { state, unit, isCommune } }: { comparison: Comparison }) {
  if (state === 'linked')
    return (
      <>
        <Tag icon="link" kind="ok">
          {m.scoring_fair_linked()}
        </Tag>{' '}
        {m.scoring_fair_linked_text({ unit })}
      </>
    );
  return (
    <>
      <Tag icon="alert" kind="warn">
        {state === 'weak' && m.scoring_fair_weak()}
        {state === 'apart' && (isCommune ? m.scoring_fair_apart_communes() : m.scoring_fair_apart())}
      </Tag>{' '}
      {state === 'weak' ? m.scoring_fair_weak_text({ unit }) : m.scoring_fair_apart_text({ unit })}
    </>
  );
}
