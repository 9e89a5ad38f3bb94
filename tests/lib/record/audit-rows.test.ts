import { getTableName, is, sql, Table } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Db, rowsOf } from '#db/client';
import * as schema from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { env } from '~/lib/env.server';
import { decide } from '~/lib/record/audit.server';
import { adoptRows, sealAll, sealAnew } from '~/lib/record/audit-adopt.server';
import { guarded, unguarded } from '~/lib/record/audit-guard';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { testDb } from '../../support/database/db';
import { foundLife, live, stageNames } from '../../support/lived';

const database = testDb();
const act = { actor: system, at: new Date('2025-02-06T02:00:00Z') };

beforeAll(async () => {
  const { db } = database;
  const life = await foundLife(db);
  for (const stage of stageNames) await live(db, life, stage);
  await db.insert(schema.discipline).values({ personId: 1, form: 'Khiển trách', fromOn: '2024-05-01' });
  const entry = (await db.query.shortlistEntry.findFirst())!;
  const opinion = { nominationId: entry.nominationId, personId: 1, opinion: 'agree' as const, at: act.at };
  await db.insert(schema.shortlistOpinion).values(opinion);
  // Factories write past the record: what they made is taken over.
  await sealAll(db, act);
}, 240_000);

const findingsOf = async (db: Db) => (await verifyAudit(db, env().auditKey)).findings;

class Undone extends Error {}

/** What the record finds after `edits`, made past every trigger as the owner of the database can; undone afterwards. */
async function editedBy(...edits: string[]) {
  let found: Awaited<ReturnType<typeof findingsOf>> = [];
  const attempt = database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const edit of edits) await tx.execute(sql.raw(edit));
    found = await findingsOf(tx);
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  return found;
}

const one = (table: string) => `ctid = (select min(ctid) from ${table})`;

