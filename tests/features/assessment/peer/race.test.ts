/**
 * What happens at the same moment: two devices of one rater, two raters of one person, an officer who takes a form away
 * and the gathering, all on connections of their own. Whatever was acknowledged is there; whoever came second is told.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import { peerFolder } from '#db/schema/index';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { addPeer, assignPeers, removePeer } from '~/features/assessment/assignment/commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { dropSealedDrafts } from '~/features/assessment/peer/draft-commands.server';
import { openFolder } from '~/features/assessment/peer/folder.server';
import { findCycleKey } from '~/features/assessment/peer/key-queries.server';
import { defaultSettings } from '~/features/cycle/cycle';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { Conflict, NotFound } from '~/lib/errors';
import { seededRandom, shuffled } from '~/lib/prng';
import { actOf, testNow } from '../../../support/actors';
import { allAnswers, inPeer, inSelf, openFor, rateeOf } from '../../../support/assessed';
import { emptyDb, testDb } from '../../../support/database/db';

const database = testDb();
let board: Person;
let raters: Person[];
let cycleId: number;
/** Places of the four secretaries, who all rate each other. */
let places: number[];
let commune: number;

beforeEach(async () => {
  const { db } = database;
  await emptyDb(db);
  const province = await makeUnit(db, { code: 'P', name: 'Tỉnh Đoàn', typeCode: 'PROVINCE', parentId: null });
  const unit = await makeUnit(db, {
    code: 'C',
    name: 'Đoàn xã',
    typeCode: 'COMMUNE',
    parentId: province.id,
  });
  commune = unit.id;
  const seat = async (fullName: string, unitId: number) => {
    const { id } = await makePerson(db, { fullName });
    await makeAppointment(db, { personId: id, unitId, titleCode: 'SECRETARY' });
    return (await findActor(db, id, testNow))!;
  };
  board = await seat('Nguyễn Thị Mỹ Hạnh', province.id);
  await seat('Lê Văn Phúc', unit.id);
  raters = [];
  for (const name of ['Lâm Thị Diễm', 'Sơn Minh Đạt', 'Thạch Hiếu', 'Kim Thị Lan']) {
    const branch = await makeUnit(db, {
      ...{ code: `C-${raters.length}`, name: `Chi đoàn ${raters.length}` },
      ...{ typeCode: 'BRANCH_RESIDENTIAL', parentId: unit.id },
    });
    raters.push(await seat(name, branch.id));
  }
  const opened = await openFor(db, board, province.id, { ...defaultSettings, nominatingLevel: 'province' });
  cycleId = opened.cycle.id;
  places = [];
  for (const rater of raters) places.push((await rateeOf(db, cycleId, rater)).id);
  const pairs = places.flatMap((rateeId, about) =>
    raters.flatMap(({ personId }, by) => (by === about ? [] : [{ rateeId, raterId: personId }])),
  );
  await assignPeers(db, actOf(board, inSelf), { cycleId, unitId: commune, pairs });
});

const refOf = (rateeId: number) => ({ role: 'peer' as const, id: String(rateeId) });
const formOf = (rater: Person, rateeId: number) => findMyForm(database.db, rater, refOf(rateeId), inPeer);
const save = (rater: Person, rateeId: number, version: number, comment: string) =>
  saveDraft(database.db, actOf(rater, inPeer), { ...refOf(rateeId), version, patch: { comment } });
const settle = () =>
  settlePeerActs(database.db, { before: '2024-11-30', at: new Date('2024-11-29T17:00:00Z') });

/** A refusal in words, never a deadlock, a lost row or a database's fault. */
function refused(result: PromiseSettledResult<unknown>): boolean {
  if (result.status === 'fulfilled') return false;
  const told = result.reason instanceof Conflict || result.reason instanceof NotFound;
  expect(told, String(result.reason)).toBe(true);
  return true;
}

async function send(rater: Person, rateeId: number, comment: string) {
  const { form, skills } = await formOf(rater, rateeId);
  return submitForm(database.db, actOf(rater, inPeer), {
    ...{ ...refOf(rateeId), version: form.version, declared: true },
    patch: { answers: allAnswers(skills), comment },
  });
}

/** Every folder opens, and no form lies twice. */
async function lyingForms() {
  const dataKey = (await findCycleKey(database.db, cycleId))!;
  const rows = await database.db.select().from(peerFolder);
  return rows.flatMap(({ id, box }) => {
    const { author, forms } = openFolder(dataKey, id, Buffer.from(box));
    return [...forms].map(([ratee, form]) => ({ author, ratee, ...form }));
  });
}

