/** Whatever is sent to a loader or an action, it answers; and what it did not accept, it did not do. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testDb } from '../support/database/db';
import { foundLife, stageNames } from '../support/lived';
import { type ActorKind, actorKinds, type Target, type Walk } from './access/access';
import { oddParams, oddPosts, oddQueries } from './access/odd';
import { listRoutes, type Route } from './access/route-list';
import { moveTo, type Seen, type World, walk } from './access/walk';
import { accessTable } from './access-table';

const database = testDb();
const routes = await listRoutes();

let world: World;
beforeAll(async () => {
  world = { db: database.db, life: await foundLife(database.db), stage: 'founding', digest: '', cookies: {} };
});

describe.each(stageNames)('%s', (stage) => {
  beforeAll(() => moveTo(world, stage));

  it.each(walksOf('loader').filter((row) => row.stage === stage))(
    '$file answers odd addresses',
    async ({ route, how, target, actor }) => {
      const wrong: string[] = [];
      for (const odd of oddParams(route)) {
        const step = { route, side: 'loader' as const, actor, target: { ...target, ...odd }, how };
        note(wrong, JSON.stringify(odd), await walk(world, step), 'loader');
      }
      for (const query of oddQueries(route)) {
        const step = { route, side: 'loader' as const, actor, target, how: { ...how, query } };
        note(wrong, query, await walk(world, step), 'loader');
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each(walksOf('action').filter((row) => row.stage === stage))(
    '$name answers odd forms',
    async ({ route, how, target, actor }) => {
      const wrong: string[] = [];
      const step = { route, side: 'action' as const, actor, target, how };
      for (const post of oddPosts(how))
        note(wrong, JSON.stringify(post).slice(0, 300), await walk(world, step, post), 'action');
      for (const odd of oddParams(route)) {
        const seen = await walk(world, { ...step, target: { ...target, ...odd } });
        note(wrong, JSON.stringify(odd), seen, 'action');
      }
      expect(wrong).toEqual([]);
    },
    // The longest form has sixty fields, each tried in two dozen ways.
    180_000,
  );
});

const fine = ['ok', 'sign-in', 'refused', 'hidden', 'post-only', 'conflict', 'invalid'];

function note(wrong: string[], what: string, { word, hasChanged }: Seen, side: 'loader' | 'action'): void {
  const isFine = fine.includes(word) || /^status 4\d\d$/.test(word);
  if (!isFine) wrong.push(`${what} → ${word}`);
  if (hasChanged && (side === 'loader' || word !== 'ok')) wrong.push(`${what} → ${word}, but changed rows`);
}

type Row = {
  file: string;
  name: string;
  stage: string;
  route: Route;
  how: Walk;
  target: Target;
  actor: ActorKind;
};

/** Each walk of a side as whoever may do most, towards the target where they may. */
function walksOf(side: 'loader' | 'action'): Row[] {
  return routes.flatMap((route) => {
    const { [side]: written = {}, targets = {} } = accessTable[route.file] ?? {};
    const rows = Object.entries(written).map(([name, how]): Row => {
      const [best, words] =
        Object.entries(how.expect).find(([, row]) => row.includes('ok')) ?? Object.entries(how.expect)[0]!;
      const allowed = actorKinds.filter((_, index) => words.split(' ')[index] === 'ok');
      const actor = allowed.includes('board') ? 'board' : (allowed.at(-1) ?? 'board');
      const target = { ...(how.targets ?? targets)[best], actor };
      return {
        file: route.file,
        name: `${route.file} ${name}`,
        stage: how.stage ?? 'rating',
        route,
        how,
        target,
        actor,
      };
    });
    return side === 'loader' ? rows.slice(0, 1) : rows;
  });
}
