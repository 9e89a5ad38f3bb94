/** The words and numbers of sign-in and one-time links. */

/** What a one-time link does: the first set-up, a first password, a new password. */
export type LinkKind = 'setup' | 'invitation' | 'reset';

const HOUR_MS = 60 * 60 * 1000;

/** How long a link may be used, in milliseconds. */
export const linkLife: Record<LinkKind, number> = {
  setup: 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: 7 * 24 * HOUR_MS,
};

export const passwordLength = { least: 10, most: 200 };

/** The version of the privacy notice on /privacy. Change it when a change of the text needs a new acknowledgement. */
export const noticeVersion = '2024-11.4';

/** The address the auth library wants of everybody. `.invalid` reaches nobody (RFC 2606): never shown, never mailed. */
export function placeholderEmail(personId: number): string {
  return `person-${personId}@account.invalid`;
}

/** Where a one-time link leads. */
export function linkPath(kind: LinkKind, token: string): string {
  return `/${kind}/${token}`;
}

/** A path of this site ('/cycle/1?x=2'), or `otherwise`: other sites, `//host` and control characters are turned away. */
export function sitePath(text: string | null | undefined, otherwise = '/'): string {
  // Browsers drop tabs and newlines from addresses, so white space is turned away too.
  if (!text || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return otherwise;
  const base = 'http://site.invalid';
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  if (!url || url.origin !== base) return otherwise;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? otherwise : path;
}
