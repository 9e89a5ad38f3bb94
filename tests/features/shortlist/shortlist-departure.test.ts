import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { cycle, result, scoringRun } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { shortlistNominee } from '~/features/shortlist/shortlist-commands.server';
import { departsFromOrders, listNominees } from '~/features/shortlist/shortlist-queries.server';
import { Invalid } from '~/lib/errors';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { inShortlist, makeShortlisting, type Shortlisting } from './shortlisting';

const database = testDb();
let world: Shortlisting;

/** One award: Diễm stands well in both orders, Sương in neither, Đạt is unlikely by the model and first by raw score. */
beforeAll(async () => {
  const { db } = database;
  world = await makeShortlisting(db);
  await db
    .update(cycle)
    .set({ settings: sql`jsonb_set(${cycle.settings}, '{awards}', '1')` })
    .where(eq(cycle.id, world.cycle.id));
  const [run] = await db
    .insert(scoringRun)
    .values({
      cycleId: world.cycle.id,
      method: 'ordinal_crossed',
      engineVersion: 'fair-1',
      options: {
        roleWeights: { self: 0, peer: 0.4, superior: 0.6 },
        missingRole: 'renormalise',
        aggregate: 'item_first',
        peersNeeded: 3,
        itemWeights: {},
      },
      inputHash: '',
      forms: { self: 0, peer: 0, superior: 0 },
      at: inShortlist,
      released: true,
      releasedAt: inShortlist,
    })
    .returning({ id: scoringRun.id });
  const detail = {
    items: [],
    bySource: {
      self: { mean: null, forms: 0 },
      peer: { mean: null, forms: 0 },
      superior: { mean: null, forms: 0 },
    },
    received: { self: [0, 1], peer: null, superior: [0, 1] },
  } satisfies typeof result.$inferInsert.detail;
  const of = (rateeId: number, total: number, pTop: number) => ({
    ...{ runId: run!.id, rateeId, total, isPeerWithheld: false, detail },
    ...{ status: 'ok' as const, fair: total, low: total - 0.3, high: total + 0.3, pTop },
  });
  await db
    .insert(result)
    .values([
      of(world.ratee.id, 4.4, 0.9),
      of(world.nextRatee.id, 4.5, 0.05),
      of(world.farRatee.id, 3.2, 0.02),
    ]);
});

const list = (nominationId: string, reason: string) =>
  shortlistNominee(database.db, actOf(world.actors.board, inShortlist), { nominationId, reason });
const departs = async (nominationId: string) =>
  departsFromOrders(
    database.db,
    await findCycle(database.db, world.actors.board, world.cycle.id),
    nominationId,
  );

describe('a choice against both orders', () => {
  it('is one that the model finds unlikely and that raw scores put below the places', async () => {
    expect(await departs(world.files.diem)).toBe(false);
    expect(await departs(world.files.dat)).toBe(false);
    expect(await departs(world.files.suong)).toBe(true);
  });

  it('may be made, but says why', async () => {
    await expect(list(world.files.suong, '')).rejects.toThrow(Invalid);
    await expect(list(world.files.suong, 'Nên.')).rejects.toThrow(Invalid);
    await list(world.files.suong, 'Giữ phong trào ở nơi khó khăn nhất tỉnh');
    await list(world.files.diem, '');
    await list(world.files.dat, '');
  });
});

describe('a nominee on the board’s pages', () => {
  it('comes with the interval and the share beside the score', async () => {
    const { db } = database;
    const rows = await listNominees(
      db,
      world.actors.board,
      await findCycle(db, world.actors.board, world.cycle.id),
    );
    expect(rows.find((row) => row.id === world.files.diem)).toMatchObject({
      total: 4.4,
      status: 'ok',
      fair: 4.4,
      pTop: 0.9,
    });
  });
});
