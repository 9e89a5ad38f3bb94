/** Each thing that makes a year dead stops its opening, alone; a year with somebody behind every step goes on. */
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '~/features/cycle/cycle';
import { openingBlocks } from '~/features/cycle/opening/blocks';

type Counts = Parameters<typeof openingBlocks>[1];

const linking = {
  ...{ level: 'district' as const, perUnit: 5, ratersEach: 2, officeLevel: 'province' as const },
  titles: ['DEPUTY_SECRETARY'],
};
const sums = { forms: 20, people: 10, units: 2, raters: 2, least: 10, most: 10, short: 0 };
const settings = { ...defaultSettings, linking };
const branch = (unitId: number) => ({ unitId, name: `Chi đoàn ${unitId}`, parentName: 'Đoàn xã' });
const alive: Counts = {
  ratees: 2,
  rateesByKind: { residential: 2 },
  unitsByLevel: { province: 1, district: 2, grassroots: 2, branch: 2 },
  forms: { self: 2, peer: 6, superior: 4 },
  linking: sums,
  nominatingUnits: 2,
  quotaSum: 3,
  withoutSkills: [],
  noNominator: [branch(1)],
  idleNominators: [branch(2)],
};

const reasons = (counts: Partial<Counts>, changed: Partial<typeof settings> = {}) =>
  openingBlocks({ ...settings, ...changed }, { ...alive, ...counts }).map(({ reason }) => reason);

describe('an opening', () => {
  it('goes on where every step has somebody behind it', () => expect(reasons({})).toEqual([]));

  it.each<[string, Partial<Counts>]>([
    ['cycle.nobody', { ratees: 0 }],
    ['cycle.noSkills', { withoutSkills: ['residential'] }],
    ['cycle.noPeers', { forms: { ...alive.forms, peer: 0 } }],
    ['cycle.noSuperiors', { forms: { ...alive.forms, superior: 0 } }],
    ['cycle.noNominatingUnits', { nominatingUnits: 0 }],
    ['cycle.noQuota', { quotaSum: 0 }],
    ['cycle.noNominators', { idleNominators: [branch(1), branch(2)] }],
    ['cycle.nobodyNominated', { noNominator: [branch(1), branch(2)] }],
    ['cycle.noLinkingUnits', { unitsByLevel: { province: 1, grassroots: 2, branch: 2 } }],
    ['cycle.linkersFew', { linking: { ...sums, raters: 1 } }],
    ['cycle.linkersFew', { linking: null }],
    ['cycle.noLinks', { linking: { ...sums, forms: 0 } }],
  ])('is stopped by %s alone', (reason, counts) => expect(reasons(counts)).toEqual([reason]));

  it('says that the level itself is missing where no unit is of the superiors’ level', () => {
    const counts = { forms: { ...alive.forms, superior: 0 }, unitsByLevel: { province: 1, district: 2 } };
    expect(reasons(counts)).toEqual(['cycle.noSuperiorUnits']);
  });

  it('needs nobody for what has no weight, and no linkers where there is no linking', () => {
    const weights = { ...settings.roleWeights, peer: 0, superior: 0 };
    const forms = { self: 2, peer: 0, superior: 0 };
    expect(reasons({ forms }, { roleWeights: weights })).toEqual([]);
    expect(openingBlocks({ ...settings, linking: null }, { ...alive, linking: null })).toEqual([]);
  });
});
