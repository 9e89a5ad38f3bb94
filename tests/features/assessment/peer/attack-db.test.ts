import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { runScoring } from '~/features/scoring/scoring-commands.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { actOf } from '../../../support/actors';
import { inReview } from '../../../support/assessed';
import { type DumpedRow, dumpDatabase, tablesWith } from '../../../support/database/database-dump';
import { testDb } from '../../../support/database/db';
import { type AttackerView, attack, chance, type Guesses } from '../../../support/peer-attacker';
import { livePeers, type PeerLife, SECRET } from '../../../support/peer-life';

const database = testDb();
let life: PeerLife;
let before: DumpedRow[];
let after: DumpedRow[];

beforeAll(async () => {
  const { db } = database;
  life = await livePeers(db, 7);
  before = await dumpDatabase(db);
  await settlePeerActs(db, { before: '2024-12-12', at: inReview });
  const run = await runScoring(db, actOf(life.board, inReview), life.cycleId);
  await releaseResults(db, actOf(life.board, inReview), { runId: run, confirmation: life.cycleName });
  after = await dumpDatabase(db);
}, 600_000);

/** What the attacker makes of a dump. The record's day is coarse: a row's transaction is the better clock. */
function viewOf(dump: readonly DumpedRow[], formTable = 'peer_folder', commentTable = 'released_comment') {
  const of = (table: string) => dump.filter((row) => row.table === table);
  const users = new Map(of('account_user').map(({ values }) => [values.id, Number(values.person_id)]));
  const entryOf = new Map(of('audit_entry').map((row) => [Number(row.values.number), row]));
  const settled = of('audit_detail').flatMap(({ values }) => {
    const entry = entryOf.get(Number(values.number));
    const sent = (values.after as { sent?: Record<string, number> } | null)?.sent ?? {};
    return Object.entries(sent).flatMap(([rater, forms]) =>
      Array.from({ length: forms }, () => ({
        action: 'send',
        actor: Number(rater),
        order: entry!.order,
        xmin: entry!.xmin,
      })),
    );
  });
  const named = of('audit_entry').map(({ values, order, xmin }) => ({
    action: values.action === 'assessment.submitPeer' && values.actor_id ? 'send' : String(values.action),
    actor: values.actor_id === null ? null : Number(values.actor_id),
    order,
    xmin,
  }));
  const signIns = of('account_session').map(({ values, order, xmin }) => ({
    action: 'sign in',
    actor: users.get(values.user_id) ?? null,
    order,
    xmin,
  }));
  const view: AttackerView = {
    assignments: of('peer_assignment').map(({ values, order, xmin }) => ({
      rater: Number(values.rater_id),
      ratee: Number(values.ratee_id),
      order,
      xmin,
    })),
    forms: formTable === 'peer_folder' ? formsOf(dump) : plainFormsOf(of(formTable)),
    raters: of('peer_rater').map(({ values, order, xmin }) => ({
      rater: Number(values.rater_id),
      order,
      xmin,
    })),
    acts: [...settled, ...named, ...signIns].map((act) => ({ ...act, at: act.xmin })),
    comments: of(commentTable).map(({ values, order, xmin }) => ({
      id: String(values.id),
      ratee: Number(values.ratee_id),
      text: String(values.text),
      order,
      xmin,
    })),
  };
  return view;
}

function plainFormsOf(rows: readonly DumpedRow[]): AttackerView['forms'] {
  return rows.map(({ values, order, xmin }) => ({
    id: String(values.id),
    ratee: Number(values.ratee_id),
    version: Number(values.version),
    size: String(values.comment).length,
    author: Number(values.author_id),
    comment: String(values.comment),
    order,
    xmin,
  }));
}

/** Folders say nothing of ratee or state: the attacker puts them beside the raters in their order, and guesses the rest. */
function formsOf(dump: readonly DumpedRow[]): AttackerView['forms'] {
  const of = (table: string) => dump.filter((row) => row.table === table);
  const raters = [...new Set(of('peer_assignment').map(({ values }) => Number(values.rater_id)))];
  return of('peer_folder').flatMap(({ values, order, xmin }, place) =>
    of('peer_assignment')
      .filter((row) => row.values.rater_id === raters[place])
      .map((row) => ({
        id: `${values.id} ${row.values.ratee_id}`,
        ratee: Number(row.values.ratee_id),
        version: 0,
        size: String(values.box).length,
        author: raters[place]!,
        order,
        xmin,
      })),
  );
}

function truthOf(view: AttackerView): Guesses {
  const authors = new Map(life.forms.map(({ comment, rater }) => [comment, rater]));
  return new Map(view.comments.map(({ id, text }) => [id, authors.get(text)!]));
}

const hitsOf = (guesses: Guesses, truth: Guesses) =>
  [...truth].filter(([id, author]) => guesses.get(id) === author).length;

/**
 * Two states of the database: before the release a folder's last save falls into the session of whoever signed in last,
 * and what passed since is how much they wrote; afterwards the longest comment about a person is by whoever of those
 * asked wrote most.
 */
