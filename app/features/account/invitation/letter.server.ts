import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { LinkKind } from '../account';
import { codeLifeMinutes } from '../proof/second-proof';

type Written = { name: string; role: string; url: string; expiresAt: Date };

const vi = { locale: 'vi' } as const;

/** The letter that carries a link; Vietnamese, the language of the Union's papers. */
export function letterOf(kind: LinkKind, { name, role, url, expiresAt }: Written) {
  const words = { name, role, url, until: showInstant(expiresAt) };
  return kind === 'reset'
    ? { subject: m.account_letter_reset_subject({}, vi), text: m.account_letter_reset_body(words, vi) }
    : { subject: m.account_letter_invite_subject({}, vi), text: m.account_letter_invite_body(words, vi) };
}

/** The code of a reset. */
export function codeLetter(code: string) {
  return {
    subject: m.account_letter_code_subject({}, vi),
    text: m.account_letter_code_body({ code, minutes: codeLifeMinutes }, vi),
  };
}

/** To the person whom somebody made a reset link for, where the link itself does not go. */
export function resetMadeLetter({ by, at }: { by: string; at: Date }) {
  return {
    subject: m.account_letter_made_subject({}, vi),
    text: m.account_letter_made_body({ by, at: showInstant(at) }, vi),
  };
}

/** To the person whose password was set anew by a link. */
export function resetUsedLetter({ by, at, isProven }: { by: string; at: Date; isProven: boolean }) {
  const words = { by, at: showInstant(at) };
  return {
    subject: m.account_letter_used_subject({}, vi),
    text: isProven ? m.account_letter_used_body_proven(words, vi) : m.account_letter_used_body(words, vi),
  };
}

/** To the address that was for codes until now. */
export function proofChangedLetter(at: Date) {
  return {
    subject: m.account_letter_proof_subject({}, vi),
    text: m.account_letter_proof_body({ at: showInstant(at) }, vi),
  };
}
