import { describe, expect, test } from 'vitest';
import { rankingModel } from '~/features/scoring/engine/fair/ranking';
import { driftFlags } from '~/features/scoring/engine/flags/drift';
import { residualScale, trendOf } from '~/features/scoring/engine/flags/residual';
import { unitBiasFlags } from '~/features/scoring/engine/flags/unit';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import type { RatingTable } from '~/features/scoring/engine/ratings/ratings';
import { province, simulate } from '../../../../support/simulation';

const modelOf = (table: RatingTable, unitOf?: Int32Array) =>
  rankingModel(formsOf(table), { seed: 1, top: 24, unitOf })!;

/** Raises or lowers scores, kept on the scale of five. */
const shifted = (table: RatingTable, by: (k: number) => number): RatingTable => ({
  ...table,
  score: table.score.map((x, k) => Math.min(5, Math.max(1, x + by(k)))),
});

describe('drift', () => {
  const { table, unitOf } = simulate({ ...province, communes: 8 }, 3);
  const superior = table.raterIds.indexOf(`r${8 * 42}`);
  // Nobody's number says when: people are taken in a shuffled order.
  const timeOf = (ratee: number) => (ratee * 37) % (8 * 42);
  const times = (model: ReturnType<typeof modelOf>) => model.data.forms.ratee.map((n) => timeOf(n));

  test('who grew stricter is found, and nobody else', () => {
    const late = 4 * 42;
    const stricter = shifted(table, (k) =>
      table.rater[k] === superior ? (timeOf(table.ratee[k]!) < late ? 1 : -1) : 0,
    );
    const model = modelOf(stricter, unitOf);
    const flags = driftFlags(model, times(model));
    expect(flags.map(({ who }) => who)).toEqual([[table.raterIds[superior]]]);
    const { z, early, late: after } = flags[0]!.evidence;
    expect(z!).toBeLessThan(-4);
    expect(early!).toBeGreaterThan(after!);
    expect(flags[0]!.kind).toBe('drift');
  });

  test('one sitting, or few forms: nothing to look at', () => {
    const model = modelOf(table, unitOf);
    expect(driftFlags(model, new Float64Array(model.data.forms.ratee.length))).toEqual([]);
  });

  test('the trend: standard normal for noise, tied times share a rank', () => {
    expect(trendOf([1, 1, 1], [1, 2, 3]).z).toBeNull();
    const { z, early, late } = trendOf([10, 20, 30, 40], [-1, 0, 0, 1]);
    expect(z).toBeCloseTo(3 / Math.sqrt(5), 12);
    expect([early, late]).toEqual([-0.5, 0.5]);
    expect(residualScale(Float64Array.of(0.1, -0.1))).toBe(1);
  });
});

describe('bias for a unit', () => {
  const communes = 6;
  const { table, unitOf } = simulate({ ...province, communes, outside: 4 }, 4);
  const outsider = communes * 42 + 2 * communes;

  test('who favours one unit is found with it, and nobody else', () => {
    const favoured = shifted(table, (k) =>
      table.rater[k] === outsider && unitOf[table.ratee[k]!] === 2 ? 2 : 0,
    );
    const flags = unitBiasFlags(modelOf(favoured, unitOf), unitOf);
    expect(flags.map(({ who, evidence }) => [who, evidence.unit])).toEqual([[[table.raterIds[outsider]], 2]]);
    expect(flags[0]!.evidence.inside!).toBeGreaterThan(flags[0]!.evidence.elsewhere!);
  });

  test('raters of one unit only are not looked at', () => {
    const home = simulate({ ...province, communes }, 4);
    expect(unitBiasFlags(modelOf(home.table, home.unitOf), home.unitOf)).toEqual([]);
  });
});

test('false alarms where nobody drifts or favours: less than one rater in two hundred', () => {
  let [drifts, biases, raters] = [0, 0, 0];
  for (const [seed, halo] of [
    [1, 0],
    [2, 0.6],
    [3, 1.2],
  ] as const) {
    const { table, unitOf } = simulate({ ...province, communes: 12, outside: 2, halo }, seed);
    const model = modelOf(table, unitOf);
    raters += 2 * 12 + 20;
    drifts += driftFlags(
      model,
      model.data.forms.ratee.map((n) => (n * 31) % 499),
    ).length;
    biases += unitBiasFlags(model, unitOf).length;
  }
  expect(drifts).toBeLessThanOrEqual(1);
  expect(biases).toBeLessThanOrEqual(1);
  expect(raters).toBe(132);
}, 120_000);
