/** Checking, sending once, the receipt; a peer's form from the first skill to the receipt; stepping aside. */
import { beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '~/features/assessment/assessment';
import type { FormView } from '~/features/assessment/form/view.server';
import type { FormsToFill } from '~/features/assessment/home/plan';
import type { Person } from '~/features/organisation/actor';
import type { Problem } from '~/lib/http/respond.server';
import { loader as check, action as send } from '~/routes/assessment/check';
import { loader as form, action as saveForm } from '~/routes/assessment/form';
import { loader as closed } from '~/routes/assessment/form-closed';
import { loader as receipt } from '~/routes/assessment/receipt';
import { loader as recusal, action as recuse } from '~/routes/assessment/recusal';
import { loader as home } from '~/routes/home';
import { allAnswers, inPeer, inSuperior } from '../../support/assessed';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';
import { formNow, makeRated, type paramsOf, saveJson, selfParams } from './rater';

const database = testDb();
let plot: Awaited<ReturnType<typeof makeRated>>;
type Params = ReturnType<typeof paramsOf>;
const viewOf = (value: unknown) => (value as { view: FormView }).view;
const homeOf = (value: unknown) =>
  value as { forms: FormsToFill; office: string | null; viewer: object | null };

beforeAll(async () => {
  plot = await makeRated(database.db);
});

const ask = (
  handler: Parameters<typeof call>[0],
  viewer: Person | null,
  params: Params | object,
  form?: object,
) => call(handler, { db: database.db, viewer, now: inPeer, params, form } as never);

async function fill(viewer: Person, params: Params) {
  const { skills, version } = viewOf((await ask(form, viewer, params)).value);
  const body = { version, patch: { answers: allAnswers(skills) } };
  expect((await saveJson({ db: database.db, viewer, params, body })).status).toBe(200);
}

async function sendIt(viewer: Person, params: Params, declared: object = { declared: 'on' }) {
  const { version } = await formNow(database.db, viewer, params);
  return ask(send, viewer, params, { version: String(version), ...declared });
}

describe('a self-assessment', () => {
  const diem = () => plot.actors.secretary;
  let params: Params;
  beforeAll(async () => {
    params = await selfParams(database.db, diem());
  });

  it('that is not complete is refused with every gap, and the page says who will see it', async () => {
    const answer = await sendIt(diem(), params);
    expect(answer.status).toBe(422);
    expect((answer.value as { problem: Problem }).problem.issues).toHaveLength(15);
    const page = (await ask(check, diem(), params)).value as { office: string };
    expect(page.office).toBe('Đoàn xã An Phú');
  });

  it('without the declaration is refused beside the box', async () => {
    await fill(diem(), params);
    const answer = await sendIt(diem(), params, {});
    expect((answer.value as { problem: Problem }).problem.issues.map(({ path }) => path)).toEqual([
      'declared',
    ]);
  });

  it('is sent once; sent again (by another device, too) it shows the same receipt and says so, and the form is no longer a form', async () => {
    const target = `/assessment/self/${params.id}/receipt`;
    expect((await sendIt(diem(), params)).location).toBe(target);
    const first = viewOf((await ask(receipt, diem(), params)).value);
    expect(first.receipt).toMatch(/^24-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const again = await sendIt(diem(), params);
    expect(again.location).toBe(target);
    expect(again.headers?.get('Set-Cookie')).toContain('thu-linh.said=');
    expect(viewOf((await ask(receipt, diem(), params)).value).receipt).toBe(first.receipt);
    expect((await ask(form, diem(), params)).location).toBe(target);
    expect((await ask(check, diem(), params)).location).toBe(target);
  });

  it('has no receipt before it was sent', async () => {
    const other = await selfParams(database.db, plot.actors.nextSecretary);
    expect((await ask(receipt, plot.actors.nextSecretary, other)).location).toBe(
      `/assessment/self/${other.id}`,
    );
  });
});

describe('a peer’s form', () => {
  const hieu = () => plot.actors.branchDeputy;
  const params = (): Params => ({ role: 'peer', id: String(plot.diem.id) });

  it('tells a small group before it is written', async () => {
    const view = viewOf((await ask(form, hieu(), params())).value);
    expect(view).toMatchObject({ role: 'PEER', rateeName: 'Lâm Thị Ngọc Diễm', isSmallGroup: true });
  });

  it('takes one comment, no notes and no evidence, and ends in a receipt', async () => {
    await fill(hieu(), params());
    const { version } = await formNow(database.db, hieu(), params());
    const save = (patch: object) =>
      saveJson({ db: database.db, viewer: hieu(), params: params(), body: { version, patch } });
    expect((await save({ notes: { A1: 'x' } })).status).toBe(422);
    expect((await save({ comment: 'Việc hội trại chia đều.' })).status).toBe(200);
    expect((await sendIt(hieu(), params())).status).toBe(302);
    expect(viewOf((await ask(receipt, hieu(), params())).value).receipt).not.toBeNull();
  });

  it('once sent shows its answers to nobody again, whichever door its author tries', async () => {
    const { version } = await formNow(database.db, hieu(), params());
    const save = { version, patch: { comment: 'Thêm một câu.' } };
    const doors = [
      (await ask(receipt, hieu(), params())).value,
      (await ask(home, hieu(), {})).value,
      (await saveJson({ db: database.db, viewer: hieu(), params: params(), body: save })).json,
      (await ask(saveForm, hieu(), params(), { version: String(version), comment: 'Thêm một câu.' })).value,
      (await sendIt(hieu(), params())).value,
    ];
    expect(JSON.stringify(doors)).not.toMatch(/hội trại|"answers":\{"/);
    expect(viewOf(doors[0]).isShownOnce).toBe(true);
    expect(viewOf(doors[0]).content).toEqual(EMPTY_FORM);
    for (const door of [form, check, closed])
      expect((await ask(door, hieu(), params())).location).toMatch(/\/receipt$/);
  });

  it('is nobody else’s: neither the ratee nor the officer opens it', async () => {
    for (const viewer of [plot.actors.secretary, plot.actors.communeOfficer, plot.actors.board])
      expect((await ask(receipt, viewer, params())).status).toBe(404);
  });
});

describe('stepping aside', () => {
  const le = () => plot.actors.branchMember;

  it('needs a reason, then the form is gone from the list', async () => {
    const page = (await ask(recusal, le(), {})).value as { people: { id: string }[] };
    expect(page.people.map(({ id }) => id)).toEqual([String(plot.diem.id)]);
    const rateeId = String(plot.diem.id);
    const short = await ask(recuse, le(), {}, { rateeId, reason: 'bận' });
    expect((short.value as { problem: Problem }).problem.issues.map(({ path }) => path)).toEqual(['reason']);
    expect((await ask(recuse, le(), {}, { rateeId, reason: 'Là chị ruột của tôi' })).location).toBe('/');
    expect(homeOf((await ask(home, le(), {})).value).forms.peers).toEqual([]);
  });

  it('for somebody one was never asked about is refused', async () => {
    const answer = await ask(
      recuse,
      le(),
      {},
      { rateeId: String(plot.dat.id), reason: 'Không quen biết nhau' },
    );
    expect(answer.status).toBe(404);
  });
});

describe('the home page', () => {
  it('greets a stranger without a redirect and without a single form', async () => {
    const answer = await ask(home, null, {});
    expect([answer.status, homeOf(answer.value).viewer]).toEqual([200, null]);
    expect(JSON.stringify(answer.value)).not.toContain('forms');
  });

  it('lists one’s own forms only, and names the union above', async () => {
    const dat = homeOf((await ask(home, plot.actors.nextSecretary, {})).value);
    expect(dat.forms.self).toMatchObject({ rateeName: 'Sơn Minh Đạt', state: 'assigned', nextSkill: 'A1' });
    expect([dat.forms.peers, dat.office]).toEqual([[], 'Đoàn xã An Phú']);
  });

  it('shows an officer the superior forms, open in their phase', async () => {
    const viewer = plot.actors.communeOfficer;
    const at = async (now: Date) => homeOf((await call(home, { db: database.db, viewer, now })).value).forms;
    expect((await at(inPeer)).superiors.map(({ refusal }) => refusal?.reason)).toEqual([
      'assessment.superiorNotOpen',
      'assessment.superiorNotOpen',
    ]);
    expect((await at(inSuperior)).superiors.every(({ refusal }) => refusal === null)).toBe(true);
  });
});
