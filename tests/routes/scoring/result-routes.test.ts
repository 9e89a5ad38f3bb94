import { beforeAll, describe, expect, it } from 'vitest';
import { makeScoredCycle, rateeOf, type ScoredCycle } from '#db/factories/scoring';
import { cycleKey, raterSeverity, result, scoringRun, unitResult } from '#db/schema/index';
import { defaultSettings } from '~/features/cycle/cycle';
import type { Person } from '~/features/organisation/actor';
import type { FairCard } from '~/features/scoring/result/fair';
import {
  engineVersion,
  type FairStatus,
  method,
  type OwnSeverity,
  type ResultDetail,
  type RunSummary,
  type UnitLink,
} from '~/features/scoring/scoring';
import { sealSeverity } from '~/features/scoring/severity/seal.server';
import { loader as ownLoader } from '~/routes/result/own';
import { loader as rateeLoader } from '~/routes/result/ratee';
import { loader as severityLoader } from '~/routes/result/severity';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
const reviewing = new Date('2024-12-20T02:00:00Z');
let plot: Plot;
let cycle: ScoredCycle;
let hour = 0;

beforeAll(async () => {
  plot = await makePlot(database.db);
  cycle = await makeScoredCycle(database.db, { unitId: plot.units.province.id });
});

const ask = (viewer: Person | null, loader: Parameters<typeof call>[0], more = {}) =>
  call(loader, { db: database.db, viewer, now: reviewing, ...more });

const summary: RunSummary = {
  model: {
    converged: true,
    isSettled: true,
    rounds: 3,
    decrement: 0,
    variances: { person: 1, unit: 0.1, severity: 0.4, halo: 0.3 },
    draws: 2000,
    people: { ok: 1, unlinked: 0, too_few: 0 },
    bands: { likely: 0, council: 1, unlikely: 0 },
    subsets: 1,
    cut: null,
  },
  agreement: { all: null, skills: {} },
};

/** A run of its own hour, released unless told otherwise. */
async function makeRun(given: Partial<typeof scoringRun.$inferInsert> = {}) {
  const at = new Date(Date.UTC(2024, 11, 12, 2 + hour++));
  const [run] = await database.db
    .insert(scoringRun)
    .values({
      cycleId: cycle.id,
      method,
      engineVersion,
      options: { ...defaultSettings, itemWeights: {}, formsNeeded: 3 },
      inputHash: '0',
      forms: { self: 1, peer: 3, superior: 2 },
      summary,
      at,
      released: true,
      releasedAt: at,
      ...given,
    })
    .returning();
  return run!;
}

const detail: ResultDetail = {
  items: [],
  bySource: {
    self: { mean: 4, forms: 1 },
    peer: { mean: 3.6, forms: 3 },
    superior: { mean: 3.9, forms: 2 },
  },
  received: { self: [1, 1], peer: [3, 3], superior: [2, 2] },
  fair: { forms: 5, raw: 3.8, raters: 0.24, pull: -0.04 },
};

async function makeResult(runId: string, status: FairStatus | null, more: object = {}) {
  const { id } = await rateeOf(database.db, cycle.id, plot.actors.secretary.personId);
  const isScored = status === 'ok' || status === 'unlinked';
  await database.db.insert(result).values({
    runId,
    rateeId: id,
    total: 3.8,
    isPeerWithheld: false,
    detail,
    status,
    ...(isScored ? { fair: 4.0231, low: 3.7, high: 4.31 } : {}),
    ...more,
  });
  return id;
}

async function makeLinks(runId: string, own: UnitLink['status'], above: UnitLink['status']) {
  const link = (status: UnitLink['status']) => ({ forms: 20, linkingForms: 4, linkingRaters: 2, status });
  const row = { runId, people: 1, total: null, means: {} };
  await database.db.insert(unitResult).values([
    { ...row, unitId: plot.units.province.id },
    { ...row, unitId: plot.units.district.id, link: link(above) },
    { ...row, unitId: plot.units.commune.id, link: link(own) },
    { ...row, unitId: plot.units.otherCommune.id, link: link('disconnected') },
  ]);
}

type Shown = { fair: FairCard | null; comparison: object | null; before: object | null };
async function shownTo(viewer: Person, id?: number): Promise<Shown | null> {
  const { value } = id
    ? await ask(viewer, rateeLoader, { params: { rateeId: String(id) } })
    : await ask(viewer, ownLoader);
  return (value as { found: { shown: Shown | null } }).found.shown;
}

