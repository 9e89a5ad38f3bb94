/** Which cycle a page is about, when several provinces share one installation. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCycle } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import { findRunningCycle, listCycles } from '~/features/cycle/cycle-queries.server';
import { type Person, system } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
let own: number;
let foreign: number;
let foreigner: Person;
let stranger: Person;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const holding = async (code: string, year: number | null) => {
    const unit = await makeUnit(db, {
      code,
      name: `Tỉnh Đoàn ${code}`,
      typeCode: 'PROVINCE',
      parentId: plot.units.centre.id,
    });
    const chief = await makePerson(db, { fullName: `Võ Thị ${code}` });
    await makeAppointment(db, { personId: chief.id, unitId: unit.id, titleCode: 'SECRETARY' });
    if (year !== null) foreign = await openCycle(unit.id, year);
    return (await findActor(db, chief.id, testNow))!;
  };
  const openCycle = async (unitId: number, year: number) => {
    const { id: frameworkId } = await makeFramework(db, { unitId, state: 'published' });
    const openedAt = new Date('2024-11-01T01:00:00Z');
    const made = await makeCycle(db, {
      unitId,
      frameworkId,
      state: 'open',
      openedAt,
      year,
      name: `Đợt ${year}`,
    });
    return made.id;
  };
  own = await openCycle(plot.units.province.id, 2023);
  foreigner = await holding('83', 2024);
  stranger = await holding('82', null);
});

describe('the running cycle', () => {
  const running = async (viewer?: Parameters<typeof findRunningCycle>[2]) =>
    (await findRunningCycle(database.db, testNow, viewer))?.id ?? null;

  it('is that of the viewer’s province, also for those who run no more than a branch', async () => {
    const { actors } = plot;
    for (const viewer of [actors.board, actors.districtOfficer, actors.secretary, actors.branchMember])
      expect(await running(viewer)).toBe(own);
    expect(await running(foreigner)).toBe(foreign);
    expect(await running(stranger)).toBeNull();
  });

  it('is the newest for visitors, for the machine and for who reads over all of them', async () => {
    for (const viewer of [undefined, null, system, plot.actors.reader])
      expect(await running(viewer)).toBe(foreign);
  });
});

it('cycles of one’s own are those of one’s province', async () => {
  const list = async (actor: Person, isOwn: boolean) => {
    const { cycles, total } = await listCycles(database.db, actor, { page: 1, isOwn });
    return [cycles.map(({ id }) => id), total];
  };
  expect(await list(plot.actors.board, true)).toEqual([[own], 1]);
  expect(await list(plot.actors.board, false)).toEqual([[foreign, own], 2]);
  expect(await list(plot.actors.reader, true)).toEqual([[foreign, own], 2]);
});
