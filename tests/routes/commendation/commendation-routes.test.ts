import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { commendation } from '#db/schema/index';
import { showCode } from '~/features/commendation/commendation';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import type { Person } from '~/features/organisation/actor';
import { findPerson } from '~/features/organisation/person/queries.server';
import { loader as certificateLoader } from '~/routes/commendation/certificate';
import { loader as decisionLoader } from '~/routes/commendation/decision';
import { action as decideAction, loader as decisionsLoader } from '~/routes/commendation/decisions';
import { action as publishAction, loader as publishLoader } from '~/routes/commendation/publication';
import { action as revokeAction, loader as revokeLoader } from '~/routes/commendation/revocation';
import { loader as rollLoader } from '~/routes/commendation/roll';
import { loader as verifyLoader } from '~/routes/commendation/verify';
import { loader as codeLoader } from '~/routes/commendation/verify-code';
import { action as withdrawAction, loader as withdrawLoader } from '~/routes/commendation/withdrawal';
import {
  type Decided,
  inDecision,
  inPublication,
  later,
  makeDecided,
  paper,
} from '../../features/commendation/decided';
import { actOf } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

type Handler = Parameters<typeof call>[0];
const database = testDb();
let plot: Decided;
let id: string;
let rows: (typeof commendation.$inferSelect)[];

const at = (now: Date, viewer: Person | null = null, more = {}) => ({
  db: database.db,
  viewer,
  now,
  ...more,
});
const of = (name: string) => rows.find((row) => row.fullName === name)!;
const roll = async (now = later, viewer: Person | null = null) =>
  (await call(rollLoader, at(now, viewer))).value as Awaited<ReturnType<typeof rollLoader>>;
const names = async () => (await roll()).roll.people.map((one) => one.name);
const verify = async (row: { verifyCode: string }) =>
  (await call(codeLoader, at(later, null, { params: { code: showCode(row.verifyCode) } }))).value as Awaited<
    ReturnType<typeof codeLoader>
  >;

beforeAll(async () => {
  plot = await makeDecided(database.db);
});

describe('the board decides on screen', () => {
  const form = () => ({
    ...paper,
    'nominationIds[]': [plot.files.diem, plot.files.dat, plot.files.suong],
    excessReason: '',
  });

  it('sees the list in its order with nobody ticked', async () => {
    const { value } = await call(decisionsLoader, at(inDecision, plot.actors.board));
    const { form: found } = value as Awaited<ReturnType<typeof decisionsLoader>>;
    expect(found?.choices.map((one) => [one.place, one.name, one.answer])).toEqual([
      [1, 'Lâm Thị Ngọc Diễm', 'given'],
      [2, 'Sơn Minh Đạt', 'given'],
      [3, 'Đỗ Thị Thu Sương', null],
    ]);
    expect(Object.keys(found!.choices[0]!)).not.toContain('total');
  });

  it('hears what is missing beside the fields, with what was typed', async () => {
    const sent = { ...form(), 'nominationIds[]': [], number: '' };
    const { status, value } = await call(decideAction, at(inDecision, plot.actors.board, { form: sent }));
    expect(status).toBe(422);
    const { problem } = value as { problem: { issues: { path: string; text: string }[]; values: object } };
    expect(problem.issues.map((issue) => issue.path).sort()).toEqual(['nominationIds', 'number']);
    expect(problem.issues[0]?.text).toMatch(/Chọn ít nhất một người|Mục này cần/);
    expect(problem.values).toMatchObject({ signer: paper.signer });
  });

  it('records, shows, and publishes with the number typed again', async () => {
    const made = await call(decideAction, at(inDecision, plot.actors.board, { form: form() }));
    id = made.location!.split('/').at(-1)!;
    rows = await database.db.select().from(commendation).where(eq(commendation.decisionId, id));
    const params = { id };
    expect((await roll(inDecision)).roll.people).toEqual([]);
    const before = await call(publishLoader, at(inPublication, plot.actors.board, { params }));
    expect(before.value).toMatchObject({ total: 3, unnamed: ['Đỗ Thị Thu Sương'] });
    const wrong = { confirmation: '21' };
    expect(
      (await call(publishAction, at(inPublication, plot.actors.board, { params, form: wrong }))).status,
    ).toBe(422);
    const right = { confirmation: paper.number };
    const done = await call(publishAction, at(inPublication, plot.actors.board, { params, form: right }));
    expect(done.location).toBe(`/commendation/decision/${id}`);
    const shown = await call(publishLoader, at(inPublication, plot.actors.board, { params }));
    expect(shown.location).toBe(`/commendation/decision/${id}`);
  });
});

