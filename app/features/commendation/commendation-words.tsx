/** Words for the states and complaints of this noun. */
import type { SummaryLine } from '~/components/form/error-summary';
import { Tag, type TagKind } from '~/components/tag';
import { m } from '~/paraglide/messages';
import type { ConsentState, DecisionState } from './commendation';

export const commendationIssueTexts: Record<string, () => string> = {
  'commendation.nobody': m.commendation_refusal_nobody,
  'commendation.reasonShort': m.commendation_refusal_reason_short,
  'commendation.numberDiffers': m.commendation_refusal_number_differs,
  'commendation.signedNeeded': m.commendation_refusal_signed_needed,
};

const decisionLook: Record<DecisionState, { kind: TagKind; text: () => string }> = {
  recorded: { kind: 'go', text: m.commendation_state_recorded },
  published: { kind: 'honour', text: m.commendation_state_published },
  withdrawn: { kind: 'plain', text: m.commendation_state_withdrawn },
};

export function DecisionTag({ state }: { state: DecisionState }) {
  const { kind, text } = decisionLook[state];
  return <Tag kind={kind}>{text()}</Tag>;
}

const consentLook: Record<ConsentState, { kind: TagKind; text: () => string }> = {
  given: { kind: 'ok', text: m.commendation_consent_given },
  refused: { kind: 'plain', text: m.commendation_consent_refused },
  withdrawn: { kind: 'plain', text: m.commendation_consent_withdrawn },
  unasked: { kind: 'warn', text: m.commendation_consent_unasked },
};

export function ConsentTag({ state }: { state: ConsentState }) {
  const { kind, text } = consentLook[state];
  return <Tag kind={kind}>{text()}</Tag>;
}

/** Reasons why the board cannot act now, for sentences beside a missing button. */
export const refusalTexts: Record<string, () => string> = {
  'commendation.boardOnly': m.commendation_refusal_board_only,
  'commendation.phaseClosed': m.commendation_refusal_phase_closed,
  'commendation.ownFile': m.commendation_refusal_own_file,
  'commendation.notYet': m.commendation_refusal_not_yet,
  'commendation.published': m.commendation_refusal_published,
  'commendation.withdrawn': m.commendation_refusal_withdrawn,
};

const fieldLabels: Record<string, () => string> = {
  nominationIds: m.commendation_form_people,
  number: m.commendation_form_number,
  signedOn: m.commendation_form_day,
  signer: m.commendation_form_signer,
  reason: m.commendation_form_reason,
  excessReason: m.commendation_form_excess,
};

/** Complaints for an error summary, each under its field's name. */
export function decisionSummary(errors: readonly { name: string; text: string }[]): SummaryLine[] {
  return errors.map(({ name, text }) => {
    const label = fieldLabels[name]?.();
    return { id: name, message: label ? `${label}: ${text}` : text };
  });
}
