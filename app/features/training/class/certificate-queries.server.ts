/** The certificate of a completion: for its person and for whoever reads the class; and by its code, for anybody who holds it. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { person, trainingClass, trainingCompletion, trainingPlan, unit } from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { refuseToReadPlan } from '../training-policy';

/** `NotFound` for everybody else, as for none. */
export async function findCertificate(db: Db, actor: Actor, id: string) {
  const [found] = await completions(db).where(eq(trainingCompletion.id, id));
  if (!found) throw new NotFound();
  const { row, plan, unitPath, className, ...named } = found;
  const isOwn = personIdOf(actor) === row.personId;
  if (!isOwn && refuseToReadPlan(actor, { ...plan, unitPath })) throw new NotFound();
  return {
    ...named,
    isOwn,
    classId: row.classId,
    className,
    seat: row.seat,
    completedOn: row.completedOn,
    verifyCode: row.verifyCode,
    decisionNumber: plan.decisionNumber,
    decidedOn: plan.decidedOn,
    revokedOn: row.revokedAt && dayOf(row.revokedAt),
  };
}
export type Certificate = Awaited<ReturnType<typeof findCertificate>>;

/** A completion by the code of its paper (see `readCode`); null when there is none. A revoked one tells no more than that. */
export async function findByCompletionCode(db: Db, code: string) {
  const [found] = await completions(db).where(eq(trainingCompletion.verifyCode, code));
  if (!found) return null;
  const { row, className, name, unitName } = found;
  if (row.revokedAt) return { state: 'revoked' as const, on: dayOf(row.revokedAt) };
  return { state: 'valid' as const, name, className, unitName, seat: row.seat, on: row.completedOn };
}
export type VerifiedCompletion = NonNullable<Awaited<ReturnType<typeof findByCompletionCode>>>;

function completions(db: Db) {
  return db
    .select({
      row: trainingCompletion,
      name: person.fullName,
      className: trainingClass.name,
      plan: trainingPlan,
      unitName: unit.name,
      unitPath: unit.path,
    })
    .from(trainingCompletion)
    .innerJoin(person, eq(person.id, trainingCompletion.personId))
    .innerJoin(trainingClass, eq(trainingClass.id, trainingCompletion.classId))
    .innerJoin(trainingPlan, eq(trainingPlan.id, trainingClass.planId))
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId));
}
