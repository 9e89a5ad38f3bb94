/** Words of checking, sending and the receipt; apart from the form's, which a cheap phone loads first. */
import { m } from '~/paraglide/messages';
import type { RaterRole } from '../assessment';

type Named = { role: RaterRole; rateeName: string };

const sendings: Record<RaterRole, () => string> = {
  SELF: m.assessment_send_self,
  PEER: m.assessment_send_peer,
  SUPERIOR: m.assessment_send_superior,
};

export const sendWords = (role: RaterRole) => sendings[role]();

const declarations: Record<RaterRole, () => string> = {
  SELF: m.assessment_declaration_self,
  PEER: m.assessment_declaration_other,
  SUPERIOR: m.assessment_declaration_other,
};

export const declarationOf = (role: RaterRole) => declarations[role]();

const received: Record<RaterRole, (of: { name: string }) => string> = {
  SELF: () => m.assessment_received_self(),
  PEER: m.assessment_received_peer,
  SUPERIOR: m.assessment_received_superior,
};

export const receivedTitle = ({ role, rateeName }: Named) => received[role]({ name: rateeName });

type Audience = Named & { office: string | null; peersNeeded: number; isShownOnce: boolean };

/** Who may see a form once it was sent. */
export function audienceOf({ role, rateeName, office, peersNeeded, isShownOnce }: Audience): string {
  if (role === 'PEER') return m.assessment_audience_peer({ needed: peersNeeded });
  if (role === 'SUPERIOR' && isShownOnce) return m.assessment_audience_linking({ name: rateeName });
  if (role === 'SUPERIOR') return m.assessment_audience_superior({ name: rateeName });
  return m.assessment_audience_self({ office: office ?? m.assessment_office_above() });
}

/** Why a form shown once is not shown again: only what is anonymous is sealed, and only of that it is said. */
export const shownOnceReason = (role: RaterRole) =>
  role === 'PEER' ? m.assessment_receipt_sealed_text() : m.assessment_receipt_once_text();
