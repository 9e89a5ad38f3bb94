/**
 * Every write of every act is refused by the database, which repeats the whole row, and then only the last one, the
 * record's own: nothing of what was typed or stored reaches the log. Which acts meet a refusal follows from the table.
 */
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '#db/client';
import { makeFaults } from '~/lib/faults.server';
import { testDb } from '../support/database/db';
import { foundLife, lifePassword, stageNames } from '../support/lived';
import { actorKinds, type Walk } from './access/access';
import { listRoutes, type Route } from './access/route-list';
import { moveTo, type World, walk } from './access/walk';
import { accessTable } from './access-table';

const database = testDb();
const routes = await listRoutes();
const printed: string[] = [];
/** Each fault is new to this door: everything that may ever be printed is printed. */
const report = (error: unknown) =>
  makeFaults(pino({}, { write: (line: string) => void printed.push(line) })).report(error, 'page');

let world: World;
let faults = 0;
/** By act, whether a write of it was refused. */
const acts = new Map<string, boolean>();
beforeAll(async () => {
  const life = await foundLife(database.db);
  const onFault = (error: unknown) => {
    faults++;
    report(error);
  };
  world = { db: database.db, life, stage: 'founding', digest: '', cookies: {}, onFault };
});

describe.each(stageNames)('%s', (stage) => {
  beforeAll(() => moveTo(world, stage));

  it.each([
    ['any', everyTable],
    ['the record’s', async () => ['audit_entry']],
  ])('prints nothing that was typed or stored when %s write is refused', async (_, tables) => {
    const before = [...(await personal()), ...secretsOf(world.life.things)];
    await withFailingWrites(await tables(), async () => {
      for (const { route, how, name } of actions().filter((row) => (row.how.stage ?? 'rating') === stage)) {
        const targets = how.targets ?? accessTable[route.file]!.targets ?? {};
        for (const [target, words] of Object.entries(how.expect)) {
          const actor = actorKinds.find((_, index) => words.split(' ')[index] === 'ok');
          if (!actor) continue;
          printed.length = 0;
          const so = faults;
          await walk(world, { route, side: 'action', actor, target: { ...targets[target], actor }, how });
          const output = printed.join('');
          for (const typed of [...typedIn(how), ...before])
            expect(output.includes(typed), `${name} printed ${typed}: ${output}`).toBe(false);
          expect(output).not.toContain('refused row');
          acts.set(name, (acts.get(name) ?? false) || faults > so);
        }
      }
    });
  });
});

it('met a refusing database in every act that somebody may do', () => {
  const written = actions().filter(({ how }) => Object.values(how.expect).some(isOkForSomebody));
  expect([...acts.keys()].sort()).toEqual(written.map(({ name }) => name).sort());
  expect([...acts].flatMap(([name, hasMet]) => (hasMet ? [] : [name])).sort()).toEqual(writesNothing);
});

const isOkForSomebody = (words: string) => words.split(' ').includes('ok');

/** Acts that leave no row, or that find nothing to change as the table walks them. */
const writesNothing = [
  'routes/account/notice.tsx read',
  'routes/account/reset-news.tsx know',
  'routes/account/session.tsx endOne',
  'routes/account/sign-out.tsx leave',
  'routes/cycle/new.tsx propose',
];

async function everyTable(): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    database.db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  return tables.map(({ name }) => name);
}

/** One-time links and the password: whoever reads the log would enter by them. */
function secretsOf({ setupLink, invitationLink, resetLink }: World['life']['things']): string[] {
  return [lifePassword, setupLink, invitationLink, resetLink].filter((text) => typeof text === 'string');
}

async function withFailingWrites(tables: readonly string[], work: () => Promise<void>): Promise<void> {
  await database.db.execute(sql`
    create function refuse_every_write() returns trigger language plpgsql as $$
    begin
      raise exception 'refused row %', coalesce(new::text, old::text)
        using errcode = '53100', detail = coalesce(new::text, old::text), hint = coalesce(new::text, old::text);
    end $$`);
  for (const name of tables)
    await database.db.execute(
      sql.raw(
        `create trigger refuse_every_write before insert or update or delete on "${name}" for each row execute function refuse_every_write()`,
      ),
    );
  try {
    await work();
  } finally {
    await database.db.execute(sql`drop function refuse_every_write() cascade`);
  }
}

/** Names, telephones and addresses that stand in the database. */
async function personal(): Promise<string[]> {
  const rows = await rowsOf<{ name: string; phone: string | null; email: string | null }>(
    database.db,
    sql`select full_name as name, phone, email from person`,
  );
  return rows.flatMap(({ name, phone, email }) => [name, phone, email]).filter((text) => text !== null);
}

/** What a form of the table types: words of several parts, anything with Vietnamese letters, long numbers. */
function typedIn({ form = {}, json }: Walk): string[] {
  const texts = [...Object.values(form).flat(), ...leaves(json)];
  return texts.filter((text) => !text.startsWith('$') && (/[^\x20-\x7e]| /.test(text) || /\d{8}/.test(text)));
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

type Row = { name: string; route: Route; how: Walk };

function actions(): Row[] {
  return routes.flatMap((route) =>
    Object.entries(accessTable[route.file]?.action ?? {}).map(([name, how]) => ({
      name: `${route.file} ${name}`,
      route,
      how,
    })),
  );
}
