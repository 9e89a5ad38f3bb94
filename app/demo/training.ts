/**
 * The province's training plan in its second year: two classes as Gia Lai held them and one as Hải Phòng did are over,
 * one is late, those of 2025 are to come, among them the centre's online course. People are the demo's own.
 */
import type { Db } from '#db/client';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { addCost, holdClass, planClass } from '~/features/training/class/commands.server';
import { recordCompletions } from '~/features/training/class/completion-commands.server';
import { listTeachable } from '~/features/training/class/queries.server';
import { addGoal, listPeople } from '~/features/training/goal/commands.server';
import { arrangeHall } from '~/features/training/hall/commands.server';
import { listOwnSeats } from '~/features/training/hall/queries.server';
import { acceptSeat, declineSeat, inviteToHall } from '~/features/training/hall/seating-commands.server';
import { listChoices } from '~/features/training/people/queries.server';
import { approvePlan, draftPlan, setYears } from '~/features/training/plan/commands.server';
import { takeUpTopics } from '~/features/training/topic/commands.server';
import { instantOf } from '~/lib/date';
import plans from './training.json';

type Teaching = { db: Db; board: Person; unitPath: string };
type Goals = Record<string, string>;
type ClassSketch = (typeof plans.classes)[number];

/** Everything by the board's secretary, through the commands, on the day it was done. */
export async function trainYears(db: Db, board: Person, say: (line: string) => void): Promise<void> {
  const { unitPath } = board.appointments.find((seat) => seat.unitLevel === 'province')!;
  const teaching = { db, board, unitPath };
  await takeUpTopics(db, { actor: board, at: instantOf('2023-10-17', '09:00') });
  const { planId, goals } = await makePlan(teaching);
  for (const sketch of plans.classes) {
    const classId = await makeClass(teaching, { planId, goals, sketch });
    if (sketch.year === 2025 && sketch.quarter === 1)
      await inviteTo(teaching, { classId, post: 'grassroots:SECRETARY' });
  }
  say(`Kế hoạch bồi dưỡng 2023–2027: ${plans.classes.length} lớp đã đưa vào`);
}

async function makePlan({ db, board, unitPath }: Teaching): Promise<{ planId: string; goals: Goals }> {
  const act = { actor: board, at: instantOf('2023-10-18', '09:00') };
  const { lines, goals: sketches, approval, ...plan } = plans.plan;
  const { id: planId } = await draftPlan(db, act, plan);
  await setYears(db, act, { planId, lines, reason: '' });
  const goals: Goals = {};
  for (const [place, { key, rule, listed, ...goal }] of sketches.entries()) {
    const minute = { actor: board, at: new Date(act.at.getTime() + place * 60_000) };
    const made = await addGoal(db, minute, {
      ...goal,
      planId,
      ...rule,
      kind: rule.kind as 'posts' | 'list',
      newSince: null,
      only: [],
    });
    goals[key] = made.id;
    const people = [];
    for (const post of listed) people.push(...(await holdersOf({ db, board, unitPath }, post, '2023-10-18')));
    if (people.length > 0) await listPeople(db, act, { goalId: made.id, personIds: people });
  }
  const approved = { actor: board, at: instantOf('2023-11-06', '14:00') };
  await approvePlan(db, approved, { planId, ...approval, confirmation: plan.name });
  return { planId, goals };
}

async function makeClass(
  teaching: Teaching,
  { planId, goals, sketch }: { planId: string; goals: Goals; sketch: ClassSketch },
): Promise<string> {
  const { db, board, unitPath } = teaching;
  const teachable = await listTeachable(db, unitPath);
  const topics = sketch.topics.map((place) => teachable[place - 1]!.id);
  const { id: classId } = await planClass(
    db,
    { actor: board, at: instantOf('2023-11-07', '09:00') },
    { ...pick(sketch), planId, goals: sketch.goals.map((key) => goals[key]!), topics },
  );
  if (!sketch.heldOn) return classId;
  const act = { actor: board, at: instantOf(sketch.heldOn, '17:00') };
  await holdClass(db, act, { classId, heldOn: sketch.heldOn });
  const people = await holdersOf(teaching, sketch.post, sketch.heldOn);
  // Every so many of them, and of two classes for the same people each takes its half.
  const learners = people.filter((_, at) => at % sketch.every === sketch.offset).slice(0, sketch.people);
  await recordCompletions(db, act, { classId, personIds: learners });
  for (const cost of sketch.costs) await addCost(db, act, { ...cost, classId, spentOn: sketch.heldOn });
  return classId;
}

/** The next class is arranged: more were asked than there are seats, some have answered, some wait. */
async function inviteTo(
  teaching: Teaching,
  { classId, post }: { classId: string; post: string },
): Promise<void> {
  const { db, board } = teaching;
  const asked = { actor: board, at: instantOf('2024-11-15', '09:00') };
  await arrangeHall(db, asked, {
    classId,
    place: 'Hội trường lớn, Trường Chính trị tỉnh Trà Vinh',
    startsAt: instantOf('2025-02-22', '07:30'),
    endsAt: instantOf('2025-02-22', '16:30'),
    seats: 80,
    replyBy: instantOf('2025-02-14', '17:00'),
    isOpen: 'no',
    note: 'Ban tổ chức lo bữa trưa; tiền xe theo quy định, nhận tại lớp.',
    reason: '',
  });
  const people = await holdersOf(teaching, post, '2024-11-15');
  await inviteToHall(db, asked, { classId, personIds: people });
  const at = instantOf('2024-11-18', '19:30');
  for (const personId of people.slice(0, 24)) {
    const learner = await findActor(db, personId, at);
    const own = learner && (await listOwnSeats(db, learner, at))[0];
    if (!learner || own?.state !== 'invited') continue;
    if (personId % 5 === 0)
      await declineSeat(db, { actor: learner, at }, { classId, reason: 'duty', substituteId: null });
    else await acceptSeat(db, { actor: learner, at }, { classId });
  }
}

async function holdersOf({ db, board, unitPath }: Teaching, post: string, on: string): Promise<number[]> {
  const { people } = await listChoices(db, { unitPath, on }, { post, text: '' });
  return people.map((one) => one.personId).filter((id) => id !== board.personId);
}

function pick({ name, year, quarter, people, amount }: ClassSketch) {
  return { name, year, quarter, people, amount };
}
