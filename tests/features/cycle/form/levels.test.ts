import { describe, expect, it } from 'vitest';
import { type CycleSettings, defaultSettings } from '~/features/cycle/cycle';
import { formOver, type Levels, startSettings } from '~/features/cycle/form/levels';
import { planOpening, type RosterPerson, type RosterUnit } from '~/features/cycle/opening/opening';

/** A province with `communes`, each with officers and two branches; `districts` stand between since before 07/2025. */
function provinceOf(year: 2024 | 2026) {
  const units: RosterUnit[] = [];
  const people: RosterPerson[] = [];
  const unit = (parentId: number | null, level: RosterUnit['level']) => {
    const id = units.length + 1;
    const branchKind = level === 'branch' ? ('residential' as const) : null;
    const name = `${level} ${id}`;
    units.push({ id, parentId, path: `/${id}/`, name, typeCode: 'X', level, branchKind, sortKey: name });
    return id;
  };
  const seat = (unitId: number, titleCode: string) =>
    people.push({
      ...{ personId: people.length + 1, unitId, titleCode, position: titleCode === 'SECRETARY' ? 1 : 2 },
      ...{ fullName: `person ${people.length}`, sortKey: '', appointedOn: '2022-01-01' },
    });
  const province = unit(null, 'province');
  for (const title of ['SECRETARY', 'OFFICER', 'OFFICER']) seat(province, title);
  for (let i = 0; i < 2; i++) {
    const above = year === 2024 ? unit(province, 'district') : province;
    if (year === 2024) seat(above, 'SECRETARY');
    const commune = unit(above, 'grassroots');
    for (const title of ['SECRETARY', 'DEPUTY_SECRETARY']) seat(commune, title);
    for (let j = 0; j < 2; j++) {
      const branch = unit(commune, 'branch');
      for (const title of ['SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER']) seat(branch, title);
    }
  }
  return { units, people };
}
const skills = { residential: 15, class: 15, agency: 15, enterprise: 15 };
const open = (
  year: 2024 | 2026,
  settings: CycleSettings,
  change = (world: ReturnType<typeof provinceOf>) => world,
) => planOpening({ ...change(provinceOf(year)), settings, skills, today: '2026-11-20' }).preview;
const reasons = (...given: Parameters<typeof open>) => open(...given).blocks.map(({ reason }) => reason);
const levelsOf = (year: 2024 | 2026): Levels => {
  const units = open(year, defaultSettings).unitsByLevel;
  const reach = Object.keys(units).map((level) => [level, level === 'branch' ? 0 : units.branch]);
  return { units, reach: Object.fromEntries(reach) };
};

const linking = {
  level: 'district',
  perUnit: 1,
  officeLevel: 'province',
  titles: ['OFFICER'],
  ratersEach: 2,
} as const satisfies CycleSettings['linking'];

describe('the settings a new cycle starts from', () => {
  it.each([2024, 2026] as const)('open a province of %i with every step behind it', (year) => {
    const preview = open(year, startSettings(levelsOf(year)));
    expect(preview.blocks).toEqual([]);
    expect(preview.nominatingUnits).toBe(2);
    expect(preview.quotaSum).toBeGreaterThan(0);
    expect(preview.forms.superior).toBeGreaterThan(0);
    expect(preview.noNominator).toEqual([]);
  });

  it('follow the cycle before where its levels still have units, and leave the district where there is none', () => {
    const before = { ...defaultSettings, awards: 40, defaultQuota: 3, linking: { ...linking, titles: [] } };
    expect(startSettings(levelsOf(2024), before)).toEqual(before);
    expect(startSettings(levelsOf(2026), before)).toMatchObject({
      nominatingLevel: 'grassroots',
      awards: 40,
      defaultQuota: 4,
      linking: null,
    });
    const many = { units: { province: 1, grassroots: 124 }, reach: { province: 900, grassroots: 900 } };
    expect(startSettings(many).defaultQuota).toBe(1);
  });

  it('name a level that exists behind linking too, before it is turned on', () => {
    expect(formOver(levelsOf(2026), {}).linking).toMatchObject({ use: 'no', level: 'grassroots' });
    expect(formOver(levelsOf(2024), {}).linking.level).toBe('district');
  });

  it('take a level that stands above most branches, not one that a bloc of agencies is left of', () => {
    const levels = {
      units: { province: 1, district: 2, grassroots: 124, branch: 900 },
      reach: { province: 900, district: 30, grassroots: 870 },
    };
    expect(startSettings(levels, { ...defaultSettings, linking })).toMatchObject({
      nominatingLevel: 'grassroots',
      linking,
    });
  });
});