describe('everybody else', () => {
  const handlers: [string, Handler, boolean][] = [
    ['decisions', decisionsLoader, false],
    ['decision', decisionLoader, false],
    ['publication', publishLoader, false],
    ['withdrawal', withdrawLoader, false],
    ['revocation', revokeLoader, true],
    ['certificate', certificateLoader, true],
    ['deciding', decideAction, false],
    ['publishing', publishAction, false],
    ['withdrawing', withdrawAction, false],
    ['revoking', revokeAction, true],
  ];
  const form = {
    ...paper,
    confirmation: paper.number,
    'nominationIds[]': ['3f1f0c2e-9a65-4f1e-8a67-0d5d0f0c9b11'],
    reason: 'Một lý do đủ dài để qua.',
  };

  it.each(handlers)(
    '%s: sign in first; then not for officers below, other secretaries, the ended',
    async (_, handler, isPerson) => {
      const params = { id: isPerson ? of('Lâm Thị Ngọc Diễm').id : id };
      const anonymous = await call(handler, at(inDecision, null, { params, form }));
      expect(anonymous.location).toMatch(/^\/sign-in/);
      for (const name of ['districtOfficer', 'communeOfficer', 'farSecretary', 'ended'] as const) {
        const { status } = await call(handler, at(inDecision, plot.actors[name], { params, form }));
        expect([403, 404], name).toContain(status);
      }
    },
  );

  it.each(['12', "'; drop", '3f1f0c2e-9a65-4f1e-8a67-0d5d0f0c9b11'])(
    'an id that is none, %s, is a 404',
    async (odd) => {
      for (const handler of [decisionLoader, publishLoader, certificateLoader, revokeLoader] as Handler[]) {
        const { status } = await call(handler, at(later, plot.actors.board, { params: { id: odd } }));
        expect(status).toBe(404);
      }
    },
  );
});

