import { beforeAll, describe, expect, it } from 'vitest';
import {
  answersAt,
  makeOpenForm,
  makePeerForm,
  makeScoredCycle,
  rateeOf,
  type ScoredCycle,
} from '#db/factories/scoring';
import { growthChoice, scoringRun } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import type { ResultView } from '~/features/scoring/result/view';
import { loader as ownLoader } from '~/routes/result/own';
import { action as ownAction, loader as rateeLoader } from '~/routes/result/ratee';
import { loader as comparisonLoader } from '~/routes/scoring/comparison';
import { loader as methodLoader } from '~/routes/scoring/method';
import { action as runAction, loader as runLoader } from '~/routes/scoring/run';
import { action as runsAction, loader as runsLoader } from '~/routes/scoring/runs';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
const reviewing = new Date('2024-12-12T02:00:00Z');
let plot: Plot;
let cycle: ScoredCycle;
let diem: number;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const { actors } = plot;
  cycle = await makeScoredCycle(db, { unitId: plot.units.province.id });
  diem = (await rateeOf(db, cycle.id, actors.secretary.personId)).id;
  const open = { cycleId: cycle.id, rateeId: diem };
  await makeOpenForm(db, {
    ...open,
    role: 'SELF',
    raterId: actors.secretary.personId,
    answers: answersAt(4),
  });
  await makeOpenForm(db, {
    ...open,
    role: 'SUPERIOR',
    raterId: actors.communeOfficer.personId,
    answers: answersAt(3, { C1: 5, A5: 2 }),
  });
  for (const rater of [actors.branchDeputy, actors.branchMember])
    await makePeerForm(db, cycle, {
      rateeId: diem,
      raterId: rater.personId,
      answers: answersAt(1),
      comment: 'kín',
    });
});

const ask = (viewer: Person | null, loader: Parameters<typeof call>[0], more = {}) =>
  call(loader, { db: database.db, viewer, now: reviewing, ...more });
const ofDiem = () => ({ params: { rateeId: String(diem) } });
const latestRun = async () => (await database.db.select().from(scoringRun)).at(-1)!;

describe('before a release', () => {
  it('a secretary sees where the cycle stands and no number', async () => {
    const { status, value } = await ask(plot.actors.secretary, ownLoader);
    expect(status).toBe(200);
    expect(value).toMatchObject({ found: { shown: null, selfState: 'submitted', isOwn: true } });
    expect(JSON.stringify(value)).not.toContain('"mean"');
  });

  it('the board alone sees the runs page and may run', async () => {
    for (const viewer of [plot.actors.districtOfficer, plot.actors.secretary, plot.actors.reader])
      expect((await ask(viewer, runsLoader)).status).toBe(403);
    expect((await ask(null, runsLoader)).status).toBe(302);
    expect((await ask(plot.actors.board, runsLoader)).value).toMatchObject({
      plan: { ratees: 3, self: 1, superior: 1, peer: { sent: 2, all: 2 }, tooFewPeers: 3 },
      refusal: null,
    });
    const form = { cycleId: String(cycle.id) };
    expect((await ask(plot.actors.districtOfficer, runsAction, { form })).status).toBe(403);
    expect((await ask(plot.actors.board, runsAction, { form: {} })).status).toBe(422);
    expect((await ask(plot.actors.board, runsAction, { form })).location).toBe(`/scoring?cycle=${cycle.id}`);
  });

  it('a choice of growth waits for the result', async () => {
    const form = { competencyCode: 'A5', plan: '' };
    expect((await ask(plot.actors.secretary, ownAction, { ...ofDiem(), form })).status).toBe(409);
  });
});

describe('after the release', () => {
  beforeAll(async () => {
    const { id } = await latestRun();
    const released = await ask(plot.actors.board, runAction, {
      params: { runId: id },
      form: { act: 'release', confirmation: cycle.name },
    });
    expect(released.location).toBe(`/scoring/run/${id}`);
  });

  it('shows the secretary three columns, the withheld one empty, and what to work on', async () => {
    const { value } = await ask(plot.actors.secretary, ownLoader);
    const shown = (value as { found: { shown: Record<string, unknown> } }).found.shown;
    expect(shown).toMatchObject({
      isPeerWithheld: true,
      comments: [],
      received: { peer: null, superior: [1, 1], self: [1, 1] },
    });
    expect(shown.total).toBeCloseTo((13 * 3 + 5 + 2) / 15, 5);
    const view = shown.view as ResultView;
    expect(view.strengths[0]!.code).toBe('C1');
    expect(view.growth[0]).toMatchObject({ code: 'A5', level: 2, next: { level: 3 } });
  });

  it('is read by the person, the officers above and the reader, never by a peer', async () => {
    const { secretary, communeOfficer, districtOfficer, board, reader } = plot.actors;
    for (const viewer of [secretary, communeOfficer, districtOfficer, board, reader])
      expect((await ask(viewer, rateeLoader, ofDiem())).status).toBe(200);
    const { branchDeputy, branchMember, nextSecretary, otherDistrictOfficer, otherCommuneOfficer } =
      plot.actors;
    for (const viewer of [
      branchDeputy,
      branchMember,
      nextSecretary,
      otherDistrictOfficer,
      otherCommuneOfficer,
    ]) {
      const refused = await ask(viewer, rateeLoader, ofDiem());
      expect(refused).toMatchObject({ status: 403, value: { reason: 'scoring.notYours' } });
    }
    expect((await ask(board, rateeLoader, { params: { rateeId: '999' } })).status).toBe(404);
    expect((await ask(board, rateeLoader, { params: { rateeId: 'x' } })).status).toBe(404);
  });

  it('lets the secretary, and nobody else, choose one skill to grow', async () => {
    const form = { competencyCode: 'A5', plan: 'Lập sổ theo dõi' };
    expect((await ask(plot.actors.communeOfficer, ownAction, { ...ofDiem(), form })).status).toBe(403);
    const strange = await ask(plot.actors.secretary, ownAction, {
      ...ofDiem(),
      form: { ...form, competencyCode: 'Z9' },
    });
    expect(strange.status).toBe(422);
    const kept = await ask(plot.actors.secretary, ownAction, { ...ofDiem(), form });
    expect(kept.location).toBe(`/result/${diem}#grow`);
    expect(await database.db.select().from(growthChoice)).toMatchObject([
      { competencyCode: 'A5', fromLevel: 2 },
    ]);
  });

  it('compares two runs for the board', async () => {
    const form = { cycleId: String(cycle.id) };
    const { id: before } = await latestRun();
    await ask(plot.actors.board, runsAction, {
      form: { ...form, reason: 'Bổ sung phiếu gửi muộn' },
      now: new Date('2024-12-13T02:00:00Z'),
    });
    const runs = await database.db.select().from(scoringRun);
    const after = runs.find((run) => run.id !== before)!.id;
    const url = `/scoring/comparison?before=${before}&after=${after}`;
    expect((await ask(plot.actors.board, comparisonLoader, { url })).value).toMatchObject({
      compared: { total: 0 },
    });
    expect((await ask(plot.actors.districtOfficer, comparisonLoader, { url })).status).toBe(403);
    expect(
      (await ask(plot.actors.board, comparisonLoader, { url: '/scoring/comparison?before=1' })).status,
    ).toBe(404);
    expect((await ask(plot.actors.board, runLoader, { params: { runId: before } })).value).toMatchObject({
      found: { counts: { people: 3, scored: 1, withheld: 3, mean: null } },
    });
  });
});

describe('the method', () => {
  it('is for everybody', async () => {
    expect((await ask(null, methodLoader)).status).toBe(200);
  });
});