describe('two devices of one rater', () => {
  it('both begin the first form: one is acknowledged, the other is shown what stands', async () => {
    const [rater] = raters;
    const both = await Promise.allSettled([
      save(rater!, places[1]!, 0, 'từ điện thoại'),
      save(rater!, places[1]!, 0, 'từ máy tính'),
    ]);
    const [won, ...more] = both.flatMap((one, k) => (one.status === 'fulfilled' ? [k] : []));
    expect(more).toEqual([]);
    expect(both.filter(refused)).toHaveLength(1);
    const { form } = await formOf(rater!, places[1]!);
    expect(form.content.comment).toBe(['từ điện thoại', 'từ máy tính'][won!]);
    const lost = both.find((one) => one.status === 'rejected')!;
    expect(lost.reason).toMatchObject({ current: { version: form.version, content: form.content } });
  });

  it('write about different people: both are kept, round after round', async () => {
    const [rater] = raters;
    const versions = new Map<number, number>();
    for (let round = 0; round < 6; round++) {
      const saved = await Promise.all(
        places.slice(1).map((place) => save(rater!, place, versions.get(place) ?? 0, `lần ${round}`)),
      );
      for (const [k, { version }] of saved.entries()) versions.set(places[k + 1]!, version);
      for (const place of places.slice(1))
        expect((await formOf(rater!, place)).form.content.comment).toBe(`lần ${round}`);
    }
  });

  it('send at the same moment: sent once, with one receipt', async () => {
    const [rater] = raters;
    const both = await Promise.allSettled([send(rater!, places[1]!, 'một'), send(rater!, places[1]!, 'một')]);
    const receipts = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.receipt] : []));
    expect(new Set(receipts).size).toBe(1);
    expect(await lyingForms()).toHaveLength(1);
  });

  it('one sends while the other types: what is acknowledged after the sending is nothing', async () => {
    const [rater] = raters;
    for (const [k, place] of places.slice(1).entries()) {
      const begun = await save(rater!, place, 0, 'nháp');
      const both = await Promise.allSettled([
        send(rater!, place, 'đã gửi'),
        save(rater!, place, begun.version, 'gõ thêm'),
      ]);
      both.filter(refused);
      const [lying] = (await lyingForms()).filter(({ ratee }) => ratee === place);
      if (both[0].status === 'fulfilled')
        expect(lying, `lần ${k}`).toMatchObject({ comment: 'đã gửi', submittedAt: inPeer });
      else expect(lying).toMatchObject({ comment: 'gõ thêm', submittedAt: null });
    }
  });
});

describe('an officer who takes a form away while it is written', () => {
  it('either comes first and the rater is told, or comes second and is told when it was sent', async () => {
    const outcomes = new Set<string>();
    for (const [by, rater] of raters.entries())
      for (const [about, place] of places.entries()) {
        if (by === about) continue;
        const isSending = (by + about) % 2 === 0;
        const write = isSending ? send(rater, place, 'gửi') : save(rater, place, 0, 'nháp');
        const pair = { cycleId, rateeId: place, raterId: rater.personId };
        const taken = removePeer(database.db, actOf(board, inPeer), pair);
        const [wrote, removed] = await Promise.allSettled([write, taken]);
        const isWritten = !refused(wrote);
        const isRemoved = !refused(removed);
        outcomes.add(`${isSending} ${isWritten} ${isRemoved}`);
        if (isSending) expect(isWritten, 'sent or taken away, never both').toBe(!isRemoved);
        else expect(isRemoved).toBe(true);
        if (!isRemoved) expect((await formOf(rater, place)).form.submittedAt).toEqual(inPeer);
        else await expect(formOf(rater, place)).rejects.toThrow(NotFound);
      }
    await settle();
    // What was taken away goes with the gathering; what was sent stays.
    for (const form of await lyingForms()) expect(form).toMatchObject({ comment: 'gửi', isCounted: true });
    expect(outcomes.size).toBeGreaterThan(1);
  });
});

it('everybody at once ends without a deadlock, and nothing acknowledged is missing', async () => {
  const random = seededRandom('a busy evening');
  const acknowledged = new Map<string, { comment: string; isSent: boolean }>();
  const sent = new Set<string>();
  for (let round = 0; round < 6; round++) {
    const deeds: (() => Promise<unknown>)[] = [settle];
    // Taken away or dropped in this very round: either order is right.
    const open = new Set<string>();
    for (const [by, rater] of raters.entries())
      for (const [about, place] of places.entries()) {
        if (by === about) continue;
        const key = `${rater.personId} ${place}`;
        const comment = `${round} của ${by} về ${about}`;
        deeds.push(async () => {
          const isSent = round > 3 && random() < 0.3;
          if (isSent) await send(rater, place, comment);
          else {
            const { form } = await formOf(rater, place);
            await save(rater, place, form.version, comment);
          }
          // Sending twice sends once: the receipt is that of the first.
          if (!sent.has(key)) acknowledged.set(key, { comment, isSent });
          if (isSent) sent.add(key);
        });
        if (random() < 0.1) {
          open.add(key);
          deeds.push(async () => {
            const pair = { cycleId, rateeId: place, raterId: rater.personId };
            await removePeer(database.db, actOf(board, inPeer), pair);
            await addPeer(database.db, actOf(board, inPeer), pair);
          });
        }
      }
    const unlucky = raters[round % raters.length]!;
    if (round === 3) {
      for (const place of places) open.add(`${unlucky.personId} ${place}`);
      deeds.push(() => dropSealedDrafts(database.db, actOf(board, inPeer), unlucky.personId));
    }
    const results = await Promise.allSettled(shuffled(deeds, random).map((deed) => deed()));
    for (const result of results) refused(result);
    for (const key of open) acknowledged.delete(key);
  }
  const lying = new Map((await lyingForms()).map((form) => [`${form.author} ${form.ratee}`, form]));
  for (const [key, { comment, isSent }] of acknowledged) {
    const submittedAt = isSent ? inPeer : null;
    expect(lying.get(key), key).toMatchObject({ comment, submittedAt });
  }
  const kinds = new Set([...acknowledged.values()].map(({ isSent }) => isSent));
  expect(kinds).toEqual(new Set([true, false]));
  await settle();
  for (const { isCounted, submittedAt } of await lyingForms()) expect(isCounted).toBe(submittedAt !== null);
}, 60_000);
