import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  answersAt,
  makeOpenForm,
  makePeerForm,
  makeScoredCycle,
  rateeOf,
  type ScoredCycle,
} from '#db/factories/scoring';
import {
  auditDetail,
  auditEntry,
  peerAssignment,
  peerFolder,
  releasedComment,
  result,
  scoringRun,
  unitResult,
} from '#db/schema/index';
import { openFolder } from '~/features/assessment/peer/folder.server';
import { runScoring } from '~/features/scoring/scoring-commands.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { resetEnv } from '~/lib/env.server';
import { Conflict, Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
const peersOver = new Date('2024-12-02T02:00:00Z');
const reviewing = new Date('2024-12-12T02:00:00Z');
let plot: Plot;
let cycle: ScoredCycle;
let diem: number;
let dat: number;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  cycle = await makeScoredCycle(db, { unitId: plot.units.province.id });
  diem = (await rateeOf(db, cycle.id, plot.actors.secretary.personId)).id;
  dat = (await rateeOf(db, cycle.id, plot.actors.nextSecretary.personId)).id;
  const open = (rateeId: number, role: 'SELF' | 'SUPERIOR', raterId: number, level: 1 | 2 | 3 | 4 | 5) =>
    makeOpenForm(db, { cycleId: cycle.id, rateeId, role, raterId, answers: answersAt(level) });
  await open(diem, 'SELF', plot.actors.secretary.personId, 5);
  await open(diem, 'SUPERIOR', plot.actors.communeOfficer.personId, 4);
  await open(dat, 'SUPERIOR', plot.actors.communeOfficer.personId, 3);
  const peers = [plot.actors.branchDeputy, plot.actors.branchMember, plot.actors.nextSecretary];
  for (const [k, rater] of peers.entries())
    await makePeerForm(db, cycle, {
      rateeId: diem,
      raterId: rater.personId,
      answers: answersAt((k + 2) as 2 | 3 | 4, k === 0 ? { A1: 'NE' } : {}),
      comment: `Nhận xét kín số ${k + 1}`,
    });
  for (const rater of [plot.actors.secretary, plot.actors.nextMember])
    await makePeerForm(db, cycle, {
      rateeId: dat,
      raterId: rater.personId,
      answers: answersAt(1),
      comment: 'Không được ra',
    });
});

const resultOf = async (runId: string, rateeId: number) =>
  (await database.db.select().from(result).where(eq(result.runId, runId))).find(
    (row) => row.rateeId === rateeId,
  )!;

describe('runScoring', () => {
  it('is the board’s, and waits until peers have ended', async () => {
    const { db } = database;
    await expect(runScoring(db, actOf(plot.actors.districtOfficer, peersOver), cycle.id)).rejects.toThrow(
      Refused,
    );
    await expect(runScoring(db, actOf(plot.actors.reader, peersOver), cycle.id)).rejects.toThrow(Refused);
    await expect(runScoring(db, actOf(plot.actors.board, testNow), cycle.id)).rejects.toMatchObject({
      refusal: { reason: 'scoring.peerOpen' },
    });
  });

  it('opens sealed boxes, weighs, withholds, and keeps one row a person', async () => {
    const { db } = database;
    const runId = await runScoring(db, actOf(plot.actors.board, peersOver), cycle.id);
    const [run] = await db.select().from(scoringRun).where(eq(scoringRun.id, runId));
    expect(run).toMatchObject({
      forms: { self: 1, peer: 5, superior: 2 },
      released: false,
      method: 'ordinal_crossed',
    });
    const found = await resultOf(runId, diem);
    expect(found.isPeerWithheld).toBe(false);
    expect(found.total).toBeCloseTo((14 * (0.4 * 3 + 0.6 * 4) + 4) / 15, 5);
    expect(found.detail.items[0]).toMatchObject({ code: 'A1', total: 4, peer: { mean: null, forms: null } });
    expect(found.detail.items[1]).toMatchObject({ peer: { mean: 3, forms: 3 }, self: { mean: 5, forms: 1 } });
    const thin = await resultOf(runId, dat);
    expect(thin).toMatchObject({ isPeerWithheld: true, total: 3 });
    expect(thin.detail.received.peer).toBeNull();
    expect(await db.$count(result, eq(result.runId, runId))).toBe(3);
    const units = await db.select().from(unitResult).where(eq(unitResult.runId, runId));
    expect(units).toHaveLength(8);
    expect(
      units.every((unit) => unit.total === null && Object.values(unit.means).every((v) => v === null)),
    ).toBe(true);
  });

  it('hashes the same for the same input, and otherwise when one answer more is there', async () => {
    const { db } = database;
    const hashes = async () => (await db.select().from(scoringRun)).map((run) => run.inputHash);
    await runScoring(db, actOf(plot.actors.board, peersOver), cycle.id);
    expect(new Set(await hashes()).size).toBe(1);
    const far = (await rateeOf(db, cycle.id, plot.actors.farSecretary.personId)).id;
    await makeOpenForm(db, {
      cycleId: cycle.id,
      rateeId: far,
      role: 'SUPERIOR',
      raterId: plot.actors.otherCommuneOfficer.personId,
      answers: answersAt(5),
    });
    await runScoring(db, actOf(plot.actors.board, peersOver), cycle.id);
    expect(new Set(await hashes()).size).toBe(2);
  });

  it('keeps out of the record what anybody answered', async () => {
    const { db } = database;
    const text = JSON.stringify(await db.select().from(auditDetail));
    expect(text).not.toMatch(/mean|total|answers|Nhận xét/);
    expect((await db.select().from(auditEntry)).map((entry) => entry.action)).toContain('scoring.run');
  });

  it('drops a recused rater’s form, with the whole batch it was published in', async () => {
    const { db } = database;
    const of = eq(peerAssignment.raterId, plot.actors.branchMember.personId);
    await db.update(peerAssignment).set({ recusedReason: 'người nhà' }).where(of);
    const runId = await runScoring(db, actOf(plot.actors.board, peersOver), cycle.id);
    expect(await resultOf(runId, diem)).toMatchObject({ isPeerWithheld: true, total: 4 });
    await db.update(peerAssignment).set({ recusedReason: null }).where(of);
  });

  it('says so when PEER_KEY is not the one the boxes were sealed with', async () => {
    const right = process.env.PEER_KEY;
    process.env.PEER_KEY = Buffer.alloc(32, 9).toString('base64');
    resetEnv();
    try {
      await expect(runScoring(database.db, actOf(plot.actors.board, peersOver), cycle.id)).rejects.toThrow(
        Conflict,
      );
    } finally {
      process.env.PEER_KEY = right;
      resetEnv();
    }
  });
});