function guessByPresence(view: AttackerView, eve: readonly DumpedRow[]): Guesses {
  const signIns = view.acts.filter(({ action }) => action === 'sign in').sort((a, b) => a.xmin - b.xmin);
  const wrote = new Map<number, number>();
  for (const { xmin } of eve.filter((row) => row.table === 'peer_folder')) {
    const present = signIns.findLast((act) => act.xmin < xmin);
    if (present) wrote.set(present.actor ?? -1, xmin - present.xmin);
  }
  const guesses: Guesses = new Map();
  for (const ratee of new Set(view.comments.map((comment) => comment.ratee))) {
    const raters = view.assignments
      .filter((row) => row.ratee === ratee)
      .map(({ rater }) => rater)
      .sort((a, b) => (wrote.get(b) ?? 0) - (wrote.get(a) ?? 0));
    const comments = view.comments
      .filter((comment) => comment.ratee === ratee)
      .sort((a, b) => b.text.length - a.text.length);
    for (const [i, { id }] of comments.entries()) guesses.set(id, raters[i] ?? -1);
  }
  return guesses;
}

const beating = (view: AttackerView) => {
  const { bound } = chance(view);
  return attack(view, truthOf(view)).filter(({ hits }) => hits > bound);
};

const written = () => life.forms.filter(({ comment }) => comment !== '');

describe('somebody with every table but not PEER_KEY', () => {
  it('finds nothing that a peer wrote before the release', () => {
    expect(written().length).toBeGreaterThan(300);
    expect(tablesWith(before, SECRET)).toEqual([]);
    expect(tablesWith(before, 'nhận xét nhận xét')).toEqual([]);
    expect(tablesWith(before, '"A1":4')).toEqual([]);
  });

  it('finds in the record that forms were sent, by the day, without a name at the hour', () => {
    const entries = before.filter(({ values }) => values.action === 'assessment.submitPeer');
    expect(entries.length).toBeGreaterThan(3);
    expect(entries.every(({ values }) => values.actor_id === null)).toBe(true);
    expect(
      entries.every(({ values }) => new Date(String(values.at)).getTime() % 86_400_000 === 17 * 3_600_000),
    ).toBe(true);
    const details = after.filter(({ table }) => table === 'audit_detail');
    const sent = details.flatMap(({ values }) =>
      Object.values((values.after as { sent?: Record<string, number> } | null)?.sent ?? {}),
    );
    expect(sent.reduce((sum, forms) => sum + forms, 0)).toBe(life.forms.length);
  });

  it('after the release reads the comments, and those that stay sealed nowhere', () => {
    const view = viewOf(after);
    expect(view.comments.length).toBeGreaterThan(300);
    expect(tablesWith(after, SECRET)).toEqual(['released_comment']);
    const sent = new Set(life.forms.map(({ comment }) => comment));
    expect(view.comments.every(({ text }) => sent.has(text))).toBe(true);
  });

  it('sees one transaction over all forms and one over all counters', () => {
    const view = viewOf(after);
    expect(new Set(view.forms.map(({ xmin }) => xmin)).size).toBe(1);
    expect(new Set(view.raters.map(({ xmin }) => xmin)).size).toBe(1);
    expect(new Set(view.forms.map(({ size }) => size)).size).toBe(1);
  });

  it('names the authors of released comments no better than chance (99 %, of more than 300)', () => {
    const view = viewOf(after);
    expect(beating(view), JSON.stringify(chance(view))).toEqual([]);
  });

  it('nor with a backup of the eve beside it, where rows still bear the hour of their last save', () => {
    const view = viewOf(after);
    const { mean, bound } = chance(view);
    const hits = hitsOf(guessByPresence(view, before), truthOf(view));
    expect(hits, `mean ${mean}`).toBeLessThan(bound);
  });
});

describe('the same attacker on a plain store', () => {
  it('reads every comment and names its author', async () => {
    await keepPlainly(database.db, life);
    const dump = await dumpDatabase(database.db);
    expect(tablesWith(dump, SECRET)).toContain('plain_form');
    const view = viewOf(dump, 'plain_form', 'plain_comment');
    const won = beating(view);
    expect(won.find(({ strategy }) => strategy === 'open text')?.hits).toBe(view.comments.length);
    expect(won.map(({ strategy }) => strategy)).toEqual(
      expect.arrayContaining(['open text', 'same order', 'size and length', 'version and length']),
    );
    await database.db.execute(sql`drop table plain_form, plain_comment`);
  });
});

/** The store one would build without thinking: forms with their author, versions that count, comments in their order. */
async function keepPlainly(db: Db, { forms }: PeerLife): Promise<void> {
  await db.execute(sql`create table plain_form (
    id serial primary key, ratee_id int, author_id int, state text, version int, comment text)`);
  await db.execute(sql`create table plain_comment (id serial primary key, ratee_id int, text text)`);
  for (const { ratee, rater, saves, comment } of forms) {
    await db.execute(sql`insert into plain_form (ratee_id, author_id, state, version, comment)
      values (${ratee}, ${rater}, 'submitted', ${saves}, ${comment})`);
  }
  await db.execute(sql`insert into plain_comment (ratee_id, text)
    select ratee_id, comment from plain_form where comment <> '' order by id`);
}
