/**
 * Vietnamese text: one cleaning for whatever enters (`clean`, `tidyLines`, `tidy`), one spelling for comparing, one key for
 * searching. All of it takes time in proportion to the length of the text.
 */

const FREE_TONE = /(^|[^q])(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;
/** ASCII with nothing to tidy: most cells of a sheet. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const PRINTABLE = /^[\n -~]*$/;
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

const LINE_END = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** What nobody sees: controls, direction and format marks, soft hyphens, fillers, halves of characters. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** Spaces of any width but the common one, and the braille cell without a dot. */
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800]/g;
/** No writing piles more marks on a letter; sorting a pile takes the square of its height. */
const PILE = /(\p{M}{8})\p{M}+/gu;
const TONE_BEFORE_HAT = /([\u0300\u0301\u0303\u0309])([\u0302\u0306])/g;
/** Hyphens, dashes, minus and bars that stand for a hyphen in names, codes and numbers. */
const HYPHEN = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const APOSTROPHE = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u2032\u00b4`\uff07]/g;

/** Letters of other alphabets and of broken fonts that look like ours, each before ours. */
const LOOK_ALIKE = pairs('ÐĐðđƉĐɖđƢƯƣưǍĂǎăɑaɡgıiſs');
/** Shapes of our own letters and digits: full-width, mathematical, ligatures, Roman numerals. */
const SHAPE = /[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;
const STRUCK_D = /([Dd])[\u0335\u0336]/g;
/** Cyrillic and Greek letters that look like ours: meant as ours in a word that has ours. */
const FOREIGN = pairs(
  'АAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSаaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoαaιiνv',
);
const FOREIGN_LETTER = /[\u0370-\u052f]/;
const HAS_LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKE.keys()].join('')}]`, 'g');

/** Composed characters (NFC): what is stored, compared and printed. */
export function nfc(text: string): string {
  return text.replace(PILE, '$1').normalize('NFC');
}

/**
 * Text as it was meant: NFC, line ends as `\n`, spaces of any kind as a space, nothing invisible, Vietnamese letters
 * instead of those that only look like them. Lines, tabs, dashes and the ends stay. Not for passwords, of which every
 * character counts.
 */
export function clean(text: string): string {
  if (PRINTABLE.test(text)) return text;
  const visible = text
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, '')
    .replace(SPACE, ' ')
    .replace(SHAPE, (shape) => shape.normalize('NFKC'));
  const composed = nfc(visible);
  const letters = ownLetters(composed);
  return letters === composed ? composed : nfc(letters);
}

/** A text of several lines, cleaned, its ends trimmed. */
export function tidyLines(text: string): string {
  return clean(text).trim();
}

/** A text of one line, cleaned: every dash a hyphen, every run of white space one space, ends trimmed. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return clean(text)
    .replace(HYPHEN, '-')
    .replace(/\s\s+|[\n\t]/g, ' ')
    .trim();
}

/** True when tidying a line changes more than its white space and the order of its marks. */
export function isRewritten(text: string): boolean {
  return !PLAIN.test(text) && nfc(text).replace(/\s+/g, ' ').trim() !== tidy(text);
}

/** Letters without any diacritic, `đ` as `d`; case kept. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** The key people search by: no diacritics, `đ` as `d`, lower case, single spaces, one apostrophe. */
export function fold(text: string): string {
  return plain(tidy(text)).toLowerCase().replace(APOSTROPHE, "'");
}

/**
 * The tone mark where the statistics office puts it: `Hoà` → `Hòa`, `Thuý` → `Thúy`. Only an open syllable has two
 * ways of writing (`hoàn`, `quý` have one).
 */
export function canonicalTone(text: string): string {
  return nfc(text).replace(FREE_TONE, (_, before: string, pair: string) => {
    const [first, second] = [...pair] as [string, string];
    const parts = [...second.normalize('NFD')];
    const tone = parts.find((part) => TONES.includes(part)) ?? '';
    const bare = parts.filter((part) => part !== tone).join('');
    return before + nfc(first + tone) + nfc(bare);
  });
}

/** Each word with a capital, also after a hyphen or an apostrophe: `H'HEN NIÊ` → `H'Hen Niê`. */
export function titleCase(text: string): string {
  return nfc(text)
    .toLowerCase()
    .replace(
      /(^|[\s\-–'’ʼ(])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}

function ownLetters(text: string): string {
  let out = text;
  if (/[\u0302\u0306]/.test(out)) out = nfc(out.normalize('NFD').replace(TONE_BEFORE_HAT, '$2$1'));
  out = out
    .replace(HAS_LOOK_ALIKE, (letter) => LOOK_ALIKE.get(letter)!)
    .replace(STRUCK_D, (_, letter: string) => (letter === 'D' ? 'Đ' : 'đ'));
  if (!FOREIGN_LETTER.test(out)) return out;
  return out.replace(/[\p{L}\p{M}]+/gu, (word) =>
    FOREIGN_LETTER.test(word) && /\p{Script=Latin}/u.test(word)
      ? [...word].map((letter) => FOREIGN.get(letter) ?? letter).join('')
      : word,
  );
}

function pairs(letters: string): ReadonlyMap<string, string> {
  const all = [...letters];
  return new Map(all.flatMap((letter, i) => (i % 2 === 0 ? [[letter, all[i + 1]!] as const] : [])));
}
