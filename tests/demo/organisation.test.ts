/** The demo's rosters are files as clerks send them: whatever the import learns to ask, each still goes in whole. */
import { readdirSync } from 'node:fs';
import { count } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { person, unit } from '#db/schema/index';
import { importOrganisation } from '~/demo/organisation';
import { testDb } from '../support/database/db';

const database = testDb();

it('imports every unit and roster of the demo', async () => {
  const { db } = database;
  const said: string[] = [];
  await importOrganisation(db, (line) => void said.push(line));
  expect(said).toHaveLength(readdirSync('db/demo/rosters').length);
  expect(await db.select({ count: count() }).from(unit)).toEqual([{ count: 290 }]);
  const [people] = await db.select({ count: count() }).from(person);
  expect(people!.count).toBeGreaterThan(800);
}, 120_000);
