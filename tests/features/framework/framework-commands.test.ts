import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeFramework } from '#db/factories/framework';
import { auditEntry, framework } from '#db/schema/index';
import { versionMark } from '~/features/framework/framework';
import {
  adoptFramework,
  draftFramework,
  lockFramework,
  publishFramework,
  retireFramework,
} from '~/features/framework/framework-commands.server';
import { findFramework, listFrameworks, listPublished } from '~/features/framework/framework-queries.server';
import { system } from '~/features/organisation/actor';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
let version = 0;
const board = () => actOf(plot.actors.board);
const rowOf = async (id: number) =>
  (await database.db.query.framework.findFirst({ where: eq(framework.id, id) }))!;
const make = (given: Partial<typeof framework.$inferInsert> = {}) =>
  makeFramework(database.db, { unitId: plot.units.province.id, version: ++version, ...given });
const mark = async (id: number) => {
  const { content, version } = await rowOf(id);
  return versionMark(content, version);
};
const reasonOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  return error?.refusal?.reason ?? error;
};

beforeAll(async () => {
  plot = await makePlot(database.db);
});
beforeEach(async () => {
  version += 100;
});

describe('draftFramework', () => {
  it('starts from the catalogue, from nothing, or from a version, each with the next number', async () => {
    const first = await draftFramework(database.db, board(), { from: 'tra-vinh-2020' });
    const row = await rowOf(first.id);
    expect(row).toMatchObject({
      unitId: plot.units.province.id,
      state: 'draft',
      wording: 'draft',
      revision: 0,
    });
    expect(row.content.competencies).toHaveLength(15);
    expect(Object.keys(row.content)).not.toContain('key');

    const blank = await draftFramework(database.db, { actor: system, at: testNow }, { from: 'blank' });
    expect(blank.version).toBe(first.version + 1);
    expect((await rowOf(blank.id)).content).toMatchObject({ nameVi: '', groups: [], competencies: [] });

    const copy = await draftFramework(database.db, board(), { from: { copyOf: first.id } });
    expect(copy.version).toBe(first.version + 2);
    expect(await rowOf(copy.id)).toMatchObject({ copiedFromId: first.id, content: row.content });
    const [entry] = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subject, `framework:${copy.id}`));
    expect(entry).toMatchObject({ action: 'framework.draft', actorId: plot.actors.board.personId });
  });

  it('refuses everyone but the board, and unknown sources', async () => {
    const { actors } = plot;
    for (const actor of [
      actors.secretary,
      actors.communeOfficer,
      actors.districtOfficer,
      actors.reader,
      actors.ended,
    ]) {
      expect(await reasonOf(draftFramework(database.db, actOf(actor), { from: 'blank' }))).toBe(
        'framework.boardOnly',
      );
    }
    expect(await reasonOf(draftFramework(database.db, board(), { from: 'nowhere' }))).toBe('app.notFound');
    expect(await reasonOf(draftFramework(database.db, board(), { from: { copyOf: 99_999 } }))).toBe(
      'app.notFound',
    );
  });
});

describe('publishFramework', () => {
  it('publishes a complete draft once', async () => {
    const { id } = await make();
    await publishFramework(database.db, board(), { id, revision: 0, confirmation: await mark(id) });
    expect(await rowOf(id)).toMatchObject({ state: 'published', publishedAt: testNow });
    expect(await reasonOf(publishFramework(database.db, board(), { id, confirmation: '' }))).toBe(
      'framework.notDraft',
    );
  });

  it('names what is missing and publishes nothing', async () => {
    const { content } = await make();
    content.competencies[0]!.levels[4]!.vi = '';
    const { id } = await make({ content });
    await expect(
      publishFramework(database.db, board(), { id, confirmation: await mark(id) }),
    ).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'competencies.0.levels.4.vi', code: 'framework.levelEmpty' }],
    });
    expect((await rowOf(id)).state).toBe('draft');
  });

  it('does not publish what changed since it was looked at', async () => {
    const { id } = await make({ revision: 4 });
    expect(
      await reasonOf(
        publishFramework(database.db, board(), { id, revision: 3, confirmation: await mark(id) }),
      ),
    ).toBe('app.stale');
  });
});

describe('a cycle locks a version', () => {
  it('only a published one, once, inside the transaction of the cycle', async () => {
    const draft = await make();
    expect(await reasonOf(lockFramework(database.db, board(), draft.id))).toBe('framework.notPublished');
    const { id } = await make({ state: 'published' });
    const undone = database.db.transaction(async (tx) => {
      await lockFramework(tx, board(), id);
      throw new Error('the cycle did not open');
    });
    await expect(undone).rejects.toThrow('did not open');
    expect((await rowOf(id)).lockedAt).toBeNull();
    await lockFramework(database.db, board(), id);
    await lockFramework(database.db, actOf(plot.actors.deputy, new Date('2025-01-01T00:00:00Z')), id);
    expect((await rowOf(id)).lockedAt).toEqual(testNow);
  });

  it('and keeps it when it retires', async () => {
    const { id } = await make({ state: 'published', lockedAt: testNow });
    await retireFramework(database.db, board(), { id, confirmation: await mark(id) });
    expect(await rowOf(id)).toMatchObject({ state: 'retired', lockedAt: testNow });
    expect(await reasonOf(lockFramework(database.db, board(), id))).toBe('framework.notPublished');
  });
});

