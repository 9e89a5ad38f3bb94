import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { type RuleItem, type RuleState, Rules } from '~/components/chart/rules';
import { Tag } from '~/components/tag';
import { m } from '~/paraglide/messages';
import type { RuleOutcome } from '../nomination';
import { countRules, ruleStateOf } from './eligibility';
import { cureOf, ruleText, ruleTitle } from './rule-words';

const words: Record<RuleState, () => string> = {
  ok: m.nomination_word_ok,
  warn: m.nomination_word_warn,
  bad: m.nomination_word_bad,
};

/** Where the facts behind the rules can be looked up; absent for those who may not. */
type FactPages = { personId: number; branchId: number };

/** Every rule in words, in the cycle's order: met, to be looked at, in the way; with the cure and the source. */
export function RuleCard({
  outcomes,
  cycleName,
  pages,
  title,
  id = 'rules',
}: {
  outcomes: readonly RuleOutcome[];
  cycleName: string;
  pages?: FactPages;
  title?: string;
  /** When a page shows the rules of two times. */
  id?: string;
}) {
  return (
    <Card id={id} title={title ?? m.nomination_rules_title()}>
      <p className="reading">{rulesReading(outcomes)}</p>
      <Rules items={outcomes.map((seen) => itemOf(seen, pages))} />
      <p className="src">{m.nomination_rules_foot({ cycle: cycleName })}</p>
    </Card>
  );
}

/** One sentence that counts what the rules said. */
export function rulesReading(outcomes: readonly RuleOutcome[]): string {
  const { pass, warn, block } = countRules(outcomes);
  if (outcomes.length === 0) return m.nomination_rules_none();
  if (block > 0 && warn > 0) return m.nomination_rules_reading_both({ pass, warn, block });
  if (block > 0) return m.nomination_rules_reading_block({ pass, block });
  return warn > 0
    ? m.nomination_rules_reading_warn({ pass, warn })
    : m.nomination_rules_reading_all({ pass });
}

/** The same in tags, for a line of a list. */
export function RuleTags({ outcomes }: { outcomes: readonly RuleOutcome[] }) {
  const { pass, warn, block } = countRules(outcomes);
  if (block === 0 && warn === 0)
    return (
      <Tag icon="check" kind="ok">
        {m.nomination_rules_all({ count: pass })}
      </Tag>
    );
  return (
    <span className="row">
      {block > 0 && (
        <Tag icon="x" kind="late">
          {m.nomination_rules_block({ count: block })}
        </Tag>
      )}
      {warn > 0 && (
        <Tag icon="alert" kind="warn">
          {m.nomination_rules_warn({ count: warn })}
        </Tag>
      )}
    </span>
  );
}

function itemOf(seen: RuleOutcome, pages: FactPages | undefined): RuleItem {
  const state = ruleStateOf(seen);
  const cure = pages ? cureOf(seen) : null;
  return {
    key: seen.rule,
    state,
    word: words[state](),
    title: ruleTitle(seen),
    text: (
      <>
        {ruleText(seen)}{' '}
        {cure === 'person' && (
          <Link to={`/organisation/person/${pages!.personId}`}>{m.nomination_rules_person()}</Link>
        )}
        {cure === 'branch' && (
          <Link to={`/organisation/unit/${pages!.branchId}#grades`}>{m.nomination_rules_branch()}</Link>
        )}
        <br />
        <span className="src">{m.nomination_rules_source({ source: seen.source })}</span>
      </>
    ),
  };
}
