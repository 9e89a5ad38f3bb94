/** The catalogue of topics: taken up, added, edited, retired. Nothing is deleted: classes go on naming what they taught. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingTopic, unit } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { homeOf, refuseToKeep, refuseToStart } from '../training-policy';
import firstTopics from './first-topics.json';
import type { TopicValues } from './form';
import { listSkills } from './queries.server';

/** The topics of published plans and classes, with their source; those whose name the unit has already are left out. */
export async function takeUpTopics(db: Db, act: Act): Promise<{ count: number }> {
  return decide(db, act, async (tx, record) => {
    const { unitId } = homeFor(act);
    const names = firstTopics.map((topic) => topic.name);
    const had = await tx
      .select({ name: trainingTopic.name })
      .from(trainingTopic)
      .where(and(eq(trainingTopic.unitId, unitId), inArray(trainingTopic.name, names)));
    const missing = firstTopics.filter(({ name }) => !had.some((topic) => topic.name === name));
    if (missing.length === 0) throw new Conflict({ reason: 'training.topicsTaken' });
    await tx.insert(trainingTopic).values(missing.map((topic) => ({ ...topic, ...madeBy(act), unitId })));
    record({ action: 'training.takeUpTopics', subject: `unit:${unitId}`, after: { rows: missing.length } });
    return { count: missing.length };
  });
}

/** Throws `Refused` for whoever runs nothing, `Invalid` for a name the unit has already or a skill nobody described. */
export async function addTopic(db: Db, act: Act, input: TopicValues): Promise<{ id: number }> {
  return decide(db, act, async (tx, record) => {
    const { unitId, unitPath } = homeFor(act);
    await mustFit(tx, { unitId, unitPath }, input);
    const [made] = await tx
      .insert(trainingTopic)
      .values({ ...input, ...madeBy(act), unitId })
      .returning({ id: trainingTopic.id });
    record({ action: 'training.addTopic', subject: `training_topic:${made!.id}`, after: input });
    return made!;
  });
}

/** As adding; a retired topic stays as it was. */
export async function editTopic(
  db: Db,
  act: Act,
  { id, ...input }: TopicValues & { id: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, unitPath } = await lockTopic(tx, act, id);
    await mustFit(tx, { unitId: row.unitId, unitPath }, input, id);
    await tx.update(trainingTopic).set(input).where(eq(trainingTopic.id, id));
    const { name, source, skills } = row;
    record({
      action: 'training.editTopic',
      subject: `training_topic:${id}`,
      before: { name, source, skills },
      after: input,
    });
  });
}

/** No new class takes it up; classes that taught it keep it. */
export async function retireTopic(
  db: Db,
  act: Act,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row } = await lockTopic(tx, act, id);
    const change = { retiredAt: act.at, retiredReason: reason };
    await tx.update(trainingTopic).set(change).where(eq(trainingTopic.id, id));
    record({
      action: 'training.retireTopic',
      subject: `training_topic:${id}`,
      after: { name: row.name, reason },
    });
  });
}

function homeFor(act: Act) {
  must(refuseToStart(act.actor));
  return homeOf(act.actor)!;
}

function madeBy(act: Act) {
  return { createdBy: personIdOf(act.actor), createdAt: act.at };
}

async function lockTopic(tx: Db, act: Act, id: number) {
  const [found] = await tx
    .select({ row: trainingTopic, unitPath: unit.path })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(eq(trainingTopic.id, id))
    .for('update', { of: trainingTopic });
  if (!found) throw new NotFound();
  must(refuseToKeep(act.actor, found));
  if (found.row.retiredAt) throw new Conflict({ reason: 'training.topicRetired' });
  return found;
}

async function mustFit(
  tx: Db,
  { unitId, unitPath }: { unitId: number; unitPath: string },
  { name, skills }: TopicValues,
  own = 0,
): Promise<void> {
  const same = await tx.query.trainingTopic.findFirst({
    where: and(
      eq(trainingTopic.unitId, unitId),
      eq(trainingTopic.name, name),
      isNull(trainingTopic.retiredAt),
      ne(trainingTopic.id, own),
    ),
  });
  if (same) throw new Invalid([{ path: 'name', code: 'training.topicNameTaken' }]);
  const known = (await listSkills(tx, unitPath)).map((skill) => skill.code);
  if (skills.some((code) => !known.includes(code)))
    throw new Invalid([{ path: 'skills', code: 'training.skillUnknown' }]);
}
