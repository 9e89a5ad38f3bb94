import { describe, expect, test } from 'vitest';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { tableOf } from '~/features/scoring/engine/ratings/ratings';
import {
  alphaOf,
  coincidencesOf,
  formMeanIcc,
  itemAlphas,
} from '~/features/scoring/engine/reliability/agreement';
import { formPhi, nestedDecision, nestedStudy } from '~/features/scoring/engine/reliability/generalizability';
import { type Icc, iccTable } from '~/features/scoring/engine/reliability/icc';
import { oracleBlock, oracleCases, oracleRatings, readOracle } from '../../../../support/oracle';

type Agreement = {
  alpha_units_ratee_x_item: Record<'nominal' | 'ordinal' | 'interval', number>;
  icc_oneway_on_form_means: Record<string, number>;
};

const published = JSON.parse(readOracle('canonical/published.json')) as {
  krippendorff: { data_4x12_null_missing: (number | null)[][]; alpha: Record<string, number> };
  brennan2001_synthetic4: {
    persons_x_raters_raters1to4_task1_5to8_task2_9to12_task3: number[][];
    MS: Record<string, number>;
    vc: Record<string, number>;
    D_nt3_nr4: { Erho2: number; Phi: number };
  };
};

describe('the published cases', () => {
  test.each(oracleCases)('%s: alpha and the one-way ICC', (name) => {
    const expected = oracleBlock<Agreement>(name, 'agreement')!;
    const forms = formsOf(oracleRatings(name));
    const pairs = coincidencesOf(forms);
    for (const metric of ['nominal', 'ordinal', 'interval'] as const)
      expect(Math.abs(alphaOf(pairs, metric)! - expected.alpha_units_ratee_x_item[metric])).toBeLessThan(
        1e-8,
      );
    const icc = formMeanIcc(forms)!;
    const theirs = expected.icc_oneway_on_form_means;
    expect([icc.targets, icc.observations]).toEqual([theirs.n_targets, theirs.n_obs]);
    for (const [ours, key] of [
      [icc.k0, 'k0'],
      [icc.msb, 'MSB'],
      [icc.msw, 'MSW'],
      [icc.icc1, 'ICC1'],
      [icc.icc1k, 'ICC1_k0'],
    ] as const)
      expect(Math.abs(ours! - theirs[key]!)).toBeLessThan(1e-8);
  });
});

describe("Krippendorff's data C", () => {
  const rows = published.krippendorff.data_4x12_null_missing.flatMap((values, rater) =>
    values.flatMap((score, unit) =>
      score === null
        ? []
        : [{ ratee: `u${unit}`, rater: `o${rater}`, role: 'observer', item: 'value', score }],
    ),
  );
  test.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('%s', (metric) => {
    expect(alphaOf(coincidencesOf(formsOf(tableOf(rows))), metric)).toBeCloseTo(
      published.krippendorff.alpha[metric]!,
      6,
    );
  });

  test('item by item: each as if it stood alone', () => {
    const other = rows.map((row, k) => ({ ...row, item: 'zeal', score: 1 + ((k * 7) % 3) }));
    const self = rows.map((row) => ({ ...row, rater: row.ratee, role: 'self', score: 1 }));
    const both = itemAlphas(formsOf(tableOf([...rows, ...other, ...self])));
    expect(both.map(({ item }) => item)).toEqual(['value', 'zeal']);
    expect(both[0]!.alpha).toBeCloseTo(published.krippendorff.alpha.ordinal!, 6);
    expect(both[1]!.alpha).toBeCloseTo(alphaOf(coincidencesOf(formsOf(tableOf(other))), 'ordinal')!, 12);
  });

  test('one value everywhere, or nothing that pairs: no alpha', () => {
    const same = rows.map((row) => ({ ...row, score: 3 }));
    expect(alphaOf(coincidencesOf(formsOf(tableOf(same))), 'interval')).toBeNull();
    const alone = rows.filter((row) => row.rater === 'o0');
    expect(alphaOf(coincidencesOf(formsOf(tableOf(alone))), 'nominal')).toBeNull();
  });
});

describe('Shrout and Fleiss 1979', () => {
  const [, ...lines] = readOracle('canonical/shrout_fleiss_1979.csv').trim().split('\n');
  const { expected } = JSON.parse(readOracle('canonical/shrout_fleiss_1979.expected.json')) as {
    expected: Record<string, number> & Record<`CI(${number},${string})`, [number, number]>;
  };
  const table: number[][] = [];
  for (const line of lines) {
    const [target, , score] = line.split(',') as [string, string, string];
    const row = Number(target.slice(1)) - 1;
    table[row] = [...(table[row] ?? []), Number(score)];
  }
  const ours = iccTable(table)!;

  test('mean squares', () => {
    expect(ours.bms).toBeCloseTo(expected.BMS!, 10);
    expect(ours.wms).toBeCloseTo(expected.WMS!, 10);
    expect(ours.jms).toBeCloseTo(expected.JMS!, 10);
    expect(ours.ems).toBeCloseTo(expected.EMS!, 10);
  });

  test.each([
    ['1', '1', ours.single[0]],
    ['2', '1', ours.single[1]],
    ['3', '1', ours.single[2]],
    ['1', 'k', ours.mean[0]],
    ['2', 'k', ours.mean[1]],
    ['3', 'k', ours.mean[2]],
  ] as [string, string, Icc][])('ICC(%s,%s) and its interval', (model, of, icc) => {
    const [low, high] = expected[`CI(${Number(model)},${of})`]!;
    expect(Math.abs(icc.value - expected[`ICC(${model},${of})`]!)).toBeLessThan(1e-8);
    expect(Math.abs(icc.low - low)).toBeLessThan(1e-8);
    expect(Math.abs(icc.high - high)).toBeLessThan(1e-8);
  });

  test('a table with a hole is refused', () => {
    expect(() => iccTable([[1, 2], [3]])).toThrow(RangeError);
    expect(() => iccTable([[1, 2]])).toThrow(RangeError);
  });

  test('judges who agree to the letter: no interval, so nothing', () => {
    const same = [
      [1, 1],
      [2, 2],
      [4, 4],
    ];
    expect(iccTable(same)).toBeNull();
  });
});

describe("Brennan's synthetic data 4", () => {
  const source = published.brennan2001_synthetic4;
  const study = nestedStudy(
    source.persons_x_raters_raters1to4_task1_5to8_task2_9to12_task3.map((row) =>
      [0, 4, 8].map((from) => row.slice(from, from + 4)),
    ),
  );

  test('mean squares and components', () => {
    const keys = { p: 'p', t: 't', pt: 'pt', rInT: 'r:t', prInT: 'pr:t' } as const;
    for (const [ours, theirs] of Object.entries(keys) as [keyof typeof keys, string][]) {
      expect(study.ms[ours]).toBeCloseTo(source.MS[theirs]!, 6);
      expect(study.variance[ours]).toBeCloseTo(source.vc[theirs]!, 6);
    }
  });

  test('the decision study', () => {
    const decision = nestedDecision(study, 3, 4);
    expect(decision.generalizability).toBeCloseTo(source.D_nt3_nr4.Erho2, 6);
    expect(decision.phi).toBeCloseTo(source.D_nt3_nr4.Phi, 6);
  });
});

test('five forms of the usual spread: .84, and .91 with severity modelled', () => {
  const variance = { person: 1, severity: 0.49, halo: 0.36, error: 0.11 };
  expect(formPhi(variance, 5)).toBeCloseTo(0.84, 2);
  expect(formPhi({ ...variance, severity: 0 }, 5)).toBeCloseTo(0.91, 2);
});
