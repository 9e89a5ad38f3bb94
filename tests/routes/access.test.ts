/** Walks every loader and every action as every kind of actor, and compares with the written table. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../support/database/db';
import { foundLife, type Stage, stageNames } from '../support/lived';
import { actorKinds, answers, type Walk } from './access/access';
import { type Contacts, contactsAt, contactsShown } from './access/contacts';
import { listRoutes, type Route } from './access/route-list';
import { moveTo, type World, walk } from './access/walk';
import { accessTable } from './access-table';

const database = testDb();
const routes = await listRoutes();
const sides = ['loader', 'action'] as const;

describe('the table', () => {
  it.each(sides)('names every %s that exists, and none that does not', (side) => {
    const exported = routes.filter(({ module }) => module[side]).map(({ file }) => file);
    const written = Object.keys(accessTable).filter((file) => accessTable[file]![side]);
    expect(written.sort()).toEqual(exported.sort());
  });

  it('has one known word for each kind of actor, and two targets wherever an address names something', () => {
    for (const { route, how, name } of walks()) {
      for (const [target, row] of Object.entries(how.expect)) {
        const words = row.split(' ');
        expect(words, `${name} ${target}`).toHaveLength(actorKinds.length);
        for (const word of words) expect(Object.keys(answers)).toContain(word);
        if (how.targets) expect(Object.keys(how.targets), name).toContain(target);
      }
      const { targets, loader, action } = accessTable[route.file]!;
      if (route.params.length > 0) expect(Object.keys(targets ?? {}).length, route.file).toBeGreaterThan(1);
      expect(loader ?? action).toBeDefined();
    }
  });
});

let world: World;
beforeAll(async () => {
  world = { db: database.db, life: await foundLife(database.db), stage: 'founding', digest: '', cookies: {} };
});

describe.each(stageNames)('%s', (stage) => {
  let contacts: Contacts;
  beforeAll(async () => {
    await moveTo(world, stage);
    contacts = await contactsAt(world, stage, actorKinds);
  });

  it.each(walks().filter(({ how }) => stageOf(how) === stage))('$name', async ({ route, side, how }) => {
    const targets = how.targets ?? accessTable[route.file]!.targets ?? {};
    const seen: Record<string, string> = {};
    const changed: string[] = [];
    const shown: string[] = [];
    for (const name of Object.keys(how.expect)) {
      const words: string[] = [];
      for (const actor of actorKinds) {
        const target = { ...targets[name], actor };
        const { word, hasChanged, answer } = await walk(world, { route, side, actor, target, how });
        words.push(word);
        if (hasChanged && (side === 'loader' || word !== 'ok')) changed.push(`${actor} ${name}: ${word}`);
        // Whoever proves somebody's password is that person from then on.
        if (route.file === 'routes/account/sign-in.tsx') continue;
        for (const whose of await contactsShown(answer?.value, actor, contacts))
          shown.push(`${actor} ${name}: ${whose}`);
      }
      seen[name] = words.join(' ');
    }
    expect(seen).toEqual(how.expect);
    expect(changed, 'changed the database though refused').toEqual([]);
    expect(shown, 'telephones and addresses of others').toEqual([]);
  });

  const gated = walks().filter(
    ({ route, side, how }) =>
      stageOf(how) === stage &&
      !beforeNotice.has(route.file) &&
      !(side === 'loader' && showsNothing.has(route.file)),
  );
  it.each(gated)('$name sends whoever has not read the notice to it', async ({ route, side, how }) => {
    const targets = how.targets ?? accessTable[route.file]!.targets ?? {};
    // A save by script is told so; everything else is a page.
    const notice = /\/draft\.tsx$/.test(route.file) ? 'refused' : 'notice';
    for (const name of Object.keys(how.expect))
      for (const actor of ['secretary', 'board'] as const) {
        const step = { route, side, actor, target: { ...targets[name], actor }, how, isUnread: true };
        expect((await walk(world, step)).word, `${actor} ${name}`).toBe(notice);
      }
  });
});

/** Shows and takes nothing of the person who looks, or is the notice itself and the way out. */
const beforeNotice = new Set([
  'root.tsx',
  'routes/account/sign-in.tsx',
  'routes/account/sign-out.tsx',
  'routes/account/demo-seat.tsx',
  'routes/account/language.tsx',
  'routes/account/setup-link.tsx',
  'routes/account/invitation-link.tsx',
  'routes/account/reset-link.tsx',
  'routes/account/notice.tsx',
  'routes/account/privacy.tsx',
  'routes/account/help.tsx',
  'routes/account/not-found.tsx',
  'routes/scoring/method.tsx',
  'routes/commendation/roll.tsx',
  'routes/commendation/verify.tsx',
  'routes/commendation/verify-code.tsx',
]);
/** Loaders of addresses that only take posts: they show nothing. */
const showsNothing = new Set([
  'routes/account/reset-news.tsx',
  'routes/account/session.tsx',
  'routes/assessment/draft.tsx',
  'routes/nomination/draft.tsx',
]);

function stageOf({ stage = 'rating' }: Walk): Stage {
  return stage;
}

type Row = { name: string; route: Route; side: 'loader' | 'action'; how: Walk };

function walks(): Row[] {
  return routes.flatMap((route) =>
    sides.flatMap((side) =>
      Object.entries(accessTable[route.file]?.[side] ?? {}).map(([name, how]) => ({
        name: `${route.file} ${side} ${name}`,
        route,
        side,
        how,
      })),
    ),
  );
}
