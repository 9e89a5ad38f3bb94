/**
 * Somebody who holds the whole database, its backups and its write-ahead log, but not PEER_KEY. The log is read on a
 * PostgreSQL that lets us (pg_walinspect); on the embedded database, which keeps none, that is said and not run.
 */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { testDb } from '../../../support/database/db';
import {
  canReadLog,
  keepingLog,
  type LogTransaction,
  logEnd,
  readLog,
} from '../../../support/database/write-ahead-log';
import { folderWrites, guessAuthors, type LogView, namings } from '../../../support/log-attacker';
import { livePeers, type PeerLife } from '../../../support/peer-life';

const database = testDb();

/** Tables a row of which names one person. */
const naming = ['account_session', 'peer_rater', 'plain_rater', 'peer_assignment', 'person', 'account_user'];

const writing = (log: readonly LogTransaction[], table: string) =>
  log.filter(({ records }) => records.some((record) => record.table === table));
const tablesOf = ({ records }: LogTransaction) => [...new Set(records.map(({ table }) => table))].sort();
const isUpdate = ({ type }: { type: string }) => type.includes('UPDATE');

/** Forms tied to a row that names their author, because one transaction wrote both. */
function tiedBySameTransaction(log: readonly LogTransaction[], store: string): Map<string, string> {
  const tied = new Map<string, string>();
  for (const { records } of writing(log, store)) {
    const people = [...new Set(records.filter(({ table }) => naming.includes(table)).map(({ row }) => row))];
    if (people.length !== 1 || !people[0]) continue;
    // The one that was really written comes first, those that cover it after.
    const form = records.find((record) => record.table === store && record.row !== null);
    if (form) tied.set(form.row!, people[0]);
  }
  return tied;
}

/** The store as one builds it first: a row a form, the others about the person touched, a counter that rises with it. */
async function keepPlainly(db: Db, { forms }: PeerLife): Promise<void> {
  await db.execute(sql`create table plain_form (id int primary key, ratee int, state text, box bytea)`);
  await db.execute(sql`create table plain_rater (rater int primary key, sent int not null default 0)`);
  await db.execute(sql`alter table plain_form alter column box set storage plain`);
  for (const rater of new Set(forms.map((form) => form.rater)))
    await db.execute(sql`insert into plain_rater values (${rater}, 0)`);
  for (const [id, { ratee }] of forms.entries())
    await db.execute(sql`insert into plain_form values (${id}, ${ratee}, 'draft', ''::bytea)`);
  for (const [id, { ratee, rater, comment }] of forms.entries())
    await db.transaction(async (tx) => {
      await tx.execute(
        sql`update plain_form set state = 'submitted', box = decode(${Buffer.from(comment).toString('hex')}, 'hex') where id = ${id}`,
      );
      await tx.execute(sql`update plain_form set state = state where ratee = ${ratee} and id <> ${id}`);
      await tx.execute(sql`update plain_rater set sent = sent + 1 where rater = ${rater}`);
    });
}

const isRead = await canReadLog(process.env.DATABASE_URL);

if (!isRead)
  describe('the write-ahead log', () => {
    it('is not read on this database: it takes a PostgreSQL with pg_walinspect and a superuser', async () => {
      expect(await canReadLog(process.env.DATABASE_URL)).toBe(false);
    });
  });
