import { beforeAll, describe, expect, it } from 'vitest';
import { checkData } from '#db/check';
import { trainingSeat } from '#db/schema/index';
import { importOrganisation } from '~/demo/organisation';
import { personNamed } from '~/demo/people';
import { trainYears } from '~/demo/training';
import { classStanding } from '~/features/training/plan/plan';
import { findPlan, listPlans } from '~/features/training/plan/queries.server';
import { instantOf } from '~/lib/date';
import { testDb } from '../support/database/db';

const database = testDb();
const on = '2024-11-20';
const seen = async () => {
  const board = await personNamed(database.db, 'Nguyễn Thị Mỹ Hạnh', instantOf(on));
  const { plans } = await listPlans(database.db, board, { page: 1, on });
  return findPlan(database.db, board, { id: plans[0]!.id, on });
};

beforeAll(async () => {
  await importOrganisation(database.db, () => {});
  const board = await personNamed(database.db, 'Nguyễn Thị Mỹ Hạnh', instantOf('2023-10-17'));
  await trainYears(database.db, board, () => {});
}, 240_000);

describe('the demo’s training plan', () => {
  it('stands in its second year: three classes held, one late, four to come', async () => {
    const { classes, total } = await seen();
    const kinds = classes.map((one) => classStanding(one, on).kind);
    expect(kinds).toEqual(['held', 'held', 'held', 'late', 'coming', 'coming', 'coming', 'coming']);
    expect(total).toMatchObject({ classes: 16, people: 1440, amount: 1_340_000_000, held: 3 });
    expect(total.learners).toBeGreaterThan(100);
    expect(total.spent).toBeLessThan(total.amount);
  });

  it('has its next class arranged: some have answered, some wait for a seat', async () => {
    const seats = await database.db.select({ state: trainingSeat.state }).from(trainingSeat);
    for (const state of ['accepted', 'invited', 'waiting', 'declined'])
      expect(seats.filter((seat) => seat.state === state).length, state).toBeGreaterThan(0);
  });

  it('has three goals, each with people, none complete', async () => {
    const { goals } = await seen();
    expect(goals.map((goal) => goal.target)).toEqual([100, 80, 100]);
    for (const { standing } of goals) {
      expect(standing!.trained).toBeGreaterThan(0);
      expect(standing!.trained).toBeLessThan(standing!.population);
    }
    expect(await checkData(database.db)).toEqual([]);
  });
});
