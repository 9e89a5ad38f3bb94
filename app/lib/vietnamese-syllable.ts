import { nfc } from './text';

const ONSET = '(?:ngh|ng|nh|gh|gi|qu|kh|ch|ph|th|tr|[bcdđghklmnpqrstvx])?';
const NUCLEUS =
  '(?:ươi|ươu|ươ|uôi|uô|uyê|uya|uyu|uây|uâ|uơ|uê|uy|ui|ua|uă|iêu|iê|yêu|yê|ia|iu|oai|oay|oao|oeo|oă|oa|oe|oi|oo|ôi|ơi|ưa|ưi|ưu|ai|ao|au|ay|âu|ây|eo|êu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)';
const CODA = '(?:ng|nh|ch|[cmnpt])?';
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`);
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** True when a word has the shape of a Vietnamese syllable, at most one tone, and no capital after a small letter. */
export function looksVietnamese(word: string): boolean {
  if (/\p{Ll}\p{Lu}/u.test(nfc(word))) return false;
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(TONE) ?? []).length > 1) return false;
  return SYLLABLE.test(nfc(apart.replace(TONE, '')));
}

/** How many of the words with letters beyond ASCII look Vietnamese. */
export function countVietnamese(text: string): number {
  return text.split(/[\s,.;:"'()/\d-]+/).filter((word) => /[^\0-\u007f]/.test(word) && looksVietnamese(word))
    .length;
}
