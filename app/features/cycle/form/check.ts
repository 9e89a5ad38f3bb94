/** What a cycle must satisfy, whoever makes it: the form, the demo, a test. Complaints carry the form's paths. */
import type { Issue } from '~/lib/errors';
import {
  type CycleKind,
  type CycleSettings,
  cycleKinds,
  type Linking,
  type PhaseWindow,
  phases,
  windowOf,
} from '../cycle';

export type CycleInput = {
  name: string;
  kind: CycleKind;
  year: number;
  frameworkId: number;
  windows: PhaseWindow[];
  settings: CycleSettings;
};

/** Fewer peers than this could tell who wrote what. */
const fewestPeers = 3;

/** Every complaint at once; empty when the cycle can be kept. Values that are no number or date are the form's matter. */
export function checkCycle(input: CycleInput): Issue[] {
  return [...checkHead(input), ...checkWindows(input.windows), ...checkSettings(input.settings)];
}

/** Each phase ends after it starts and starts no earlier than the one before it; all eight are there. */
export function checkWindows(windows: readonly PhaseWindow[]): Issue[] {
  const issues: Issue[] = [];
  let previous: PhaseWindow | undefined;
  for (const phase of phases) {
    const window = windowOf(windows, phase);
    if (!window) {
      issues.push({ path: `phases.${phase}.startsAt`, code: 'required' });
      continue;
    }
    if (window.endsAt <= window.startsAt)
      issues.push({ path: `phases.${phase}.endsAt`, code: 'cycle.endBeforeStart' });
    if (previous && window.startsAt < previous.startsAt)
      issues.push({ path: `phases.${phase}.startsAt`, code: 'cycle.phaseBeforePrevious' });
    previous = window;
  }
  return issues;
}

function checkHead({ name, kind, year, frameworkId }: CycleInput): Issue[] {
  return [
    ...text('name', name),
    ...when(!cycleKinds.includes(kind), 'kind', 'choice.invalid'),
    ...when(year < 2000 || year > 2100, 'year', 'cycle.yearRange'),
    ...when(frameworkId <= 0, 'frameworkId', 'cycle.frameworkRequired'),
  ];
}

function checkSettings(settings: CycleSettings): Issue[] {
  const { roleWeights, peersAssigned, peersNeeded, defaultQuota, awards } = settings;
  return [
    ...(['self', 'peer', 'superior'] as const).flatMap((role) =>
      when(roleWeights[role] < 0, `weights.${role}`, 'cycle.weightNegative'),
    ),
    ...when(roleWeights.peer === 0 && roleWeights.superior === 0, 'weights.peer', 'cycle.weightsZero'),
    ...when(peersAssigned < 1 || peersAssigned > 15, 'peersAssigned', 'cycle.peersRange'),
    ...when(peersNeeded < fewestPeers, 'peersNeeded', 'cycle.peersNeededLow'),
    ...when(peersNeeded > peersAssigned, 'peersNeeded', 'cycle.neededOverAssigned'),
    ...when(settings.superior.titles.length === 0, 'superiorTitles', 'cycle.titlesRequired'),
    ...(settings.linking ? checkLinking(settings.linking, settings) : []),
    ...when(defaultQuota < 0 || defaultQuota > 999, 'defaultQuota', 'cycle.quotaRange'),
    ...when(awards < 1 || awards > 9999, 'awards', 'cycle.awardsRange'),
    ...text('honourName', settings.honourName),
    ...settings.eligibility.flatMap(({ rule, value, source }) => [
      ...when(
        value !== undefined && (value < 0 || value > 120),
        `eligibility.${rule}.value`,
        'cycle.ruleValueRange',
      ),
      ...text(`eligibility.${rule}.source`, source, 200),
    ]),
  ];
}

function checkLinking(
  { perUnit, ratersEach, officeLevel, titles }: Linking,
  { superior }: CycleSettings,
): Issue[] {
  return [
    // Whoever rates everybody in their province links it already.
    ...when(superior.level === officeLevel, 'linking.use', 'cycle.linkingNeedless'),
    ...when(perUnit < 1 || perUnit > 20, 'linking.perUnit', 'cycle.linkingPeopleRange'),
    ...when(ratersEach < 1 || ratersEach > 5, 'linking.ratersEach', 'cycle.linkingRatersRange'),
    ...when(titles.length === 0, 'linking.titles', 'cycle.titlesRequired'),
  ];
}

function text(path: string, value: string, most = 120): Issue[] {
  if (value === '') return [{ path, code: 'required' }];
  return when(value.length > most, path, 'tooLong');
}

function when(isWrong: boolean, path: string, code: string): Issue[] {
  return isWrong ? [{ path, code }] : [];
}
