/** What a run is made from, without authors, and its fingerprint. */
import { createHash, createHmac } from 'node:crypto';
import { deriveKey } from '~/features/assessment/peer-key.server';
import type { ScoringInput } from './scoring-aggregate';

/**
 * SHA-256 of the input in one canonical order; with peer forms, an HMAC-SHA-256 under the cycle's data key, for in a
 * small cycle a bare hash could be tried out against every possible form.
 */
export function inputHash({ ratees, forms, options }: ScoringInput, dataKey: Buffer | null): string {
  const written = forms
    .map(({ ratee, role, answers }) => JSON.stringify([ratee, role, sorted(answers)]))
    .sort();
  const text = JSON.stringify([
    options.aggregate,
    options.missingRole,
    options.peersNeeded,
    sorted(options.roleWeights),
    sorted(options.itemWeights),
    [...ratees].sort((a, b) => a.id - b.id).map(({ id, skills, expected }) => [id, skills, sorted(expected)]),
    written,
  ]);
  const hash = dataKey ? createHmac('sha256', deriveKey(dataKey, 'scoring input v1')) : createHash('sha256');
  return hash.update(text).digest('hex');
}

function sorted(values: Record<string, number>): [string, number][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
