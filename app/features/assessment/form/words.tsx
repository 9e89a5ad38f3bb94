/** How the three kinds of forms are spoken of. Static tables: only what a page uses is sent to the browser. */
import type { Fact } from '~/components/page/page';
import { m } from '~/paraglide/messages';
import type { RaterRole } from '../assessment';
import type { Answer } from './content';

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

/** Who sees a form while it is written, and what changes by sending it: a peer's is sealed, it is not laid open. */
export function writingAudience(role: RaterRole): Fact {
  return {
    text: m.assessment_fact_only_you(),
    detail: role === 'PEER' ? m.assessment_fact_after_sealed() : m.assessment_fact_until_sent(),
  };
}
