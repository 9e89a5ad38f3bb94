/** Form data as the object a schema expects. */

type Nested = { [key: string]: Nested | string | string[] };

/**
 * 'phases.0.endsAt' nests, a name ending in '[]' gathers a list, anything else is its last value. Text is NFC:
 * phones and Macs send decomposed Vietnamese. Numeric path parts make plain objects; `listOf` turns them into lists.
 */
export function formObject(entries: Iterable<[string, unknown]>): Nested {
  const root: Nested = Object.create(null);
  for (const [name, raw] of entries) {
    if (typeof raw !== 'string') continue;
    const value = raw.normalize('NFC');
    const isList = name.endsWith('[]');
    const path = (isList ? name.slice(0, -2) : name).split('.');
    if (path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')) continue;
    let here = root;
    for (const part of path.slice(0, -1)) {
      const next = here[part];
      if (next && typeof next === 'object' && !Array.isArray(next)) here = next;
      else {
        const made: Nested = Object.create(null);
        here[part] = made;
        here = made;
      }
    }
    const last = path.at(-1)!;
    const before = here[last];
    if (isList) here[last] = Array.isArray(before) ? [...before, value] : [value];
    else here[last] = value;
  }
  return withLists(root) as Nested;
}

/** Objects whose keys are exactly 0…n−1 become lists. */
function withLists(value: unknown): unknown {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key], index) => key === String(index)))
    return entries.map(([, inner]) => withLists(inner));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withLists(inner)]));
}

type IssueLike = { path: readonly PropertyKey[]; message: string };
type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: readonly IssueLike[] } };
/** What zod and zod/mini schemas have in common. */
export type Schema<T> = { safeParse: (value: unknown) => Parsed<T> };

/** Zod's complaints as ours: codes beside their fields. A message that is no code of ours becomes 'invalid'. */
export function issuesOf(error: { issues: readonly IssueLike[] }): { path: string; code: string }[] {
  return error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: /^[a-z][a-zA-Z]*(\.[a-zA-Z]+)*$/.test(issue.message) ? issue.message : 'invalid',
  }));
}
