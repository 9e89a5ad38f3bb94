/** How the three kinds of forms are spoken of. Static tables: only what a page uses is sent to the browser. */
import { m } from '~/paraglide/messages';
import type { RaterRole } from './assessment';
import type { Answer } from './form-content';

type Named = { role: RaterRole; rateeName: string };

const titles: Record<RaterRole, (of: { name: string }) => string> = {
  SELF: () => m.assessment_form_self(),
  PEER: m.assessment_form_peer,
  SUPERIOR: m.assessment_form_superior,
};

/** “Phiếu tự đánh giá”, “Phiếu đồng cấp: Thạch Sơn Hiếu”. */
export const formTitle = ({ role, rateeName }: Named) => titles[role]({ name: rateeName });

const questions: Record<RaterRole, (of: { name: string }) => string> = {
  SELF: () => m.assessment_question_self(),
  PEER: m.assessment_question_other,
  SUPERIOR: m.assessment_question_other,
};

export const questionOf = ({ role, rateeName }: Named) => questions[role]({ name: rateeName });

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

const nonScoreReasons: Record<'self' | 'other', Record<'NE' | 'NA', () => string>> = {
  self: { NE: m.assessment_ne_self, NA: m.assessment_na },
  other: { NE: m.assessment_ne_other, NA: m.assessment_na },
};

/** What the two answers that are no score mean. */
export const nonScoreReason = (role: RaterRole, code: 'NE' | 'NA') =>
  nonScoreReasons[role === 'SELF' ? 'self' : 'other'][code]();

type Scale = {
  levels: { level: number; name: string }[];
  nonScores: { code: 'NE' | 'NA'; name: string }[];
};

/** “4. Tốt, chủ động”, “Chưa đủ căn cứ”. */
export function answerWords({ levels, nonScores }: Scale, answer: Answer): string {
  if (typeof answer === 'number') {
    const level = levels.find((one) => one.level === answer);
    return `${answer}. ${level?.name ?? ''}`;
  }
  return nonScores.find((one) => one.code === answer)?.name ?? '';
}

type Audience = Named & { office: string | null; peersNeeded: number };

/** Who may see a form once it was sent. */
export function audienceOf({ role, rateeName, office, peersNeeded }: Audience): string {
  if (role === 'PEER') return m.assessment_audience_peer({ needed: peersNeeded });
  if (role === 'SUPERIOR') return m.assessment_audience_superior({ name: rateeName });
  return m.assessment_audience_self({ office: office ?? m.assessment_office_above() });
}
