/** Vocabulary that is data: unit types and titles. Loaded after migrations; rows a province changed stay as they are. */
import { titles, unitTypes } from '~/features/organisation/organisation';
import type { Db } from './client';
import { title, unitType } from './schema/index';

export async function loadReference(db: Db): Promise<void> {
  await db
    .insert(unitType)
    .values([...unitTypes])
    .onConflictDoNothing();
  await db
    .insert(title)
    .values([...titles])
    .onConflictDoNothing();
}
