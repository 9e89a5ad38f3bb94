import { describe, expect, it } from 'vitest';
import { defaultSettings } from '~/features/cycle/cycle';
import { planOpening, type RosterPerson, type RosterUnit } from '~/features/cycle/opening/opening';

const unit = (
  id: number,
  parentId: number | null,
  level: RosterUnit['level'],
  kind: RosterUnit['branchKind'] = null,
): RosterUnit => ({
  id,
  parentId,
  path: `/${id}/`,
  name: `unit ${id}`,
  typeCode: 'X',
  level,
  branchKind: kind,
  sortKey: String(id).padStart(3, '0'),
});
const person = (
  personId: number,
  unitId: number,
  titleCode = 'COMMITTEE_MEMBER',
  appointedOn = '2022-01-01',
): RosterPerson => ({
  personId,
  unitId,
  titleCode,
  position: titleCode === 'SECRETARY' ? 1 : titleCode === 'DEPUTY_SECRETARY' ? 2 : 5,
  fullName: `person ${personId}`,
  sortKey: String(personId),
  appointedOn,
});
/** Province 1, district 2, commune 3 with branches 4 and 5; branch 6 hangs on the district itself. */
const units = [
  unit(1, null, 'province'),
  unit(2, 1, 'district'),
  unit(3, 2, 'grassroots'),
  unit(4, 3, 'branch', 'residential'),
  unit(5, 3, 'branch', 'class'),
  unit(6, 2, 'branch', 'agency'),
];
const skills = { residential: 15, class: 15, agency: 0, enterprise: 0 };
const plan = (people: RosterPerson[]) =>
  planOpening({ units, people, settings: defaultSettings, skills, today: '2024-11-20' });

describe('the plan of an opening', () => {
  const { preview, people } = plan([
    person(10, 3, 'SECRETARY'),
    person(11, 3, 'DEPUTY_SECRETARY'),
    person(40, 4, 'SECRETARY'),
    person(41, 4),
    person(42, 4, 'DEPUTY_SECRETARY'),
    person(50, 5, 'SECRETARY', '2024-11-01'),
    person(60, 6, 'SECRETARY'),
  ]);

  it('counts those who are assessed and the forms they bring', () => {
    expect(preview).toMatchObject({
      ratees: 3,
      raters: 2,
      rateesByKind: { residential: 1, class: 1, agency: 1 },
      // Peers: 3 for branch 4 (two of its own, one neighbour), 1 for branch 5, none for branch 6.
      forms: { self: 3, peer: 4, superior: 4 },
      nominatingUnits: 1,
      quotaSum: 4,
    });
    expect(people.map((p) => p.personId)).not.toContain(10);
  });

  it('names what deserves a look', () => {
    expect(preview.thin.map(({ unitId, raters }) => [unitId, raters])).toEqual([
      [5, 1],
      [6, 0],
    ]);
    expect(preview.noSuperior.map((ref) => ref.unitId)).toEqual([6]);
    expect(preview.recent.map(({ unitId, days }) => [unitId, days])).toEqual([[5, 19]]);
    expect(preview.withoutSkills).toEqual(['agency']);
    expect(preview.noSecretary).toEqual([]);
  });

  it('assesses the later of two secretaries and says so', () => {
    const { preview: doubled, people: here } = plan([
      person(40, 4, 'SECRETARY', '2020-01-01'),
      person(41, 4, 'SECRETARY', '2024-06-01'),
    ]);
    expect(here.filter((p) => p.isRatee).map((p) => p.personId)).toEqual([41]);
    expect(doubled.doubled.map((ref) => ref.unitId)).toEqual([4]);
    expect(doubled.noSecretary.map((ref) => ref.unitId)).toEqual([5, 6]);
  });

  it('keeps each person once a branch, and rates nobody by themselves', () => {
    const both = plan([
      person(40, 4, 'SECRETARY'),
      person(40, 4),
      // Also secretary of the commune above: no superior of their own.
      person(40, 3, 'SECRETARY'),
    ]);
    expect(both.people).toHaveLength(1);
    expect(both.preview.noSuperior.map((ref) => ref.unitId)).toEqual([4]);
    expect(both.preview.thin[0]?.raters).toBe(0);
  });

  it('counts linking forms apart, and asks nobody who rates the same person already', () => {
    const linking = {
      level: 'district' as const,
      perUnit: 2,
      officeLevel: 'province' as const,
      titles: ['OFFICER'],
      ratersEach: 2,
    };
    const roster = [
      person(1, 1, 'OFFICER'),
      person(2, 1, 'OFFICER'),
      person(3, 1, 'SECRETARY'),
      // Also secretary of the commune: rates branches 4 and 5 anyway.
      person(2, 3, 'SECRETARY'),
      person(40, 4, 'SECRETARY'),
      person(50, 5, 'SECRETARY'),
    ];
    const settings = { ...defaultSettings, linking };
    const { preview: linked } = planOpening({ units, people: roster, settings, skills, today: '2024-11-20' });
    expect(linked.forms.superior).toBe(2);
    expect(linked.linking).toEqual({
      forms: 2,
      people: 2,
      units: 1,
      raters: 2,
      least: 0,
      most: 2,
      short: 2,
    });
    expect(plan(roster).preview.linking).toBeNull();
    const { linking: _, ...older } = defaultSettings;
    expect(
      planOpening({ units, people: roster, settings: older, skills, today: '2024-11-20' }).preview.linking,
    ).toBeNull();
  });

  it('does not depend on the order of the roster', () => {
    const roster = [person(40, 4, 'SECRETARY'), person(41, 4), person(50, 5, 'SECRETARY')];
    expect(plan([...roster].reverse()).preview).toEqual(plan(roster).preview);
  });
});
