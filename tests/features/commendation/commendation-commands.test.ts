import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeAppointment } from '#db/factories/organisation';
import { auditEntry, commendation, decision, honour } from '#db/schema/index';
import { commend, withdrawDecision } from '~/features/commendation/commendation-commands.server';
import { findDecision, listDecisions } from '~/features/commendation/commendation-queries.server';
import { publishDecision, revokeCommendation } from '~/features/commendation/publication-commands.server';
import { withdrawNomination } from '~/features/nomination/nomination-commands.server';
import { findActor } from '~/features/organisation/actor-queries.server';
import { unlistNominee } from '~/features/shortlist/shortlist-commands.server';
import { actOf } from '../../support/actors';
import { emptyDb, testDb } from '../../support/database/db';
import { type Decided, inDecision, inPublication, later, makeDecided, paper } from './decided';

const database = testDb();
let plot: Decided;
const board = (at: Date) => actOf(plot.actors.board, at);
const input = (...nominationIds: string[]) => ({ ...paper, cycleId: plot.cycle.id, nominationIds });
const publish = (decisionId: string, at = inPublication) =>
  publishDecision(database.db, board(at), { decisionId, confirmation: paper.number });
const honours = () => database.db.select().from(honour);
const actions = async () =>
  (await database.db.select({ action: auditEntry.action }).from(auditEntry))
    .map((row) => row.action)
    .filter((action) => /^commendation|honour/.test(action));

beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makeDecided(database.db, { awards: 2 });
});

describe('deciding', () => {
  it('records who, when and why, with each person as they stood in the cycle, and tells nobody yet', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem, plot.files.dat));
    const found = await findDecision(database.db, plot.actors.board, id, inDecision);
    expect(found).toMatchObject({ ...paper, state: 'recorded', decidedBy: 'Nguyễn Thị Mỹ Hạnh' });
    expect(found.people.map(({ name, titleAndUnit, consent }) => [name, titleAndUnit, consent])).toEqual([
      ['Lâm Thị Ngọc Diễm', 'Bí thư Chi đoàn ấp Rạch Sâu, Đoàn xã An Phú', 'given'],
      ['Sơn Minh Đạt', 'Bí thư Chi đoàn ấp Giồng Tranh, Đoàn xã An Phú', 'given'],
    ]);
    expect(await honours()).toEqual([]);
    expect(await actions()).toEqual(['commendation.decide']);
  });

  it('gives each certificate a code of its own', async () => {
    await commend(database.db, board(inDecision), input(plot.files.diem, plot.files.dat));
    const codes = (await database.db.select().from(commendation)).map((row) => row.verifyCode);
    expect(new Set(codes).size).toBe(2);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  it.each([
    ['outside its phase', inPublication, 'commendation.phaseClosed', { signedOn: paper.signedOn }],
    ['with a day that has not come', inDecision, 'app.invalid', { signedOn: '2025-01-27' }],
  ])('is refused %s', async (_, at, reason, change) => {
    await expect(
      commend(database.db, board(at), { ...input(plot.files.diem), ...change }),
    ).rejects.toMatchObject({ refusal: { reason } });
  });

  it('takes only people who are on the list now, with their file sent', async () => {
    await unlistNominee(database.db, board(inDecision), {
      nominationId: plot.files.dat,
      reason: 'Rút theo đề nghị của huyện.',
    });
    await expect(commend(database.db, board(inDecision), input(plot.files.dat))).rejects.toMatchObject({
      refusal: { reason: 'commendation.notListed', params: { name: 'Sơn Minh Đạt' } },
    });
    await withdrawNomination(database.db, actOf(plot.actors.secretary, inDecision), {
      id: plot.files.diem,
      reason: 'Tôi xin rút hồ sơ năm nay.',
      confirmation: 'Lâm Thị Ngọc Diễm',
    });
    await expect(commend(database.db, board(inDecision), input(plot.files.diem))).rejects.toMatchObject({
      refusal: { reason: 'commendation.notSent' },
    });
  });

  it('is never about the decider', async () => {
    const { actors, units } = plot;
    await makeAppointment(database.db, {
      personId: actors.secretary.personId,
      unitId: units.province.id,
      titleCode: 'DEPUTY_SECRETARY',
    });
    const diem = (await findActor(database.db, actors.secretary.personId, inDecision))!;
    await expect(commend(database.db, actOf(diem, inDecision), input(plot.files.diem))).rejects.toMatchObject(
      { refusal: { reason: 'commendation.ownFile' } },
    );
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    await expect(
      publishDecision(database.db, actOf(diem, inPublication), {
        decisionId: id,
        confirmation: paper.number,
      }),
    ).rejects.toMatchObject({ refusal: { reason: 'commendation.ownFile' } });
  });

  it('honours more than the cycle meant to only with a reason of its own, all its decisions together', async () => {
    await commend(database.db, board(inDecision), input(plot.files.diem, plot.files.dat));
    const more = { ...input(plot.files.suong), number: '22-QĐ/TĐTN-BTC' };
    await expect(commend(database.db, board(inDecision), more)).rejects.toMatchObject({
      issues: [{ path: 'excessReason', params: { awards: 2, chosen: 3 } }],
    });
    const { id } = await commend(database.db, board(inDecision), {
      ...more,
      excessReason: 'Hai đồng chí bằng điểm ở suất cuối.',
    });
    const found = await findDecision(database.db, plot.actors.board, id, inDecision);
    expect(found.excessReason).toBe('Hai đồng chí bằng điểm ở suất cuối.');
  });

  it('decides on a person once and gives a number once', async () => {
    await commend(database.db, board(inDecision), input(plot.files.diem));
    await expect(
      commend(database.db, board(inDecision), { ...input(plot.files.diem), number: '22-QĐ' }),
    ).rejects.toMatchObject({ refusal: { reason: 'commendation.decidedAlready' } });
    await expect(commend(database.db, board(inDecision), input(plot.files.dat))).rejects.toMatchObject({
      issues: [{ path: 'number', code: 'commendation.numberTaken' }],
    });
  });

  it('lets one of two boards that decide at once win', async () => {
    const other = actOf(plot.actors.deputy, inDecision);
    const both = await Promise.allSettled([
      commend(database.db, board(inDecision), input(plot.files.diem, plot.files.dat)),
      commend(database.db, other, { ...input(plot.files.dat, plot.files.diem), number: '22-QĐ' }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.db.$count(commendation)).toBe(2);
  });
});

describe('withdrawing before publication', () => {
  it('keeps the decision with its reason and frees number and people', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    const reason = 'Ghi nhầm ngày ký.';
    const given = { decisionId: id, reason };
    await expect(
      withdrawDecision(database.db, board(inDecision), { ...given, confirmation: '22-QĐ/TĐTN-BTC' }),
    ).rejects.toMatchObject({ issues: [{ path: 'confirmation', code: 'commendation.numberDiffers' }] });
    await withdrawDecision(database.db, board(inDecision), { ...given, confirmation: paper.number });
    expect(await findDecision(database.db, plot.actors.board, id, inDecision)).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: reason,
      withdrawnBy: 'Nguyễn Thị Mỹ Hạnh',
    });
    await expect(publish(id)).rejects.toMatchObject({ refusal: { reason: 'commendation.withdrawn' } });
    await commend(database.db, board(inDecision), input(plot.files.diem));
    const { decisions } = await listDecisions(database.db, plot.actors.board, { page: 1 });
    expect(decisions.map((row) => row.state).sort()).toEqual(['recorded', 'withdrawn']);
  });

  it('is too late once published', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    await publish(id);
    await expect(
      withdrawDecision(database.db, board(later), {
        decisionId: id,
        reason: 'Muộn rồi, không rút được.',
        confirmation: paper.number,
      }),
    ).rejects.toMatchObject({ refusal: { reason: 'commendation.published' } });
  });
});

