/** The people of one unit for whom peers are asked, as they stand in the cycle and as they came since. */
import { and, asc, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, cyclePerson, cycleUnit, peerAssignment, person, title, unit } from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import type { Day } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import type { AssignmentPool } from './pool';

/** Alone in a query, so that a second join of the same table has a name of its own. */
const ofBranch = and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId));

/** Committee members of one unit who came after the opening: more than any unit has. */
const MOST_LATE = 500;

/**
 * Everybody in the branches right under a unit, committee members who came after the opening too, and who is asked to
 * rate whom. No policy: the caller has asked.
 */
export async function readPool(
  db: Db,
  cycle: CycleView,
  unitId: number,
  /** Null: as it stood, without who came after the opening. */
  today: Day | null,
): Promise<AssignmentPool> {
  const [place] = await db
    .select({ name: cycleUnit.name, before: cycleUnit.path, now: unit.path })
    .from(cycleUnit)
    .leftJoin(unit, eq(unit.id, cycleUnit.unitId))
    .where(and(eq(cycleUnit.cycleId, cycle.id), eq(cycleUnit.unitId, unitId)));
  if (!place) throw new NotFound();
  const inUnit = and(eq(cycleUnit.cycleId, cycle.id), eq(cycleUnit.parentId, unitId));
  const people = await db
    .select({
      id: cyclePerson.id,
      personId: cyclePerson.personId,
      name: cyclePerson.fullName,
      branchId: cyclePerson.unitId,
      branchName: cycleUnit.name,
      isRatee: cyclePerson.isRatee,
    })
    .from(cyclePerson)
    .innerJoin(cycleUnit, ofBranch)
    .where(and(inUnit, isNull(cyclePerson.leftAt)))
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id));
  const late = today === null ? [] : await cameLater(db, cycle.id, unitId, today);
  const asked = await db
    .select({
      rateeId: peerAssignment.rateeId,
      raterId: peerAssignment.raterId,
      raterName: person.fullName,
      recusedReason: peerAssignment.recusedReason,
    })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .innerJoin(cycleUnit, ofBranch)
    .innerJoin(person, eq(person.id, peerAssignment.raterId))
    .where(and(eq(peerAssignment.cycleId, cycle.id), inUnit))
    .orderBy(asc(person.sortKey), asc(person.id));
  const { peersAssigned, peersNeeded } = cycle.settings;
  return {
    unit: { id: unitId, name: place.name, paths: place.now ? [place.before, place.now] : [place.before] },
    people: [...people, ...late.map((row) => ({ ...row, id: null, isRatee: false }))],
    asked,
    wanted: peersAssigned,
    needed: peersNeeded,
  };
}

/** Committee members of the branches right under a unit who are not in the cycle. A new secretary is handed over to. */
function cameLater(db: Db, cycleId: number, unitId: number, today: Day) {
  return db
    .selectDistinctOn([person.sortKey, person.id, cycleUnit.unitId], {
      personId: person.id,
      name: person.fullName,
      branchId: cycleUnit.unitId,
      branchName: cycleUnit.name,
    })
    .from(appointment)
    .innerJoin(
      cycleUnit,
      and(
        eq(cycleUnit.cycleId, cycleId),
        eq(cycleUnit.parentId, unitId),
        eq(cycleUnit.unitId, appointment.unitId),
      ),
    )
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .leftJoin(
      cyclePerson,
      and(
        eq(cyclePerson.cycleId, cycleId),
        eq(cyclePerson.personId, person.id),
        eq(cyclePerson.unitId, cycleUnit.unitId),
      ),
    )
    .where(
      and(
        isNull(cyclePerson.id),
        ne(title.code, 'SECRETARY'),
        ne(title.power, 'read'),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    )
    .orderBy(asc(person.sortKey), asc(person.id), asc(cycleUnit.unitId))
    .limit(MOST_LATE);
}
