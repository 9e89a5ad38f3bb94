/** A form filled in without a script, page by page and on one page; and the saves of a page with one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import type { FormView } from '~/features/assessment/form/view.server';
import type { Problem } from '~/lib/http/respond.server';
import { loader as page, action as save } from '~/routes/assessment/form';
import { loader as closed } from '~/routes/assessment/form-closed';
import { inPeer, inSuperior } from '../../support/assessed';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';
import { formNow, makeRated, saveJson, selfParams } from './rater';

const database = testDb();
let plot: Awaited<ReturnType<typeof makeRated>>;
let params: Awaited<ReturnType<typeof selfParams>>;
const viewOf = (value: unknown) => (value as { view: FormView }).view;
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;

beforeAll(async () => {
  plot = await makeRated(database.db);
  params = await selfParams(database.db, plot.actors.secretary);
});

const asDiem = (given: object = {}) => ({
  db: database.db,
  viewer: plot.actors.secretary,
  now: inPeer,
  params,
  ...given,
});
const open = () => call(page, asDiem());
const version = async () => String((await formNow(database.db, plot.actors.secretary, params)).version);
const post = async (url: string, form: Record<string, string>) =>
  call(save, asDiem({ url, form: { version: await version(), ...form } }));

describe('opening a form', () => {
  it('shows its rater every skill in one language, and nothing of the framework it does not need', async () => {
    const view = viewOf((await open()).value);
    expect(view).toMatchObject({ role: 'SELF', state: 'assigned', refusal: null });
    expect(view.skills).toHaveLength(15);
    expect(view.skills[0]!.levelTexts).toHaveLength(5);
    expect(JSON.stringify(view)).not.toMatch(/sourceQuotes|nameEn|eligibility/);
  });

  it.each([
    ['somebody else’s', { role: 'self' }],
    ['one that is none', { role: 'self', id: 'x' }],
    ['a peer form nobody asked for', { role: 'peer', id: '1' }],
    ['a kind that is none', { role: 'boss', id: '1' }],
  ])('%s is the same page as none', async (_, wrong) => {
    const viewer = plot.actors.farSecretary;
    const answer = await call(page, asDiem({ viewer, params: { ...params, ...wrong } }));
    expect(answer.status).toBe(404);
  });

  it('needs a sign-in, and comes back to the same skill after it', async () => {
    const answer = await call(page, asDiem({ viewer: null, url: '/assessment/self/x?skill=B5' }));
    expect(answer.location).toBe(`/sign-in?next=${encodeURIComponent('/assessment/self/x?skill=B5')}`);
  });

  it('after its phase says what is kept, as text', async () => {
    const answer = await call(page, asDiem({ now: inSuperior }));
    expect(answer.location).toBe(`/assessment/self/${params.id}/closed`);
    const closedPage = await call(closed, asDiem({ now: inSuperior }));
    expect(viewOf(closedPage.value).refusal).toMatchObject({ reason: 'assessment.selfClosed' });
    expect((await call(closed, asDiem())).location).toBe(`/assessment/self/${params.id}`);
  });
});

describe('without a script', () => {
  it('one skill is saved and the next one opened', async () => {
    const answer = await post('/assessment/self/x?skill=A1', {
      'answers.A1': '3',
      'notes.A1': 'Họp đều',
      to: 'next',
    });
    expect(answer.location).toBe(`/assessment/self/${params.id}?skill=A2`);
    expect((await formNow(database.db, plot.actors.secretary, params)).content).toMatchObject({
      answers: { A1: 3 },
      notes: { A1: 'Họp đều' },
    });
  });

  it('the last skill leads to the check, and so does the page of all', async () => {
    const { skills } = await findMyForm(database.db, plot.actors.secretary, params, inPeer);
    const check = `/assessment/self/${params.id}/check`;
    const last = await post(`/assessment/self/x?skill=${skills.at(-1)!.code}`, { to: 'check' });
    const all = await post('/assessment/self/x?all=1', { 'answers.A2': 'NE', to: 'check' });
    expect([last.location, all.location]).toEqual([check, check]);
  });

  it('the page of all comes back to itself when only saved', async () => {
    const answer = await post('/assessment/self/x', { 'answers.A2': 'NA', to: 'stay' });
    expect(answer.location).toBe(`/assessment/self/${params.id}?all=1`);
  });

  it('what does not fit is said beside its field, and what was typed comes back', async () => {
    const long = 'x'.repeat(501);
    const answer = await post('/assessment/self/x?skill=A1', { 'evidence.A1': long, to: 'next' });
    expect(answer.status).toBe(422);
    const problem = problemOf(answer.value);
    expect(problem.issues.map(({ path }) => path)).toEqual(['evidence.A1']);
    expect(problem.values).toMatchObject({ evidence: { A1: long } });
  });

  it('a page drawn before another device saved shows both, and the choice is taken', async () => {
    const old = await version();
    await post('/assessment/self/x?skill=A1', { 'answers.A1': '2', to: 'next' });
    const clash = await call(
      save,
      asDiem({ url: '/assessment/self/x?skill=A1', form: { version: old, 'answers.A1': '5', to: 'next' } }),
    );
    expect(clash.status).toBe(409);
    const { current } = problemOf(clash.value) as { current: { version: number; content: object } };
    expect(current.content).toMatchObject({ answers: { A1: 2 } });
    const chosen = await call(
      save,
      asDiem({
        url: '/assessment/self/x?skill=A1',
        form: { version: String(current.version), 'answers.A1': '5', to: 'stay' },
      }),
    );
    expect(chosen.status).toBe(302);
    expect((await formNow(database.db, plot.actors.secretary, params)).content.answers.A1).toBe(5);
  });
});

describe('the saves of a page with a script', () => {
  const send = (body: unknown, given: object = {}) => saveJson({ ...asDiem(), body, ...given });

  it('answer with the new version and the server’s hour', async () => {
    const { status, json } = await send({ version: Number(await version()), patch: { answers: { B1: 4 } } });
    expect([status, json.savedAt]).toEqual([200, inPeer.toISOString()]);
    expect(String(json.version)).toBe(await version());
  });

  it('from an old version get both versions', async () => {
    const { status, json } = await send({ version: 0, patch: { answers: { B1: 1 } } });
    expect(status).toBe(409);
    expect(json.current).toMatchObject({ content: { answers: { B1: 4 } } });
  });

  it('are told when nobody is signed in, when the phase is over, when they make no sense', async () => {
    const good = { version: Number(await version()), patch: { answers: { B1: 1 } } };
    expect((await send(good, { viewer: null })).status).toBe(401);
    expect((await send(good, { now: inSuperior })).status).toBe(403);
    expect((await send(good, { viewer: plot.actors.farSecretary })).status).toBe(404);
    expect((await send(good, { params: { role: 'self', id: '../x' } })).status).toBe(404);
    for (const odd of ['', '[]', '{"version":-1,"patch":{}}', { ...good, patch: { answers: { B1: 6 } } }])
      expect((await send(odd)).status).toBe(422);
  });
});
