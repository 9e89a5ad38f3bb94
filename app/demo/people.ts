/** Finding the people and units of the demo by what their rosters say. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person, unit } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';

export type Seat = { personId: number; unitId: number; unitCode: string; title: string };

/** Everybody's seats, in the order of unit codes. */
export async function listSeats(db: Db): Promise<Seat[]> {
  return db
    .select({
      personId: appointment.personId,
      unitId: unit.id,
      unitCode: unit.code,
      title: appointment.titleCode,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .orderBy(asc(unit.code), asc(appointment.id));
}

/** The holder of a title in the unit with this code, as an actor at `at`. */
export async function holderOf(db: Db, code: string, titleCode: string, at: Date): Promise<Person> {
  const [row] = await db
    .select({ id: appointment.personId })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(and(eq(unit.code, code), eq(appointment.titleCode, titleCode)))
    .orderBy(asc(appointment.id))
    .limit(1);
  const actor = row ? await findActor(db, row.id, at) : null;
  if (!actor) throw new Error(`demo: nobody is ${titleCode} of ${code}`);
  return actor;
}

export async function personNamed(db: Db, fullName: string, at: Date): Promise<Person> {
  const row = await db.query.person.findFirst({ where: eq(person.fullName, fullName) });
  const actor = row ? await findActor(db, row.id, at) : null;
  if (!actor) throw new Error(`demo: nobody is called ${fullName}`);
  return actor;
}