describe('the public page', () => {
  it('tells these keys and nothing else', async () => {
    const page = await roll();
    expect(Object.keys(page).sort()).toEqual(['looksOver', 'next', 'own', 'page', 'roll', 'year', 'years']);
    expect(page).toMatchObject({ years: [2024], year: 2024, own: [], looksOver: false, next: null });
    expect(Object.keys(page.roll).sort()).toEqual([
      'decisions',
      'honourName',
      'people',
      'publishedOn',
      'standing',
      'total',
    ]);
    for (const one of page.roll.people)
      expect(Object.keys(one).sort()).toEqual(['deed', 'name', 'revoked', 'titleAndUnit']);
    expect(page.roll.decisions).toEqual([
      { number: paper.number, signedOn: paper.signedOn, issuer: 'Tỉnh Đoàn Trà Vinh' },
    ]);
  });

  it('carries no id, code, telephone, score or reason, nor anybody who did not agree', async () => {
    const text = JSON.stringify(await roll());
    for (const row of rows)
      for (const secret of [row.id, row.nominationId, row.verifyCode, row.decisionId])
        expect(text).not.toContain(secret);
    expect(text).not.toContain('Sương');
    expect(text).not.toContain(paper.reason);
    expect(text).not.toMatch(/\+84|phone|total":\d\.\d/);
  });

  it('goes by name the Vietnamese way', async () => {
    expect(await names()).toEqual(['Lâm Thị Ngọc Diễm', 'Sơn Minh Đạt']);
  });

  it('drops a person the moment they take their word back, also for their code, and names them again', async () => {
    const diem = of('Lâm Thị Ngọc Diễm');
    const answer = (answer: 'given' | 'refused') =>
      giveConsent(database.db, actOf(plot.actors.secretary, later), {
        nominationId: plot.files.diem,
        answer,
        text: 'Cho nêu tên.',
      });
    expect((await verify(diem)).verified).toMatchObject({ state: 'valid', name: diem.fullName });
    await answer('refused');
    expect(await names()).toEqual(['Sơn Minh Đạt']);
    expect((await verify(diem)).verified).toEqual({ state: 'unknown' });
    await answer('given');
    expect(await names()).toEqual(['Lâm Thị Ngọc Diễm', 'Sơn Minh Đạt']);
  });

  it('shows the honoured person their certificate, and the board its papers', async () => {
    expect((await roll(later, plot.actors.secretary)).own).toMatchObject([{ year: 2024, isNamed: true }]);
    expect((await roll(later, plot.actors.board)).looksOver).toBe(true);
  });
});

describe('verifying', () => {
  it('answers a code with what stands on the paper, and no more', async () => {
    const { verified } = await verify(of('Sơn Minh Đạt'));
    expect(verified).toEqual({
      state: 'valid',
      name: 'Sơn Minh Đạt',
      titleAndUnit: 'Bí thư Chi đoàn ấp Giồng Tranh, Đoàn xã An Phú',
      honourName: 'Bí thư Chi đoàn tiêu biểu',
      year: 2024,
      number: paper.number,
      signedOn: paper.signedOn,
      issuer: 'Tỉnh Đoàn Trà Vinh',
    });
  });

  it('never agreed, never there and not a code are one answer', async () => {
    const unknown = { state: 'unknown' };
    expect((await verify(of('Đỗ Thị Thu Sương'))).verified).toEqual(unknown);
    expect((await verify({ verifyCode: 'ZZZZZZZZZZZZZZZZ' })).verified).toEqual(unknown);
    expect((await verify({ verifyCode: '1' })).verified).toEqual(unknown);
  });

  it('takes a typed code with its slips to its page, and asks again when it cannot be one', async () => {
    const typed = of('Sơn Minh Đạt').verifyCode.toLowerCase().replaceAll('0', 'o');
    const { location } = await call(
      verifyLoader,
      at(later, null, { url: `/commendation/verify?code=${typed}` }),
    );
    expect(location).toBe(`/commendation/verify/${showCode(of('Sơn Minh Đạt').verifyCode)}`);
    const odd = await call(verifyLoader, at(later, null, { url: '/commendation/verify?code=abc' }));
    expect(odd).toMatchObject({ status: 200, value: { typed: 'abc' } });
  });
});

describe('certificates', () => {
  const certificate = async (name: string, viewer: Person) =>
    (await call(certificateLoader, at(later, viewer, { params: { id: of(name).id } }))) as {
      status: number;
      value: Awaited<ReturnType<typeof certificateLoader>>;
    };

  it('are for the person named and the board', async () => {
    expect((await certificate('Lâm Thị Ngọc Diễm', plot.actors.secretary)).value).toMatchObject({
      state: 'published',
      isOwn: true,
    });
    expect((await certificate('Lâm Thị Ngọc Diễm', plot.actors.board)).status).toBe(200);
    expect((await certificate('Lâm Thị Ngọc Diễm', plot.actors.nextSecretary)).status).toBe(404);
  });

  it('carry no code for a person who did not agree to be found by it', async () => {
    expect((await certificate('Đỗ Thị Thu Sương', plot.actors.farSecretary)).value.code).toBeNull();
    expect((await certificate('Sơn Minh Đạt', plot.actors.nextSecretary)).value.code?.text).toBe(
      showCode(of('Sơn Minh Đạt').verifyCode),
    );
  });
});

describe('a revoked honour', () => {
  it('says so on the public page, to its code, on its paper and on the person, with the reason kept inside', async () => {
    const dat = of('Sơn Minh Đạt');
    const form = {
      ...{ number: '62-QĐ/TĐTN', reason: 'Kê khai thành tích không đúng.' },
      confirmation: 'Sơn Minh Đạt',
    };
    const params = { id: dat.id };
    const done = await call(revokeAction, at(later, plot.actors.board, { params, form }));
    expect(done.location).toBe(`/commendation/decision/${id}`);

    const page = await roll();
    expect(page.roll.people[1]).toMatchObject({
      name: 'Sơn Minh Đạt',
      deed: null,
      revoked: { on: '2025-05-14', number: '62-QĐ/TĐTN' },
    });
    expect(page.roll).toMatchObject({ total: 2, standing: 1 });
    expect(JSON.stringify(page)).not.toContain('Kê khai');
    expect((await verify(dat)).verified).toEqual({
      state: 'revoked',
      on: '2025-05-14',
      number: '62-QĐ/TĐTN',
    });

    const sheet = await call(certificateLoader, at(later, plot.actors.nextSecretary, { params }));
    expect(sheet.value).toMatchObject({ state: 'revoked', code: null });
    expect((await roll(later, plot.actors.nextSecretary)).own).toMatchObject([{ isRevoked: true }]);

    const { value } = await call(decisionLoader, at(later, plot.actors.board, { params: { id } }));
    expect((value as Awaited<ReturnType<typeof decisionLoader>>).decision.people).toContainEqual(
      expect.objectContaining({ name: 'Sơn Minh Đạt', revokedReason: 'Kê khai thành tích không đúng.' }),
    );
    const held = await findPerson(database.db, plot.actors.board, {
      id: dat.personId,
      today: '2025-05-14',
    });
    expect(held.honours).toMatchObject([{ revokedOn: '2025-05-14' }]);

    const again = await call(revokeAction, at(later, plot.actors.board, { params, form }));
    expect(again.status).toBe(403);
  });
});
