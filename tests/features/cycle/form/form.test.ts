import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { defaultSettings } from '~/features/cycle/cycle';
import { type CycleForm, cycleFormOf, cycleInputOf, cycleSchema } from '~/features/cycle/form/form';
import { issuesOf } from '~/lib/http/form';

const input = {
  name: 'Đợt đánh giá năm 2024',
  kind: 'ANNUAL' as const,
  year: 2024,
  frameworkId: 7,
  windows: windowsOf2024(),
  settings: defaultSettings,
};
const form = cycleFormOf(input);

/** The complaints about the form with `change` made to a copy of it. */
function complaints(change: (copy: CycleForm) => void): string[] {
  const copy = structuredClone(form);
  change(copy);
  const parsed = cycleSchema.safeParse(copy);
  return parsed.success ? [] : issuesOf(parsed.error).map(({ path, code }) => `${path} ${code}`);
}

describe('the form of a cycle', () => {
  it('shows a cycle and reads it back unchanged', () => {
    const parsed = cycleSchema.parse(form);
    const { eligibility, ...settings } = cycleInputOf(parsed).settings;
    expect({ ...cycleInputOf(parsed), settings: null }).toEqual({ ...input, settings: null });
    expect({ ...settings, eligibility: [] }).toEqual({ ...defaultSettings, eligibility: [] });
    expect(eligibility).toHaveLength(defaultSettings.eligibility.length);
    expect(eligibility).toEqual(expect.arrayContaining(defaultSettings.eligibility));
  });

  it('keeps linking forms, and reads settings from before there were any as none', () => {
    const linking = {
      level: 'grassroots' as const,
      perUnit: 3,
      officeLevel: 'province' as const,
      titles: ['OFFICER'],
      ratersEach: 1,
    };
    const settings = { ...defaultSettings, linking };
    expect(cycleInputOf(cycleSchema.parse(cycleFormOf({ ...input, settings }))).settings.linking).toEqual(
      linking,
    );
    const { linking: _, ...older } = defaultSettings;
    const shown = cycleFormOf({ ...input, settings: older });
    expect(shown.linking).toMatchObject({ use: 'no', level: 'district', perUnit: '5', ratersEach: '2' });
    expect(cycleInputOf(cycleSchema.parse(shown)).settings.linking).toBeNull();
  });

  it.each<[string, (copy: CycleForm) => void, string[]]>([
    ['an empty name', (f) => (f.name = ' '), ['name required']],
    ['no framework', (f) => (f.frameworkId = ''), ['frameworkId cycle.frameworkRequired']],
    ['a word for a year', (f) => (f.year = 'năm nay'), ['year number.invalid']],
    [
      'a day that is not',
      (f) => (f.phases.self.endsAt = '2024-11-31T17:00'),
      ['phases.self.endsAt date.absent'],
    ],
    [
      'an end before the start',
      (f) => (f.phases.peer.endsAt = '2024-11-10T07:00'),
      ['phases.peer.endsAt cycle.endBeforeStart'],
    ],
    [
      'a phase before the one above it',
      (f) => (f.phases.peer.startsAt = '2024-11-08T07:00'),
      ['phases.peer.startsAt cycle.phaseBeforePrevious'],
    ],
    ['a negative weight', (f) => (f.weights.peer = '-5'), ['weights.peer cycle.weightNegative']],
    [
      'only self counts',
      (f) => (f.weights = { self: '100', peer: '0', superior: '0' }),
      ['weights.peer cycle.weightsZero'],
    ],
    [
      'linking by nobody, of too many',
      (f) => (f.linking = { use: 'yes', level: 'district', perUnit: '21', ratersEach: '6', titles: [] }),
      [
        'linking.perUnit cycle.linkingPeopleRange',
        'linking.ratersEach cycle.linkingRatersRange',
        'linking.titles cycle.titlesRequired',
      ],
    ],
    [
      'linking by those who rate everybody',
      (f) => {
        f.superiorLevel = 'province';
        f.linking.use = 'yes';
      },
      ['linking.use cycle.linkingNeedless'],
    ],
    ['nonsense in linking that is off', (f) => (f.linking = { ...f.linking, perUnit: 'x', titles: [] }), []],
    ['more needed than assigned', (f) => (f.peersNeeded = '6'), ['peersNeeded cycle.neededOverAssigned']],
    ['too few to stay unknown', (f) => (f.peersNeeded = '2'), ['peersNeeded cycle.peersNeededLow']],
    ['no title that rates', (f) => (f.superiorTitles = []), ['superiorTitles cycle.titlesRequired']],
    [
      'a rule without its number',
      (f) => (f.eligibility.minAge.value = ''),
      ['eligibility.minAge.value required'],
    ],
    [
      'a rule without a source',
      (f) => (f.eligibility.minAge.source = ''),
      ['eligibility.minAge.source required'],
    ],
    [
      'a rule that is off, whatever it says',
      (f) => (f.eligibility.minAge = { effect: 'off', value: 'x', grade: '', source: '' }),
      [],
    ],
    ['a comma in a weight', (f) => (f.weights.peer = '33,3'), []],
  ])('%s', (_, change, expected) => {
    expect(complaints(change)).toEqual(expected);
  });

  it('asks for all that is missing when nothing was sent', () => {
    const parsed = cycleSchema.safeParse({});
    expect(parsed.success).toBe(false);
    expect(issuesOf(parsed.error!).filter((issue) => issue.code === 'required').length).toBeGreaterThan(20);
  });

  it('reads a grade as all grades from it up', () => {
    const rule = cycleInputOf(form).settings.eligibility.find((kept) => kept.rule === 'personGradeIn');
    expect(rule?.grades).toEqual(['EXCELLENT', 'GOOD']);
  });
});
