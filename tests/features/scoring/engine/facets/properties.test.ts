import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jmle } from '~/features/scoring/engine/facets/jmle';
import { map } from '~/features/scoring/engine/facets/map';
import { maximise } from '~/features/scoring/engine/facets/newton';
import { startOf } from '~/features/scoring/engine/facets/start';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { patternsOf } from '~/features/scoring/engine/ratings/pattern';
import { type RatingRow, tableOf } from '~/features/scoring/engine/ratings/ratings';

const cell = fc.record({
  ratee: fc.integer({ min: 0, max: 5 }),
  rater: fc.integer({ min: 0, max: 4 }),
  item: fc.integer({ min: 0, max: 2 }),
  score: fc.integer({ min: 1, max: 4 }),
});
const ratings = fc
  .uniqueArray(cell, { minLength: 12, maxLength: 70, selector: (c) => `${c.ratee} ${c.rater} ${c.item}` })
  .map((cells) =>
    cells.map(
      (c): RatingRow => ({
        ratee: `p${c.ratee}`,
        rater: `r${c.rater}`,
        role: 'peer',
        item: `i${c.item}`,
        score: c.score,
      }),
    ),
  );
const prior = { theta: 1.5, rater: 1, item: 1, tau: 3 };
const mirrored = (id: string) => `${id[0]}${9 - Number(id[1])}`;

describe('penalised likelihood', () => {
  test('permuting or relabelling moves nothing by 1e-8', () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const before = map(formsOf(tableOf(rows)), prior);
        const renamed = rows
          .map((row) => ({
            ...row,
            ratee: mirrored(row.ratee),
            rater: mirrored(row.rater),
            item: mirrored(row.item),
          }))
          .reverse();
        const after = map(formsOf(tableOf(renamed)), prior);
        for (const one of before.ratees) {
          const own = after.ratees.find(({ id }) => id === mirrored(one.id))!;
          expect(Math.abs(own.theta! - one.theta!)).toBeLessThan(1e-8);
          expect(Math.abs(own.se! - one.se!)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('always converges to finite figures, whatever the pattern', () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const found = map(formsOf(tableOf(rows)), prior);
        expect(found.converged).toBe(true);
        for (const { theta, se, fair } of found.ratees)
          for (const x of [theta, se, fair]) expect(Number.isFinite(x)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('joint likelihood', () => {
  test('every figure is finite or null, and a run that has not converged has no measures', () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const found = jmle(formsOf(tableOf(rows)));
        if (!found) return;
        for (const element of [...found.ratees, ...found.raters, ...found.items]) {
          for (const value of Object.values(element))
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          if (!found.converged) expect(element.measure).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  test('raising one rating never lowers its ratee (items and thresholds held)', () => {
    const held = { theta: 0.2, lambda: 0.5, delta: 1e12, tau: 1e12 };
    const thetaOf = (rows: RatingRow[]) => {
      const forms = formsOf(tableOf(rows));
      const patterns = patternsOf(forms);
      const { at } = maximise(forms, patterns, startOf(forms, patterns), held);
      return new Map(forms.rateeIds.map((id, n) => [id, at.theta[n]!]));
    };
    fc.assert(
      fc.property(ratings, fc.nat(), (rows, at) => {
        // All four categories stay in use on both sides.
        const spine = [1, 2, 3, 4].map((score) => ({
          ratee: 'p9',
          rater: `r${score}`,
          role: 'peer',
          item: 'i0',
          score,
        }));
        const low = [...rows, ...spine];
        const k = at % rows.length;
        if (rows[k]!.score === 4) return;
        const raised = low.map((row, index) => (index === k ? { ...row, score: row.score + 1 } : row));
        const ratee = rows[k]!.ratee;
        expect(thetaOf(raised).get(ratee)!).toBeGreaterThan(thetaOf(low).get(ratee)! - 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});
