import { and, desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '#db/check';
import { makeAppointment } from '#db/factories/organisation';
import { appointment, inboxItem, trainingSeat } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import { cancelClass } from '~/features/training/class/commands.server';
import { findClass } from '~/features/training/class/queries.server';
import { completeByRule, markSession } from '~/features/training/hall/attendance-commands.server';
import { calendarOf } from '~/features/training/hall/calendar.server';
import { arrangeHall } from '~/features/training/hall/commands.server';
import { sessionsOf } from '~/features/training/hall/hall';
import { findHall, findOwnSeat, listOwnSeats } from '~/features/training/hall/queries.server';
import {
  acceptSeat,
  declineSeat,
  inviteToHall,
  passSeatsOn,
  signUp,
} from '~/features/training/hall/seating-commands.server';
import { instantOf } from '~/lib/date';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';
import { approve, classOf, draft, inHall } from '../../../support/trained';

const database = testDb();
let plot: Plot;
let planId: string;
let classId: string;
const early = instantOf('2027-01-20', '09:00');
const board = (at = early) => actOf(plot.actors.board, at);
const arrange = (change: Partial<typeof inHall> = {}, id = classId) =>
  arrangeHall(database.db, board(), { ...inHall, ...change, classId: id });
const ask = (...people: Person[]) =>
  inviteToHall(database.db, board(), { classId, personIds: people.map((who) => who.personId) });
const accept = (who: Person, at = early) => acceptSeat(database.db, actOf(who, at), { classId });
const decline = (who: Person, substituteId: number | null = null) =>
  declineSeat(database.db, actOf(who, early), { classId, reason: 'duty', substituteId });
const seatOf = (who: Person) =>
  database.db.query.trainingSeat.findFirst({
    where: and(eq(trainingSeat.classId, classId), eq(trainingSeat.personId, who.personId)),
  });
const statesOf = async (...people: Person[]) => {
  const states = [];
  for (const who of people) states.push((await seatOf(who))?.state);
  return states;
};
const toldTo = async (who: Person) =>
  (
    await database.db
      .select({ kind: inboxItem.kind })
      .from(inboxItem)
      .where(eq(inboxItem.personId, who.personId))
      .orderBy(desc(inboxItem.id))
  ).map((item) => item.kind);
const refusing = (reason: string) => ({ refusal: { reason } });

beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
  planId = await draft(database.db, board());
  await approve(database.db, board(), planId);
  classId = await classOf(database.db, board(), { planId, goals: [], year: 2027 });
  await arrange();
});

describe('seats', () => {
  it('are offered to as many as there are; the others wait by the day they took office', async () => {
    const { secretary, nextSecretary, farSecretary, branchMember } = plot.actors;
    await database.db
      .update(appointment)
      .set({ fromOn: '2021-05-01' })
      .where(eq(appointment.personId, farSecretary.personId));
    await ask(secretary, nextSecretary);
    expect(await ask(branchMember, farSecretary)).toEqual({ count: 0, waiting: 2 });
    await accept(secretary);
    await decline(nextSecretary);
    expect(await statesOf(farSecretary, branchMember)).toEqual(['invited', 'waiting']);
    expect([await toldTo(farSecretary), await toldTo(branchMember)]).toEqual([['training.invited'], []]);
    expect((await findOwnSeat(database.db, branchMember, { id: classId, at: early })).own?.place).toBe(1);
    expect(await checkData(database.db)).toEqual([]);
  });

  it('whose answer does not come in time go down the list; who answers late waits', async () => {
    const { secretary, nextSecretary, farSecretary } = plot.actors;
    await ask(secretary, nextSecretary);
    await ask(farSecretary);
    await accept(secretary);
    await passSeatsOn(database.db, board());
    expect(await statesOf(farSecretary)).toEqual(['waiting']);
    const late = instantOf('2027-02-06', '08:00');
    await passSeatsOn(database.db, board(late));
    expect(await statesOf(farSecretary)).toEqual(['invited']);
    await accept(nextSecretary, late);
    await accept(farSecretary, late);
    expect(await statesOf(nextSecretary, farSecretary)).toEqual(['waiting', 'accepted']);
    await expect(declineLate(secretary)).rejects.toMatchObject(refusing('training.begun'));
  });

  it('are asked for where the class is open, by whoever holds a post below its unit', async () => {
    const { secretary, reader, nextSecretary, farSecretary } = plot.actors;
    const sign = (who: Person) => signUp(database.db, actOf(who, early), { classId });
    await expect(sign(secretary)).rejects.toMatchObject(refusing('training.notOpen'));
    await arrange({ isOpen: 'yes' });
    for (const who of [secretary, nextSecretary, farSecretary]) await sign(who);
    expect(await statesOf(secretary, farSecretary)).toEqual(['accepted', 'waiting']);
    await expect(sign(reader)).rejects.toMatchObject({ status: 404 });
    expect((await listOwnSeats(database.db, secretary, early)).map((line) => line.id)).toEqual([classId]);
  });

  it('pass to a substitute of the same unit', async () => {
    const { secretary, nextSecretary, branchDeputy, farSecretary } = plot.actors;
    await ask(secretary, nextSecretary);
    await ask(farSecretary);
    await expect(decline(secretary, farSecretary.personId)).rejects.toMatchObject({
      issues: [{ path: 'substituteId' }],
    });
    await decline(secretary, branchDeputy.personId);
    expect(await statesOf(branchDeputy, farSecretary)).toEqual(['invited', 'waiting']);
    const { people } = await findHall(database.db, plot.actors.board, { id: classId, at: early });
    const of = (name: string) => people.find((row) => row.name === name);
    expect(of('Thạch Sơn Hiếu')?.substituteFor).toBe('Lâm Thị Ngọc Diễm');
    expect(of('Lâm Thị Ngọc Diễm')?.reason).toBe('duty');
  });
});

