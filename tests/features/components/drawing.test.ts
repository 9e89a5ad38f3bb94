import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelDomain, place } from '~/components/chart/axis';
import { gapStep, heatBin } from '~/components/chart/chart-steps';
import { pagesAround } from '~/components/page/page-numbers';
import { qrPath } from '~/components/qr-path';

describe('a heat bin', () => {
  it.each([
    [1, 1],
    [2.94, 1],
    [2.96, 2],
    [3.24, 2],
    [3.25, 3],
    [3.5, 3],
    [3.6, 4],
    [3.94, 4],
    [3.96, 5],
    [5, 5],
  ])('%f falls into bin %i, by the figure shown', (score, bin) => {
    expect(heatBin(score)).toBe(bin);
  });

  it('never falls while the score rises', () => {
    const score = fc.double({ min: 1, max: 5, noNaN: true });
    fc.assert(fc.property(score, score, (a, b) => heatBin(Math.min(a, b)) <= heatBin(Math.max(a, b))));
  });
});

describe('the step of a difference', () => {
  it.each([
    [0, '0'],
    [0.24, '0'],
    [-0.2, '0'],
    [0.3, 'n1'],
    [-0.3, 'p1'],
    [0.8, 'n2'],
    [-1, 'p2'],
  ])('%f is %s', (gap, step) => {
    expect(gapStep(gap)).toBe(step);
  });
});

describe('a place on the axis', () => {
  it('puts the ends of the scale on the ends of the drawing and holds what lies outside', () => {
    expect(place(1, levelDomain, [10, 210])).toBe(10);
    expect(place(5, levelDomain, [10, 210])).toBe(210);
    expect(place(3.6, levelDomain, [10, 210])).toBe(140);
    expect(place(0.2, levelDomain, [10, 210])).toBe(10);
    expect(place(6, levelDomain, [10, 210])).toBe(210);
  });
});

describe('page links', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ])('page %i of %i', (page, last, expected) => {
    expect(pagesAround(page, last)).toEqual(expected);
  });
});

describe('a QR path', () => {
  it('draws each run of dark modules once', () => {
    expect(
      qrPath([
        [true, true, false, true],
        [false, false, false, false],
      ]),
    ).toBe('M0 0h2v1H0zM3 0h1v1H3z');
  });

  it('covers exactly the dark modules', () => {
    const row = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (modules) => {
        const drawn = modules.map((line) => line.map(() => false));
        for (const [, x, y, width] of qrPath(modules).matchAll(/M(\d+) (\d+)h(\d+)/g))
          drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
        expect(drawn).toEqual(modules);
      }),
    );
  });
});
