import { and, eq, sql } from 'drizzle-orm';
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
  assessment,
  cycleUnit,
  peerAssignment,
  raterSeverity,
  result,
  runFlag,
  scoringRepeat,
  scoringRun,
  scoringTask,
} from '#db/schema/index';
import { repeatRun } from '~/features/scoring/run/repeat-commands.server';
import { findTask } from '~/features/scoring/run/task-queries.server';
import { carryOutRun, runScoring, startRun } from '~/features/scoring/scoring-commands.server';
import { openSeverity } from '~/features/scoring/severity/seal.server';
import { Conflict, Refused } from '~/lib/errors';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
const at = (day: string) => new Date(`2024-12-${day}T02:00:00Z`);
let plot: Plot;
let cycle: ScoredCycle;
let diem: number;
let dat: number;
let far: number;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const { actors } = plot;
  cycle = await makeScoredCycle(db, { unitId: plot.units.province.id });
  diem = (await rateeOf(db, cycle.id, actors.secretary.personId)).id;
  dat = (await rateeOf(db, cycle.id, actors.nextSecretary.personId)).id;
  far = (await rateeOf(db, cycle.id, actors.farSecretary.personId)).id;
  const superior = (rateeId: number, raterId: number, level: 2 | 3 | 4 | 5) =>
    makeOpenForm(db, { cycleId: cycle.id, rateeId, role: 'SUPERIOR', raterId, answers: answersAt(level) });
  for (const [rateeId, level] of [
    [diem, 4],
    [dat, 3],
    [far, 3],
  ] as const)
    for (const rater of [actors.communeOfficer, actors.districtOfficer, actors.otherCommuneOfficer])
      await superior(rateeId, rater.personId, level);
  for (const [k, rater] of [actors.branchDeputy, actors.branchMember, actors.nextSecretary].entries())
    await makePeerForm(db, cycle, {
      rateeId: diem,
      raterId: rater.personId,
      answers: answersAt((k + 3) as 3 | 4 | 5),
    });
});

const board = (day: string) => actOf(plot.actors.board, at(day));
const rowsOf = (runId: string) =>
  database.db.select().from(result).where(eq(result.runId, runId)).orderBy(result.rateeId);
const runOf = async (id: string) =>
  (await database.db.select().from(scoringRun).where(eq(scoringRun.id, id)))[0]!;

describe('a run', () => {
  it('keeps the model’s options, its convergence and a fair score of everybody with enough forms', async () => {
    const runId = await runScoring(database.db, board('02'), cycle.id);
    const run = await runOf(runId);
    expect(run.options).toMatchObject({ seed: 1, draws: 2000, formsNeeded: 3, awards: 24 });
    expect(run.summary!.model).toMatchObject({ converged: true, people: { ok: 3, too_few: 0, unlinked: 0 } });
    expect(run.outputHash).toMatch(/^[0-9a-f]{64}$/);
    const rows = await rowsOf(runId);
    const [first, second] = [diem, dat].map((id) => rows.find((row) => row.rateeId === id)!);
    expect(first!.status).toBe('ok');
    expect(first!.fair).toBeGreaterThan(second!.fair!);
    expect(first!.low).toBeLessThan(first!.fair!);
    expect(first!.high).toBeGreaterThan(first!.fair!);
    const { raw, raters, pull } = first!.detail.fair!;
    expect(Math.abs(raw + raters + pull - first!.fair!)).toBeLessThan(0.02);
  });

  it('gives the same bytes when repeated, also after later forms came, another run used them and quotas changed', async () => {
    const { db } = database;
    const runId = await runScoring(db, board('03'), cycle.id);
    await repeatRun(db, board('04'), runId);
    await makeOpenForm(db, {
      cycleId: cycle.id,
      rateeId: far,
      role: 'SUPERIOR',
      raterId: plot.actors.reader.personId,
      answers: answersAt(5),
      submittedAt: at('05'),
    });
    const later = await runScoring(db, board('06'), cycle.id);
    expect((await runOf(later)).inputHash).not.toBe((await runOf(runId)).inputHash);
    // Quotas steer a run: it keeps those it was made with.
    await db.update(cycleUnit).set({ quota: 3 }).where(eq(cycleUnit.unitId, plot.units.district.id));
    await repeatRun(db, board('07'), runId);
    const repeats = await db.select().from(scoringRepeat).where(eq(scoringRepeat.runId, runId));
    expect(repeats).toHaveLength(2);
    for (const repeat of repeats) expect(repeat).toMatchObject({ isSameInput: true, isSameOutput: true });
  });

  it('says that the input is another one when a rater was recused since', async () => {
    const { db } = database;
    const runId = await runScoring(db, board('08'), cycle.id);
    const of = and(eq(assessment.rateeId, far), eq(assessment.raterId, plot.actors.reader.personId));
    await db.update(assessment).set({ state: 'recused', submittedAt: null }).where(of);
    await repeatRun(db, board('09'), runId);
    const [repeat] = await db.select().from(scoringRepeat).where(eq(scoringRepeat.runId, runId));
    expect(repeat).toMatchObject({ isSameInput: false, isSameOutput: null });
  });

  it('is the board’s to repeat', async () => {
    const [run] = await database.db.select().from(scoringRun).limit(1);
    await expect(
      repeatRun(database.db, actOf(plot.actors.districtOfficer, at('09')), run!.id),
    ).rejects.toThrow(Refused);
  });

  it('cannot be changed afterwards, nor what it gave', async () => {
    const { db } = database;
    await expect(db.update(scoringRun).set({ seconds: 0 })).rejects.toThrow();
    await expect(db.delete(scoringRun)).rejects.toThrow();
    await expect(db.update(result).set({ fair: 5 })).rejects.toThrow();
    await expect(db.delete(runFlag)).rejects.toThrow();
  });
});

