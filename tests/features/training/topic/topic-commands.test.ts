import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFramework } from '#db/factories/framework';
import { auditEntry } from '#db/schema/index';
import { addTopic, editTopic, retireTopic, takeUpTopics } from '~/features/training/topic/commands.server';
import firstTopics from '~/features/training/topic/first-topics.json';
import { findTopic, listTopics } from '~/features/training/topic/queries.server';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';

const database = testDb();
let plot: Plot;
const topic = { name: 'Kỹ năng viết kịch bản sinh hoạt', source: 'Lớp năm 2024', skills: ['A1', 'B1'] };
const board = () => actOf(plot.actors.board);
const list = async (viewer = plot.actors.board) =>
  (await listTopics(database.db, viewer, { page: 1 })).topics;

beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
  await makeFramework(database.db, { unitId: plot.units.province.id, state: 'published' });
});

describe('the first topics', () => {
  it('are those of the three published classes, each with its source: eight, six and nine', () => {
    const counts = new Map<string, number>();
    for (const { source } of firstTopics) counts.set(source, (counts.get(source) ?? 0) + 1);
    expect([...counts.values()]).toEqual([8, 6, 9]);
  });

  it('are taken up once; a name the unit has already is left out', async () => {
    await addTopic(database.db, board(), { ...topic, name: firstTopics[0]!.name });
    expect(await takeUpTopics(database.db, board())).toEqual({ count: 22 });
    expect(await list()).toHaveLength(23);
    await expect(takeUpTopics(database.db, board())).rejects.toMatchObject({
      refusal: { reason: 'training.topicsTaken' },
    });
  });
});

describe('a topic', () => {
  it('is used by the units below and kept by its own', async () => {
    const { id } = await addTopic(database.db, board(), topic);
    expect((await list(plot.actors.communeOfficer)).map((row) => [row.name, row.mayKeep])).toEqual([
      [topic.name, false],
    ]);
    await expect(findTopic(database.db, plot.actors.communeOfficer, id)).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      editTopic(database.db, actOf(plot.actors.communeOfficer), { id, ...topic }),
    ).rejects.toMatchObject({ refusal: { reason: 'training.notYours' } });
  });

  it('names skills of the framework only, and no other topic of the unit', async () => {
    await expect(addTopic(database.db, board(), { ...topic, skills: ['Z9'] })).rejects.toMatchObject({
      issues: [{ path: 'skills', code: 'training.skillUnknown' }],
    });
    const { id } = await addTopic(database.db, board(), topic);
    await expect(addTopic(database.db, board(), topic)).rejects.toMatchObject({
      issues: [{ path: 'name', code: 'training.topicNameTaken' }],
    });
    await editTopic(database.db, board(), { id, ...topic, skills: ['B3'] });
    expect(await findTopic(database.db, plot.actors.board, id)).toMatchObject({ skills: ['B3'] });
  });

  it('is retired with a reason, stays in the list and gives its name back', async () => {
    const { id } = await addTopic(database.db, board(), topic);
    const reason = 'Đã gộp vào chuyên đề khác';
    await retireTopic(database.db, board(), { id, reason });
    await expect(editTopic(database.db, board(), { id, ...topic })).rejects.toMatchObject({ status: 409 });
    await addTopic(database.db, board(), topic);
    expect((await list()).map((row) => row.retiredReason)).toEqual([null, reason]);
    const acts = await database.db
      .select({ action: auditEntry.action })
      .from(auditEntry)
      .where(eq(auditEntry.subject, `training_topic:${id}`));
    expect(acts.map((row) => row.action)).toEqual(['training.addTopic', 'training.retireTopic']);
  });

  it('is nothing for a branch secretary', async () => {
    await expect(list(plot.actors.secretary)).rejects.toMatchObject({
      refusal: { reason: 'training.officersOnly' },
    });
    await expect(addTopic(database.db, actOf(plot.actors.secretary), topic)).rejects.toMatchObject({
      status: 403,
    });
  });
});