describe('an opening is stopped', () => {
  const start = startSettings(levelsOf(2026));
  it.each<
    [
      string,
      string[],
      CycleSettings,
      ((world: ReturnType<typeof provinceOf>) => ReturnType<typeof provinceOf>)?,
    ]
  >([
    [
      'no unit at the nominating level',
      ['cycle.noNominatingUnits'],
      { ...start, nominatingLevel: 'district' },
    ],
    ['a quota of nobody', ['cycle.noQuota'], { ...start, defaultQuota: 0 }],
    [
      'no unit at the superior level',
      ['cycle.noSuperiorUnits'],
      { ...start, superior: { ...start.superior, level: 'district' } },
    ],
    [
      'nobody with a title that rates',
      ['cycle.noSuperiors'],
      { ...start, superior: { ...start.superior, titles: ['STANDING_MEMBER'] } },
    ],
    ['no unit at the linking level', ['cycle.noLinkingUnits'], { ...start, linking }],
    [
      'no rater for linking',
      ['cycle.linkersFew'],
      { ...start, linking: { ...linking, level: 'grassroots', titles: ['STANDING_MEMBER'] } },
    ],
    [
      'no officer in any nominating unit, who are the superiors too',
      ['cycle.noSuperiors', 'cycle.noNominators'],
      start,
      ({ units, people }) => ({
        units,
        people: people.filter(({ unitId }) => units.find(({ id }) => id === unitId)?.level !== 'grassroots'),
      }),
    ],
    [
      'no peer for anybody',
      ['cycle.noPeers'],
      start,
      ({ units, people }) => ({
        // One branch a commune, and nobody in it but its secretary.
        units: units.filter(({ id, level }) => level !== 'branch' || id % 3 === 0),
        people: people.filter(
          ({ unitId, position }) =>
            position === 1 || units.find(({ id }) => id === unitId)?.level !== 'branch',
        ),
      }),
    ],
    [
      'no secretary at all',
      ['cycle.nobody'],
      start,
      ({ units, people }) => ({
        units,
        people: people.filter(({ unitId }) => units.find(({ id }) => id === unitId)?.level !== 'branch'),
      }),
    ],
  ])('by %s', (_why, expected, settings, change) => {
    expect(reasons(2026, settings, change)).toEqual(expected);
  });

  it('by branches that stand below no nominating unit', () => {
    const beside = open(2026, { ...start, nominatingLevel: 'district' }, ({ units, people }) => {
      const office: RosterUnit = { ...units[0]!, id: 99, parentId: 1, level: 'district', name: 'Đoàn Khối' };
      return {
        units: [...units, office],
        people: [...people, { ...people[0]!, personId: 990, unitId: 99 }],
      };
    });
    expect(beside.blocks).toEqual([{ reason: 'cycle.nobodyNominated' }]);
    expect(beside.noNominator).toHaveLength(4);
  });

  it('by a framework without a skill for any of its branches', () => {
    const none = { residential: 0, class: 15, agency: 15, enterprise: 15 };
    const { preview } = planOpening({
      ...provinceOf(2026),
      ...{ settings: start, skills: none, today: '2026-11-20' },
    });
    expect(preview.blocks).toEqual([{ reason: 'cycle.noSkills' }]);
  });
});
