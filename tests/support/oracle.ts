import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type RatingTable, tableOf } from '~/features/scoring/engine/ratings/ratings';

/** The open cases of tests/oracles (its README has the formulas and tolerances). */
export const oracleCases = [
  'tiny',
  'small',
  'halo',
  'disconnected',
  'extreme',
  'straight',
  'chain',
  'ring',
  'roleitems',
  'unused',
  'medium',
] as const;

export type OracleCase = (typeof oracleCases)[number];

/** The text of a gzipped file of tests/oracles, named without `.gz`. */
export function readOracle(name: string): string {
  return gunzipSync(readFileSync(new URL(`../oracles/${name}.gz`, import.meta.url))).toString('utf8');
}

/** The ratings of a case, self forms included. */
export function oracleRatings(name: OracleCase): RatingTable {
  const [, ...lines] = readOracle(`${name}.csv`).trim().split('\n');
  return tableOf(
    lines.map((line) => {
      const [ratee, rater, role, item, score] = line.split(',') as [string, string, string, string, string];
      return { ratee, rater, role, item, score: Number(score) };
    }),
  );
}

/** One block of a case's expected file; `undefined` where the case has none. */
export function oracleBlock<T>(name: OracleCase, block: string): T | undefined {
  return (JSON.parse(readOracle(`${name}.expected.json`)) as Record<string, T>)[block];
}
