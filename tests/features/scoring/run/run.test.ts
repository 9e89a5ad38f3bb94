import { describe, expect, it } from 'vitest';
import { Deviates } from '~/features/scoring/engine/algebra/random';
import { type ScoredForm, scoreForms } from '~/features/scoring/run/aggregate';
import { computeRun, type RunInput } from '~/features/scoring/run/run';
import { modelDefaults, type RunOptions } from '~/features/scoring/scoring';

const skills = ['A1', 'A2', 'A3', 'B1', 'B2'].map((code) => ({ code, group: code[0]!, weight: 1 }));
const options: RunOptions = {
  roleWeights: { self: 0, peer: 0.4, superior: 0.6 },
  missingRole: 'renormalise',
  aggregate: 'item_first',
  peersNeeded: 3,
  itemWeights: Object.fromEntries(skills.map(({ code }) => [code, 1])),
  awards: 4,
  ...modelDefaults,
  draws: 400,
};

/**
 * Two districts of twelve people. Everybody has three peers, the district's two superiors, and (where `isLinked`) every
 * other one a superior of the province. District 2's superiors give a level less than they should.
 */
function province({ isLinked = true, peers = 3 } = {}): RunInput {
  const random = new Deviates(7);
  const people = Array.from({ length: 24 }, (_, n) => ({
    id: n + 1,
    unitPath: `/1/${n < 12 ? 2 : 3}/${n < 12 ? 4 : 5}/${100 + n}/`,
    skills: skills.map(({ code }) => code),
    expected: { self: 1, peer: peers, superior: 3 },
    level: 2.6 + 1.6 * random.uniform(),
  }));
  const answer = (level: number) =>
    Object.fromEntries(
      skills.map(({ code }) => [code, Math.min(5, Math.max(1, Math.round(level + 0.5 * random.normal())))]),
    );
  const forms: ScoredForm[] = [];
  const add = (ratee: number, rater: string, role: ScoredForm['role'], level: number) =>
    forms.push({ id: `${role} ${ratee} ${rater}`, ratee, rater, role, answers: answer(level), sentAt: null });
  for (const { id, level } of people) {
    const district = id <= 12 ? 0 : 12;
    add(id, String(id), 'self', level + 1);
    for (let k = 1; k <= peers; k++)
      add(id, String(district + ((id - district - 1 + k) % 12) + 1), 'peer', level);
    for (const k of [1, 2]) add(id, `p${district}${k}`, 'superior', level - (district ? 1 : 0));
    if (isLinked && id % 2 === 0) add(id, 'p99', 'superior', level);
  }
  return {
    ratees: people.map(({ level: _, ...person }) => person),
    forms,
    earlier: [],
    options,
    skills,
    units: [
      { id: 1, path: '/1/', level: 'province' },
      { id: 2, path: '/1/2/', level: 'district' },
      { id: 3, path: '/1/3/', level: 'district' },
      { id: 4, path: '/1/2/4/', level: 'grassroots' },
      { id: 5, path: '/1/3/5/', level: 'grassroots' },
    ],
    quotas: [
      { unitId: 2, seats: 2 },
      { unitId: 3, seats: 2 },
    ],
  };
}

/** Labels by name: what they are is tested where they are made. */
const compute = (input: RunInput) => {
  const scored = scoreForms(input);
  const raters = [...new Set(scored.forms.map(({ rater }) => rater))].sort();
  return computeRun(input, scored, new Map(raters.map((rater, k) => [rater, k + 1])));
};