describe('the task of a cycle', () => {
  it('lets one run start at a time, and shows how far it is', async () => {
    const { db } = database;
    const task = await startRun(db, board('10'), { cycleId: cycle.id });
    await expect(startRun(db, board('10'), { cycleId: cycle.id })).rejects.toThrow(Conflict);
    await expect(repeatRun(db, board('10'), await anyRun())).rejects.toThrow(Conflict);
    expect(await findTask(db, plot.actors.board, cycle.id)).toMatchObject({
      state: 'running',
      stage: 'reading',
      failure: null,
    });
    await carryOutRun(db, board('10'), task);
    expect(await findTask(db, plot.actors.board, cycle.id)).toBeNull();
  });

  it('of a process that died is taken over, and nothing of it is kept', async () => {
    const { db } = database;
    const before = await db.$count(scoringRun);
    const dead = await startRun(db, board('11'), { cycleId: cycle.id });
    await db.update(scoringTask).set({ beatAt: sql`clock_timestamp() - interval '10 minutes'` });
    expect(await findTask(db, plot.actors.board, cycle.id)).toMatchObject({ state: 'broken' });
    await runScoring(db, board('11'), cycle.id);
    expect(await db.$count(scoringRun)).toBe(before + 1);
    // Should it come back to life after all, it finds its place taken.
    await expect(carryOutRun(db, board('11'), dead)).rejects.toThrow(Conflict);
    expect(await db.$count(scoringRun)).toBe(before + 1);
  });

  it('keeps the reason of a run that failed until the next one starts', async () => {
    const { db } = database;
    const right = process.env.WORKERS_DIR;
    process.env.WORKERS_DIR = '/nowhere';
    try {
      await expect(runScoring(db, board('12'), cycle.id)).rejects.toThrow('/nowhere');
    } finally {
      if (right === undefined) delete process.env.WORKERS_DIR;
      else process.env.WORKERS_DIR = right;
    }
    expect(await findTask(db, plot.actors.board, cycle.id)).toMatchObject({
      state: 'failed',
      failure: 'scoring.failed',
    });
    await runScoring(db, board('12'), cycle.id);
    expect(await findTask(db, plot.actors.board, cycle.id)).toBeNull();
  });
});

describe('severities', () => {
  it('are kept for everybody who was asked, sealed, of one length, and open for run and person only', async () => {
    const { db } = database;
    const runId = await runScoring(db, board('13'), cycle.id);
    const boxes = await db.select().from(raterSeverity).where(eq(raterSeverity.runId, runId));
    const asked = await db.selectDistinct({ id: peerAssignment.raterId }).from(peerAssignment);
    expect(boxes.length).toBeGreaterThanOrEqual(asked.length + 3);
    expect(new Set(boxes.map(({ box }) => box.length)).size).toBe(1);
    const mine = boxes.find(({ personId }) => personId === plot.actors.communeOfficer.personId)!;
    const own = openSeverity(cycle.dataKey, runId, mine.personId, Buffer.from(mine.box));
    expect(own.forms).toBe(3);
    expect(own.points).toBeCloseTo(0, 0);
    expect(() => openSeverity(cycle.dataKey, runId, mine.personId + 1, Buffer.from(mine.box))).toThrow(
      Conflict,
    );
  });
});

const anyRun = async () => (await database.db.select({ id: scoringRun.id }).from(scoringRun).limit(1))[0]!.id;
