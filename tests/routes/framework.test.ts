import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeFramework } from '#db/factories/framework';
import { framework } from '#db/schema/index';
import { versionMark } from '~/features/framework/framework';
import type { Person } from '~/features/organisation/actor';
import type { Problem } from '~/lib/http/respond.server';
import * as adoption from '~/routes/framework/adoption';
import * as competency from '~/routes/framework/competency';
import * as newCompetency from '~/routes/framework/competency-new';
import * as removal from '~/routes/framework/competency-removal';
import * as version from '~/routes/framework/framework';
import * as frameworks from '~/routes/framework/frameworks';
import * as naming from '~/routes/framework/naming';
import * as preview from '~/routes/framework/preview';
import * as publication from '~/routes/framework/publication';
import * as retirement from '~/routes/framework/retirement';
import { makePlot, type Plot, testNow } from '../support/actors';
import { testDb } from '../support/database/db';
import { call } from '../support/request';

const database = testDb();
let plot: Plot;
let id = '';
let next = 0;

const make = async (given: Partial<typeof framework.$inferInsert> = {}) => {
  const row = await makeFramework(database.db, { unitId: plot.units.province.id, version: ++next, ...given });
  return String(row.id);
};
const rowOf = async (key: string) =>
  (await database.db.query.framework.findFirst({ where: eq(framework.id, Number(key)) }))!;
type Form = Record<string, string | string[]>;
const get = (
  route: { loader: unknown },
  params: Record<string, string>,
  viewer: Person | null,
  url?: string,
) => call(route.loader as never, { db: database.db, viewer, params, url });
const post = (
  route: { action: unknown },
  params: Record<string, string>,
  form: Form,
  viewer: Person | null,
) => call(route.action as never, { db: database.db, viewer, params, form });
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;

/** The edit form as a browser without a script posts it. */
async function skillForm(code: string, change: Form = {}): Promise<Form> {
  const { content, revision } = await rowOf(id);
  const skill = content.competencies.find((c) => c.code === code)!;
  const form: Form = {
    revision: String(revision),
    nameVi: skill.nameVi,
    nameEn: skill.nameEn,
    weight: String(skill.weight).replace('.', ','),
    'appliesTo[]': skill.appliesTo,
  };
  for (const [i, texts] of skill.levels.entries()) {
    form[`levels.${i}.vi`] = texts.vi;
    form[`levels.${i}.en`] = texts.en;
  }
  for (const [i, wording] of (skill.wordings ?? []).entries()) {
    form[`wordings.${i}.appliesTo[]`] = wording.appliesTo;
    for (const key of ['nameVi', 'nameEn', 'noteVi', 'noteEn'] as const)
      form[`wordings.${i}.${key}`] = wording[key];
  }
  return { ...form, ...change };
}

beforeAll(async () => {
  plot = await makePlot(database.db);
});
beforeEach(async () => {
  next += 50;
  id = await make();
});

describe('who reaches what', () => {
  it('asks for a sign-in everywhere', async () => {
    for (const route of [
      frameworks,
      version,
      competency,
      naming,
      preview,
      publication,
      retirement,
      adoption,
    ]) {
      expect((await get(route, { id, code: 'A1' }, null)).status).toBe(302);
    }
  });

  it.each(['secretary', 'communeOfficer', 'districtOfficer', 'reader', 'ended'] as const)(
    'lets %s read what is published and nothing else',
    async (name) => {
      const viewer = plot.actors[name];
      for (const route of [version, competency, preview, publication, naming]) {
        expect((await get(route, { id, code: 'A1' }, viewer)).status).toBe(403);
      }
      const published = await make({ state: 'published' });
      for (const route of [frameworks, version, competency, preview]) {
        expect((await get(route, { id: published, code: 'A1' }, viewer)).status).toBe(200);
      }
      for (const route of [publication, retirement, adoption, naming, newCompetency]) {
        expect((await get(route, { id: published }, viewer)).status).toBe(403);
      }
      expect((await post(frameworks, {}, { from: 'tra-vinh-2020' }, viewer)).status).toBe(403);
      expect((await post(retirement, { id: published }, { confirmation: 'Khung' }, viewer)).status).toBe(403);
      expect((await post(competency, { id, code: 'A1' }, await skillForm('A1'), viewer)).status).toBe(403);
    },
  );

  it('answers 404 to what is not there', async () => {
    const { board } = plot.actors;
    for (const params of [{ id: '99999' }, { id: 'x' }, { id: '1e3' }]) {
      expect((await get(version, params, board)).status).toBe(404);
    }
    expect((await get(competency, { id, code: 'Z9' }, board)).status).toBe(404);
  });
});

describe('/framework', () => {
  it('starts a draft and goes to it', async () => {
    const { board } = plot.actors;
    const made = await post(frameworks, {}, { from: 'tra-vinh-2020' }, board);
    expect(made.location).toMatch(/^\/framework\/\d+$/);
    const copied = await post(frameworks, {}, { from: `copy:${made.location!.slice(11)}` }, board);
    expect(copied.location).not.toBe(made.location);
    expect((await post(frameworks, {}, {}, board)).status).toBe(422);
    expect((await post(frameworks, {}, { from: 'copy:99999' }, board)).status).toBe(404);
  });
});

