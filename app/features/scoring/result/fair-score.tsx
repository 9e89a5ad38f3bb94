import { IntervalBar } from '~/components/chart/interval-bar';
import { LegendItem, Reading } from '~/components/chart/legend';
import { Details } from '~/components/details';
import { Banner } from '~/components/page/banner';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FairCard, WhyDifferent } from './fair';
import type { ShownResult } from './queries.server';

type Props = { fair: FairCard; shown: ShownResult; isOwn: boolean };

/** The fair score with its doubt, or in words why there is none. */
export function FairScore({ fair, shown, isOwn }: Props) {
  if (fair.status === 'not_converged')
    return (
      <Banner kind="warn" title={m.scoring_fair_none_title()}>
        {m.scoring_fair_not_converged()}
      </Banner>
    );
  if (fair.status === 'too_few')
    return (
      <Banner kind="warn" title={m.scoring_fair_too_few_title()}>
        {missingText(fair, shown.isPeerWithheld)}
      </Banner>
    );
  const ends = { low: showScore(fair.low), high: showScore(fair.high) };
  const raw = shown.total;
  return (
    <>
      <div className="score">
        <b>{showScore(fair.fair)}</b>
        <p className="mute">
          {raw !== null && (
            <>
              {m.scoring_fair_raw_beside({ score: showScore(raw) })}
              <br />
            </>
          )}
          {m.scoring_result_scale()}
          {shown.view.nearest && <>; {m.scoring_result_nearest(shown.view.nearest)}</>}
        </p>
      </div>
      {fair.status === 'unlinked' && (
        <Banner kind="warn" title={m.scoring_fair_unlinked_title()}>
          {m.scoring_fair_unlinked()}
        </Banner>
      )}
      {!fair.isDistinct && (
        <Banner kind="warn" title={m.scoring_fair_not_distinct_title()}>
          {isOwn ? m.scoring_fair_not_distinct_own() : m.scoring_fair_not_distinct()}
        </Banner>
      )}
      <IntervalBar
        caption={
          <>
            <LegendItem mark="peer">{m.scoring_fair_legend_fair()}</LegendItem>
            <LegendItem mark="band">{m.scoring_fair_legend_interval(ends)}</LegendItem>
            {raw !== null && (
              <LegendItem mark="raw">{m.scoring_fair_raw_beside({ score: showScore(raw) })}</LegendItem>
            )}
          </>
        }
        high={fair.high}
        label={
          raw === null
            ? m.scoring_fair_label_no_raw({ fair: showScore(fair.fair), ...ends })
            : m.scoring_fair_label({ fair: showScore(fair.fair), raw: showScore(raw), ...ends })
        }
        low={fair.low}
        raw={raw ?? undefined}
        rawLabel={m.scoring_fair_raw_word()}
        value={fair.fair}
      />
      <Reading>{fair.why ? whyText(fair.why, isOwn) : m.scoring_fair_no_raw()}</Reading>
      <p>{m.scoring_fair_interval(ends)}</p>
      <Details open summary={m.scoring_fair_interval_why()}>
        <p>{m.scoring_fair_interval_because()}</p>
      </Details>
    </>
  );
}

function missingText({ needed, used }: { needed: number; used: number }, isPeerWithheld: boolean): string {
  if (used >= needed) return m.scoring_fair_too_few_run({ needed });
  const missing = m.scoring_fair_too_few({ needed, used, missing: needed - used });
  return isPeerWithheld ? `${missing} ${m.scoring_fair_too_few_peers()}` : missing;
}

/** In one sentence; nobody who rated is named or counted. */
function whyText({ points, reason }: WhyDifferent, isOwn: boolean): string {
  const by = { points: showScore(Math.abs(points)) };
  if (reason === null) return m.scoring_fair_why_same();
  if (reason === 'stricter')
    return isOwn ? m.scoring_fair_why_stricter_own(by) : m.scoring_fair_why_stricter(by);
  if (reason === 'milder') return isOwn ? m.scoring_fair_why_milder_own(by) : m.scoring_fair_why_milder(by);
  if (reason === 'few') return points > 0 ? m.scoring_fair_why_few_up(by) : m.scoring_fair_why_few_down(by);
  return points > 0 ? m.scoring_fair_why_shares_up(by) : m.scoring_fair_why_shares_down(by);
}
