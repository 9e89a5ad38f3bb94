/** Writes a roster's plan in batches that the database takes apart: thousands of people in a few statements. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { appointment, person } from '#db/schema/index';
import type { Handover } from '../handover/handover';
import type { RosterWrites } from './writes';

/** Nobody else writes people or appointments until this transaction ends: what was planned is what is written. */
export async function lockRoster(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${person}, ${appointment} in share row exclusive mode`);
}

/** Writes everything of a plan without errors, under the lock. Answers with the seats that changed hands. */
export async function writeRoster(tx: Db, writes: RosterWrites): Promise<Handover[]> {
  // Telephones and codes may pass from one person to another within a file: they are set free first.
  await each(
    tx,
    writes.changed,
    (batch) => sql`
      update person set phone = null, email = null, member_code = null
      from ${personRows(batch)} where person.id = x.id`,
  );
  await each(
    tx,
    writes.changed,
    (batch) => sql`
      update person set ho = x.ho, dem = x.dem, ten = x.ten, full_name = x."fullName", sort_key = x."sortKey",
        search_key = x."searchKey", born_on = x."bornOn", gender = x.gender, phone = x.phone, email = x.email,
        member_code = x."memberCode", joined_union_on = x."joinedUnionOn"
      from ${personRows(batch)} where person.id = x.id`,
  );
  const ids: number[] = [];
  for (const batch of writes.fresh) {
    ids.push(...(await addPeople(tx, batch)));
    await nextTurn();
  }
  await each(
    tx,
    writes.seats,
    (batch) => sql`
      insert into appointment (person_id, unit_id, title_code, from_on, to_on, how)
      select coalesce(x.id, (string_to_array(${ids.join()}, ',')::int[])[x.fresh + 1]),
        x."unitId", x."titleCode", x."fromOn", x."toOn", x.how
      from jsonb_to_recordset(${batch}::text::jsonb) as x(id int, fresh int, "unitId" int, "titleCode" text,
        "fromOn" date, "toOn" date, how text)`,
  );
  await each(
    tx,
    writes.seatChanges,
    (batch) => sql`
      update appointment set from_on = coalesce(x."fromOn", from_on), to_on = coalesce(x."toOn", to_on),
        how = coalesce(x.how, appointment.how)
      from jsonb_to_recordset(${batch}::text::jsonb) as x(id int, "fromOn" date, "toOn" date, how text)
      where appointment.id = x.id`,
  );
  return writes.handovers.map(({ came, ...seat }) => ({
    ...seat,
    cameId: came && ('id' in came ? came.id : ids[came.fresh]!),
  }));
}

/** One statement a batch; the embedded database works in the server, which takes a turn in between. */
async function each(tx: Db, batches: readonly string[], statement: (batch: string) => SQL): Promise<void> {
  for (const batch of batches) {
    await tx.execute(statement(batch));
    await nextTurn();
  }
}

/** Only people that come with a post: nobody stands outside the tree. Answers with their ids, in order. */
async function addPeople(tx: Db, batch: string): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`insert into person (ho, dem, ten, full_name, sort_key, search_key, born_on, gender, phone, email,
        member_code, joined_union_on)
      select ho, dem, ten, "fullName", "sortKey", "searchKey", "bornOn", gender, phone, email, "memberCode",
        "joinedUnionOn"
      from ${personRows(batch)} returning id`,
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** People of a batch as `x`, in its order. */
function personRows(batch: string) {
  return sql`jsonb_to_recordset(${batch}::text::jsonb) as x(id int, ho text, dem text, ten text, "fullName" text,
    "sortKey" text, "searchKey" text, "bornOn" date, gender text, phone text, email text, "memberCode" text,
    "joinedUnionOn" date)`;
}