describe('rows of a year that was lived', () => {
  it('are taken over once, and are whole', async () => {
    expect(await findingsOf(database.db)).toEqual([]);
    expect(await adoptRows(database.db, act)).toBe(false);
  });

  it.each([
    ['decision', `update decision set reason = 'Khác' where ${one('decision')}`],
    ['commendation', `update commendation set deed = 'Khác' where ${one('commendation')}`],
    ['result', `update result set total = 5 where ${one('result')}`],
    ['unit_result', `update unit_result set people = people + 1 where ${one('unit_result')}`],
    ['scoring_run', `update scoring_run set reason = 'Khác' where ${one('scoring_run')}`],
    ['cycle_unit', `update cycle_unit set quota = 9 where ${one('cycle_unit')}`],
    ['cycle', `update cycle set settings = settings || '{"peersNeeded": 1}' where ${one('cycle')}`],
    [
      'cycle_phase',
      `update cycle_phase set ends_at = ends_at + interval '1 day' where ${one('cycle_phase')}`,
    ],
    ['appointment', `update appointment set title_code = 'MEMBER' where title_code = 'SECRETARY'`],
    ['person', `update person set full_name = 'Ai đó' where ${one('person')}`],
    ['unit', `update unit set name = 'Nơi khác' where ${one('unit')}`],
    ['discipline', `update discipline set to_on = '2024-06-01'`],
    ['framework', `update framework set version = version + 7 where state <> 'draft'`],
    [
      'assessment',
      `update assessment set content = jsonb_set(content, '{answers,A1}', '1') where state = 'submitted'`,
    ],
    ['peer_assignment', `update peer_assignment set recused_reason = 'x' where ${one('peer_assignment')}`],
    ['nomination', `update nomination set statement = '{}' where state = 'submitted'`],
    ['nomination_event', `update nomination_event set reason = 'x' where ${one('nomination_event')}`],
    ['consent', `update consent set answer = 'refused' where ${one('consent')}`],
    ['shortlist_opinion', `update shortlist_opinion set opinion = 'pass' where ${one('shortlist_opinion')}`],
    ['shortlist_entry', `update shortlist_entry set place = place + 5 where ${one('shortlist_entry')}`],
    ['honour', `update honour set year = 2001 where ${one('honour')}`],
  ])('show an edit of %s', async (table, edit) => {
    const found = await editedBy(edit);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) expect(finding).toMatchObject({ what: 'row-altered', table });
  });

  it('show a row that was taken away, and one that was put in', async () => {
    expect(await editedBy('delete from discipline')).toMatchObject([
      { what: 'row-missing', table: 'discipline' },
    ]);
    const honour = `insert into honour (person_id, year, name, issuer) values (1, 2020, 'x', 'y')`;
    expect(await editedBy(honour)).toMatchObject([{ what: 'row-added', table: 'honour', number: null }]);
  });

  it('show a row that went with its seal, and with what all seals add up to', async () => {
    const both = ['delete from discipline', `delete from audit_row where table_name = 'discipline'`];
    expect(await editedBy(...both)).toMatchObject([{ what: 'seals-altered', table: 'discipline' }]);
    const all = [...both, `delete from audit_sum where table_name = 'discipline'`];
    expect(await editedBy(...all)).toMatchObject([{ what: 'seals-altered', table: '*' }]);
  });

  it('show an old row that was put back with its old seal', async () => {
    const { db } = database;
    await db.execute(sql`create table kept_row as select * from discipline`);
    await db.execute(sql`create table kept_seal as select * from audit_row where table_name = 'discipline'`);
    await decide(db, act, async (tx, record) => {
      await tx.update(schema.discipline).set({ toOn: '2024-08-01' });
      record({ action: 'organisation.editDiscipline', subject: 'person:1' });
    });
    expect(await findingsOf(db)).toEqual([]);
    const found = await editedBy(
      ...['delete from discipline', 'insert into discipline overriding system value select * from kept_row'],
      `update audit_row r set mac = k.mac, number = k.number from kept_seal k where r.table_name = k.table_name and r.key = k.key`,
    );
    expect(found).toMatchObject([{ what: 'seals-altered', table: 'discipline' }]);
    await db.execute(sql`drop table kept_row, kept_seal`);
  });

  it('show a write past the record, though every trigger ran', async () => {
    await database.db.insert(schema.honour).values({ personId: 1, year: 2019, name: 'x', issuer: 'y' });
    expect(await findingsOf(database.db)).toMatchObject([{ what: 'row-added', table: 'honour' }]);
    await decide(database.db, act, async (tx, record) => {
      await tx.delete(schema.honour).where(sql`year = 2019`);
      record({ action: 'organisation.addHonour', subject: 'person:1' });
    });
    expect(await findingsOf(database.db)).toEqual([]);
  });

  it('say that the record was emptied', async () => {
    const found = await editedBy('delete from audit_detail', 'delete from audit_entry');
    expect(found[0]).toEqual({ number: 0, what: 'empty' });
  });

  it('stay sealed when their table gains a column', async () => {
    const { db } = database;
    await db.execute(sql`alter table discipline add column later text default 'x'`);
    expect(await findingsOf(db)).toEqual([]);
    await db.execute(sql`alter table discipline drop column later`);
  });

  it('are sealed anew after a migration rewrote them, by an entry that says which and why', async () => {
    const { db } = database;
    await db.execute(sql`update honour set year = year + 1 where ${sql.raw(one('honour'))}`);
    await db.execute(sql`insert into honour (person_id, year, name, issuer) values (1, 2020, 'x', 'y')`);
    await db.execute(sql`delete from consent`);
    const kinds = async () => (await findingsOf(db)).map(({ what }) => what).sort();
    expect(await kinds()).toEqual(['row-added', 'row-altered', 'row-missing']);
    const reason = 'Bản cập nhật đổi cách ghi năm của danh hiệu';
    await sealAnew(db, act, { tables: ['honour'], reason });
    expect(await kinds()).toEqual(['row-missing']);
    await sealAnew(db, act, { tables: ['consent'], reason });
    expect(await kinds()).toEqual([]);
    const last = await db.query.auditDetail.findFirst({ orderBy: (row, { desc }) => desc(row.number) });
    expect(last?.after).toEqual({ tables: ['consent'], reason });
    await expect(sealAnew(db, act, { tables: ['reminder'], reason })).rejects.toThrow(RangeError);
  });

  it('are refused to TRUNCATE, and so is the record', async () => {
    for (const table of [...Object.keys(guarded), 'audit_entry', 'audit_row', 'audit_sum', 'peer_folder'])
      await expect(database.db.execute(sql.raw(`truncate ${table} cascade`)), table).rejects.toThrow();
  });
});

describe('the tables of the schema', () => {
  it('are guarded, or left out with a reason', async () => {
    const tables = Object.values(schema).flatMap((table) => (is(table, Table) ? [getTableName(table)] : []));
    expect([...Object.keys(guarded), ...Object.keys(unguarded)].sort()).toEqual(tables.sort());
    const noted = await rowsOf<{ name: string }>(
      database.db,
      sql`select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgname in ('audit_insert', 'audit_update', 'audit_delete') group by 1 having count(*) = 3`,
    );
    expect(noted.map(({ name }) => name).sort()).toEqual(Object.keys(guarded).sort());
  });
});
