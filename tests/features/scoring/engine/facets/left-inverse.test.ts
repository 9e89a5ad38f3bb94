import { describe, expect, test } from 'vitest';
import { minimumDegree } from '~/features/scoring/engine/algebra/elimination-order';
import { Deviates } from '~/features/scoring/engine/algebra/random';
import { eliminate, type JointInformation } from '~/features/scoring/engine/facets/elimination';
import { jmle } from '~/features/scoring/engine/facets/jmle';
import { denseInverse, inverseOf, sparseInverse } from '~/features/scoring/engine/facets/left-inverse';
import { emptyPass, readFacets, smallSize } from '~/features/scoring/engine/facets/pass';
import { startOf } from '~/features/scoring/engine/facets/start';
import { patternsOf } from '~/features/scoring/engine/ratings/pattern';
import { districtForms } from '../../../../support/district';

/** Joint information of 240 people in six districts, every element anchored a little. */
function information(): JointInformation {
  const forms = districtForms(240, 3);
  const pass = emptyPass(forms);
  readFacets(forms, startOf(forms, patternsOf(forms)), pass);
  const q = smallSize(forms);
  const lifted = (x: Float64Array) => x.map((v) => v + 0.5);
  return {
    forms,
    theta: lifted(pass.infoTheta),
    lambda: lifted(pass.infoLambda),
    form: pass.infoForm,
    q,
    rateeSmall: pass.rateeSmall,
    raterSmall: pass.raterSmall,
    small: pass.small.map((x, k) => x + (k % (q + 1) === 0 ? 0.5 : 0)),
  };
}

describe('a sparse inverse', () => {
  const left = eliminate(information());
  const order = minimumDegree(left.keeps, left.from, left.member, 1e9)!;
  const [sparse, dense] = [sparseInverse(left, order)!, denseInverse(left)!];

  test('has the diagonal and the solutions of the dense one', () => {
    for (let k = 0; k < left.size; k++)
      expect(Math.abs(sparse.diagonal(k) / dense.diagonal(k) - 1)).toBeLessThan(1e-10);
    const random = new Deviates(1);
    const b = Float64Array.from({ length: left.size }, () => random.normal());
    const [ours, theirs] = [sparse.solve(b.slice()), dense.solve(b.slice())];
    for (let k = 0; k < left.size; k++) expect(Math.abs(ours[k]! - theirs[k]!)).toBeLessThan(1e-10);
  });

  test('knows what it needs between those whom one ratee links', () => {
    for (let e = 0; e < left.outs; e++) {
      const ours = sparse.quadratic(left.index, left.value, left.cross(e));
      const theirs = dense.quadratic(left.index, left.value, left.cross(e));
      expect(Math.abs(ours - theirs)).toBeLessThan(1e-10 * (1 + theirs));
    }
  });

  test('is kept to where districts leave it sparse', () => {
    expect(order.entries).toBeLessThan(0.1 * left.keeps ** 2);
    expect(minimumDegree(left.keeps, left.from, left.member, order.entries - 1)).toBeNull();
    expect([...order.order].sort((a, b) => a - b)).toEqual([...order.order.keys()]);
    const broken = { ...information(), theta: information().theta.map(() => -1) };
    expect(inverseOf(eliminate(broken))).toBeNull();
  });
});

test('full and clustered errors exist up to 20,000 elements and not above', () => {
  const found = jmle(districtForms(640, 3))!;
  for (const { status, seFull, seRobust, seCond } of found.ratees) {
    if (status !== 'ok') continue;
    expect(seFull!).toBeGreaterThan(seCond!);
    expect(seRobust!).toBeGreaterThan(0);
  }
  const large = jmle(districtForms(9_600, 3))!;
  expect(large.converged).toBe(true);
  expect(large.ratees.every(({ seFull, seRobust }) => seFull === null && seRobust === null)).toBe(true);
}, 120_000);
