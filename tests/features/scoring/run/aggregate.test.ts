import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScoredForm, type ScoringInput, scoreForms } from '~/features/scoring/run/aggregate';
import type { RunOptions } from '~/features/scoring/scoring';

const options: RunOptions = {
  roleWeights: { self: 0, peer: 0.4, superior: 0.6 },
  missingRole: 'renormalise',
  aggregate: 'item_first',
  peersNeeded: 3,
  itemWeights: { A1: 1, A2: 1 },
};
const ratee = { id: 1, skills: ['A1', 'A2'], expected: { self: 1, peer: 5, superior: 1 } };
const peer = (id: string, A1?: number, A2?: number): ScoredForm => form('peer', id, A1, A2);
const form = (role: ScoredForm['role'], id: string, A1?: number, A2?: number): ScoredForm => ({
  id,
  ratee: 1,
  rater: id,
  role,
  sentAt: null,
  answers: { ...(A1 ? { A1 } : {}), ...(A2 ? { A2 } : {}) },
});
const self = form('self', 's', 5, 5);
const superior = form('superior', 'b', 4, 3);
const score = (forms: ScoredForm[], more: Partial<ScoringInput> = {}) =>
  scoreForms({ ratees: [ratee], forms, earlier: [], options, ...more }).results[0]!;

describe('a total', () => {
  it('weighs peers and superior; self stands beside', () => {
    const peers = [peer('p', 3, 3), peer('q', 4, 3), peer('r', 5, 3)];
    const found = score([self, superior, ...peers]);
    expect(found.total).toBeCloseTo((0.4 * 4 + 0.6 * 4 + 0.4 * 3 + 0.6 * 3) / 2, 12);
    expect(score([superior, ...peers]).total).toBe(found.total);
    expect(found.detail.bySource).toEqual({
      self: { mean: 5, forms: 1 },
      peer: { mean: 3.5, forms: 3 },
      superior: { mean: 3.5, forms: 1 },
    });
    expect(found.detail.received).toEqual({ self: [1, 1], peer: [3, 5], superior: [1, 1] });
  });

  it('is nobody’s with a self form alone', () => {
    expect(score([self]).total).toBeNull();
  });

  it('takes only the skills that count for the branch', () => {
    const stray = { ...superior, answers: { ...superior.answers, Z9: 1 } };
    expect(score([stray]).total).toBe(score([superior]).total);
  });

  it('is absent under “none” when a role that weighs is missing, and rests on whole skills otherwise', () => {
    const none = { options: { ...options, missingRole: 'none' as const } };
    expect(score([superior], none).total).toBeNull();
    const peers = [peer('p', 3), peer('q', 4), peer('r', 5)];
    const found = score([superior, ...peers], none);
    expect(found.total).toBeCloseTo(4, 12);
    expect(found.detail.items.map((item) => item.total)).toEqual([4, null]);
  });
});

describe('withholding', () => {
  it('of two peers leaves the superior’s mean as the total, and no count', () => {
    const found = score([superior, peer('p', 1, 1), peer('q', 1, 1)]);
    expect(found).toMatchObject({ total: 3.5, isPeerWithheld: true });
    expect(found.detail.bySource.peer).toEqual({ mean: null, forms: null });
    expect(found.detail.received.peer).toBeNull();
    expect(found).toEqual(score([superior, peer('p', 5, 2), peer('q', 4, 4)]));
    expect(found).toEqual(score([superior]));
  });

  it('is per skill as well: a skill two of three answered shows the superior alone', () => {
    const found = score([superior, peer('p', 1, 3), peer('q', 1, 3), peer('r', undefined, 3)]);
    expect(found.isPeerWithheld).toBe(false);
    expect(found.detail.items[0]).toEqual({
      code: 'A1',
      total: 4,
      self: { mean: null, forms: null },
      peer: { mean: null, forms: null },
      superior: { mean: 4, forms: 1 },
    });
    expect(found.detail.bySource.peer.mean).toBe(3);
    expect(found.total).toBeCloseTo((4 + 3) / 2, 12);
  });

  it('changes nothing that is published when only hidden answers change', () => {
    const level = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(level, level, level, level, fc.boolean(), fc.boolean(), (a, b, c, d, first, none) => {
        const more = {
          options: {
            ...options,
            aggregate: first ? ('item_first' as const) : ('role_first' as const),
            missingRole: none ? ('none' as const) : ('renormalise' as const),
          },
        };
        const open = [superior, self, peer('r', undefined, 4)];
        expect(score([...open, peer('p', a, 2), peer('q', b, 3)], more)).toEqual(
          score([...open, peer('p', c, 2), peer('q', d, 3)], more),
        );
      }),
    );
  });
});

describe('a later run', () => {
  const first = [peer('p', 3, 3), peer('q', 3, 3), peer('r', 3, 3)];
  const earlier = first.map(({ id }) => ({ form: id, ratee: 1, batch: 'run 1' }));

  it('does not show the one form that came in between', () => {
    const before = score([superior, ...first]);
    for (const level of [1, 5])
      expect(score([superior, ...first, peer('late', level, level)], { earlier })).toEqual(before);
  });

  it('takes new forms once there are enough of them, and names them as its batch', () => {
    const fresh = [peer('u', 5, 5), peer('v', 5, 5), peer('w', 5, 5)];
    const { results, batch } = scoreForms({
      ratees: [ratee],
      forms: [superior, ...first, ...fresh],
      earlier,
      options,
    });
    expect(results[0]!.detail.bySource.peer).toEqual({ mean: 4, forms: 6 });
    expect(batch.map(({ form: id }) => id)).toEqual(['u', 'v', 'w']);
  });

  it('drops the whole of an earlier batch when one of it is gone', () => {
    expect(score([superior, ...first.slice(1)], { earlier })).toEqual(score([superior]));
  });

  it('gives the same for the same forms in any order', () => {
    const forms = [superior, self, ...first];
    expect(score([...forms].reverse(), { earlier })).toEqual(score(forms));
  });
});
