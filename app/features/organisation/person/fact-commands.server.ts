/** Facts that several nouns read: honours held, official grades, discipline. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { discipline, honour, officialGrade } from '#db/schema/index';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import type { Act } from '../actor';
import { withConstraints } from '../organisation-constraint.server';
import type { DisciplineValues, GradeValues, HonourValues } from '../organisation-form';
import { refuseToManagePeople, refuseToRecordAward, refuseToRecordFact } from '../organisation-policy';
import { unitById } from '../unit/commands.server';
import { personById } from './commands.server';
import { placeOfPerson } from './place-queries.server';

/**
 * An honour a person holds. `commendationId` when this product published it; by hand `confirmation` is the person's name,
 * typed. Answers with the honour's id.
 */
export async function recordHonour(
  db: Db,
  act: Act,
  {
    confirmation,
    ...input
  }: HonourValues & { personId: number } & (
      | { commendationId: string; confirmation?: undefined }
      | { commendationId?: undefined; confirmation: string }
    ),
): Promise<number> {
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      await checkFact(tx, act, input.personId, input.commendationId !== undefined);
      if (confirmation !== undefined) await mustBeNamed(tx, input.personId, confirmation);
      const [made] = await tx.insert(honour).values(input).returning();
      record({ action: 'organisation.honourRecord', subject: `person:${input.personId}`, after: made });
      return made!.id;
    }),
  );
}

/** The honour stays on the person's page with its end and reason. Throws `NotFound` when none (still) stands. */
export async function revokeHonour(
  db: Db,
  act: Act,
  input: { commendationId: string; revokedOn: string; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const standing = and(eq(honour.commendationId, input.commendationId), isNull(honour.revokedOn));
    const before = await tx.query.honour.findFirst({ where: standing });
    if (!before) throw new NotFound();
    await checkFact(tx, act, before.personId, true);
    const change = { revokedOn: input.revokedOn, revokedReason: input.reason };
    await tx.update(honour).set(change).where(eq(honour.id, before.id));
    record({
      action: 'organisation.honourRevoke',
      subject: `person:${before.personId}`,
      before,
      after: { ...before, ...change },
    });
  });
}

/** The official grade of a year, of a person or of a unit; recording a year again replaces it. */
export async function recordGrade(
  db: Db,
  act: Act,
  input: GradeValues & ({ personId: number } | { unitId: number }),
): Promise<void> {
  const ofPerson = 'personId' in input;
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      if (ofPerson) await checkFact(tx, act, input.personId);
      else must(refuseToManagePeople(act.actor, await unitById(tx, input.unitId)));
      const about = ofPerson
        ? eq(officialGrade.personId, input.personId)
        : eq(officialGrade.unitId, input.unitId);
      const where = and(about, eq(officialGrade.year, input.year));
      const before = await tx.query.officialGrade.findFirst({ where });
      const values = { year: input.year, grade: input.grade, source: input.source };
      const subject = ofPerson ? { personId: input.personId } : { unitId: input.unitId };
      if (before) await tx.update(officialGrade).set(values).where(eq(officialGrade.id, before.id));
      else await tx.insert(officialGrade).values({ ...values, ...subject });
      record({
        action: 'organisation.gradeRecord',
        subject: ofPerson ? `person:${input.personId}` : `unit:${input.unitId}`,
        before,
        after: { ...values, ...subject },
      });
    }),
  );
}

/** A disciplinary measure: its form, and until when. `confirmation` is the person's name, typed: it stays for good. */
export async function recordDiscipline(
  db: Db,
  act: Act,
  { confirmation, ...input }: DisciplineValues & { personId: number },
): Promise<number> {
  return decide(db, act, async (tx, record) => {
    await checkFact(tx, act, input.personId);
    await mustBeNamed(tx, input.personId, confirmation);
    const [made] = await tx.insert(discipline).values(input).returning();
    record({ action: 'organisation.disciplineRecord', subject: `person:${input.personId}`, after: made });
    return made!.id;
  });
}

/**
 * `isAward`: a decision of this product speaks, and its own policy has judged it; the person may serve elsewhere too by
 * now, and that must not stop what was decided.
 */
async function checkFact(tx: Db, act: Act, personId: number, isAward = false): Promise<void> {
  await personById(tx, personId);
  const place = await placeOfPerson(tx, personId, dayOf(act.at));
  must(isAward ? refuseToRecordAward(act.actor, place) : refuseToRecordFact(act.actor, place));
}

async function mustBeNamed(tx: Db, personId: number, confirmation: string): Promise<void> {
  mustBeTyped(confirmation, (await personById(tx, personId)).fullName);
}
