/** The officers' line offers exactly the stops that let the officer in. */
import { beforeAll, expect, it } from 'vitest';
import { flow } from '~/features/flow';
import { closedStops } from '~/frame/closed-stops';
import { makePlot, type Plot, testNow } from '../../support/actors';
import { openFor } from '../../support/assessed';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';
import { listRoutes } from '../access/route-list';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
  await openFor(database.db, plot.actors.board, plot.units.province.id);
});

it.each(['board', 'districtOfficer', 'communeOfficer', 'reader'] as const)('%s', async (name) => {
  const viewer = plot.actors[name];
  const routes = await listRoutes();
  const refused = [];
  for (const noun of flow) {
    const { loader } = routes.find(({ path }) => path === `/${noun}`)!.module;
    const { status } = await call(loader as never, {
      db: database.db,
      viewer,
      now: testNow,
      url: `/${noun}`,
    });
    if (status === 403) refused.push(noun);
  }
  expect(closedStops(viewer)).toEqual(refused);
});
