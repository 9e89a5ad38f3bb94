/** The facts that eligibility asks for, read for many people at once. */
import { and, count, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  assessment,
  cyclePerson,
  discipline,
  honour,
  nomination,
  nominationEvent,
  officialGrade,
  person,
} from '#db/schema/index';
import type { EligibilityFacts } from '../eligibility/eligibility';

type Asked = { id: number; personId: number; unitId: number; appointedOn: string };

/** Facts by ratee id. `year` is the cycle's: grades of it or the year before count; `honourName` is the honour asked for. */
export async function factsOfRatees(
  db: Db,
  ratees: readonly Asked[],
  { year, honourName }: { year: number; honourName: string },
): Promise<Map<number, EligibilityFacts>> {
  if (ratees.length === 0) return new Map();
  const ids = ratees.map((ratee) => ratee.id);
  const people = [...new Set(ratees.map((ratee) => ratee.personId))];
  const units = [...new Set(ratees.map((ratee) => ratee.unitId))];
  const [born, grades, disciplines, honours, sent] = await Promise.all([
    db.select({ id: person.id, bornOn: person.bornOn }).from(person).where(inArray(person.id, people)),
    db
      .select()
      .from(officialGrade)
      .where(
        and(
          inArray(officialGrade.year, [year, year - 1]),
          or(inArray(officialGrade.personId, people), inArray(officialGrade.unitId, units)),
        ),
      )
      .orderBy(desc(officialGrade.year)),
    db.select().from(discipline).where(inArray(discipline.personId, people)),
    db
      .select({ personId: honour.personId, year: honour.year })
      .from(honour)
      .where(and(inArray(honour.personId, people), eq(honour.name, honourName), isNull(honour.revokedOn))),
    db
      .select({ rateeId: assessment.rateeId, role: assessment.role, sent: count() })
      .from(assessment)
      .where(and(inArray(assessment.rateeId, ids), eq(assessment.state, 'submitted')))
      .groupBy(assessment.rateeId, assessment.role),
  ]);
  const sentBy = (rateeId: number, role: string) =>
    sent.find((row) => row.rateeId === rateeId && row.role === role)?.sent ?? 0;
  return new Map(
    ratees.map((ratee) => [
      ratee.id,
      {
        appointedOn: ratee.appointedOn,
        bornOn: born.find((row) => row.id === ratee.personId)?.bornOn ?? null,
        personGrade: gradeOf(grades.find((row) => row.personId === ratee.personId)),
        branchGrade: gradeOf(grades.find((row) => row.unitId === ratee.unitId)),
        disciplines: disciplines.filter((row) => row.personId === ratee.personId),
        honourYears: honours.filter((row) => row.personId === ratee.personId).map((row) => row.year),
        isSelfSent: sentBy(ratee.id, 'SELF') > 0,
        superiorsSent: sentBy(ratee.id, 'SUPERIOR'),
      },
    ]),
  );
}

const gradeOf = (row: { grade: string; year: number } | undefined) =>
  row ? { grade: row.grade, year: row.year } : null;

/** Columns of a ratee that the facts start from. */
export const askedColumns = {
  id: cyclePerson.id,
  personId: cyclePerson.personId,
  unitId: cyclePerson.unitId,
  appointedOn: cyclePerson.appointedOn,
} as const;

/** Did the nominee themself take back their file? Then it is not opened again. */
export async function hasNomineeWithdrawn(db: Db, ratee: { id: number; personId: number }): Promise<boolean> {
  const [last] = await db
    .select({ by: nominationEvent.byPersonId })
    .from(nominationEvent)
    .innerJoin(nomination, eq(nomination.id, nominationEvent.nominationId))
    .where(
      and(
        eq(nomination.rateeId, ratee.id),
        eq(nomination.state, 'withdrawn'),
        eq(nominationEvent.kind, 'withdrawn'),
      ),
    )
    .orderBy(desc(nominationEvent.id))
    .limit(1);
  return last?.by === ratee.personId;
}