describe('adoptFramework', () => {
  const decision = { decisionNo: '15-QĐ/TĐTN', decidedOn: '2024-11-19' };

  it('makes the wording the province’s own, once', async () => {
    const { id } = await make({ state: 'published' });
    await adoptFramework(database.db, board(), { id, ...decision, confirmation: await mark(id) });
    expect(await rowOf(id)).toMatchObject({
      wording: 'adopted',
      adoptionNumber: '15-QĐ/TĐTN',
      adoptionOn: '2024-11-19',
      adoptedBy: plot.actors.board.personId,
    });
    expect(await reasonOf(adoptFramework(database.db, board(), { id, ...decision, confirmation: '' }))).toBe(
      'framework.alreadyAdopted',
    );
  });

  it('refuses a draft and a day to come', async () => {
    expect(
      await reasonOf(
        adoptFramework(database.db, board(), { id: (await make()).id, ...decision, confirmation: '' }),
      ),
    ).toBe('framework.notPublished');
    const { id } = await make({ state: 'published' });
    const tomorrow = adoptFramework(database.db, board(), {
      id,
      ...decision,
      decidedOn: '2024-11-21',
      confirmation: await mark(id),
    });
    await expect(tomorrow).rejects.toMatchObject({ issues: [{ path: 'decidedOn' }] });
  });
});

describe('what cannot be undone', () => {
  it('asks for name and version, typed: the name alone is also another version’s', async () => {
    const wrong = { issues: [{ path: 'confirmation', code: 'confirmationDiffers' }] };
    const { id, content } = await make();
    const db = database.db;
    for (const confirmation of ['', content.nameVi, versionMark(content, version + 1)]) {
      await expect(publishFramework(db, board(), { id, confirmation })).rejects.toMatchObject(wrong);
      const done = (await make({ state: 'published' })).id;
      await expect(retireFramework(db, board(), { id: done, confirmation })).rejects.toMatchObject(wrong);
      const adoption = { id: done, decisionNo: '15-QĐ/TĐTN', decidedOn: '2024-11-19', confirmation };
      await expect(adoptFramework(db, board(), adoption)).rejects.toMatchObject(wrong);
      expect(await rowOf(done)).toMatchObject({ state: 'published', wording: 'draft' });
    }
    expect((await rowOf(id)).state).toBe('draft');
  });
});

describe('the database', () => {
  const set = (id: number, values: Partial<typeof framework.$inferInsert>) =>
    database.db.update(framework).set(values).where(eq(framework.id, id));

  it.each(['published', 'retired'] as const)('freezes a %s version', async (state) => {
    const { id, content } = await make({ state });
    await expect(set(id, { content: { ...content, nameVi: 'Khác' } })).rejects.toThrow();
    await expect(set(id, { state: 'draft' })).rejects.toThrow();
    await expect(database.db.delete(framework).where(eq(framework.id, id))).rejects.toThrow();
    expect((await rowOf(id)).content).toEqual(content);
  });

  it('freezes a locked version and lets a draft go', async () => {
    const locked = await make({ lockedAt: testNow });
    await expect(set(locked.id, { content: { ...locked.content, nameVi: 'Khác' } })).rejects.toThrow();
    const draft = await make();
    await set(draft.id, { content: { ...draft.content, nameVi: 'Khác' } });
    await database.db.delete(framework).where(eq(framework.id, draft.id));
    expect(await rowOf(draft.id)).toBeUndefined();
  });
});

describe('reading', () => {
  it('shows drafts to the board of the province only', async () => {
    const draft = await make();
    const published = await make({ state: 'published' });
    const { board: officer, secretary } = plot.actors;
    expect((await findFramework(database.db, officer, draft.id)).unitName).toBe('Tỉnh Đoàn Trà Vinh');
    expect(await reasonOf(findFramework(database.db, secretary, draft.id))).toBe('framework.boardOnly');
    expect((await findFramework(database.db, secretary, published.id)).id).toBe(published.id);
    expect(await reasonOf(findFramework(database.db, officer, 99_999))).toBe('app.notFound');

    const ids = async (actor: typeof officer) =>
      (await listFrameworks(database.db, actor)).rows.map((row) => row.id);
    expect(await ids(officer)).toEqual(expect.arrayContaining([draft.id, published.id]));
    expect(await ids(secretary)).not.toContain(draft.id);
    const usable = await listPublished(database.db);
    expect(usable.find((row) => row.id === published.id)).toMatchObject({ skills: 15, wording: 'draft' });
    expect(usable.every((row) => row.state === 'published')).toBe(true);
  });
});
