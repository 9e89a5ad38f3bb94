import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeFramework } from '#db/factories/framework';
import { auditEntry, framework } from '#db/schema/index';
import {
  addCompetency,
  editCompetency,
  removeCompetency,
  renameFramework,
} from '~/features/framework/editing/editing-commands.server';
import type { Competency } from '~/features/framework/framework';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
let id = 0;
let version = 0;
let a1: Competency;
const board = () => actOf(plot.actors.board);
const deputy = () => actOf(plot.actors.deputy);
const now = async () => (await database.db.query.framework.findFirst({ where: eq(framework.id, id) }))!;
const skill = async (code: string) => (await now()).content.competencies.find((c) => c.code === code);
const words = (change: Partial<Competency> = {}) => {
  const { nameVi, nameEn, appliesTo, weight, levels } = { ...a1, ...change };
  return { nameVi, nameEn, appliesTo, weight, levels, wordings: [] };
};
const own = { group: 'B', ...{ nameVi: 'Truyền thông', nameEn: '', weight: 2, wordings: [] } };
const refusal = async (work: Promise<unknown>) =>
  work.then(() => null).catch((error) => error.refusal.reason);

beforeAll(async () => {
  plot = await makePlot(database.db);
});
beforeEach(async () => {
  const row = await makeFramework(database.db, { unitId: plot.units.province.id, version: ++version });
  id = row.id;
  a1 = row.content.competencies[0]!;
});

