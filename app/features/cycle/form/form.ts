/** The cycle's form: everything as a browser posts it, text. `cycleInputOf` reads it once it has passed. */
import * as z from 'zod/mini';
import type { Issue } from '~/lib/errors';
import { showClock } from '~/lib/typed-day';
import {
  type CycleKind,
  type CycleSettings,
  cycleKinds,
  defaultSettings,
  type EligibilityRule,
  type Phase,
  type PhaseWindow,
  phases,
  superiorTitles,
  windowOf,
} from '../cycle';
import { type CycleInput, checkCycle } from './check';
import { linkingFields, linkingFormOf, linkingIssues, linkingOf, noLinking } from './linking-form';
import { badChoice, badInstant, badNumber, instantField, number } from './reading';

/** Levels whose officers may rate as superior, and whose units may nominate. */
export const officeLevels = ['grassroots', 'district', 'province'] as const;

/** Rules the form offers: what each reads besides its effect. */
export const eligibilityRules = [
  { rule: 'assessmentCompleted', reads: null },
  { rule: 'minMonthsAsSecretary', reads: 'value' },
  { rule: 'personGradeIn', reads: 'grade' },
  { rule: 'branchGradeIn', reads: 'grade' },
  { rule: 'noDisciplineMonths', reads: 'value' },
  { rule: 'notSameHonourYears', reads: 'value' },
  { rule: 'minAge', reads: 'value' },
] as const satisfies readonly { rule: EligibilityRule['rule']; reads: 'value' | 'grade' | null }[];

/** Official grades from the best down: a rule names the lowest that passes. */
export const passingGrades = ['EXCELLENT', 'GOOD', 'FULFILLED'] as const;

const words = () => z.catch(z.string(), '').check(z.trim());
const window = () => z.object({ startsAt: words(), endsAt: words() });
const rule = () => z.object({ effect: words(), value: words(), grade: words(), source: words() });
const emptyWindow = { startsAt: '', endsAt: '' };
const noRule = { effect: 'off', value: '', grade: '', source: '' };

/** One part for each key; `empty` stands in for what was not sent, so that it is asked for by name. */
function record<Key extends string, Part extends z.core.SomeType>(
  keys: readonly Key[],
  part: () => Part,
  empty: z.output<Part>,
) {
  const parts = Object.fromEntries(keys.map((key) => [key, part()])) as Record<Key, Part>;
  const none = Object.fromEntries(keys.map((key) => [key, empty]));
  return z.catch(z.object(parts), none as never);
}

const ruleNames = eligibilityRules.map((entry) => entry.rule);

export const cycleSchema = z
  .object({
    name: words(),
    kind: words(),
    year: words(),
    frameworkId: words(),
    phases: record(phases, () => z.catch(window(), emptyWindow), emptyWindow),
    weights: record(['self', 'peer', 'superior'] as const, words, ''),
    missingRole: words(),
    aggregate: words(),
    peersAssigned: words(),
    peersNeeded: words(),
    superiorLevel: words(),
    superiorTitles: z.catch(z.array(z.string()), []),
    linking: z.catch(linkingFields(), noLinking),
    nominatingLevel: words(),
    defaultQuota: words(),
    awards: words(),
    honourName: words(),
    eligibility: record(ruleNames, () => z.catch(rule(), noRule), noRule),
  })
  .check((context) => {
    for (const { path, code } of cycleFormIssues(context.value as CycleForm))
      context.issues.push({ code: 'custom', message: code, path: path.split('.'), input: context.value });
  });
export type CycleForm = z.infer<typeof cycleSchema>;

/** What a field of this form is given: registered, with its value for a page without script and its complaint. */
export type FieldOf = (path: string) => {
  name: string;
  defaultValue: string;
  error?: string;
};

/** What is wrong with a filled form: what cannot be read, then what does not fit together. */
function cycleFormIssues(form: CycleForm): Issue[] {
  const unread = unreadable(form);
  const taken = new Set(unread.map((issue) => issue.path));
  return [...unread, ...checkCycle(cycleInputOf(form)).filter((issue) => !taken.has(issue.path))];
}

/** The form as data; whatever cannot be read is NaN or an invalid date, which `cycleFormIssues` names. */
export function cycleInputOf(form: CycleForm): CycleInput {
  return {
    name: form.name,
    kind: form.kind as CycleKind,
    year: number(form.year),
    frameworkId: number(form.frameworkId),
    windows: phases.map((phase) => ({
      phase,
      startsAt: instantField(form.phases[phase].startsAt),
      endsAt: instantField(form.phases[phase].endsAt),
    })),
    settings: {
      roleWeights: {
        self: number(form.weights.self) / 100,
        peer: number(form.weights.peer) / 100,
        superior: number(form.weights.superior) / 100,
      },
      missingRole: form.missingRole as CycleSettings['missingRole'],
      aggregate: form.aggregate as CycleSettings['aggregate'],
      peersAssigned: number(form.peersAssigned),
      peersNeeded: number(form.peersNeeded),
      superior: {
        level: form.superiorLevel as CycleSettings['superior']['level'],
        titles: superiorTitles.filter((title) => form.superiorTitles.includes(title)),
      },
      linking: linkingOf(form.linking),
      nominatingLevel: form.nominatingLevel as CycleSettings['nominatingLevel'],
      defaultQuota: number(form.defaultQuota),
      awards: number(form.awards),
      honourName: form.honourName,
      eligibility: eligibilityRules.flatMap((entry) => ruleOf(entry, form)),
    },
  };
}

