import { Card } from '~/components/card';
import { weightsText } from '~/features/cycle/cycle-settings-words';
import { showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { FairScore } from './fair-score';
import { Grounds } from './grounds';
import type { FoundResult, ShownResult } from './queries.server';

type Props = { found: FoundResult; shown: ShownResult };

/** The score, why it is what it is, and what it rests on. */
export function ResultSummary({ found, shown }: Props) {
  const { fair } = shown;
  return (
    <div className="cols cols--wide">
      <Card id="total" title={fair ? m.scoring_fair_title() : m.scoring_result_total()}>
        {fair && <FairScore fair={fair} isOwn={found.isOwn} shown={shown} />}
        {!fair && (
          <>
            {shown.total !== null && (
              <div className="score">
                <b>{showScore(shown.total)}</b>
                <p className="mute">
                  {m.scoring_result_scale()}
                  {shown.view.nearest && <>; {m.scoring_result_nearest(shown.view.nearest)}</>}
                </p>
              </div>
            )}
            <p className="reading">{originOf(found, shown)}</p>
          </>
        )}
        {fair && !('fair' in fair) && (
          <p>
            {shown.total !== null && <>{m.scoring_fair_raw_alone({ score: showScore(shown.total) })} </>}
            {originOf(found, shown)}
          </p>
        )}
        <Recalculated shown={shown} />
      </Card>
      <Grounds found={found} shown={shown} />
    </div>
  );
}

/** Old and new, by the score the card shows now. */
/** Old and new, and why: a figure never changes in silence. */
function Recalculated({ shown }: { shown: ShownResult }) {
  if (!shown.before) return null;
  return (
    <>
      <Change shown={shown} />
      {shown.reason !== '' && <p>{m.scoring_fair_recalculated_why({ reason: shown.reason })}</p>}
    </>
  );
}

function Change({ shown: { before, fair, total, releasedAt } }: { shown: ShownResult }) {
  if (!before) return null;
  const at = showInstant(releasedAt);
  const score = fair && 'fair' in fair ? fair.fair : null;
  if (fair && score === null && before.fair !== null)
    return <p>{m.scoring_fair_recalculated_none({ at, before: showScore(before.fair) })}</p>;
  return (
    <p>
      {score !== null && before.fair === null
        ? m.scoring_fair_recalculated_first({ at, before: showScore(before.total), after: showScore(score) })
        : m.scoring_result_recalculated({
            at,
            before: showScore(score === null ? before.total : before.fair),
            after: showScore(score ?? total),
          })}
    </p>
  );
}

/** Which sources the raw score joins. */
function originOf(found: FoundResult, shown: ShownResult): string {
  if (shown.total === null) return m.scoring_result_no_total();
  if (shown.bySource.superior.mean === null) return m.scoring_result_reading_only_peer();
  if (shown.isPeerWithheld) return m.scoring_result_reading_only_superior();
  return m.scoring_result_reading_both({ shares: weightsText(found.cycle.settings) });
}