describe('/framework/:id/competency/:code', () => {
  it('saves what is posted, names of its own included, and goes on', async () => {
    const { board } = plot.actors;
    const form = await skillForm('C4', { nameVi: 'Quan hệ với đoàn thể', weight: '1,5', next: 'A1' });
    const { content } = await rowOf(id);
    const answer = await post(competency, { id, code: 'C4' }, form, board);
    expect(answer.location).toBe(`/framework/${id}/competency/A1#skill`);
    const saved = (await rowOf(id)).content.competencies.find((c) => c.code === 'C4')!;
    const before = content.competencies.find((c) => c.code === 'C4')!;
    expect(saved).toEqual({ ...before, nameVi: 'Quan hệ với đoàn thể', weight: 1.5 });
  });

  it('gives a complaint its field and everything typed back', async () => {
    const form = await skillForm('A1', { nameVi: '', 'levels.0.vi': 'x'.repeat(161) });
    const answer = await post(competency, { id, code: 'A1' }, form, plot.actors.board);
    expect(answer.status).toBe(422);
    const problem = problemOf(answer.value);
    expect(problem.issues.map((issue) => issue.path)).toEqual(['nameVi', 'levels.0.vi']);
    expect(problem.issues.every((issue) => issue.text.length > 10)).toBe(true);
    expect((problem.values.levels as { vi: string }[])[0]?.vi).toHaveLength(161);
  });

  it('answers a late save with both versions', async () => {
    const mine = await skillForm('A1', { nameVi: 'Của Hạnh' });
    await post(
      competency,
      { id, code: 'A1' },
      await skillForm('A1', { nameVi: 'Của Lộc' }),
      plot.actors.deputy,
    );
    const late = await post(competency, { id, code: 'A1' }, mine, plot.actors.board);
    expect(late.status).toBe(409);
    expect(problemOf(late.value)).toMatchObject({
      values: { nameVi: 'Của Hạnh' },
      current: { revision: 1, by: 'Trần Hữu Lộc', part: { nameVi: 'Của Lộc' } },
    });
    const kept = await post(competency, { id, code: 'A1' }, { ...mine, revision: '1' }, plot.actors.board);
    expect(kept.status).toBe(302);
  });

  it('adds a skill and removes it, but none that carries the source', async () => {
    const { board } = plot.actors;
    await post(newCompetency, { id }, { ...(await skillForm('A1')), group: 'C' }, board);
    expect((await rowOf(id)).content.competencies.at(-1)?.code).toBe('C5');
    expect((await get(removal, { id, code: 'C5' }, board)).status).toBe(200);
    expect(
      (await post(removal, { id, code: 'C5' }, { revision: '1', confirmation: 'C5' }, board)).status,
    ).toBe(302);
    expect((await rowOf(id)).content.competencies.at(-1)?.code).toBe('C4');
    expect((await get(removal, { id, code: 'A1' }, board)).status).toBe(409);
    expect(
      (await post(removal, { id, code: 'A1' }, { revision: '2', confirmation: 'A1' }, board)).status,
    ).toBe(409);
  });
});

describe('publication, adoption, retirement', () => {
  it('walks a version through its life', async () => {
    const { board } = plot.actors;
    expect(
      (await post(naming, { id }, { revision: '0', nameVi: 'Khung', nameEn: 'Framework' }, board)).status,
    ).toBe(302);
    const confirmation = versionMark({ nameVi: 'Khung' }, (await rowOf(id)).version);
    expect((await post(publication, { id }, { revision: '0', confirmation }, board)).status).toBe(409);
    expect((await post(publication, { id }, { revision: '1', confirmation: 'Khung' }, board)).status).toBe(
      422,
    );
    const published = await post(publication, { id }, { revision: '1', confirmation }, board);
    expect(published.location).toBe(`/framework/${id}`);
    expect((await get(publication, { id }, board)).status).toBe(403);
    const decision = { decisionNo: '15-QĐ/TĐTN', confirmation };
    const early = await post(adoption, { id }, { ...decision, decidedOn: '2024-12-01' }, board);
    expect(problemOf(early.value).issues).toMatchObject([{ path: 'decidedOn' }]);
    await post(adoption, { id }, { ...decision, decidedOn: '2024-11-19' }, board);
    await post(retirement, { id }, { confirmation }, board);
    expect(await rowOf(id)).toMatchObject({ state: 'retired', wording: 'adopted', retiredAt: testNow });
  });

  it('keeps an unfinished draft and says why', async () => {
    const { board } = plot.actors;
    await post(competency, { id, code: 'B2' }, await skillForm('B2', { 'levels.4.en': '' }), board);
    const { value } = await get(version, { id }, board);
    expect(value).toMatchObject({ view: { checklist: { missing: 1 } } });
    const answer = await post(publication, { id }, { revision: '1', confirmation: 'Khung' }, board);
    expect(answer.status).toBe(422);
    expect((await rowOf(id)).state).toBe('draft');
  });
});

describe('preview', () => {
  it('shows a kind of branch its own skills, one or all', async () => {
    const { board } = plot.actors;
    const { value } = await get(preview, { id }, board, '/framework/1/preview?kind=class&skill=C4');
    expect(value).toMatchObject({ kind: 'class', only: 'C4' });
    const odd = await get(preview, { id }, board, '/framework/1/preview?kind=moon&skill=Z');
    expect(odd.value).toMatchObject({ kind: 'residential', only: undefined });
  });
});
