/** Walks one route as one actor towards one target, and takes everything back afterwards. */
import { eq, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { accountUser, person } from '#db/schema/index';
import { ensureAccount } from '~/features/account/account-commands.server';
import type { Person } from '~/features/organisation/actor';
import { cookieOf, type Lived, live, type Stage, stageNames, stages } from '../../support/lived';
import { type Answer, call } from '../../support/request';
import { type ActorKind, actorKinds, type Target, type Walk } from './access';
import type { Route } from './route-list';

export type World = {
  db: Db;
  life: Lived;
  stage: Stage;
  /** Of the database at rest at this stage. */
  digest: string;
  cookies: Partial<Record<ActorKind, string>>;
  /** Sees what a walk threw that is no answer. */
  onFault?: (error: unknown) => void;
};

/** What an answer is called, and whether the database stayed as it was. */
export type Seen = { word: string; hasChanged: boolean; answer?: Answer };

/** Lives on to `stage`. Sessions are opened anew: the year is longer than one of them. */
export async function moveTo(world: World, stage: Stage): Promise<void> {
  await live(world.db, world.life, stage);
  world.stage = stage;
  await giveContacts(world.db);
  if (stage !== stageNames[0])
    for (const kind of actorKinds) {
      const person = personOf(world.life, kind);
      if (person) world.cookies[kind] = await cookieOf(world.db, person.personId, stages[stage]);
    }
  world.digest = await digestOf(world.db);
}

/** A telephone and an address for whoever has none, unlike anything else in the world: what shows them is seen. */
async function giveContacts(db: Db): Promise<void> {
  await db.update(person).set({
    phone: sql`coalesce(${person.phone}, '+8496' || lpad((7130000 + ${person.id} * 37)::text, 7, '0'))`,
    email: sql`coalesce(${person.email}, 'hop-thu-' || ${person.id} || '@rieng.example')`,
  });
}

export async function walk(
  world: World,
  { route, side, actor, target, how, isUnread }: Step,
  post: { form?: Walk['form']; json?: unknown } = how,
): Promise<Seen> {
  const { life, stage, cookies } = world;
  const names = { ...life.things, ...resolved(target, life.things) };
  const params = Object.fromEntries(
    route.params.flatMap((name) => (typeof names[name] === 'string' ? [[name, names[name]]] : [])),
  ) as Record<string, string>;
  const isByCookie = how.isWithCookie || actor === 'ended';
  const asked = {
    params,
    now: stages[stage],
    url: `${pathOf(route.path, params)}${fill(how.query ?? '', names)}`,
    viewer: isByCookie ? null : personOf(life, actor),
    cookie: isByCookie ? cookies[actor] : undefined,
    ...(side === 'action' ? { form: formOf(post.form ?? {}, names) } : {}),
    ...(post.json === undefined ? {} : { json: JSON.parse(fill(JSON.stringify(post.json), names)) }),
  };
  return undone(world, async (tx) => {
    const reader = isUnread ? personOf(life, actor) : null;
    if (reader) {
      await ensureAccount(tx, reader.personId, asked.now);
      await tx
        .update(accountUser)
        .set({ noticeVersion: null })
        .where(eq(accountUser.personId, reader.personId));
    }
    return call(route.module[side] as never, { db: tx, ...asked });
  });
}

type Step = {
  route: Route;
  side: 'loader' | 'action';
  actor: ActorKind;
  target: Target;
  how: Walk;
  /** The person has an account and has not read the privacy notice. */
  isUnread?: boolean;
};

class Undo extends Error {
  constructor(readonly seen: Seen) {
    super('undo');
  }
}

async function undone(world: World, work: (tx: Db) => Promise<Answer>): Promise<Seen> {
  try {
    await world.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db;
      const answer = await work(tx);
      throw new Undo({ word: wordOf(answer), hasChanged: await hasChanged(tx, world.digest), answer });
    });
  } catch (error) {
    if (error instanceof Undo) return error.seen;
    world.onFault?.(error);
    return {
      word: `threw ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`,
      hasChanged: false,
    };
  }
  throw new Error('a walk is always taken back');
}

/** A transaction that never wrote has no number; one that did is compared row by row. */
async function hasChanged(tx: Db, before: string): Promise<boolean> {
  const [row] = await rowsOf<{ id: string | null }>(
    tx,
    sql`select pg_current_xact_id_if_assigned()::text as id`,
  );
  return row!.id !== null && (await digestOf(tx)) !== before;
}

/** One text over every row of every table, in the order of their names: parallel plans answer in any. */
async function digestOf(db: Db): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from "${name}" t`,
  );
  const rows = await rowsOf<{ name: string; sum: string }>(db, sql.raw(parts.join(' union all ')));
  return rows
    .map(({ name, sum }) => `${name} ${sum}`)
    .sort()
    .join('\n');
}

/** The kind of an answer, or what is odd about it. */
function wordOf({ status, location }: Answer): string {
  if (status >= 300 && status < 400) {
    if (location?.startsWith('/sign-in?next=')) return 'sign-in';
    if (location?.startsWith('/account/notice?next=')) return 'notice';
    return location?.startsWith('/') && !location.startsWith('//') ? 'ok' : `sent to ${location}`;
  }
  if (status >= 200 && status < 300) return 'ok';
  return byStatus[status] ?? `status ${status}`;
}

const byStatus: Record<number, string> = {
  401: 'sign-in',
  403: 'refused',
  404: 'hidden',
  405: 'post-only',
  409: 'conflict',
  422: 'invalid',
};

export function personOf({ plot, elsewhere }: Lived, kind: ActorKind): Person | null {
  const { secretary, communeOfficer, districtOfficer, board, reader, ended } = plot.actors;
  const people: Record<ActorKind, Person | null> = {
    anonymous: null,
    ended,
    secretary,
    commune: communeOfficer,
    district: districtOfficer,
    board,
    reader,
    elsewhere,
  };
  return people[kind];
}

type Things = Lived['things'];

function resolved(target: Target, things: Things): Things {
  return Object.fromEntries(Object.entries(target).map(([name, value]) => [name, fill(value, things)]));
}

/** `$name` becomes the thing of that name; an unknown name is a mistake in the table. */
function fill(text: string, things: Things): string {
  return text.replace(/\$([a-zA-Z]+)/g, (_, name: string) => {
    const thing = things[name];
    if (typeof thing !== 'string') throw new Error(`no thing is called ${name} at this stage`);
    return thing;
  });
}

function formOf(fields: Record<string, string | string[]>, things: Things): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) {
      const thing = things[one.slice(1)];
      if (one.startsWith('$') && thing instanceof File) form.append(fill(name, things), thing);
      else form.append(fill(name, things), fill(one, things));
    }
  return form;
}

function pathOf(path: string, params: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
