/** Who is in a cycle, by name, for officers; handovers still to be told. */
import { and, asc, eq, gte, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { appointment, cyclePerson, cycleUnit, person, unit } from '#db/schema/index';
import { type Actor, readablePaths } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { refuseToReadPeople } from '../cycle-policy';
import { findCycle } from '../cycle-queries.server';

const pageSize = 50;

/** Secretaries assessed in the branches the actor reads as an officer, by branch; 50 a page. */
export async function listCyclePeople(
  db: Db,
  actor: Actor,
  { cycleId, page }: { cycleId: number; page: number },
) {
  await findCycle(db, actor, cycleId);
  must(refuseToReadPeople(actor));
  const where = and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true), readable(actor));
  const parent = alias(unit, 'parent');
  const people = await db
    .select({
      id: cyclePerson.id,
      fullName: cyclePerson.fullName,
      branchName: cycleUnit.name,
      parentName: parent.name,
      unitPath: unit.path,
      joinedAt: cyclePerson.joinedAt,
      leftAt: cyclePerson.leftAt,
      leftReason: cyclePerson.leftReason,
    })
    .from(cyclePerson)
    .innerJoin(unit, eq(unit.id, cyclePerson.unitId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(parent, eq(parent.id, cycleUnit.parentId))
    .where(where)
    .orderBy(asc(cycleUnit.path), asc(cyclePerson.sortKey))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [total] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(cyclePerson)
    .innerJoin(unit, eq(unit.id, cyclePerson.unitId))
    .where(where);
  return { people, total: total!.count, page, pageSize };
}

/** One person of a cycle the actor reads as an officer; throws `NotFound`. */
export async function findCyclePerson(
  db: Db,
  actor: Actor,
  { cycleId, cyclePersonId }: { cycleId: number; cyclePersonId: number },
) {
  must(refuseToReadPeople(actor));
  const [found] = await db
    .select({
      id: cyclePerson.id,
      fullName: cyclePerson.fullName,
      isRatee: cyclePerson.isRatee,
      branchName: cycleUnit.name,
      unitPath: unit.path,
      leftAt: cyclePerson.leftAt,
    })
    .from(cyclePerson)
    .innerJoin(unit, eq(unit.id, cyclePerson.unitId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(and(eq(cyclePerson.id, cyclePersonId), eq(cyclePerson.cycleId, cycleId), readable(actor)));
  if (!found) throw new NotFound();
  return found;
}

/** Secretaries in office at `at` in a branch of the cycle who are not assessed in it; the first 50. */
export async function listNewSecretaries(
  db: Db,
  actor: Actor,
  { cycleId, at }: { cycleId: number; at: Date },
) {
  must(refuseToReadPeople(actor));
  const today = dayOf(at);
  return db
    .select({
      personId: person.id,
      fullName: person.fullName,
      unitId: cycleUnit.unitId,
      unitPath: unit.path,
      branchName: cycleUnit.name,
      fromOn: appointment.fromOn,
    })
    .from(cycleUnit)
    .innerJoin(unit, eq(unit.id, cycleUnit.unitId))
    .innerJoin(appointment, eq(appointment.unitId, cycleUnit.unitId))
    .innerJoin(person, eq(person.id, appointment.personId))
    .leftJoin(
      cyclePerson,
      and(
        eq(cyclePerson.cycleId, cycleUnit.cycleId),
        eq(cyclePerson.unitId, cycleUnit.unitId),
        eq(cyclePerson.personId, person.id),
        eq(cyclePerson.isRatee, true),
        isNull(cyclePerson.leftAt),
      ),
    )
    .where(
      and(
        eq(cycleUnit.cycleId, cycleId),
        eq(cycleUnit.level, 'branch'),
        eq(appointment.titleCode, 'SECRETARY'),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
        isNull(cyclePerson.id),
        readable(actor),
      ),
    )
    .orderBy(asc(cycleUnit.path), asc(person.sortKey))
    .limit(pageSize);
}

/** Units at or below those the actor reads as an officer, in the tree as it stands. */
function readable(actor: Actor): SQL | undefined {
  return or(...readablePaths(actor).map((path) => like(unit.path, `${path}%`)));
}
