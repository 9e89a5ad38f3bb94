/** Versions as screens show them: a board sees the drafts of its province, everyone else what is published. */
import { and, count, desc, eq, inArray, like, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { framework, person, unit } from '#db/schema/index';
import { type Actor, managing } from '~/features/organisation/actor';
import { must, NotFound } from '~/lib/errors';
import { type FrameworkStanding, refuseToReadFramework } from './framework-policy';

const pageSize = 50;

/** One version with its content. Throws `NotFound`, or `Refused` for a draft of another board. */
export async function findFramework(db: Db, actor: Actor, id: number) {
  const [found] = await db
    .select({ row: framework, unitPath: unit.path, unitName: unit.name, updatedByName: person.fullName })
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .leftJoin(person, eq(person.id, framework.updatedBy))
    .where(eq(framework.id, id));
  if (!found) throw new NotFound();
  const { row, ...more } = found;
  const standing: FrameworkStanding = {
    unitPath: more.unitPath,
    state: row.state,
    wording: row.wording,
    isInUse: row.lockedAt !== null,
  };
  must(refuseToReadFramework(actor, standing));
  return { ...row, ...more, standing };
}
export type FoundFramework = Awaited<ReturnType<typeof findFramework>>;

/** The version a draft was copied from, with its content; null when it was not copied. */
export async function findBase(db: Db, copiedFromId: number | null) {
  if (copiedFromId === null) return null;
  const row = await db.query.framework.findFirst({
    where: eq(framework.id, copiedFromId),
    columns: { id: true, version: true, content: true },
  });
  return row ?? null;
}

/** Names of those who last saved parts of a draft, by person id. */
export async function namesOfEditors(db: Db, { edits }: Pick<FoundFramework, 'edits'>) {
  const ids = [...new Set(Object.values(edits).flatMap((edit) => (edit.by === null ? [] : [edit.by])))];
  if (ids.length === 0) return new Map<number, string>();
  const rows = await db
    .select({ id: person.id, name: person.fullName })
    .from(person)
    .where(inArray(person.id, ids.slice(0, pageSize)));
  return new Map(rows.map((row) => [row.id, row.name]));
}

const summary = {
  id: framework.id,
  version: framework.version,
  state: framework.state,
  wording: framework.wording,
  nameVi: sql<string>`${framework.content} ->> 'nameVi'`,
  nameEn: sql<string>`${framework.content} ->> 'nameEn'`,
  skills: sql<number>`jsonb_array_length(${framework.content} -> 'competencies')`.mapWith(Number),
  lockedAt: framework.lockedAt,
  unitName: unit.name,
};

/** A page of versions, newest first, with how many there are. */
export async function listFrameworks(db: Db, actor: Actor, { page = 1 }: { page?: number } = {}) {
  const where = visible(actor);
  const rows = await db
    .select({ ...summary, updatedAt: framework.updatedAt, updatedByName: person.fullName })
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .leftJoin(person, eq(person.id, framework.updatedBy))
    .where(where)
    .orderBy(desc(framework.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [total] = await db
    .select({ count: count() })
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .where(where);
  return { rows, total: total?.count ?? 0, pageSize };
}

/** What a new cycle may use, newest first. */
export async function listPublished(db: Db) {
  return db
    .select(summary)
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .where(eq(framework.state, 'published'))
    .orderBy(desc(framework.id))
    .limit(pageSize);
}

function visible(actor: Actor): SQL | undefined {
  if (actor.kind === 'system') return undefined;
  const provinces = managing(actor).filter((a) => a.unitLevel === 'province');
  return or(
    ne(framework.state, 'draft'),
    ...provinces.map((a) => and(eq(framework.state, 'draft'), like(unit.path, `${a.unitPath}%`))),
  );
}
