/** Words at the beginning of a text: whole words with their diacritics, without them only where the text has none. */
import { remember } from '~/lib/remember';
import { canonicalTone, fold, plain, tidy } from '~/lib/text';

/** A text as its words, and whether its writer used diacritics at all. */
export type Spoken = { words: readonly string[]; isPlain: boolean };

/** Small letters, tones where the statistics office puts them, signs dropped: `Đoàn xã Hoà-An` → đoàn, xã, hòa, an. */
export function speak(text: string): Spoken {
  const clean = tidy(text);
  const words = canonicalTone(clean.toLowerCase())
    .replace(/[^\p{L}\p{M}\d]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  return { words, isPlain: plain(clean) === clean };
}

/** Does the text say `phrase` at word `at`? `Tịnh` is no `tỉnh`; `tinh` is one where nothing carries a diacritic. */
export function says({ words, isPlain }: Spoken, phrase: string, at = 0): boolean {
  return wordsOf(phrase).every(({ word, bare }, index) => {
    const said = words[at + index];
    return said === word || (isPlain && said === bare);
  });
}

/** Phrases are constants, and few. */
const wordsOf = remember((phrase) => phrase.split(' ').map((word) => ({ word, bare: fold(word) })));

/** The longest of the phrases that the text says at word `at`, or null. */
export function firstSaid<T extends readonly [string, ...unknown[]]>(
  spoken: Spoken,
  phrases: readonly T[],
  at = 0,
): T | null {
  let best: T | null = null;
  for (const phrase of phrases)
    if (says(spoken, phrase[0], at) && (best === null || phrase[0].length > best[0].length)) best = phrase;
  return best;
}

/** How many words a phrase has. */
export function countWords(phrase: string): number {
  return wordsOf(phrase).length;
}