describe('the card', () => {
  it('shows nothing of a run that is not released', async () => {
    const { id } = await makeRun({ released: false, releasedAt: null });
    await makeResult(id, 'ok');
    expect(await shownTo(plot.actors.secretary)).toBeNull();
  });

  it('is that of before for a run of before the model', async () => {
    const { id } = await makeRun({ engineVersion: 'mean-1', summary: null });
    await makeResult(id, null);
    expect(await shownTo(plot.actors.secretary)).toMatchObject({ fair: null, comparison: null });
  });

  it('has the fair score, its interval, why it differs, and what it was before', async () => {
    const { id } = await makeRun();
    const rateeId = await makeResult(id, 'ok');
    await makeLinks(id, 'connected', 'weak');
    for (const viewer of [plot.actors.secretary, plot.actors.communeOfficer, plot.actors.reader])
      expect(await shownTo(viewer, rateeId)).toMatchObject({
        fair: { status: 'ok', fair: 4, low: 3.7, high: 4.3, why: { points: 0.2, reason: 'stricter' } },
        comparison: { state: 'weak', unit: 'Huyện Đoàn Cầu Kè', isCommune: false },
        before: { total: 3.8, fair: null },
      });
  });

  it('never tells the page what the raters or the pull came to', async () => {
    const { value } = await ask(plot.actors.secretary, ownLoader);
    expect(JSON.stringify(value)).not.toMatch(/"raters"|"pull"|0\.24|4\.0231/);
  });

  it('says that a score outside the main group is not comparable, and keeps the old one beside it', async () => {
    const { id } = await makeRun();
    await makeResult(id, 'unlinked', { fair: 3.5 });
    await makeLinks(id, 'disconnected', 'disconnected');
    expect(await shownTo(plot.actors.secretary)).toMatchObject({
      fair: { status: 'unlinked', fair: 3.5, why: { points: -0.3 } },
      comparison: { state: 'apart', unit: 'Huyện Đoàn Cầu Kè', isCommune: false },
      before: { fair: 4 },
    });
  });

  it('says how many forms are missing, without counting a withheld part', async () => {
    const { id } = await makeRun();
    const few = { ...detail, received: { ...detail.received, peer: null }, fair: undefined };
    await makeResult(id, 'too_few', { isPeerWithheld: true, detail: few });
    await makeLinks(id, 'connected', 'connected');
    expect(await shownTo(plot.actors.secretary)).toMatchObject({
      fair: { status: 'too_few', needed: 3, used: 2 },
      comparison: null,
    });
  });

  it('has no fair score where the model found no solution', async () => {
    const { id } = await makeRun();
    await makeResult(id, 'not_converged');
    expect((await shownTo(plot.actors.secretary))!.fair).toEqual({ status: 'not_converged' });
  });
});

describe('own severity', () => {
  const boxOf = async (runId: string, person: Person, own: OwnSeverity) =>
    database.db.insert(raterSeverity).values({
      runId,
      personId: person.personId,
      box: sealSeverity(cycle.dataKey, runId, person.personId, own),
    });
  const found = async (viewer: Person) => {
    const { status, value } = await ask(viewer, severityLoader);
    expect(status).toBe(200);
    return (value as { found: { own: object } | null }).found;
  };
  const strict = { forms: 12, points: -0.3123, low: -0.5123, high: -0.1123 };

  it('is nobody’s before the release, not even the rater’s', async () => {
    const { id } = await makeRun({ released: false, releasedAt: null });
    await boxOf(id, plot.actors.communeOfficer, strict);
    expect(await found(plot.actors.communeOfficer)).toBeNull();
    expect((await ask(null, severityLoader)).status).toBe(302);
  });

  it('opens to the rater alone, to one decimal, in the newest released run', async () => {
    const older = await makeRun();
    await boxOf(older.id, plot.actors.communeOfficer, { ...strict, points: 0.9, low: 0.8, high: 1 });
    const { id } = await makeRun();
    await boxOf(id, plot.actors.communeOfficer, strict);
    await boxOf(id, plot.actors.branchDeputy, { ...strict, forms: 4 });
    expect(await found(plot.actors.communeOfficer)).toMatchObject({
      own: { kind: 'strict', points: -0.3, low: -0.5, high: -0.1 },
      engineVersion,
    });
    expect(await found(plot.actors.branchDeputy)).toMatchObject({ own: { kind: 'few' } });
    for (const other of [plot.actors.board, plot.actors.districtOfficer, plot.actors.secretary])
      expect(await found(other)).toBeNull();
  });

  it('does not open when the box of one person is put in the place of another', async () => {
    const { id } = await makeRun();
    await database.db.insert(raterSeverity).values({
      runId: id,
      personId: plot.actors.board.personId,
      box: sealSeverity(cycle.dataKey, id, plot.actors.communeOfficer.personId, strict),
    });
    expect(await ask(plot.actors.board, severityLoader)).toMatchObject({ status: 409 });
  });

  it('is not shown where the model found no solution', async () => {
    const { id } = await makeRun({ summary: { ...summary, model: { ...summary.model!, converged: false } } });
    await boxOf(id, plot.actors.communeOfficer, strict);
    expect(await found(plot.actors.communeOfficer)).toMatchObject({ own: { kind: 'no_model' } });
  });

  it('says so when the key that sealed it is gone', async () => {
    const { id } = await makeRun();
    await boxOf(id, plot.actors.communeOfficer, strict);
    await database.db.delete(cycleKey);
    expect(await ask(plot.actors.communeOfficer, severityLoader)).toMatchObject({
      status: 409,
      value: { reason: 'scoring.keyLost' },
    });
  });
});
