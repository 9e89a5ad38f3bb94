/** Builds one row each; what a row needs must be given, the rest has a plain default. Shared by demo data and tests. */
import { fold } from '~/lib/text';
import type { Db } from '../client';
import { appointment, person, unit } from '../schema/index';

type Row<Table extends { $inferInsert: unknown; $inferSelect: unknown }> = Table['$inferSelect'];

export async function makeUnit(
  db: Db,
  given: Pick<typeof unit.$inferInsert, 'code' | 'name' | 'typeCode' | 'parentId'> &
    Partial<typeof unit.$inferInsert>,
): Promise<Row<typeof unit>> {
  const [row] = await db
    .insert(unit)
    .values({
      validFrom: '2015-01-01',
      sortKey: given.name.toLowerCase(),
      searchKey: fold(given.name),
      ...given,
    })
    .returning();
  return row!;
}

/** `fullName` is split at its spaces: first word, middle, last word. */
export async function makePerson(
  db: Db,
  given: { fullName: string } & Partial<typeof person.$inferInsert>,
): Promise<Row<typeof person>> {
  const words = given.fullName.split(' ');
  const [row] = await db
    .insert(person)
    .values({
      ho: words[0]!,
      dem: words.slice(1, -1).join(' '),
      ten: words.at(-1)!,
      sortKey: [words.at(-1), ...words.slice(0, -1)].join(' ').toLowerCase(),
      searchKey: fold(given.fullName),
      ...given,
    })
    .returning();
  return row!;
}

export async function makeAppointment(
  db: Db,
  given: Pick<typeof appointment.$inferInsert, 'personId' | 'unitId' | 'titleCode'> &
    Partial<typeof appointment.$inferInsert>,
): Promise<Row<typeof appointment>> {
  const [row] = await db
    .insert(appointment)
    .values({ fromOn: '2022-03-01', ...given })
    .returning();
  return row!;
}
