import { describe, expect, test } from 'vitest';
import { narrowRows } from '~/features/scoring/engine/algebra/row-basis';
import { fitJmle } from '~/features/scoring/engine/facets/jmle';
import { emptyPass, readFacets, smallSize, wholePass } from '~/features/scoring/engine/facets/pass';
import { peelExtremes } from '~/features/scoring/engine/facets/peel';
import { nearStart } from '~/features/scoring/engine/facets/start';
import { isTabled, tabledReader } from '~/features/scoring/engine/facets/table';
import { patternsOf } from '~/features/scoring/engine/ratings/pattern';
import { districtForms } from '../../../../support/district';

/** 840 people, 5,880 forms of one pattern: enough for tables. */
const { forms } = peelExtremes(districtForms(840, 3));
const patterns = patternsOf(forms);

describe('large data by tables', () => {
  const at = nearStart(forms, patterns);
  const [tabled, exact] = [emptyPass(forms), emptyPass(forms)];
  tabledReader(forms, patterns)(at, tabled);
  readFacets(forms, at, exact);

  test('likelihood, score and information are those of the answers one by one', () => {
    expect(isTabled(forms, patterns)).toBe(true);
    expect(Math.abs(tabled.loglik - exact.loglik)).toBeLessThan(1e-6);
    for (const part of ['scoreTheta', 'scoreLambda'] as const)
      for (const [e, x] of exact[part].entries()) expect(Math.abs(tabled[part][e]! - x)).toBeLessThan(1e-5);
    for (const [k, x] of exact.scoreSmall.entries())
      expect(Math.abs(tabled.scoreSmall[k]! - x)).toBeLessThan(1e-3);
    for (const part of ['infoTheta', 'infoLambda', 'infoForm', 'small'] as const)
      for (const [e, x] of exact[part].entries())
        expect(Math.abs(tabled[part][e]! - x)).toBeLessThan(1e-3 * (1 + Math.abs(x)));
  });

  test('rows of the ratees are nearly whole, and whole when asked for', () => {
    const { width, basis, rateeSmall } = tabled;
    const q = smallSize(forms);
    expect(width).toBeLessThan(q);
    for (let n = 0; n < at.theta.length; n++)
      for (let s = 0; s < q; s++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += rateeSmall[n * width + k]! * basis[k * q + s]!;
        expect(Math.abs(sum - exact.rateeSmall[n * q + s]!)).toBeLessThan(0.01 * exact.infoTheta[n]!);
      }
    expect(wholePass(forms, at, tabled).rateeSmall).toEqual(exact.rateeSmall);
    expect(wholePass(forms, at, exact)).toBe(exact);
  });

  test('the maximum found is one: every element, item and threshold balances its score', () => {
    const { maximum, peeling } = fitJmle(districtForms(840, 3))!;
    expect(maximum.converged).toBe(true);
    const pass = emptyPass(peeling.forms);
    readFacets(peeling.forms, maximum.at, pass);
    for (const [n, x] of pass.scoreTheta.entries())
      expect(Math.abs(x)).toBeLessThan(1e-5 * Math.sqrt(pass.infoTheta[n]! || 1));
    for (const [j, x] of pass.scoreLambda.entries())
      expect(Math.abs(x)).toBeLessThan(1e-5 * Math.sqrt(pass.infoLambda[j]! || 1));
    const q = smallSize(forms);
    for (const [k, x] of pass.scoreSmall.entries())
      expect(Math.abs(x)).toBeLessThan(1e-4 * Math.sqrt(pass.small[k * q + k]!));
  });
});

describe('rows in fewer numbers', () => {
  const q = 6;
  const rows = Float64Array.from({ length: 50 * q }, (_, k) => {
    const at = Math.floor(k / q) / 10;
    return Math.exp(-((at - (k % q) / 3) ** 2));
  });
  const kept = Float64Array.from({ length: q }, () => 1);
  const { width, basis, coordinates } = narrowRows(rows.slice(), q, [kept, kept]);
  const backOf = (row: number) =>
    Array.from({ length: q }, (_, s) => {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += coordinates[row * q + k]! * basis[k * q + s]!;
      return sum;
    });

  test('a basis of unit vectors at right angles, which leaves out little of any row', () => {
    expect(width).toBeLessThan(q);
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++) {
        let along = 0;
        for (let s = 0; s < q; s++) along += basis[a * q + s]! * basis[b * q + s]!;
        expect(along).toBeCloseTo(+(a === b), 12);
      }
    const longest = Math.max(
      ...Array.from({ length: 50 }, (_, r) => Math.hypot(...rows.subarray(r * q, r * q + q))),
    );
    for (let r = 0; r < 50; r++) {
      const gap = backOf(r).map((x, s) => x - rows[r * q + s]!);
      expect(Math.hypot(...gap)).toBeLessThan(2e-3 * longest);
    }
  });

  test('what is kept is kept exactly: the sum of every row', () => {
    for (let r = 0; r < 50; r++) {
      const sum = rows.subarray(r * q, r * q + q).reduce((total, x) => total + x, 0);
      expect(backOf(r).reduce((total, x) => total + x, 0)).toBeCloseTo(sum, 12);
    }
  });
});
