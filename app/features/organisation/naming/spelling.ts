/** Which of two spellings is the nearer one: exact before tone placement before diacritics left out. */
import { canonicalTone, fold, plain, tidy } from '~/lib/text';

/** 0 the same letters, 1 the tone mark elsewhere (Hoà, Hòa), 2 one of the two written without any diacritic. */
type Nearness = 0 | 1 | 2;

/** How near two names are; null for two names: Ân and An, Thủy and Thụy fold alike and are different people. */
export function nearness(a: string, b: string): Nearness | null {
  const [one, two] = [tidy(a).toLowerCase(), tidy(b).toLowerCase()];
  if (one === two) return 0;
  if (canonicalTone(one) === canonicalTone(two)) return 1;
  return fold(one) === fold(two) && (isPlain(one) || isPlain(two)) ? 2 : null;
}

/** Alike to a careless eye only: each writes diacritics, and other ones. */
export function isAlike(a: string, b: string): boolean {
  return fold(a) === fold(b) && nearness(a, b) === null;
}

/** Written without diacritics, as old lists and telephones do. */
export function isPlain(text: string): boolean {
  return plain(text) === text;
}

/** One key for the spellings of one name, wherever its tone marks stand. */
export function nameKey(text: string): string {
  return canonicalTone(tidy(text).toLowerCase());
}

/** Things found by name, the nearest spelling first. */
export class SpellingIndex<T> {
  private readonly byFold = new Map<string, { name: string; item: T }[]>();

  add(name: string, item: T): void {
    const key = fold(name);
    const same = this.byFold.get(key);
    if (same) same.push({ name, item });
    else this.byFold.set(key, [{ name, item }]);
  }

  /** Everything at the nearest spelling up to `limit`; empty when nothing is that near. */
  find(name: string, limit: Nearness = 2): T[] {
    const known = this.byFold.get(fold(name)) ?? [];
    for (const wanted of [0, 1, 2] as const) {
      if (wanted > limit) break;
      const found = known.filter((each) => nearness(each.name, name) === wanted);
      if (found.length > 0) return [...new Set(found.map(({ item }) => item))];
    }
    return [];
  }

  /** What only folds alike: to be asked about, never taken. */
  alike(name: string): T[] {
    const known = this.byFold.get(fold(name)) ?? [];
    return [...new Set(known.filter((each) => isAlike(each.name, name)).map(({ item }) => item))];
  }
}