describe('publishing', () => {
  it('waits for its phase and for the number typed again', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    await expect(publish(id, inDecision)).rejects.toMatchObject({
      refusal: { reason: 'commendation.notYet' },
    });
    await expect(
      publishDecision(database.db, board(inPublication), { decisionId: id, confirmation: '21' }),
    ).rejects.toMatchObject({ issues: [{ path: 'confirmation', code: 'commendation.numberDiffers' }] });
  });

  it('writes the honour of each person, also of those who are not named in public', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem, plot.files.suong));
    await publish(id);
    expect(
      (await honours()).map(({ personId, year, decisionNumber }) => [personId, year, decisionNumber]),
    ).toEqual(
      expect.arrayContaining([
        [plot.actors.secretary.personId, 2024, paper.number],
        [plot.actors.farSecretary.personId, 2024, paper.number],
      ]),
    );
  });

  it('twice, also at once, is once', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    await Promise.all([publish(id), publish(id)]);
    await publish(id, later);
    expect(await honours()).toHaveLength(1);
    expect((await actions()).filter((action) => action === 'commendation.publish')).toHaveLength(1);
    const [row] = await database.db.select().from(decision);
    expect(row?.publishedAt).toEqual(inPublication);
  });

  it('stops when a nominee has taken back their file since', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem, plot.files.dat));
    await withdrawNomination(database.db, actOf(plot.actors.secretary, inDecision), {
      id: plot.files.diem,
      reason: 'Tôi xin rút hồ sơ năm nay.',
      confirmation: 'Lâm Thị Ngọc Diễm',
    });
    await expect(publish(id)).rejects.toMatchObject({ refusal: { reason: 'commendation.notSent' } });
    expect(await honours()).toEqual([]);
  });
});

describe('revoking', () => {
  it('marks the honour wherever it is held, once, and only after publication', async () => {
    const { id } = await commend(database.db, board(inDecision), input(plot.files.diem));
    const [one] = await database.db.select().from(commendation).where(eq(commendation.decisionId, id));
    const revoke = (confirmation = one!.fullName) =>
      revokeCommendation(database.db, board(later), {
        id: one!.id,
        number: '62-QĐ/TĐTN',
        reason: 'Kê khai thành tích không đúng.',
        confirmation,
      });
    await expect(revoke()).rejects.toMatchObject({ refusal: { reason: 'commendation.notPublished' } });
    await publish(id);
    await expect(revoke('Lâm Thị Ngọc')).rejects.toMatchObject({
      issues: [{ path: 'confirmation', code: 'confirmationDiffers' }],
    });
    await revoke();
    expect(await honours()).toMatchObject([
      { revokedOn: '2025-05-14', revokedReason: 'Kê khai thành tích không đúng.' },
    ]);
    await expect(revoke()).rejects.toMatchObject({ refusal: { reason: 'commendation.revoked' } });
    expect(await actions()).toEqual([
      'commendation.decide',
      'organisation.honourRecord',
      'commendation.publish',
      'organisation.honourRevoke',
      'commendation.revoke',
    ]);
  });
});
