import { sortKeyOf } from '~/lib/sort-key';
import { fold, tidy, titleCase } from '~/lib/text';

/** A Vietnamese name in its three parts: family name, middle names (may be empty), given name. */
export type PersonName = { ho: string; dem: string; ten: string };

/**
 * Splits a full name: first word, what lies between, last word. An automatic proposal only: `Thạch Sô Phi` may have the
 * given name `Sô Phi`, so every screen lets the parts be set by hand. A name of one word is a given name.
 */
export function splitName(fullName: string): PersonName {
  const words = properCase(fullName).split(' ');
  const ten = words.pop() ?? '';
  return { ho: words.shift() ?? '', dem: words.join(' '), ten };
}

/** The name as it is said: họ, đệm, tên. */
export function joinName({ ho, dem, ten }: PersonName): string {
  return tidy(`${ho} ${dem} ${ten}`);
}

/** A name tidied; all capitals or all small letters become Title Case, mixed case is left as its owner writes it. */
export function properCase(name: string): string {
  const text = tidy(name.replace(/\u00ad/g, ''));
  const isFlat = text === text.toUpperCase() || text === text.toLowerCase();
  return isFlat ? titleCase(text) : text;
}

/** Orders people the Vietnamese way, by tên, họ, đệm, wherever bytes are compared (`COLLATE "C"`). */
export function nameSortKey({ ho, dem, ten }: PersonName): string {
  return sortKeyOf([ten, ho, dem]);
}

/** What people are searched by: the name without diacritics, `đ` as `d`. */
export function nameSearchKey(name: PersonName | string): string {
  return fold(typeof name === 'string' ? name : joinName(name));
}

/** The first character that no name has (digits, brackets, commas …), or null. */
export function strangeCharacter(name: string): string | null {
  return /[^\p{L}\p{M}\s\-.'’ʼ]/u.exec(name)?.[0] ?? null;
}

/** The name's columns: parts, the whole, and the keys for sorting and searching. */
export function nameColumns({ ho, dem, ten }: PersonName) {
  const name = { ho, dem, ten };
  return {
    ...name,
    fullName: joinName(name),
    sortKey: nameSortKey(name),
    searchKey: nameSearchKey(name),
  };
}
