import { fQuantile } from '../algebra/distribution';

export type Icc = { value: number; low: number; high: number };

/** The six ICCs of Shrout & Fleiss (1979) with their intervals, and the mean squares behind them. */
type IccTable = {
  bms: number;
  wms: number;
  jms: number;
  ems: number;
  /** ICC(1,1), ICC(2,1), ICC(3,1): one rating by a rater at random, by a sampled panel, by this panel. */
  single: [Icc, Icc, Icc];
  /** ICC(1,k), ICC(2,k), ICC(3,k): the mean of k such ratings. */
  mean: [Icc, Icc, Icc];
};

/**
 * ICCs of a complete table, targets in rows and judges in columns (two of each at least). Intervals at `level` are
 * those of Shrout & Fleiss (1979); the one for ICC(2,·) uses Satterthwaite's degrees of freedom. `null` where the
 * judges agree to the letter, save for a constant each: no error, no interval.
 */
export function iccTable(rows: readonly (readonly number[])[], level = 0.95): IccTable | null {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2 || k < 2 || rows.some((row) => row.length !== k))
    throw new RangeError('a complete table of 2 × 2 or more');
  const { bms, wms, jms, ems } = meanSquares(rows, n, k);
  if (!(wms > 0 && ems > 1e-12 * wms)) return null;
  const p = 1 - (1 - level) / 2;
  const stepUp = (x: number) => (k * x) / (1 + (k - 1) * x);

  const f1 = bms / wms;
  const low1 = f1 / fQuantile(p, n - 1, n * (k - 1));
  const high1 = f1 * fQuantile(p, n * (k - 1), n - 1);
  const f3 = bms / ems;
  const low3 = f3 / fQuantile(p, n - 1, (n - 1) * (k - 1));
  const high3 = f3 * fQuantile(p, (n - 1) * (k - 1), n - 1);
  const single = (f: number) => (f - 1) / (f + k - 1);
  const mean = (f: number) => 1 - 1 / f;

  const icc2 = (bms - ems) / (bms + (k - 1) * ems + (k * (jms - ems)) / n);
  const fj = jms / ems;
  const spread = n * (1 + (k - 1) * icc2) - k * icc2;
  const v =
    ((k - 1) * (n - 1) * (k * icc2 * fj + spread) ** 2) /
    ((n - 1) * k ** 2 * icc2 ** 2 * fj ** 2 + spread ** 2);
  const upper = fQuantile(p, n - 1, v);
  const lower = fQuantile(p, v, n - 1);
  const between = k * jms + (k * n - k - n) * ems;
  const low2 = (n * (bms - upper * ems)) / (upper * between + n * bms);
  const high2 = (n * (lower * bms - ems)) / (between + n * lower * bms);
  return {
    bms,
    wms,
    jms,
    ems,
    single: [
      { value: single(f1), low: single(low1), high: single(high1) },
      { value: icc2, low: low2, high: high2 },
      { value: single(f3), low: single(low3), high: single(high3) },
    ],
    mean: [
      { value: mean(f1), low: mean(low1), high: mean(high1) },
      { value: (bms - ems) / (bms + (jms - ems) / n), low: stepUp(low2), high: stepUp(high2) },
      { value: mean(f3), low: mean(low3), high: mean(high3) },
    ],
  };
}

function meanSquares(rows: readonly (readonly number[])[], n: number, k: number) {
  const rowMean = rows.map((row) => row.reduce((sum, x) => sum + x, 0) / k);
  const columnMean = rows[0]!.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0) / n);
  const grand = rowMean.reduce((sum, x) => sum + x, 0) / n;
  const ssb = k * rowMean.reduce((sum, x) => sum + (x - grand) ** 2, 0);
  const ssj = n * columnMean.reduce((sum, x) => sum + (x - grand) ** 2, 0);
  const ssw = rows.reduce(
    (sum, row, i) => sum + row.reduce((inner, x) => inner + (x - rowMean[i]!) ** 2, 0),
    0,
  );
  return {
    bms: ssb / (n - 1),
    wms: ssw / (n * (k - 1)),
    jms: ssj / (k - 1),
    ems: (ssw - ssj) / ((n - 1) * (k - 1)),
  };
}
