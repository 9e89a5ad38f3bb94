/** A person's appointments as policies read them. */
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person, title, unit, unitType } from '#db/schema/index';
import { dayOf } from '~/lib/date';
import type { Person } from './actor';

/** The person as an actor at `at`: only appointments in force on that day, in units that still exist. Null when unknown. */
export async function findActor(db: Db, personId: number, at: Date): Promise<Person | null> {
  const today = dayOf(at);
  const found = await db.query.person.findFirst({ where: eq(person.id, personId) });
  if (!found) return null;
  const rows = await db
    .select({
      unitId: unit.id,
      unitPath: unit.path,
      unitName: unit.name,
      unitLevel: unitType.level,
      branchKind: unitType.branchKind,
      title: title.code,
      titleName: title.nameVi,
      power: title.power,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(
      and(
        eq(appointment.personId, personId),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
        or(isNull(unit.validTo), gte(unit.validTo, today)),
      ),
    )
    .limit(50);
  return { kind: 'person', personId, name: found.fullName, appointments: rows };
}
