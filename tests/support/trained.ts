/** What the plot plans and teaches, by the commands themselves. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingAgendaItem, trainingCompletion } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { holdClass, planClass } from '~/features/training/class/commands.server';
import { recordCompletions } from '~/features/training/class/completion-commands.server';
import { addGoal } from '~/features/training/goal/commands.server';
import type { GoalRuleValues } from '~/features/training/goal/form';
import { addAgendaItem, arrangeHall } from '~/features/training/hall/commands.server';
import type { AgendaValues, HallValues } from '~/features/training/hall/form';
import { inviteToHall } from '~/features/training/hall/seating-commands.server';
import { approvePlan, draftPlan, setYears } from '~/features/training/plan/commands.server';
import { addTopic } from '~/features/training/topic/commands.server';
import { instantOf } from '~/lib/date';

/** The plan of Bình Thuận: sixteen classes, 1.440 places, 1,34 billion đồng in the four years after 2023. */
export const binhThuan = {
  name: 'Kế hoạch bồi dưỡng cán bộ Đoàn giai đoạn 2023–2027',
  fromYear: 2023,
  toYear: 2027,
  lines: [
    { classes: 0, people: 0, amount: 0 },
    ...[2024, 2025, 2026, 2027].map(() => ({ classes: 4, people: 360, amount: 335_000_000 })),
  ],
};

const approval = {
  approvedBy: 'Chủ tịch Ủy ban nhân dân tỉnh',
  decisionNumber: '2345/KH-UBND',
  decidedOn: '2023-10-20',
  confirmation: binhThuan.name,
};

export const postsRule = (posts: string[], fromOn = '2023-01-01'): GoalRuleValues => ({
  kind: 'posts',
  fromOn,
  toOn: null,
  posts,
  newSince: null,
  only: [],
  decision: 'Kế hoạch giai đoạn 2023–2027',
});

export const listRule = (fromOn: string, toOn: string): GoalRuleValues => ({
  ...postsRule([], fromOn),
  kind: 'list',
  toOn,
  decision: 'Quyết định phê duyệt quy hoạch',
});

/** A draft with its years; its id. */
export async function draft(db: Db, act: Act): Promise<string> {
  const { lines, ...plan } = binhThuan;
  const { id } = await draftPlan(db, act, plan);
  await setYears(db, act, { planId: id, lines, reason: '' });
  return id;
}

export async function approve(db: Db, act: Act, planId: string): Promise<void> {
  await approvePlan(db, act, { planId, ...approval });
}

/** A class of the plan for some goals, in the first quarter of 2024. */
export async function classOf(
  db: Db,
  act: Act,
  { planId, goals, ...more }: { planId: string; goals: string[]; year?: number; quarter?: number },
): Promise<string> {
  const input = { name: 'Nghiệp vụ công tác Đoàn', year: 2024, quarter: 1, people: 90, amount: 83_750_000 };
  return (await planClass(db, act, { ...input, ...more, planId, goals, topics: [] })).id;
}

/** Held, and finished by these people. */
export async function holdFor(
  db: Db,
  act: Act,
  { classId, heldOn, personIds }: { classId: string; heldOn: string; personIds: number[] },
): Promise<void> {
  await holdClass(db, act, { classId, heldOn });
  await recordCompletions(db, act, { classId, personIds });
}

/** A day in February 2027, with two seats. */
export const inHall: HallValues = {
  place: 'Hội trường B, Trường Chính trị tỉnh',
  startsAt: instantOf('2027-02-10', '07:30'),
  endsAt: instantOf('2027-02-10', '16:30'),
  seats: 2,
  replyBy: instantOf('2027-02-05', '17:00'),
  isOpen: 'no',
  note: '',
  reason: '',
};

const agendaItem: AgendaValues = {
  title: 'Nghiệp vụ công tác đoàn viên, đoàn vụ',
  speaker: 'Huỳnh Quốc Thái',
  startsAt: instantOf('2027-02-10', '07:45'),
  endsAt: instantOf('2027-02-10', '08:45'),
};

/** What a board has: a topic, an approved plan with a goal by list, a class to come, a class held, and a draft with a goal. */
export async function trainBy(db: Db, act: Act, learner: number) {
  const topic = await addTopic(db, act, { name: 'Nghiệp vụ đoàn vụ', source: 'Lớp năm 2022', skills: [] });
  const plan = await draft(db, act);
  const goal = await addGoal(db, act, {
    planId: plan,
    name: 'Cán bộ trong quy hoạch được bồi dưỡng',
    target: 100,
    ...listRule('2023-01-01', '2027-12-31'),
  });
  await approve(db, act, plan);
  const goals = [goal.id];
  const coming = await classOf(db, act, { planId: plan, goals, year: 2027 });
  const held = await classOf(db, act, { planId: plan, goals });
  await holdClass(db, act, { classId: held, heldOn: '2024-03-20' });
  if (learner > 0) await recordCompletions(db, act, { classId: held, personIds: [learner] });
  const completion = await db.query.trainingCompletion.findFirst({
    where: eq(trainingCompletion.classId, held),
  });
  await arrangeHall(db, act, { ...inHall, classId: coming });
  await addAgendaItem(db, act, { ...agendaItem, classId: coming });
  if (learner > 0) await inviteToHall(db, act, { classId: coming, personIds: [learner] });
  const item = await db.query.trainingAgendaItem.findFirst({
    where: eq(trainingAgendaItem.classId, coming),
  });
  const draftId = await draft(db, act);
  const draftGoal = await addGoal(db, act, {
    planId: draftId,
    name: 'Cán bộ chủ chốt được bồi dưỡng',
    target: 80,
    ...postsRule(['branch:SECRETARY']),
  });
  return {
    topic: String(topic.id),
    plan,
    goal: goal.id,
    coming,
    item: String(item!.id),
    held,
    completion: completion?.id ?? '00000000-0000-4000-8000-000000000000',
    draft: draftId,
    draftGoal: draftGoal.id,
  };
}
