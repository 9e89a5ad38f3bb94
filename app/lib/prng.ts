/** A source of numbers in [0, 1). Pure code takes one as a parameter: it never makes chance of its own. */
export type Random = () => number;

/**
 * xoshiro128** (Blackman & Vigna 2018): the same seed gives the same numbers on every machine. For fair draws that
 * must be repeatable; not for secrets, where the caller passes a `Random` made from the system's randomness.
 */
export function seededRandom(seed: string | number): Random {
  let [a, b, c, d] = seedWords(String(seed));
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 2 ** 32;
  };
}

/** A whole number in 0 … `below` − 1. */
export function randomIndex(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** A shuffled copy (Fisher–Yates): every order equally likely. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = randomIndex(random, last + 1);
    const moved = copy[last] as T;
    copy[last] = copy[other] as T;
    copy[other] = moved;
  }
  return copy;
}

/** Four well-mixed 32-bit words of a text: equal texts give equal words. Never all zero. */
function seedWords(text: string): [number, number, number, number] {
  const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef].map((salt) => mixText(text, salt));
  return [words[0]! | 1, words[1]!, words[2]!, words[3]!];
}

/** A 32-bit number (unsigned) of a text: FNV-1a with the finish of MurmurHash3. Spreads well, keeps no secret. */
export function mixText(text: string, salt = 0): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