else
  describe('somebody with the write-ahead log too', () => {
    let life: PeerLife;
    let log: LogTransaction[] = [];
    let plain: LogTransaction[] = [];

    beforeAll(async () => {
      const { db } = database;
      await db.execute(sql`create extension if not exists pg_walinspect`);
      await keepingLog(db, async () => {
        const start = await logEnd(db);
        life = await livePeers(db, 3);
        await settlePeerActs(db, { before: '2024-12-12', at: new Date('2024-12-11T17:00:00Z') });
        log = await readLog(db, start);
        const again = await logEnd(db);
        await keepPlainly(db, life);
        plain = await readLog(db, again);
      });
      await db.execute(sql`drop table plain_form, plain_rater`);
    }, 300_000);

    it('ties all but the odd form of a plain store to its author', () => {
      const tied = tiedBySameTransaction(plain, 'plain_form');
      const raters = [...new Set(life.forms.map(({ rater }) => rater))];
      const right = life.forms.filter(
        ({ rater }, id) =>
          tied.get(`plain_form #${raters.length + id}`) === `plain_rater #${raters.indexOf(rater)}`,
      );
      // Followed by pages and offsets, a row can be lost from sight; this attacker must still name nearly all.
      expect(right.length).toBeGreaterThanOrEqual(0.97 * life.forms.length);
    });

    it('ties no folder to anybody: whoever saves or sends writes that one value and nothing else', () => {
      const saves = writing(log, 'peer_folder').filter(({ records }) => !touchesCounters(records));
      const acts = life.forms.reduce((sum, form) => sum + form.saves + 1, 0);
      expect(saves.length).toBeGreaterThanOrEqual(acts);
      expect([...new Set(saves.map((transaction) => tablesOf(transaction).join(' ')))].sort()).toEqual([
        'cycle peer_folder',
        'peer_folder',
      ]);
      expect(tiedBySameTransaction(log, 'peer_folder').size).toBe(0);
    });

    it('tells no sending from a draft, no long text from a short one', () => {
      const saves = writing(log, 'peer_folder').filter(({ records }) => !touchesCounters(records));
      const sizes = saves
        .filter(({ records }) => records.some((record) => record.table === 'peer_folder' && isUpdate(record)))
        .map(({ records }) =>
          records.filter(({ type }) => type.includes('INSERT')).reduce((sum, { bytes }) => sum + bytes, 0),
        );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(64);
    });

    it('finds all counters of the cycle written anew together, whoever sent', () => {
      const sweeps = writing(log, 'peer_folder').filter(({ records }) => touchesCounters(records));
      expect(sweeps.length).toBeGreaterThan(3);
      const counters = sweeps.map(
        ({ records }) =>
          records.filter(({ table, type }) => table === 'peer_rater' && type.includes('INSERT')).length,
      );
      expect(new Set(counters)).toEqual(new Set([36]));
    });

    describe('who guesses', () => {
      let view: LogView;
      let owners: Map<string, number>;
      beforeAll(async () => {
        const comments = life.forms
          .filter(({ comment }) => comment !== '')
          .map(({ rater, ratee, comment }) => ({ id: `${rater} ${ratee}`, ratee, text: comment }));
        const asked = await database.db.query.peerAssignment.findMany();
        const assignments = asked.map(({ raterId, rateeId }) => ({ rater: raterId, ratee: rateeId }));
        view = { log, signIns: life.signIns, assignments, comments };
        owners = new Map([...folderWrites(view).keys()].map((row, k) => [row, life.begun[k]!]));
      });
      const named = (way: string) => [...namings[way]!(view)].filter(([row, who]) => owners.get(row) === who);
      const right = (way: string) => {
        const guesses = guessAuthors(view, namings[way]!(view));
        return view.comments.filter(({ id }) => guesses.get(id) === Number(id.split(' ')[0])).length;
      };
      /** Exceeded by blind guessing once in some thousand times. */
      const chance = () => {
        const mean = view.comments.reduce(
          (sum, { ratee }) => sum + 1 / view.assignments.filter((pair) => pair.ratee === ratee).length,
          0,
        );
        return mean + 3.3 * Math.sqrt(mean);
      };

      it('follows every folder through the log', () => {
        expect(owners.size).toBe(life.begun.length);
      });

      it.each(Object.keys(namings).filter((way) => way !== 'sign-ins'))(
        'names neither folders nor comments: %s',
        (way) => {
          // Of a random order one is right, seven once in 12,000 times.
          expect(named(way).length).toBeLessThan(7);
          expect(right(way)).toBeLessThan(chance());
        },
      );

      it('names folders by the times of sign-ins, as README says; comments no better than blindly', () => {
        // These raters come one after another, the worst case: every folder is named.
        expect(named('sign-ins').length).toBeGreaterThan(owners.size / 2);
        expect(right('sign-ins')).toBeLessThan(chance());
      });
    });
  });

function touchesCounters(records: LogTransaction['records']): boolean {
  return records.some(({ table }) => table === 'peer_rater');
}
