import * as z from 'zod/mini';
import { tidy } from '~/lib/text';
import { typedDay, typedDayOrNone } from '~/lib/typed-day';
import { strangeCharacter } from './naming/person-name';
import { parsePhone } from './naming/phone';
import { officialGrades } from './organisation';

const nameMax = 150;
const noteMax = 300;

/** One line, composed and trimmed; empty is refused. */
const line = (max = nameMax) =>
  z.string('required').check(z.overwrite(tidy), z.minLength(1, 'required'), z.maxLength(max, 'tooLong'));

/** One line or nothing: '' and absence become null. */
const optionalLine = (max = nameMax) =>
  z.pipe(
    z._default(z.string('invalid').check(z.overwrite(tidy), z.maxLength(max, 'tooLong')), ''),
    z.transform((text) => text || null),
  );

const day = typedDay();
const optionalDay = typedDayOrNone;

/** A row's id as a form sends it. */
const id = z.pipe(
  z
    .union([z.string(), z.number()], 'required')
    .check(z.refine((v) => /^\d{1,9}$/.test(String(v)), 'required')),
  z.transform(Number),
);

const optionalId = z.pipe(
  z
    ._default(z.union([z.string(), z.number(), z.null()]), '')
    .check(z.refine((v) => v === null || v === '' || /^\d{1,9}$/.test(String(v)), 'choice.invalid')),
  z.transform((v) => (v === null || v === '' ? null : Number(v))),
);

const namePart = (max = 60) =>
  z.string('required').check(
    z.overwrite(tidy),
    z.maxLength(max, 'tooLong'),
    z.refine((text) => strangeCharacter(text) === null, 'people.nameSign'),
  );

/** Kept as E.164; any shape a clerk writes is read. */
const phone = z.pipe(
  z._default(
    z
      .string('phone.invalid')
      .check(z.refine((text) => text.trim() === '' || parsePhone(text).ok, 'phone.invalid')),
    '',
  ),
  z.transform((text) => {
    const parsed = text.trim() ? parsePhone(text) : null;
    return parsed?.ok ? parsed.phone : null;
  }),
);

const email = z.pipe(
  z._default(
    z.string('email.invalid').check(
      z.overwrite((text) => text.trim().toLowerCase()),
      z.refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text), 'email.invalid'),
      z.maxLength(200, 'tooLong'),
    ),
    '',
  ),
  z.transform((text) => text || null),
);

const how = z.pipe(
  z._default(z.enum(['', 'elected', 'appointed'], 'choice.invalid'), ''),
  z.transform((value) => value || null),
);

const year = z.pipe(
  z
    .union([z.string(), z.number()], 'required')
    .check(z.refine((v) => /^(19|20)\d{2}$/.test(String(v).trim()), 'people.year')),
  z.transform(Number),
);

const inOrder = (from: string, to: string | null) => to === null || to >= from;

export const unitForm = z
  .object({ code: line(40), name: line(), typeCode: line(40), validFrom: day, validTo: optionalDay })
  .check(
    z.refine((unit) => inOrder(unit.validFrom, unit.validTo), {
      error: 'people.dayOrder',
      path: ['validTo'],
    }),
  );
export type UnitForm = z.output<typeof unitForm>;

export const moveUnitForm = z.object({ parentId: id });

/** What is typed to confirm an act that cannot be undone; the command knows what it must be. */
const confirmation = line();

/** `successorIds`: what it became; none when it was simply dissolved. */
export const endUnitForm = z.object({
  validTo: day,
  successorId: optionalId,
  note: optionalLine(noteMax),
  confirmation,
});

const personFields = {
  ho: namePart().check(z.minLength(1, 'required')),
  dem: z._default(namePart(), ''),
  ten: namePart().check(z.minLength(1, 'required')),
  bornOn: optionalDay,
  gender: z.pipe(
    z._default(z.enum(['', 'male', 'female'], 'choice.invalid'), ''),
    z.transform((value) => value || null),
  ),
  phone,
  email,
  memberCode: optionalLine(40),
  joinedUnionOn: optionalDay,
};

/** The three parts of a name are set by hand: `Thạch Sô Phi` may have the given name `Sô Phi`. */
export const personForm = z.object(personFields);
export type PersonForm = z.output<typeof personForm>;

const seatFields = { titleCode: line(40), fromOn: day, toOn: optionalDay, how };

/** A person begins with a title in a unit: nobody stands outside the tree. */
export const newPersonForm = z
  .object({ ...personFields, ...seatFields })
  .check(z.refine((seat) => inOrder(seat.fromOn, seat.toOn), { error: 'people.dayOrder', path: ['toOn'] }));
export type NewPersonValues = z.output<typeof newPersonForm>;

export const appointmentForm = z
  .object({ unitId: id, ...seatFields })
  .check(z.refine((seat) => inOrder(seat.fromOn, seat.toOn), { error: 'people.dayOrder', path: ['toOn'] }));
export type AppointmentValues = z.output<typeof appointmentForm>;

/** As the screen asks: the unit by its code, which the route looks up. */
export const newAppointmentForm = z
  .object({ unitCode: line(40), ...seatFields })
  .check(z.refine((seat) => inOrder(seat.fromOn, seat.toOn), { error: 'people.dayOrder', path: ['toOn'] }));

export const endAppointmentForm = z.object({ toOn: day });

/** Who takes over from a secretary: somebody who serves already … */
export const knownSuccessorForm = z.pipe(
  z.object({ personId: id, fromOn: day, how }),
  z.transform((form) => ({ ...form, person: null })),
);
/** … or somebody new. */
export const newSuccessorForm = z.pipe(
  z.object({ ...personFields, fromOn: day, how }),
  z.transform(({ fromOn, how, ...person }) => ({ personId: null, person, fromOn, how })),
);
export type ReplacementForm = z.output<typeof knownSuccessorForm> | z.output<typeof newSuccessorForm>;

export const honourForm = z.object({
  year,
  name: line(),
  issuer: line(),
  decisionNumber: optionalLine(60),
  decidedOn: optionalDay,
});
/** By hand it stays on the person's page for good. */
export const typedHonourForm = z.extend(honourForm, { confirmation });
export type HonourValues = z.output<typeof honourForm>;

export const gradeForm = z.object({
  year,
  grade: z.enum(officialGrades, 'choice.invalid'),
  source: optionalLine(noteMax),
});
export type GradeValues = z.output<typeof gradeForm>;

export const disciplineForm = z
  .object({ form: line(), fromOn: day, toOn: optionalDay, source: optionalLine(noteMax), confirmation })
  .check(z.refine((row) => inOrder(row.fromOn, row.toOn), { error: 'people.dayOrder', path: ['toOn'] }));
export type DisciplineValues = z.output<typeof disciplineForm>;