const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('a run of a linked province', () => {
  const run = compute(province());
  const near = run.results.filter(({ ratee }) => ratee <= 12);
  const far = run.results.filter(({ ratee }) => ratee > 12);

  it('gives everybody a score, and lifts those whose raters are severe above the others', () => {
    expect(run.summary.model).toMatchObject({ converged: true, people: { ok: 24, unlinked: 0, too_few: 0 } });
    const lift = (of: typeof far) => mean(of.map(({ detail }) => detail.fair!.raters));
    expect(lift(far) - lift(near)).toBeGreaterThan(0.25);
    for (const { detail, fair, low, high } of run.results) {
      const { raw, raters, pull } = detail.fair!;
      expect(Math.abs(raw + raters + pull - fair!)).toBeLessThan(0.02);
      expect(low).toBeLessThan(fair!);
      expect(high).toBeGreaterThan(fair!);
    }
  });

  it('shares out the awards and every district’s seats among its own', () => {
    expect(run.results.reduce((sum, { pTop }) => sum + pTop!, 0)).toBeCloseTo(4, 9);
    for (const of of [near, far]) expect(of.reduce((sum, { pQuota }) => sum + pQuota!, 0)).toBeCloseTo(2, 9);
  });

  it('tells each rater their own severity in points of the scale, and links both districts', () => {
    expect(run.severities.get('p121')!.points).toBeLessThan(-0.3);
    expect(Math.abs(run.severities.get('p99')!.points!)).toBeLessThan(0.4);
    expect(run.severities.get('p99')!.forms).toBe(12);
    const links = new Map(run.units.map(({ unitId, link }) => [unitId, link]));
    expect(links.get(2)).toMatchObject({ linkingForms: 6, linkingRaters: 1, status: 'weak' });
    expect(links.get(1)).toBeNull();
  });

  it('agrees with itself to the last bit, and never lets a self form in', () => {
    expect(compute(province())).toEqual(run);
    const without = province();
    const others = compute({ ...without, forms: without.forms.filter(({ role }) => role !== 'self') });
    expect(others.results.map(({ fair }) => fair)).toEqual(run.results.map(({ fair }) => fair));
  });
});

describe('a run of districts that nobody links', () => {
  it('compares those of the larger group only and says so of the rest', () => {
    const input = province({ isLinked: false });
    const run = compute({ ...input, ratees: input.ratees.slice(0, 23) });
    expect(run.summary.model!.people).toEqual({ ok: 12, unlinked: 11, too_few: 0 });
    const apart = run.results.find(({ ratee }) => ratee === 13)!;
    expect(apart).toMatchObject({ status: 'unlinked', pTop: null, pQuota: null, rankExpected: null });
    expect(apart.fair).not.toBeNull();
  });
});

describe('withheld peers', () => {
  it('are as if they had never written, in the model as well', () => {
    const two = province({ peers: 2 });
    const none = province({ peers: 0 });
    const superiors = two.forms.filter(({ role }) => role !== 'peer');
    const fair = (input: RunInput) => compute(input).results.map((row) => row.fair);
    expect(fair(two)).toEqual(fair({ ...none, forms: superiors }));
  });
});

describe('a peer who is also the superior', () => {
  it('counts once, as the superior, in raw means and model alike', () => {
    const input = province();
    const peer = input.forms.find(({ role, ratee }) => role === 'peer' && ratee === 1)!;
    const double = { ...peer, id: 'superior 1 double', role: 'superior' as const };
    const run = compute({ ...input, forms: [...input.forms, double] });
    const [first] = run.results;
    expect(first!.isPeerWithheld).toBe(true);
    expect(first!.detail.fair!.forms).toBe(3);
    expect(compute({ ...input, forms: [...input.forms.filter((form) => form !== peer), double] })).toEqual(
      run,
    );
  });
});

describe('too little data', () => {
  it('is nobody’s score, and no model under two people', () => {
    const input = province();
    const one = compute({ ...input, ratees: input.ratees.slice(0, 1) });
    expect(one.summary.model).toBeNull();
    expect(one.results[0]).toMatchObject({ status: 'too_few', fair: null });
    expect(one.results[0]!.detail.fair).toBeUndefined();
    const few = compute({
      ...input,
      forms: input.forms.filter(({ ratee, role }) => ratee !== 1 || role === 'self' || role === 'superior'),
    });
    expect(few.results[0]).toMatchObject({ status: 'too_few', isPeerWithheld: true });
    expect(few.results[0]!.total).not.toBeNull();
  });
});
