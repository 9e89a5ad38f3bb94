/** A version's life: drafted, published, locked by a cycle, adopted, retired. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { framework, unit, unitType } from '#db/schema/index';
import { type Act, type Actor, managing, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { blankFramework } from './editing/starting';
import { type FrameworkContent, versionMark } from './framework';
import { frameworkCatalogue } from './framework-catalogue';
import type { AdoptionForm } from './framework-form';
import {
  type FrameworkStanding,
  refuseToAdoptFramework,
  refuseToDraftFramework,
  refuseToPublishFramework,
  refuseToReadFramework,
  refuseToRetireFramework,
} from './framework-policy';
import { checkPublishable } from './publishing/publishing';

/** A catalogue key, 'blank', or a version to copy. */
type DraftSource = string | { copyOf: number };

/**
 * A new draft of the actor's province, numbered after its last version. Throws `NotFound` for an unknown source,
 * `Refused` unless the provincial board asks.
 */
export async function draftFramework(
  db: Db,
  act: Act,
  { from }: { from: DraftSource },
): Promise<{ id: number; version: number }> {
  return decide(db, act, async (tx, record) => {
    must(refuseToDraftFramework(act.actor));
    const start = await startOf(tx, act.actor, from);
    const unitId = await provinceOf(tx, act.actor);
    // Two drafts at once wait for each other, so that versions are numbered without a clash.
    await tx.select({ id: unit.id }).from(unit).where(eq(unit.id, unitId)).for('update');
    const [last] = await tx
      .select({ version: sql<number>`coalesce(max(${framework.version}), 0)`.mapWith(Number) })
      .from(framework)
      .where(eq(framework.unitId, unitId));
    const [row] = await tx
      .insert(framework)
      .values({ ...start, unitId, version: (last?.version ?? 0) + 1, ...stamp(act) })
      .returning({ id: framework.id, version: framework.version });
    record({
      action: 'framework.draft',
      subject: `framework:${row!.id}`,
      after: { version: row!.version, from },
    });
    return row!;
  });
}

/**
 * Makes a draft's words final. With `revision`: only if nobody changed it since. `confirmation` is its name and version,
 * typed (`versionMark`). Throws `Invalid` with what is missing, `Conflict` when it changed.
 */
export async function publishFramework(
  db: Db,
  act: Act,
  { id, revision, confirmation }: { id: number; revision?: number; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockedRow(tx, id);
    must(refuseToPublishFramework(act.actor, before.standing));
    if (revision !== undefined && revision !== before.revision) throw new Conflict({ reason: 'app.stale' });
    const issues = checkPublishable(before.content, await contentOf(tx, before.copiedFromId));
    if (issues.length > 0) throw new Invalid(issues, { reason: 'framework.incomplete' });
    mustBeTyped(confirmation, versionMark(before.content, before.version));
    await tx
      .update(framework)
      .set({ state: 'published', publishedAt: act.at, ...stamp(act) })
      .where(eq(framework.id, id));
    record({
      action: 'framework.publish',
      subject: `framework:${id}`,
      before: { state: before.state },
      after: { state: 'published', content: before.content },
    });
  });
}

/** No new cycle may use it; those that do keep it. `confirmation` is its name and version, typed. */
export async function retireFramework(
  db: Db,
  act: Act,
  { id, confirmation }: { id: number; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockedRow(tx, id);
    must(refuseToRetireFramework(act.actor, before.standing));
    mustBeTyped(confirmation, versionMark(before.content, before.version));
    await tx
      .update(framework)
      .set({ state: 'retired', retiredAt: act.at, ...stamp(act) })
      .where(eq(framework.id, id));
    record({
      action: 'framework.retire',
      subject: `framework:${id}`,
      before: { state: before.state },
      after: { state: 'retired' },
    });
  });
}

/**
 * The province makes the level texts its own, by a decision with number and day (not after today). `confirmation` is the
 * version's name and number, typed.
 */
export async function adoptFramework(db: Db, act: Act, input: AdoptionForm & { id: number }): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockedRow(tx, input.id);
    must(refuseToAdoptFramework(act.actor, before.standing));
    if (input.decidedOn > dayOf(act.at)) {
      throw new Invalid([{ path: 'decidedOn', code: 'framework.adoptedInFuture' }]);
    }
    mustBeTyped(input.confirmation, versionMark(before.content, before.version));
    const after = {
      wording: 'adopted' as const,
      adoptionNumber: input.decisionNo,
      adoptionOn: input.decidedOn,
    };
    await tx
      .update(framework)
      .set({ ...after, adoptedAt: act.at, adoptedBy: personIdOf(act.actor), ...stamp(act) })
      .where(eq(framework.id, input.id));
    record({
      action: 'framework.adopt',
      subject: `framework:${input.id}`,
      before: { wording: before.wording },
      after,
    });
  });
}

/**
 * Told by a cycle as it opens, inside its transaction: from now on the version belongs to results. Whether the actor
 * may open a cycle is the cycle's question. Throws `Conflict` unless the version is published.
 */
export async function lockFramework(db: Db, act: Act, id: number): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockedRow(tx, id);
    if (before.state !== 'published') throw new Conflict({ reason: 'framework.notPublished' });
    if (before.lockedAt) return;
    await tx.update(framework).set({ lockedAt: act.at }).where(eq(framework.id, id));
    record({ action: 'framework.lock', subject: `framework:${id}`, after: { lockedAt: act.at } });
  });
}

async function startOf(tx: Db, actor: Actor, from: DraftSource) {
  if (from === 'blank') return { content: blankFramework() };
  if (typeof from === 'string') {
    const template = frameworkCatalogue.find((entry) => entry.key === from);
    if (!template) throw new NotFound();
    const { key: _, wording: __, ...content } = template;
    return { content };
  }
  const { content, standing } = await lockedRow(tx, from.copyOf);
  must(refuseToReadFramework(actor, standing));
  return { content, copiedFromId: from.copyOf };
}

/** The province the actor speaks for; for the machine, the first there is. */
async function provinceOf(tx: Db, actor: Actor): Promise<number> {
  const seat = managing(actor).find((a) => a.unitLevel === 'province');
  if (seat) return seat.unitId;
  const [first] = await tx
    .select({ id: unit.id })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(eq(unitType.level, 'province'))
    .orderBy(unit.id)
    .limit(1);
  if (!first) throw new Conflict({ reason: 'framework.noProvince' });
  return first.id;
}

/** The version, held until the transaction ends, with what policies ask about it. */
export async function lockedRow(tx: Db, id: number) {
  const [found] = await tx
    .select({ row: framework, unitPath: unit.path })
    .from(framework)
    .innerJoin(unit, eq(unit.id, framework.unitId))
    .where(eq(framework.id, id))
    .for('update', { of: framework });
  if (!found) throw new NotFound();
  const { row, unitPath } = found;
  const standing: FrameworkStanding = {
    unitPath,
    state: row.state,
    wording: row.wording,
    isInUse: row.lockedAt !== null,
  };
  return { ...row, standing };
}

async function contentOf(tx: Db, id: number | null): Promise<FrameworkContent | null> {
  if (id === null) return null;
  const row = await tx.query.framework.findFirst({ where: eq(framework.id, id), columns: { content: true } });
  return row?.content ?? null;
}

function stamp(act: Act) {
  return { updatedAt: act.at, updatedBy: personIdOf(act.actor) };
}
