import * as z from 'zod/mini';
import { branchKinds } from '~/features/organisation/organisation';
import { tidyLines } from '~/lib/text';
import { typedDay } from '~/lib/typed-day';

/** Read in one breath on a phone. */
export const levelTextMax = 160;
const nameMax = 150;
const noteMax = 300;
const weightMax = 100;

const branchKind = z.enum(branchKinds, 'invalid');

/** One line, composed (NFC), no spaces around. */
const line = (max: number, tooLong: string) =>
  z.string('required').check(
    z.overwrite((text) => tidyLines(text).replace(/\s+/g, ' ')),
    z.maxLength(max, tooLong),
  );
const name = line(nameMax, 'framework.nameTooLong');
const requiredName = name.check(z.minLength(1, 'required'));
const levelText = line(levelTextMax, 'framework.levelTooLong');

/** '1,5', '1.5' or 1.5 → 1.5; anything else → NaN, which the next step refuses. */
const weight = z.pipe(
  z.pipe(
    z.union([z.number(), z.string()], 'required'),
    z.transform((value) => {
      if (typeof value === 'number') return value;
      const text = value.trim().replace(',', '.');
      return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    }),
  ),
  z
    .number('framework.weightNotPositive')
    .check(z.positive('framework.weightNotPositive'), z.maximum(weightMax, 'framework.weightTooLarge')),
);

/** The revision of the draft that a form was filled in on: what somebody saved later is not overwritten. */
const revision = z.pipe(
  z.pipe(
    z.union([z.number(), z.string()], 'required'),
    z.transform((value) => (value === '' ? Number.NaN : Number(value))),
  ),
  z.int('invalid').check(z.nonnegative('invalid')),
);

/** What is typed to confirm an act that cannot be undone; the command knows what it must be. */
const confirmation = line(300, 'tooLong').check(z.minLength(1, 'required'));

/** An act that cannot be undone, on what was seen at a revision: publishing, removing. */
export const revisionForm = z.object({ revision, confirmation });

export const retirementForm = z.object({ confirmation });

/** Where a new draft starts: 'copy:<id>', 'blank' or a key of the catalogue. */
export const draftForm = z.object({
  from: z.pipe(
    z.string('choice.invalid').check(z.minLength(1, 'choice.invalid'), z.maxLength(60, 'choice.invalid')),
    z.transform((from) => {
      const copy = /^copy:(\d{1,9})$/.exec(from);
      return copy ? { copyOf: Number(copy[1]) } : from;
    }),
  ),
});

/** A group as the naming form sends it; without a code it is a new one, left empty when none is wanted. */
const groupForm = z.object({
  code: z.string('required').check(z.maxLength(8, 'invalid')),
  nameVi: name,
  nameEn: name,
});

/** Names of a framework and its groups; English may wait until publication. */
export const frameworkForm = z.object({
  revision,
  nameVi: requiredName,
  nameEn: name,
  groups: z._default(z.array(groupForm).check(z.maxLength(27, 'invalid')), []),
});
export type FrameworkForm = z.output<typeof frameworkForm>;

const wordingForm = z.object({
  appliesTo: z.array(branchKind).check(z.minLength(1, 'framework.appliesToNone')),
  nameVi: requiredName,
  nameEn: name,
  noteVi: line(noteMax, 'framework.noteTooLong'),
  noteEn: line(noteMax, 'framework.noteTooLong'),
});

/**
 * A skill as a draft keeps it: level texts may still be empty (publication asks for them). Code, group, source
 * quotes and guard-rail are not the form's to change.
 */
export const competencyForm = z.object({
  nameVi: requiredName,
  nameEn: name,
  appliesTo: z.array(branchKind, 'framework.appliesToNone').check(z.minLength(1, 'framework.appliesToNone')),
  weight,
  levels: z.array(z.object({ vi: levelText, en: levelText })).check(z.length(5, 'framework.fiveLevels')),
  wordings: z._default(z.array(wordingForm), []),
});
export type CompetencyForm = z.output<typeof competencyForm>;

/** The same, with the revision it was filled in on. */
export const competencyEditForm = z.extend(competencyForm, { revision });
export type CompetencyEditForm = z.output<typeof competencyEditForm>;

/** A new skill: the group it joins; its code follows from it. */
export const newCompetencyForm = z.extend(competencyForm, {
  group: z.string('required').check(z.minLength(1, 'required'), z.maxLength(8, 'invalid')),
});
export type NewCompetencyForm = z.output<typeof newCompetencyForm>;

/** The decision by which the province makes the wording its own. */
export const adoptionForm = z.object({
  decisionNo: requiredName,
  decidedOn: typedDay(),
  confirmation,
});
export type AdoptionForm = z.output<typeof adoptionForm>;
