import { canonicalTone, tidy } from './text';

const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const SIGNS = ' -,.\'()"/&+';
const HATS = '\u0302\u0306\u031b';
const TONES = '\u0300\u0309\u0303\u0301\u0323';
const END = '!';

/**
 * A key whose byte order (`<` in JavaScript, `COLLATE "C"`) is the Vietnamese order of texts, compared part by part:
 * letters a ă â b c d đ e ê …, then tones (none, huyền, hỏi, ngã, sắc, nặng); case does not count, numbers by value
 * (Ấp 2 before Ấp 10). Same order as `Intl.Collator('vi', { sensitivity: 'accent' })`, which databases do not have.
 */
export function sortKeyOf(parts: readonly string[]): string {
  return parts.map(partKey).join(END);
}

function partKey(part: string): string {
  let letters = '';
  let tones = '';
  for (const token of canonicalTone(tidy(part))
    .toLowerCase()
    .match(/\d+|[^\d]/gu) ?? []) {
    letters += /^\d/.test(token) ? numberKey(token) : letterKey(token);
    tones += toneOf(token);
  }
  return `${letters}${END}${tones.replace(/0+$/, '')}`;
}

function letterKey(letter: string): string {
  const sign = SIGNS.indexOf(letter);
  if (sign >= 0) return String.fromCharCode(0x23 + sign);
  const kept = [...letter.normalize('NFD')].filter((char, i) => i === 0 || HATS.includes(char));
  const place = LETTERS.indexOf(kept.join('').normalize('NFC'));
  if (place >= 0) return String.fromCharCode(0x41 + place);
  return `~${letter.codePointAt(0)!.toString(16).padStart(6, '0')}`;
}

/** Length first, so that 9 comes before 10; `0` to `9` are left to it. */
function numberKey(digits: string): string {
  const bare = digits.replace(/^0+(?=\d)/, '').slice(0, 9);
  return `${bare.length}${bare}`;
}

function toneOf(token: string): string {
  const tone = [...token.normalize('NFD')].map((char) => TONES.indexOf(char)).find((index) => index >= 0);
  return String((tone ?? -1) + 1);
}