/** A cycle as the form shows it; a new one starts from the default settings and no dates. */
export function cycleFormOf(cycle: Partial<CycleInput>): CycleForm {
  const settings = cycle.settings ?? defaultSettings;
  const percent = (weight: number) => String(Math.round(weight * 10_000) / 100);
  return {
    name: cycle.name ?? '',
    kind: cycle.kind ?? 'ANNUAL',
    year: cycle.year ? String(cycle.year) : '',
    frameworkId: cycle.frameworkId ? String(cycle.frameworkId) : '',
    phases: Object.fromEntries(
      phases.map((phase) => [phase, clocksOf(windowOf(cycle.windows ?? [], phase))]),
    ) as Record<Phase, { startsAt: string; endsAt: string }>,
    weights: {
      self: percent(settings.roleWeights.self),
      peer: percent(settings.roleWeights.peer),
      superior: percent(settings.roleWeights.superior),
    },
    missingRole: settings.missingRole,
    aggregate: settings.aggregate,
    peersAssigned: String(settings.peersAssigned),
    peersNeeded: String(settings.peersNeeded),
    superiorLevel: settings.superior.level,
    superiorTitles: [...settings.superior.titles],
    linking: linkingFormOf(settings.linking),
    nominatingLevel: settings.nominatingLevel,
    defaultQuota: String(settings.defaultQuota),
    awards: String(settings.awards),
    honourName: settings.honourName,
    eligibility: Object.fromEntries(
      ruleNames.map((name) => [name, ruleFormOf(settings.eligibility.find((kept) => kept.rule === name))]),
    ) as CycleForm['eligibility'],
  };
}

function unreadable(form: CycleForm): Issue[] {
  return [
    ...(['year', 'peersAssigned', 'peersNeeded', 'defaultQuota', 'awards'] as const).flatMap((path) =>
      badNumber(path, form[path]),
    ),
    ...badChoice('kind', form.kind, cycleKinds),
    ...(/^\d{1,9}$/.test(form.frameworkId) ? [] : [{ path: 'frameworkId', code: 'cycle.frameworkRequired' }]),
    ...(['self', 'peer', 'superior'] as const).flatMap((role) =>
      badNumber(`weights.${role}`, form.weights[role], /^-?\d{1,3}([.,]\d{1,2})?$/),
    ),
    ...phases.flatMap((phase) => [
      ...badInstant(`phases.${phase}.startsAt`, form.phases[phase].startsAt),
      ...badInstant(`phases.${phase}.endsAt`, form.phases[phase].endsAt),
    ]),
    ...badChoice('missingRole', form.missingRole, ['renormalise', 'none']),
    ...badChoice('aggregate', form.aggregate, ['item_first', 'role_first']),
    ...badChoice('superiorLevel', form.superiorLevel, officeLevels),
    ...linkingIssues(form.linking),
    ...badChoice('nominatingLevel', form.nominatingLevel, officeLevels),
    ...eligibilityRules.flatMap(({ rule: name, reads }) => {
      const { effect, value, grade } = form.eligibility[name];
      if (effect === 'off') return [];
      return [
        ...badChoice(`eligibility.${name}.effect`, effect, ['block', 'warn']),
        ...(reads === 'value' ? badNumber(`eligibility.${name}.value`, value) : []),
        ...(reads === 'grade' ? badChoice(`eligibility.${name}.grade`, grade, passingGrades) : []),
      ];
    }),
  ];
}

function ruleOf(
  { rule: name, reads }: (typeof eligibilityRules)[number],
  form: CycleForm,
): EligibilityRule[] {
  const { effect, value, grade, source } = form.eligibility[name];
  if (effect !== 'block' && effect !== 'warn') return [];
  const grades = passingGrades.slice(0, passingGrades.indexOf(grade as (typeof passingGrades)[number]) + 1);
  return [
    {
      rule: name,
      effect,
      ...(reads === 'value' ? { value: number(value) } : {}),
      ...(reads === 'grade' ? { grades } : {}),
      source,
    },
  ];
}

function ruleFormOf(kept: EligibilityRule | undefined) {
  if (!kept) return { ...noRule };
  return {
    effect: kept.effect,
    value: kept.value === undefined ? '' : String(kept.value),
    grade: kept.grades?.at(-1) ?? '',
    source: kept.source,
  };
}

const clocksOf = (kept: PhaseWindow | undefined) =>
  kept ? { startsAt: showClock(kept.startsAt), endsAt: showClock(kept.endsAt) } : { ...emptyWindow };
