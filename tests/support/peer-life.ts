/** A cycle of peers as it happens in the database: communes of secretaries who sign in, type, save and send. */
import type { Db } from '#db/client';
import { makeAppointment, makePerson, makeUnit } from '#db/factories/organisation';
import { accountSession, accountUser } from '#db/schema/index';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm } from '~/features/assessment/assessment-queries.server';
import { assignPeers } from '~/features/assessment/assignment/commands.server';
import { proposeAssignment } from '~/features/assessment/assignment/queries.server';
import { leastGathered, settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { defaultSettings } from '~/features/cycle/cycle';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { type Day, dayOf, instantOf } from '~/lib/date';
import { type Random, seededRandom, shuffled } from '~/lib/prng';
import { actOf, testNow } from './actors';
import { allAnswers, inSelf, openFor } from './assessed';

/** `comment` is null for a form that was begun and never sent, and for one without a comment. */
export type WrittenForm = {
  ratee: number;
  rater: number;
  isSent: boolean;
  comment: string;
  saves: number;
  at: Date;
};
export type PeerLife = {
  board: Person;
  cycleId: number;
  cycleName: string;
  /** In the order in which they were sent. */
  forms: WrittenForm[];
  /** Who signed in, and who saved for the first time, in the order in which they did. */
  signIns: number[];
  begun: number[];
  seats: Map<number, number>;
};

/** Nobody but peers has a say here, and only the province has officers. */
const settings = {
  ...defaultSettings,
  roleWeights: { self: 0, peer: 1, superior: 0 },
  nominatingLevel: 'province' as const,
};

/** Every comment begins with it. */
export const SECRET = 'Rieng';

type Event = { at: number; actor: Person; form: WrittenForm | null; save: number };

/** `communes` of 12 secretaries each, 5 peers a secretary. Takes place on 18–27/11/2024. */
export async function livePeers(db: Db, communes: number): Promise<PeerLife> {
  const random = seededRandom('a life of peers');
  const province = await makeUnit(db, { code: 'P', name: 'Tỉnh Đoàn', typeCode: 'PROVINCE', parentId: null });
  const chief = await makePerson(db, { fullName: 'Nguyễn Thị Mỹ Hạnh' });
  await makeAppointment(db, { personId: chief.id, unitId: province.id, titleCode: 'SECRETARY' });
  const units = [];
  for (let i = 0; i < communes; i++) units.push(await makeCommune(db, province.id, i));
  const board = (await findActor(db, chief.id, testNow))!;
  const { cycle } = await openFor(db, board, province.id, settings);
  const seats = new Map<number, number>();
  const forms: WrittenForm[] = [];
  for (const unitId of units) {
    const where = { cycleId: cycle.id, unitId };
    const { pairs } = await proposeAssignment(db, board, where, random);
    await assignPeers(db, actOf(board, inSelf), { ...where, pairs });
    forms.push(...pairs.map((pair) => imagine(pair, random)));
  }
  for (const seat of await db.query.cyclePerson.findMany()) seats.set(seat.id, seat.personId);
  const events = await schedule(db, forms, random);
  const order: WrittenForm[] = [];
  let day = '2024-11-18' as Day;
  let hour = 0;
  for (const event of events) {
    // As the server does it: every hour in company, and once a day.
    const now = new Date(event.at);
    const isNewDay = dayOf(now) !== day;
    if (isNewDay || Math.floor(event.at / 3600_000) !== hour) {
      const before = dayOf(now);
      await settlePeerActs(db, { before, at: instantOf(before), least: isNewDay ? 1 : leastGathered });
      day = before;
      hour = Math.floor(event.at / 3600_000);
    }
    await happen(db, event);
    if (event.form?.isSent && event.save > event.form.saves) order.push(event.form);
  }
  const signIns = events.filter(({ form }) => form === null).map(({ actor }) => actor.personId);
  const begun = [...new Set(events.flatMap(({ form }) => form?.rater ?? []))];
  return { board, cycleId: cycle.id, cycleName: cycle.name, forms: order, signIns, begun, seats };
}

async function makeCommune(db: Db, parentId: number, i: number): Promise<number> {
  const commune = await makeUnit(db, { code: `C${i}`, name: `Đoàn xã ${i}`, typeCode: 'COMMUNE', parentId });
  for (let j = 0; j < 12; j++) {
    const branch = await makeUnit(db, {
      code: `C${i}-${j}`,
      name: `Chi đoàn ${i} ${j}`,
      typeCode: 'BRANCH_RESIDENTIAL',
      parentId: commune.id,
    });
    const secretary = await makePerson(db, { fullName: `Trần Văn ${i}n${j}` });
    await makeAppointment(db, { personId: secretary.id, unitId: branch.id, titleCode: 'SECRETARY' });
    await db.insert(accountUser).values({
      id: `user ${secretary.id}`,
      personId: secretary.id,
      name: '',
      email: `${secretary.id}@thu-linh.test`,
      createdAt: inSelf,
      updatedAt: inSelf,
    });
  }
  return commune.id;
}

/** One form in twelve is never sent, one in ten of the others has no comment; long comments take many saves. */
function imagine({ rateeId, raterId }: { rateeId: number; raterId: number }, random: Random): WrittenForm {
  const length = random() < 0.1 ? 0 : Math.round(2 + 60 * random() ** 2);
  const secret = `${SECRET}${Math.floor(random() * 1e9)}`;
  return {
    ratee: rateeId,
    rater: raterId,
    isSent: random() > 0.08,
    comment: length === 0 ? '' : `${secret} ${'nhận xét '.repeat(length).trim()}`,
    saves: 1 + Math.round(length / 16 + 0.6 * random()),
    at: testNow,
  };
}

async function schedule(db: Db, forms: WrittenForm[], random: Random): Promise<Event[]> {
  const events: Event[] = [];
  const start = new Date('2024-11-18T01:00:00Z').getTime();
  for (const rater of new Set(forms.map((form) => form.rater))) {
    const actor = (await findActor(db, rater, testNow))!;
    let at = start + Math.floor(random() * 9 * 24 * 3600) * 1000;
    events.push({ at, actor, form: null, save: 0 });
    for (const form of shuffled(forms, random)) {
      if (form.rater !== rater) continue;
      for (let save = 1; save <= form.saves + (form.isSent ? 1 : 0); save++) {
        at += 40_000;
        events.push({ at, actor, form, save });
      }
    }
  }
  return events.sort((a, b) => a.at - b.at);
}

const versions = new Map<WrittenForm, number>();

async function happen(db: Db, { at, actor, form, save }: Event): Promise<void> {
  const now = new Date(at);
  const act = actOf(actor, now);
  if (!form) {
    await signIn(db, actor, now);
    return;
  }
  const ref = { role: 'peer' as const, id: String(form.ratee) };
  if (save === 1) {
    const { form: found, skills } = await findMyForm(db, actor, ref, now);
    const patch = { answers: allAnswers(skills, 4), comment: form.comment.slice(0, 12) };
    versions.set(form, (await saveDraft(db, act, { ...ref, version: found.version, patch })).version);
    return;
  }
  const isLast = save > form.saves;
  const typed = Math.ceil((form.comment.length * Math.min(save, form.saves)) / form.saves);
  const input = { ...ref, version: versions.get(form)!, patch: { comment: form.comment.slice(0, typed) } };
  if (isLast) {
    await submitForm(db, act, { ...input, patch: { comment: form.comment }, declared: true });
    form.at = now;
  } else versions.set(form, (await saveDraft(db, act, input)).version);
}

/** The row that signing in leaves. */
async function signIn(db: Db, { personId }: Person, now: Date): Promise<void> {
  await db.insert(accountSession).values({
    id: `session ${personId}`,
    userId: `user ${personId}`,
    token: `token ${personId}`,
    expiresAt: new Date(now.getTime() + 30 * 24 * 3600_000),
    createdAt: now,
    updatedAt: now,
  });
}
