/** Form data as the object a schema expects. What is posted has been counted before (`posted.server.ts`). */

import { clean } from '../text';
import { mostMarks, postedLimits } from './posted-limits';

type Nested = { [key: string]: Nested | string | string[] };

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * 'phases.0.endsAt' nests, a name ending in '[]' gathers a list, anything else is its last value. Numeric path parts make
 * lists where they are exactly 0…n−1, else objects. Names of more parts than any form may have are left out.
 */
export function formObject(entries: Iterable<[string, unknown]>): Nested {
  const root: Nested = Object.create(null);
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue;
    const isList = name.endsWith('[]');
    const path = (isList ? name.slice(0, -2) : name).split('.', postedLimits.signed.depth + 1);
    if (path.length > postedLimits.signed.depth || path.some((part) => reserved.has(part))) continue;
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
    if (!isList) here[last] = value;
    else if (Array.isArray(before)) before.push(value);
    else here[last] = [value];
  }
  return withLists(root) as Nested;
}

/**
 * A posted text as it is kept: cleaned (`text.ts`), so that no field holds what nobody sees. A password stays as it was
 * typed, in one composition and without NUL, which PostgreSQL fails on.
 */
export function cleanField(name: string, value: string): string {
  return /password/i.test(name) ? value.replaceAll('\0', '').normalize('NFC') : clean(value);
}

/** Whether more marks stand on one letter than any script needs. */
export function hasPile(text: string): boolean {
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x300) {
      marks = 0;
      continue;
    }
    const code = text.codePointAt(at)!;
    marks = isMark.test(String.fromCodePoint(code)) ? marks + 1 : 0;
    if (marks > mostMarks) return true;
    if (code > 0xffff) at++;
  }
  return false;
}

const isMark = /\p{M}/u;

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
