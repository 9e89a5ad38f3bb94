/** Which new passwords are refused because anybody would guess them. Length is the schema's business. */
import { fold } from '~/lib/text';
import usual from './usual-passwords.json';

/** What is known of the person to those around them. */
export type Owner = { phone: string | null; names: readonly string[] };

/** Letters and digits a password must have beside what everybody knows of its owner. */
const leastOwn = 4;

/**
 * 'account.passwordOwn': little more than the person's own telephone, name or unit. 'account.passwordCommon': in
 * `common` (lower case), a usual Vietnamese or common word with figures around it, figures only, or a short piece over
 * and over. Null when it may be taken. Case, diacritics, spaces and punctuation make no difference.
 */
export function refusePassword(
  password: string,
  { phone, names }: Owner,
  common: ReadonlySet<string>,
): 'account.passwordCommon' | 'account.passwordOwn' | null {
  const bare = bareOf(password);
  const local = (phone ?? '').replace(/^\+84/, '');
  const known = names.map(bareOf).filter((name) => name.length >= leastOwn);
  const words = names.flatMap((name) => lastWords(name)).filter((word) => word.length >= leastOwn);
  let rest = local
    ? bare.replaceAll(`0${local}`, '').replaceAll(`84${local}`, '').replaceAll(local, '')
    : bare;
  for (const name of [...known, ...words].sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(name, '');
  if (rest !== bare && rest.replace(/\d/g, '').length < leastOwn) return 'account.passwordOwn';
  const core = bare.replace(/^\d+|\d+$/g, '');
  const isWord = (text: string) => common.has(text) || listed.has(text);
  const isCommon =
    isWord(password.toLowerCase().trim()) ||
    isWord(bare) ||
    isWord(core) ||
    core === '' ||
    (/^(.{1,4}?)\1*$/.test(bare) && bare.length > 4) ||
    madeOfListed(core);
  return isCommon ? 'account.passwordCommon' : null;
}

const listed = new Set<string>(usual);

/** Two or three usual words in a row. */
function madeOfListed(core: string, left = 3): boolean {
  if (left === 0) return core === '';
  if (core === '') return true;
  for (let end = core.length; end > 2; end--)
    if (listed.has(core.slice(0, end)) && madeOfListed(core.slice(end), left - 1)) return true;
  return false;
}

/** The given name with what stands before it, and a unit's own name: 'ngocdiem', 'rachsau'. */
function lastWords(name: string): string[] {
  const words = fold(name).split(' ').map(bareOf);
  return [words.slice(-2).join(''), words.slice(-3).join('')];
}

function bareOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
