/** Who rates across units. */
import { and, eq, gte, inArray, isNull, like, lte, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, unit, unitType } from '#db/schema/index';
import type { Linking } from '~/features/cycle/cycle';
import { dayOf } from '~/lib/date';
import { groupBy } from '~/lib/group';
import type { Linker } from './linking';

/** Who has held a rating title in the province since the cycle opened, and whether they hold one today. */
export async function linkersOf(
  tx: Db,
  unitPath: string,
  { officeLevel, titles }: Linking,
  openedAt: Date,
  at: Date,
): Promise<Linker[]> {
  const today = dayOf(at);
  const rows = await tx
    .select({ personId: appointment.personId, toOn: appointment.toOn })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        like(unit.path, `${unitPath}%`),
        eq(unitType.level, officeLevel),
        inArray(appointment.titleCode, titles),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, dayOf(openedAt))),
      ),
    );
  return [...groupBy(rows, ({ personId }) => personId)].map(([personId, seats]) => ({
    personId,
    isHolder: seats.some(({ toOn }) => toOn === null || toOn >= today),
  }));
}
