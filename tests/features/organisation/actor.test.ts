import { beforeAll, expect, it } from 'vitest';
import { isManagerOf, isProvincialBoard } from '~/features/organisation/actor';
import { loader } from '~/root';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

it('gives power where an appointment is in force', async () => {
  const { actors, units } = plot;
  expect(isProvincialBoard(actors.board)).toBe(true);
  expect(isManagerOf(actors.districtOfficer, units.branch.path)).toBe(true);
  expect(isManagerOf(actors.districtOfficer, units.farBranch.path)).toBe(false);
  expect(isManagerOf(actors.ended, units.branch.path)).toBe(false);
  expect(await call(loader as never, { db: database.db, viewer: actors.secretary })).toMatchObject({
    status: 200,
  });
});
