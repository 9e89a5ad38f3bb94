/** Names of a file's states, parts and events, in the reader's language. */
import { Tag, type TagKind } from '~/components/tag';
import { m } from '~/paraglide/messages';
import type { NominationState, StatementPart } from './nomination';

const states: Record<NominationState, { name: () => string; kind: TagKind }> = {
  draft: { name: m.nomination_state_draft, kind: 'go' },
  submitted: { name: m.nomination_state_submitted, kind: 'ok' },
  returned: { name: m.nomination_state_returned, kind: 'warn' },
  withdrawn: { name: m.nomination_state_withdrawn, kind: 'plain' },
};

const parts: Record<StatementPart, { name: () => string; hint: () => string }> = {
  background: { name: m.nomination_part_background, hint: m.nomination_hint_background },
  achievements: { name: m.nomination_part_achievements, hint: m.nomination_hint_achievements },
  initiative: { name: m.nomination_part_initiative, hint: m.nomination_hint_initiative },
  evidence: { name: m.nomination_part_evidence, hint: m.nomination_hint_evidence },
  deed: { name: m.nomination_part_deed, hint: m.nomination_hint_deed },
};

const events = {
  submitted: m.nomination_event_submitted,
  returned: m.nomination_event_returned,
  withdrawn: m.nomination_event_withdrawn,
};

/** “Đang soạn”, “Đã gửi Tỉnh Đoàn”, … */
export const nominationStateName = (state: NominationState) => states[state].name();
/** A part of the statement as its heading. */
export const partName = (part: StatementPart) => parts[part].name();
export const partHint = (part: StatementPart) => parts[part].hint();
export const eventName = (kind: keyof typeof events) => events[kind]();

/** The state of a file; without a file “Chưa đề nghị”. */
export function NominationTag({ state }: { state: NominationState | null }) {
  if (!state) return <Tag>{m.nomination_state_none()}</Tag>;
  return <Tag kind={states[state].kind}>{states[state].name()}</Tag>;
}

/** Does the nominee agree to be named? */
export function consentName(answer: 'given' | 'refused' | null): string {
  if (answer === 'given') return m.nomination_consent_short_given();
  return answer === 'refused' ? m.nomination_consent_short_refused() : m.nomination_consent_short_none();
}
