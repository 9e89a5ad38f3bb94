import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditDetail } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { env } from '~/lib/env.server';
import { decide } from '~/lib/record/audit.server';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { emptyDb, testDb } from '../../support/database/db';

const database = testDb();
const at = new Date('2024-11-20T02:00:00Z');
const act = { actor: system, at };

/** Edits history as an intruder with the database's own password would: guards off, edit, guards on. */
async function byHand(table: string, statement: string): Promise<void> {
  await database.db.execute(sql.raw(`alter table ${table} disable trigger user`));
  await database.db.execute(sql.raw(statement));
  await database.db.execute(sql.raw(`alter table ${table} enable trigger user`));
}

const verify = (head?: { number: number; hash: string }) => verifyAudit(database.db, env().auditKey, head);

describe('the record', () => {
  beforeEach(async () => {
    await emptyDb(database.db);
    for (let n = 1; n <= 5; n++) {
      await decide(database.db, act, async (_tx, record) => {
        record({
          action: 'test.write',
          subject: `test:${n}`,
          before: { n: n - 1 },
          after: { n, nested: { b: 1, a: [at] } },
        });
      });
    }
  });

  it('is whole when nobody touched it', async () => {
    expect(await verify()).toMatchObject({ entries: 5, erased: 0, findings: [] });
  });

  it('numbers without gaps when a write fails in between', async () => {
    const failing = decide(database.db, act, async (_tx, record) => {
      record({ action: 'test.write', subject: 'test:6' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await decide(database.db, act, async (_tx, record) =>
      record({ action: 'test.write', subject: 'test:7' }),
    );
    expect(await verify()).toMatchObject({ entries: 6, findings: [] });
  });

  it('refuses a change through the application', async () => {
    await expect(database.db.execute(sql`update audit_entry set action = 'x'`)).rejects.toThrow();
    await expect(database.db.execute(sql`delete from audit_entry`)).rejects.toThrow();
    await expect(database.db.execute(sql`update audit_detail set after = '{}'`)).rejects.toThrow();
  });

  it('shows an altered entry', async () => {
    await byHand('audit_entry', `update audit_entry set subject = 'test:99' where number = 3`);
    expect((await verify()).findings).toEqual([{ number: 3, what: 'altered' }]);
  });

  it('shows altered details', async () => {
    await byHand('audit_detail', `update audit_detail set after = '{"n": 42}' where number = 2`);
    expect((await verify()).findings).toEqual([{ number: 2, what: 'detail-altered' }]);
  });

  it('shows a removed entry', async () => {
    await byHand('audit_detail', 'delete from audit_detail where number = 3');
    await byHand('audit_entry', 'delete from audit_entry where number = 3');
    expect((await verify()).findings).toContainEqual({ number: 3, what: 'missing' });
  });

  it('shows two entries that changed places', async () => {
    const swap = ['at', 'actor_id', 'action', 'subject', 'digest', 'hash']
      .map((c) => `${c} = other.${c}`)
      .join(', ');
    await byHand(
      'audit_entry',
      `update audit_entry e set ${swap} from (select * from audit_entry) other where (e.number = 2 and other.number = 3) or (e.number = 3 and other.number = 2)`,
    );
    expect((await verify()).findings.length).toBeGreaterThan(0);
  });

  it('shows a tail cut since a head was exported, and accepts an honest one', async () => {
    const before = (await verify()).head!;
    expect((await verify(before)).findings).toEqual([]);
    await byHand('audit_detail', 'delete from audit_detail where number = 5');
    await byHand('audit_entry', 'delete from audit_entry where number = 5');
    expect((await verify()).findings).toEqual([]);
    expect((await verify(before)).findings).toEqual([{ number: 5, what: 'head-missing' }]);
  });

  it('stays whole when details are erased by law', async () => {
    await database.db.delete(auditDetail);
    expect(await verify()).toMatchObject({ entries: 5, erased: 5, findings: [] });
  });

  it('needs the key: another key finds every entry altered', async () => {
    const seen = await verifyAudit(database.db, Buffer.alloc(32, 1));
    expect(seen.findings.filter((f) => f.what === 'altered')).toHaveLength(5);
  });
});
