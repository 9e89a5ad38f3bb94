/** Words of the shortlist. Static tables: only what a page uses is sent to the browser. */

import { ruleTitle } from '~/features/nomination/eligibility/rule-words';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { RuleOutcome } from '../nomination/nomination';
import type { Opinion, OpinionCount } from './shortlist';

const opinionNames: Record<Opinion, () => string> = {
  agree: m.shortlist_opinion_agree,
  ask: m.shortlist_opinion_ask,
  pass: m.shortlist_opinion_pass,
};
const opinionHints: Record<Opinion, () => string> = {
  agree: m.shortlist_mark_agree_hint,
  ask: m.shortlist_mark_ask_hint,
  pass: m.shortlist_mark_pass_hint,
};
const counted: Record<Opinion, (params: { count: number }) => string> = {
  agree: m.shortlist_count_agree,
  ask: m.shortlist_count_ask,
  pass: m.shortlist_count_pass,
};
const outcomeWords: Record<RuleOutcome['outcome'], () => string> = {
  pass: m.shortlist_rule_pass,
  fail: m.shortlist_rule_fail,
  unknown: m.shortlist_rule_unknown,
};

export const opinionName = (opinion: Opinion) => opinionNames[opinion]();
export const opinionHint = (opinion: Opinion) => opinionHints[opinion]();
export const outcomeWord = (outcome: RuleOutcome['outcome']) => outcomeWords[outcome]();

/** “5 đồng ý · 2 cần bàn”. */
export function countsText(opinions: OpinionCount): string {
  const said = (['agree', 'ask', 'pass'] as const)
    .filter((opinion) => opinions[opinion] > 0)
    .map((opinion) => counted[opinion]({ count: opinions[opinion] }));
  return said.length > 0 ? said.join(' · ') : m.shortlist_count_none();
}

/** Rules that did not pass when the file was sent. */
const looksOf = (checks: readonly RuleOutcome[]) => checks.filter((seen) => seen.outcome !== 'pass');

/** What the rules said of a file: `asked` of them, `looks` those that did not pass. */
export type Asked = { asked: number; looks: readonly RuleOutcome[] };

export const askedOf = (checks: readonly RuleOutcome[]): Asked => ({
  asked: checks.length,
  looks: looksOf(checks),
});

export function rulesText({ asked, looks }: Asked): string {
  if (asked === 0) return m.shortlist_rules_none();
  return looks.length === 0 ? m.shortlist_rules_ok() : m.shortlist_rules_look({ count: looks.length });
}

/** The rules to look at, by name. */
export const looksText = ({ looks }: Asked) =>
  m.shortlist_rules_look_at({ rules: looks.map(ruleTitle).join('; ') });

export function tieText(tie: { count: number; total: number }, place: number): string {
  return m.shortlist_tie({ count: tie.count, total: showScore(tie.total), place });
}

type Counts = { files: number; listed: number; left: number };

/** The sentence the board's page means. */
export function boardReading({ files, listed, left }: Counts, awards: number, mayMark: boolean): string {
  const about = m.shortlist_reading({ files, awards, listed });
  if (!mayMark || files === 0) return about;
  return `${about} ${left > 0 ? m.shortlist_reading_left({ left }) : m.shortlist_reading_done()}`;
}

type Run = { at: Date; releasedAt: Date | null };

/** Where the totals come from. */
export function sourceText(cycle: { name: string }, run: Run | null): string {
  if (!run) return m.shortlist_source_none({ cycle: cycle.name });
  return m.shortlist_source({
    cycle: cycle.name,
    released: run.releasedAt ? showDay(dayOf(run.releasedAt)) : '–',
    at: showInstant(run.at),
  });
}

/** How the list stands to the awards. */
export function orderReading(listed: number, awards: number): string {
  const about = m.shortlist_order_reading({ listed, awards });
  if (listed < awards) return `${about} ${m.shortlist_order_more({ left: awards - listed })}`;
  return listed > awards ? `${about} ${m.shortlist_order_over({ over: listed - awards })}` : about;
}
