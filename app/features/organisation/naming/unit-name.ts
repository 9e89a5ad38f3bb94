/** Codes and names of units as clerks write them beside how the tree has them. */
import { sortKeyOf } from '~/lib/sort-key';
import { fold, tidy } from '~/lib/text';
import { nearness } from './spelling';
import { says, speak } from './spoken-words';

/** Codes that differ by case or spaces are one. */
export function codeKey(code: string): string {
  return tidy(code).toLowerCase().replace(/\s+/g, '');
}

/** `Chi đoàn ấp Rạch Sâu`, `CĐ ấp Rạch Sâu` and `Ấp Rạch Sâu` are one name. */
export function bareName(name: string): string {
  return withoutFirst(speak(name).words.join(' '), [
    'chi đoàn cơ sở',
    'chi đoàn',
    'cđ',
    'cd',
    'đoàn cơ sở',
    'đoàn',
  ]);
}

const places = [
  'ấp',
  'khóm',
  'thôn',
  'làng',
  'buôn',
  'bản',
  'xóm',
  'khu phố',
  'tổ dân phố',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'huyện',
  'quận',
  'thị xã',
  'thành phố',
  'tỉnh',
];
/** What may follow a name without making it another: where it lies. */
const whereabouts = [
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'huyện',
  'quận',
  'thị xã',
  'thành phố',
  'tỉnh',
  'đoàn',
  'thuộc',
];

/**
 * Do both names mean one unit? Whole words: `ấp 1` is not `ấp 12`, `ấp Tân` is not `ấp Tân Hội`; `ấp Tân, xã Mẫu` and
 * `Tân` are `Chi đoàn ấp Tân`.
 */
export function isSameUnitName(known: string, written: string): boolean {
  const [a, b] = [bareName(known), bareName(written)];
  return [b, placeless(b)].some((one) =>
    [a, placeless(a)].some((two) => nearness(one, two) !== null || goesOn(one, two) || goesOn(two, one)),
  );
}

/** Is `long` the words of `short` and then only where it lies? */
function goesOn(long: string, short: string): boolean {
  const [words, wanted] = [long.split(' '), short.split(' ')];
  if (short === '' || words.length <= wanted.length) return false;
  const start = words.slice(0, wanted.length).join(' ');
  const rest = speak(words.slice(wanted.length).join(' '));
  return nearness(start, short) !== null && whereabouts.some((word) => says(rest, word));
}

function placeless(name: string): string {
  return withoutFirst(name, places);
}

function withoutFirst(name: string, phrases: readonly string[]): string {
  const spoken = speak(name);
  const phrase = phrases.find((each) => says(spoken, each));
  if (!phrase) return name;
  const rest = spoken.words.slice(phrase.split(' ').length).join(' ');
  return rest === '' ? name : rest;
}

/** Sorting and searching of a unit's name. */
export function unitKeys(name: string) {
  return { sortKey: sortKeyOf([name]), searchKey: fold(name) };
}