describe('releaseResults', () => {
  it('waits for the review, takes only the newest run, and only the board', async () => {
    const { db } = database;
    const runId = await runScoring(db, actOf(plot.actors.board, peersOver), cycle.id);
    await expect(
      releaseResults(db, actOf(plot.actors.board, peersOver), { runId, confirmation: cycle.name }),
    ).rejects.toMatchObject({
      refusal: { reason: 'scoring.superiorOpen' },
    });
    await expect(
      releaseResults(db, actOf(plot.actors.districtOfficer, reviewing), { runId, confirmation: cycle.name }),
    ).rejects.toThrow(Refused);
    const newer = await runScoring(db, actOf(plot.actors.board, reviewing), cycle.id);
    await expect(
      releaseResults(db, actOf(plot.actors.board, reviewing), { runId, confirmation: cycle.name }),
    ).rejects.toMatchObject({
      refusal: { reason: 'scoring.notNewest' },
    });
    await releaseResults(db, actOf(plot.actors.board, reviewing), { runId: newer, confirmation: cycle.name });
    await expect(
      releaseResults(db, actOf(plot.actors.board, reviewing), { runId: newer, confirmation: cycle.name }),
    ).rejects.toThrow(Refused);
  });

  it('sets free only the comments of those with enough peers, and no form with them', async () => {
    const rows = await database.db.select().from(releasedComment);
    expect(rows.map((row) => row.text).sort()).toEqual([1, 2, 3].map((k) => `Nhận xét kín số ${k}`));
    expect(rows.every((row) => row.rateeId === diem)).toBe(true);
  });

  it('asks for a reason of a run after it, which goes with the new figures', async () => {
    const { db } = database;
    const again = actOf(plot.actors.board, new Date('2024-12-12T09:00:00Z'));
    for (const reason of ['', 'Sai.'])
      await expect(runScoring(db, again, cycle.id, reason)).rejects.toMatchObject({
        issues: [{ path: 'reason', code: 'scoring.reasonNeeded' }],
      });
    const runId = await runScoring(db, again, cycle.id, 'Một phiếu cấp trên gửi muộn');
    const [run] = await db.select().from(scoringRun).where(eq(scoringRun.id, runId));
    expect(run!.reason).toBe('Một phiếu cấp trên gửi muộn');
  });

  it('seals every folder afresh, as new rows of one transaction, with what was in it', async () => {
    const { db } = database;
    const before = await db.select().from(peerFolder);
    const again = actOf(plot.actors.board, new Date('2024-12-13T02:00:00Z'));
    const later = await runScoring(db, again, cycle.id, 'Bổ sung phiếu gửi muộn');
    await releaseResults(db, actOf(plot.actors.board, new Date('2024-12-13T03:00:00Z')), {
      runId: later,
      confirmation: cycle.name,
    });
    const after = await db.select().from(peerFolder);
    expect(after).toHaveLength(before.length);
    for (const row of before) {
      const again = after.find((other) => other.id === row.id)!;
      expect(Buffer.from(again.box).equals(Buffer.from(row.box))).toBe(false);
      expect(openFolder(cycle.dataKey, row.id, Buffer.from(again.box))).toEqual(
        openFolder(cycle.dataKey, row.id, Buffer.from(row.box)),
      );
    }
    expect(await db.$count(releasedComment)).toBe(3);
  });
});
