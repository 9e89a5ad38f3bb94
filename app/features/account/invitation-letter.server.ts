import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { LinkKind } from './account';

type Written = { name: string; role: string; url: string; expiresAt: Date };

/** The letter that carries a link; Vietnamese, the language of the Union's papers. */
export function letterOf(kind: LinkKind, { name, role, url, expiresAt }: Written) {
  const words = { name, role, url, until: showInstant(expiresAt) };
  const vi = { locale: 'vi' } as const;
  return kind === 'reset'
    ? { subject: m.account_letter_reset_subject({}, vi), body: m.account_letter_reset_body(words, vi) }
    : { subject: m.account_letter_invite_subject({}, vi), body: m.account_letter_invite_body(words, vi) };
}
