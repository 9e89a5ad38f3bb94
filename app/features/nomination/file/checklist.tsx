import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { type RuleItem, type RuleState, Rules } from '~/components/chart/rules';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { countRules } from '../eligibility/eligibility';
import { rulesReading } from '../eligibility/rule-list';
import type { NominationView } from '../nomination-queries.server';
import { partName } from '../nomination-words';
import { missingOf } from './missing';

const words: Record<RuleState, () => string> = {
  ok: m.nomination_word_ok,
  warn: m.nomination_word_warn,
  bad: m.nomination_word_bad,
};

/** What the file still needs, and the way to sending it; the button says what it waits for. */
export function NominationChecklist({ file }: { file: NominationView }) {
  const missing = missingOf(file, file.unit);
  const waits = [
    ...(missing.parts.length > 0 ? [m.nomination_missing_what_parts({ count: missing.parts.length })] : []),
    ...(missing.rules > 0 ? [m.nomination_missing_what_rules()] : []),
  ];
  return (
    <Card id="missing" kind="next" title={m.nomination_missing_title()}>
      <Rules items={itemsOf(file, missing)} />
      {missing.isComplete ? (
        <LinkButton block iconAfter="right" to={`/nomination/${file.id}/submission`}>
          {m.nomination_missing_send()}
        </LinkButton>
      ) : (
        <Button block refusal={m.nomination_missing_send_refused({ what: waits.join('; ') })} type="button">
          {m.nomination_missing_send()}
        </Button>
      )}
    </Card>
  );
}

function itemsOf(file: NominationView, missing: ReturnType<typeof missingOf>): RuleItem[] {
  const { block, warn } = countRules(file.outcomes);
  const parts = missing.parts.map(partName).join('; ');
  const item = (key: string, state: RuleState, title: string, text: string): RuleItem => ({
    key,
    state,
    word: words[state](),
    title,
    text,
  });
  return [
    item(
      'statement',
      parts ? 'bad' : 'ok',
      m.nomination_missing_statement(),
      parts ? m.nomination_missing_statement_bad({ parts }) : m.nomination_missing_statement_ok(),
    ),
    item(
      'rules',
      block > 0 ? 'bad' : warn > 0 ? 'warn' : 'ok',
      m.nomination_missing_rules(),
      rulesReading(file.outcomes),
    ),
    item(
      'quota',
      missing.isQuotaFull ? 'warn' : 'ok',
      m.nomination_missing_quota(),
      missing.isQuotaFull
        ? m.nomination_missing_quota_full({ quota: file.unit.quota })
        : m.nomination_missing_quota_ok({ sent: file.unit.sent, quota: file.unit.quota }),
    ),
    item(
      'consent',
      file.consent?.answer === 'given' ? 'ok' : 'warn',
      m.nomination_missing_consent(),
      consentText(file.consent),
    ),
  ];
}

/** The nominee's answer with its day. */
export function consentText(consent: NominationView['consent']): string {
  if (!consent) return m.nomination_missing_consent_none();
  const at = showInstant(consent.at);
  return consent.answer === 'given'
    ? m.nomination_missing_consent_given({ at })
    : m.nomination_missing_consent_refused({ at });
}
