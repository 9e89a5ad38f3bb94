import { Link } from '@remix-run/react';
import { IntervalRow } from '~/components/interval-bar';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { domainOf, inHundred } from '../scoring/standing';
import type { NomineeRow } from './shortlist-queries.server';

type Scored = Pick<NomineeRow, 'total' | 'status' | 'fair' | 'low' | 'high' | 'pTop' | 'isPeerWithheld'>;

/** “công bằng 4,2 (3,8–4,6), thô 3,8; 63 trong 100 lần”: never a score without its doubt. */
export function scoreText(row: Omit<Scored, 'isPeerWithheld'>): string {
  const score = figuresText(row);
  if (row.fair === null) return score;
  return `${score}; ${row.pTop === null ? m.shortlist_score_apart() : timesText(row.pTop)}`;
}

function figuresText({ fair, low, high, total }: Omit<Scored, 'isPeerWithheld'>): string {
  if (fair !== null)
    return m.shortlist_score_fair({
      fair: showScore(fair),
      low: showScore(low),
      high: showScore(high),
      raw: showScore(total),
    });
  return total === null ? m.shortlist_score_none() : m.shortlist_score_raw({ score: showScore(total) });
}

function timesText(pTop: number): string {
  const { times, edge } = inHundred(pTop);
  if (edge === 'none') return m.shortlist_score_times_none();
  return edge === 'all' ? m.shortlist_score_times_all() : m.shortlist_score_times({ times });
}

type FactsProps = { row: Scored; awards: number; rateeId?: number };

/** The same with the interval drawn, the frequency as a sentence, and what is missing in it. */
export function ScoreFacts({ row, awards, rateeId }: FactsProps) {
  const { fair, low, high, pTop } = row;
  const isDrawn = fair !== null && low !== null && high !== null;
  return (
    <div className="stack-s">
      <span>{figuresText(row)}</span>
      {isDrawn && <IntervalRow domain={domainOf([{ low, high }])} high={high} low={low} value={fair} />}
      {pTop !== null && <span>{frequencyText(pTop, awards)}</span>}
      {row.status === 'unlinked' && <span className="hint">{m.shortlist_score_apart()}</span>}
      {row.status === 'too_few' && <span className="hint">{m.shortlist_score_few()}</span>}
      {row.isPeerWithheld && <span className="hint">{m.shortlist_score_partial()}</span>}
      {rateeId !== undefined && (
        <Link className="tap" to={`/result/${rateeId}`}>
          {m.shortlist_score_run()}
        </Link>
      )}
    </div>
  );
}

/** “Trong 100 lần chấm lại, khoảng 63 lần có mặt trong 24 người.” */
function frequencyText(pTop: number, awards: number): string {
  const { times, edge } = inHundred(pTop);
  if (edge === 'none') return m.shortlist_frequency_none({ awards });
  return edge === 'all' ? m.shortlist_frequency_all({ awards }) : m.shortlist_frequency({ times, awards });
}
