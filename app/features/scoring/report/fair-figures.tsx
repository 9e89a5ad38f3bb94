import { Link } from '@remix-run/react';
import { levelDomain, levelTicks } from '~/components/chart/axis';
import { IntervalAxis, IntervalRow } from '~/components/chart/interval-bar';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FairStatus } from '../scoring';
import { inHundred } from '../standing/standing';

/** How a person stands in a run, as a row of `result` has it. */
export type Scored = {
  total: number | null;
  status: FairStatus | null;
  fair: number | null;
  low: number | null;
  high: number | null;
  pTop: number | null;
};

/** “công bằng 4,2 (3,8–4,6), thô 3,8; 63 trong 100 lần”: never a score without its doubt. */
export function scoreText(row: Scored): string {
  const score = figuresText(row);
  if (row.fair === null) return score;
  return `${score}; ${row.pTop === null ? m.scoring_figure_apart() : timesText(row.pTop)}`;
}

/** The same without a frequency. */
export function figuresText({ fair, low, high, total }: Scored): string {
  if (fair !== null)
    return m.scoring_figure_fair({
      fair: showScore(fair),
      low: showScore(low),
      high: showScore(high),
      raw: showScore(total),
    });
  return total === null ? m.scoring_figure_none() : m.scoring_figure_raw({ score: showScore(total) });
}

function timesText(pTop: number): string {
  const { times, edge } = inHundred(pTop);
  if (edge === 'none') return m.scoring_figure_times_none();
  return edge === 'all' ? m.scoring_figure_times_all() : m.scoring_figure_times({ times });
}

type FactsProps = {
  row: Scored & { isPeerWithheld: boolean | null };
  awards: number;
  /** P(within the seats of the nominating unit), where that is what is decided. */
  quota?: { p: number | null; seats: number };
  rateeId?: number;
};

/** The same with the interval drawn on the whole scale, so that figures side by side can be compared; the frequency as a sentence, and what is missing in it. */
export function FairFacts({ row, awards, quota, rateeId }: FactsProps) {
  const { fair, low, high, pTop } = row;
  const isDrawn = fair !== null && low !== null && high !== null;
  return (
    <div className="stack-s">
      <span>{figuresText(row)}</span>
      {isDrawn && (
        <span>
          <IntervalRow domain={levelDomain} high={high} low={low} value={fair} />
          <IntervalAxis domain={levelDomain} ticks={levelTicks} />
        </span>
      )}
      {typeof quota?.p === 'number' && <span>{quotaText(quota.p, quota.seats)}</span>}
      {pTop !== null && <span>{frequencyText(pTop, awards)}</span>}
      {row.status === 'unlinked' && <span className="hint">{m.scoring_figure_apart()}</span>}
      {row.status === 'too_few' && <span className="hint">{m.scoring_figure_few()}</span>}
      {row.isPeerWithheld && <span className="hint">{m.scoring_figure_partial()}</span>}
      {rateeId !== undefined && (
        <Link className="tap" to={`/result/${rateeId}`}>
          {m.scoring_figure_open()}
        </Link>
      )}
    </div>
  );
}

/** “Trong 100 lần chấm lại, khoảng 63 lần có mặt trong 24 người.” */
function frequencyText(pTop: number, awards: number): string {
  const { times, edge } = inHundred(pTop);
  if (edge === 'none') return m.scoring_figure_frequency_none({ awards });
  return edge === 'all'
    ? m.scoring_figure_frequency_all({ awards })
    : m.scoring_figure_frequency({ times, awards });
}

function quotaText(p: number, seats: number): string {
  const { times, edge } = inHundred(p);
  if (edge === 'none') return m.scoring_figure_quota_none({ seats });
  return edge === 'all' ? m.scoring_figure_quota_all({ seats }) : m.scoring_figure_quota({ times, seats });
}
