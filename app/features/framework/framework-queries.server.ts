/** Versions as screens show them: a board sees the drafts of its province, everyone else what is published. */
import { and, count, desc, eq, inArray, like, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { framework, person, unit } from '#db/schema/index';
import { type Actor, managing } from '~/features/organisation/actor';
import { must, NotFound, type Refusal } from '~/lib/errors';
import type { FrameworkEdits } from './framework';
import {
  type FrameworkStanding,
  refuseToAdoptFramework,
  refuseToDraftFramework,
  refuseToEditFramework,
  refuseToPublishFramework,
  refuseToReadFramework,
  refuseToRetireFramework,
} from './framework-policy';
import { checklistOf } from './publishing/checklist';

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

/** A version as its screens show it: what it was copied from, what is missing, who saved what, and what the actor may do. */
export async function viewFramework(db: Db, actor: Actor, id: number) {
  const {
    standing,
    updatedBy: _,
    adoptedBy: __,
    unitPath: ___,
    edits,
    ...version
  } = await findFramework(db, actor, id);
  const base = await findBase(db, version.copiedFromId);
  const may = (refusal: unknown) => refusal === null;
  return {
    ...version,
    isInUse: standing.isInUse,
    base,
    checklist: checklistOf(version.content, base?.content ?? null),
    savedBy: await lastEdits(db, edits),
    may: {
      draft: may(refuseToDraftFramework(actor)),
      edit: may(refuseToEditFramework(actor, standing)),
      publish: may(refuseToPublishFramework(actor, standing)),
      retire: may(refuseToRetireFramework(actor, standing)),
      adopt: may(refuseToAdoptFramework(actor, standing)),
    },
  };
}
export type FrameworkView = Awaited<ReturnType<typeof viewFramework>>;

/** For the pages that change a draft; throws `Refused` when this one may not be changed. */
export async function viewFrameworkToEdit(db: Db, actor: Actor, id: number): Promise<FrameworkView> {
  return viewUnless(refuseToEditFramework, db, actor, id);
}

/** Throws `Refused` unless it may be retired. */
export async function viewFrameworkToRetire(db: Db, actor: Actor, id: number): Promise<FrameworkView> {
  return viewUnless(refuseToRetireFramework, db, actor, id);
}

/** Throws `Refused` unless its wording may be adopted. */
export async function viewFrameworkToAdopt(db: Db, actor: Actor, id: number): Promise<FrameworkView> {
  return viewUnless(refuseToAdoptFramework, db, actor, id);
}

type Policy = (actor: Actor, framework: FrameworkStanding) => Refusal | null;

async function viewUnless(refuse: Policy, db: Db, actor: Actor, id: number): Promise<FrameworkView> {
  const { standing } = await findFramework(db, actor, id);
  must(refuse(actor, standing));
  return viewFramework(db, actor, id);
}

/** The version a draft was copied from, with its content; null when it was not copied. */
async function findBase(db: Db, copiedFromId: number | null) {
  if (copiedFromId === null) return null;
  const row = await db.query.framework.findFirst({
    where: eq(framework.id, copiedFromId),
    columns: { id: true, version: true, content: true, lockedAt: true },
  });
  return row ?? null;
}

/** Who last saved each part of a draft and when, by part. */
async function lastEdits(db: Db, edits: FrameworkEdits) {
  const ids = [...new Set(Object.values(edits).flatMap((edit) => (edit.by === null ? [] : [edit.by])))];
  const people =
    ids.length === 0
      ? []
      : await db
          .select({ id: person.id, name: person.fullName })
          .from(person)
          .where(inArray(person.id, ids))
          .limit(pageSize);
  const names = new Map(people.map((row) => [row.id, row.name]));
  return Object.fromEntries(
    Object.entries(edits).map(([part, edit]) => [
      part,
      { by: edit.by === null ? null : (names.get(edit.by) ?? null), at: new Date(edit.at) },
    ]),
  );
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