describe('editCompetency', () => {
  it('saves the words and keeps code, group, source phrases and guard-rail', async () => {
    const a4 = (await skill('A4'))!;
    const form = { ...words({ nameVi: 'Tên mới' }), revision: 0 };
    expect(await editCompetency(database.db, board(), { id, code: 'A4', ...form })).toEqual({ revision: 1 });
    expect(await skill('A4')).toMatchObject({
      code: 'A4',
      group: 'A',
      nameVi: 'Tên mới',
      sourceQuotes: a4.sourceQuotes,
      guardRail: a4.guardRail,
    });
    expect(await now()).toMatchObject({ revision: 1, updatedBy: plot.actors.board.personId });
    const entries = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.subject, `framework:${id}`));
    expect(entries.map((entry) => entry.action)).toEqual(['framework.editCompetency']);
  });

  it('never overwrites what somebody saved meanwhile: both versions come back', async () => {
    await editCompetency(database.db, deputy(), {
      id,
      code: 'A1',
      ...words({ nameVi: 'Của Lộc' }),
      revision: 0,
    });
    const late = editCompetency(database.db, board(), {
      id,
      code: 'A1',
      ...words({ nameVi: 'Của Hạnh' }),
      revision: 0,
    });
    await expect(late).rejects.toMatchObject({
      status: 409,
      refusal: { reason: 'app.stale' },
      current: {
        revision: 1,
        part: { code: 'A1', nameVi: 'Của Lộc' },
        by: 'Trần Hữu Lộc',
        at: testNow.toISOString(),
      },
    });
    expect((await skill('A1'))?.nameVi).toBe('Của Lộc');
    await editCompetency(database.db, board(), {
      id,
      code: 'A1',
      ...words({ nameVi: 'Của Hạnh' }),
      revision: 1,
    });
    expect((await skill('A1'))?.nameVi).toBe('Của Hạnh');
  });

  it('lets two people work on two skills', async () => {
    await editCompetency(database.db, deputy(), { id, code: 'A1', ...words(), revision: 0 });
    await editCompetency(database.db, board(), { id, code: 'B1', ...words({ nameVi: 'B' }), revision: 0 });
    expect((await now()).revision).toBe(2);
  });

  it('of two saves at once, one wins and one hears of it', async () => {
    const results = await Promise.allSettled([
      editCompetency(database.db, deputy(), { id, code: 'C1', ...words({ nameVi: 'Một' }), revision: 0 }),
      editCompetency(database.db, board(), { id, code: 'C1', ...words({ nameVi: 'Hai' }), revision: 0 }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses other actors, versions that are no draft, and skills that are not there', async () => {
    const edit = (actor = plot.actors.board, code = 'A1') =>
      refusal(editCompetency(database.db, actOf(actor), { id, code, ...words(), revision: 0 }));
    const { districtOfficer, communeOfficer, secretary, reader, ended } = plot.actors;
    for (const actor of [districtOfficer, communeOfficer, secretary, reader, ended]) {
      expect(await edit(actor)).toBe('framework.boardOnly');
    }
    expect(await edit(plot.actors.board, 'Z9')).toBe('framework.skillGone');
    await database.db.update(framework).set({ state: 'published' }).where(eq(framework.id, id));
    expect(await edit()).toBe('framework.notDraft');
    await database.db.update(framework).set({ lockedAt: testNow }).where(eq(framework.id, id));
    expect(await edit()).toBe('framework.inUse');
  });
});

describe('skills of the province’s own', () => {
  const added = () => ({ ...words(), ...own });

  it('join their group with the next code, and may leave', async () => {
    const { code, revision } = await addCompetency(database.db, board(), { id, ...added() });
    expect(code).toBe('B7');
    const codes = (await now()).content.competencies.map((c) => c.code);
    expect(codes.indexOf('B7')).toBe(codes.indexOf('B6') + 1);
    expect(await skill('B7')).toMatchObject({ sourceQuotes: [], weight: 2 });
    const removing = { id, code, revision };
    await expect(
      removeCompetency(database.db, board(), { ...removing, confirmation: 'B6' }),
    ).rejects.toMatchObject({ issues: [{ path: 'confirmation' }] });
    await removeCompetency(database.db, board(), { ...removing, confirmation: code });
    expect(await skill('B7')).toBeUndefined();
  });

  it('need a group of the framework', async () => {
    const stray = addCompetency(database.db, board(), { id, ...added(), group: 'Z' });
    await expect(stray).rejects.toMatchObject({ issues: [{ path: 'group' }] });
  });

  it('leave only when nobody changed them since, and never with a phrase of the source', async () => {
    const { code } = await addCompetency(database.db, board(), { id, ...added() });
    expect(
      await refusal(removeCompetency(database.db, board(), { id, code, revision: 0, confirmation: code })),
    ).toBe('app.stale');
    expect(
      await refusal(
        removeCompetency(database.db, board(), { id, code: 'A1', revision: 1, confirmation: 'A1' }),
      ),
    ).toBe('framework.quoteKept');
    expect(await skill('A1')).toBeDefined();
  });
});

describe('renameFramework', () => {
  const group = (code: string, nameVi: string) => ({ code, nameVi, nameEn: '' });

  it('names the framework and its groups, adds a group and drops an empty one', async () => {
    const source = (await now()).content.groups[0]!.sourceText;
    const names = { nameVi: 'Khung tỉnh', nameEn: 'Provincial framework' };
    await renameFramework(database.db, board(), {
      id,
      ...names,
      revision: 0,
      groups: [group('A', 'Nhóm một'), group('', 'Chuyển đổi số')],
    });
    const { content } = await now();
    expect(content).toMatchObject(names);
    expect(content.groups.map((g) => g.code)).toEqual(['A', 'B', 'C', 'D']);
    expect(content.groups[0]).toMatchObject({ nameVi: 'Nhóm một', sourceText: source });
    expect(content.groups[3]).toEqual({ code: 'D', nameVi: 'Chuyển đổi số', nameEn: '', sourceText: '' });
    await renameFramework(database.db, board(), {
      id,
      ...names,
      revision: 1,
      groups: [group('D', ''), group('B', '')],
    });
    expect((await now()).content.groups.map((g) => g.code)).toEqual(['A', 'B', 'C']);
  });

  it('hears of names saved meanwhile', async () => {
    const rename = (nameVi: string) =>
      renameFramework(database.db, board(), { id, nameVi, nameEn: '', groups: [], revision: 0 });
    await rename('Một');
    await expect(rename('Hai')).rejects.toMatchObject({ status: 409, current: { part: { nameVi: 'Một' } } });
  });
});