/** An answer once the class has begun. */
const declineLate = (who: Person) =>
  declineSeat(database.db, actOf(who, instantOf('2027-02-10', '08:00')), {
    classId,
    reason: 'family',
    substituteId: null,
  });

describe('bad days', () => {
  it('seats are not lowered below those who accepted', async () => {
    const { secretary, nextSecretary } = plot.actors;
    await ask(secretary, nextSecretary);
    await accept(secretary);
    await accept(nextSecretary);
    await expect(arrange({ seats: 1 })).rejects.toMatchObject({
      refusal: { reason: 'training.seatsBelow', params: { seats: 1, accepted: 2 } },
    });
  });

  it('another day asks everybody anew; the calendar gets a newer event of the same id', async () => {
    const { secretary, nextSecretary } = plot.actors;
    await ask(secretary, nextSecretary);
    await accept(secretary);
    const file = async () =>
      calendarOf(
        await findOwnSeat(database.db, secretary, { id: classId, at: early }),
        'https://thulinh.example.vn',
      );
    const uid = `UID:${classId}@thulinh.example.vn`;
    const before = await file();
    for (const line of [uid, 'DTSTART:20270210T003000Z', 'DTEND:20270210T093000Z', 'SEQUENCE:0'])
      expect(before).toContain(line);
    await arrange({
      startsAt: instantOf('2027-02-11', '07:30'),
      endsAt: instantOf('2027-02-11', '16:30'),
      reason: 'Bão số 3.',
    });
    expect([await statesOf(secretary), (await toldTo(secretary))[0]]).toEqual([
      ['invited'],
      'training.changed',
    ]);
    const after = await file();
    for (const line of [uid, 'DTSTART:20270211T003000Z', 'SEQUENCE:1']) expect(after).toContain(line);
    await cancelClass(database.db, board(), { classId, reason: 'Bão số 3 đổ bộ vào tỉnh' });
    const gone = await file();
    for (const line of [uid, 'METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']) expect(gone).toContain(line);
    expect((await toldTo(nextSecretary))[0]).toBe('training.cancelled');
    await expect(accept(secretary)).rejects.toMatchObject(refusing('training.classCancelled'));
  });

  it('nobody sits in two classes at once', async () => {
    const { secretary } = plot.actors;
    await ask(secretary);
    await accept(secretary);
    const other = await classOf(database.db, board(), { planId, goals: [], year: 2027, quarter: 2 });
    await arrange({ startsAt: instantOf('2027-02-10', '13:00') }, other);
    await inviteToHall(database.db, board(), { classId: other, personIds: [secretary.personId] });
    await expect(acceptSeat(database.db, actOf(secretary, early), { classId: other })).rejects.toMatchObject({
      refusal: { reason: 'training.overlap', params: { name: 'Nghiệp vụ công tác Đoàn' } },
    });
  });
});

describe('the day itself', () => {
  const evening = instantOf('2027-02-10', '17:00');
  const mark = (half: 'am' | 'pm', present: string[], reason = '', at = evening) =>
    markSession(database.db, board(at), { classId, session: `2027-02-10/${half}`, present, reason });
  const finish = (excused: string[], reason: string) =>
    completeByRule(database.db, board(evening), { classId, excused, reason });

  it('is marked by half days; a correction says why; who was there all day has finished, wherever they serve by then', async () => {
    const { secretary, nextSecretary } = plot.actors;
    await ask(secretary, nextSecretary);
    await accept(secretary);
    await accept(nextSecretary);
    const [diem, dat] = [(await seatOf(secretary))!.id, (await seatOf(nextSecretary))!.id];
    await expect(mark('am', [], '', early)).rejects.toMatchObject(refusing('training.notBegun'));
    expect(await mark('am', [diem])).toEqual({ present: 1, absent: 1 });
    await expect(mark('am', [diem, dat])).rejects.toMatchObject({
      issues: [{ path: 'reason', params: { count: 1 } }],
    });
    await expect(finish([], '')).rejects.toMatchObject(refusing('training.nobodyFinished'));
    await mark('pm', [diem, dat]);
    await database.db
      .update(appointment)
      .set({ toOn: '2027-02-01' })
      .where(eq(appointment.personId, secretary.personId));
    await makeAppointment(database.db, {
      personId: secretary.personId,
      unitId: plot.units.farBranch.id,
      titleCode: 'SECRETARY',
      fromOn: '2027-02-02',
    });
    const { people } = await findHall(database.db, plot.actors.board, { id: classId, at: evening });
    expect(people.map((row) => [row.name, row.seatNow])).toContainEqual([
      'Lâm Thị Ngọc Diễm',
      'Bí thư Chi đoàn ấp Chông Bát',
    ]);
    await expect(finish([dat], '')).rejects.toMatchObject({ issues: [{ path: 'reason' }] });
    expect(await finish([dat], 'Buổi sáng họp ở xã, có giấy xin phép')).toEqual({ count: 2 });
    const { line } = await findClass(database.db, plot.actors.board, { id: classId, today: '2027-02-10' });
    expect(line).toMatchObject({ state: 'held', heldOn: '2027-02-10', learners: 2 });
    expect(await checkData(database.db)).toEqual([]);
  });

  it('has a morning and an afternoon, of each day what the class takes', () => {
    expect(sessionsOf(inHall)).toEqual(['2027-02-10/am', '2027-02-10/pm']);
    const two = { startsAt: instantOf('2027-02-10', '13:30'), endsAt: instantOf('2027-02-11', '11:30') };
    expect(sessionsOf(two)).toEqual(['2027-02-10/pm', '2027-02-11/am']);
  });
});
