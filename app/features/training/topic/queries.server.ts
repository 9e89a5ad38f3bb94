/** The catalogue as officers read it: topics of their units, of those below, and of those above, which they may teach too. */
import { and, asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { framework, trainingTopic, unit } from '#db/schema/index';
import { type Actor, readablePaths } from '~/features/organisation/actor';
import { must, NotFound } from '~/lib/errors';
import { refuseToKeep, refuseToReadTraining } from '../training-policy';
import { topicPageSize } from './topic';

/** Codes and names of the skills in force for a unit: of the newest published framework there or above, else of any. */
export async function listSkills(db: Db, unitPath: string) {
  const [newest] = await db
    .select({ content: framework.content })
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .where(eq(framework.state, 'published'))
    .orderBy(
      desc(sql`starts_with(${unitPath}, ${unit.path})`),
      desc(framework.publishedAt),
      desc(framework.id),
    )
    .limit(1);
  return (newest?.content.competencies ?? []).map(({ code, nameVi, nameEn }) => ({ code, nameVi, nameEn }));
}
export type TopicSkill = Awaited<ReturnType<typeof listSkills>>[number];

/** A page of the catalogue: topics in use first, then by unit and name. */
export async function listTopics(db: Db, actor: Actor, { page }: { page: number }) {
  must(refuseToReadTraining(actor));
  const near = nearTo(readablePaths(actor));
  const topics = await db
    .select({
      id: trainingTopic.id,
      name: trainingTopic.name,
      source: trainingTopic.source,
      skills: trainingTopic.skills,
      retiredAt: trainingTopic.retiredAt,
      retiredReason: trainingTopic.retiredReason,
      unitName: unit.name,
      unitPath: unit.path,
    })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(near)
    .orderBy(
      desc(isNull(trainingTopic.retiredAt)),
      asc(unit.path),
      asc(trainingTopic.source),
      asc(trainingTopic.id),
    )
    .limit(topicPageSize)
    .offset((page - 1) * topicPageSize);
  const [all] = await db
    .select({ total: count() })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(near);
  return {
    topics: topics.map(({ unitPath, ...topic }) => ({
      ...topic,
      mayKeep: topic.retiredAt === null && refuseToKeep(actor, { unitPath }) === null,
    })),
    total: all?.total ?? 0,
  };
}
export type TopicRow = Awaited<ReturnType<typeof listTopics>>['topics'][number];

/** A topic to edit or retire. `NotFound` for whoever may not keep it, as for none. */
export async function findTopic(db: Db, actor: Actor, id: number) {
  const [found] = await db
    .select({ topic: trainingTopic, unitPath: unit.path, unitName: unit.name })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(and(eq(trainingTopic.id, id), isNull(trainingTopic.retiredAt)));
  if (!found || refuseToKeep(actor, found)) throw new NotFound();
  const { topic, ...place } = found;
  return { id, name: topic.name, source: topic.source, skills: topic.skills, ...place };
}

function nearTo(paths: readonly string[]): SQL {
  return sql`(${sql.join(
    paths.map((path) => sql`starts_with(${path}, ${unit.path}) or starts_with(${unit.path}, ${path})`),
    sql` or `,
  )})`;
}
