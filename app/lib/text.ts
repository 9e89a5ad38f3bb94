/** Vietnamese text: one spelling for comparing, one key for searching. */

const FREE_TONE = /(^|[^q])(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;
/** ASCII with nothing to tidy: most cells of a sheet. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Composed characters (NFC): what is stored, compared and printed. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/** NFC, every run of white space (no-break and zero-width ones too) one space, ends trimmed. */
export function tidy(text: string): string {
  if (PLAIN.test(text)) return text;
  return nfc(text)
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Letters without any diacritic, `đ` as `d`; case kept. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** The key people search by: no diacritics, `đ` as `d`, lower case, single spaces. */
export function fold(text: string): string {
  return plain(tidy(text)).toLowerCase();
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
