/** Runs as the board sees them. Nothing here opens a box: forms are counted by their state. */
import { and, asc, count, desc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import {
  assessment,
  cyclePerson,
  cycleUnit,
  peerAssignment,
  peerRatee,
  person,
  result,
  scoringRepeat,
  scoringRun,
} from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Actor } from '~/features/organisation/actor';
import { must, NotFound } from '~/lib/errors';
import { refuseToReadRuns, refuseToRelease, refuseToRepeat, refuseToRun } from './scoring-policy';

const pageSize = 50;

const runColumns = {
  id: scoringRun.id,
  cycleId: scoringRun.cycleId,
  at: scoringRun.at,
  method: scoringRun.method,
  engineVersion: scoringRun.engineVersion,
  inputHash: scoringRun.inputHash,
  outputHash: scoringRun.outputHash,
  summary: scoringRun.summary,
  seconds: scoringRun.seconds,
  forms: scoringRun.forms,
  released: scoringRun.released,
  releasedAt: scoringRun.releasedAt,
  reason: scoringRun.reason,
  byName: person.fullName,
};

/** How a person stands in a run, for pages that compare people: a score never without its doubt (see `Scored`). */
export const figureColumns = {
  total: result.total,
  isPeerWithheld: result.isPeerWithheld,
  status: result.status,
  fair: result.fair,
  low: result.low,
  high: result.high,
  pTop: result.pTop,
  pQuota: result.pQuota,
};

/** The run people see: the newest released of a cycle, or null. */
export async function findReleasedRun(db: Db, cycleId: number) {
  const [run] = await db
    .select({ ...runColumns, options: scoringRun.options })
    .from(scoringRun)
    .leftJoin(person, eq(person.id, scoringRun.byPersonId))
    .where(and(eq(scoringRun.cycleId, cycleId), eq(scoringRun.released, true)))
    .orderBy(desc(scoringRun.releasedAt), desc(scoringRun.at))
    .limit(1);
  return run ?? null;
}

/** A page of a cycle's runs, newest first. */
export async function listRuns(db: Db, actor: Actor, { cycleId, page }: { cycleId: number; page: number }) {
  must(refuseToReadRuns(actor, await findCycle(db, actor, cycleId)));
  const where = eq(scoringRun.cycleId, cycleId);
  const [runs, total] = await Promise.all([
    db
      .select(runColumns)
      .from(scoringRun)
      .leftJoin(person, eq(person.id, scoringRun.byPersonId))
      .where(where)
      .orderBy(desc(scoringRun.at), desc(scoringRun.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.$count(scoringRun, where),
  ]);
  return { runs, total, page, pageSize };
}
export type RunRow = Awaited<ReturnType<typeof listRuns>>['runs'][number];

/** What a run now would be made from, in counts of forms by state, and why it may not be made yet. */
export async function planRun(db: Db, actor: Actor, { cycleId, now }: { cycleId: number; now: Date }) {
  const cycle = await findCycle(db, actor, cycleId);
  must(refuseToReadRuns(actor, cycle));
  const [people] = await db
    .select({
      ratees: sql<number>`count(*) filter (where ${cyclePerson.leftAt} is null)::int`,
      left: sql<number>`count(*) filter (where ${cyclePerson.leftAt} is not null)::int`,
    })
    .from(cyclePerson)
    .where(and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true)));
  const sent = sql<number>`count(*) filter (where ${assessment.state} = 'submitted')::int`;
  const open = await db
    .select({ role: assessment.role, sent, all: count() })
    .from(assessment)
    .where(and(eq(assessment.cycleId, cycleId), ne(assessment.state, 'recused')))
    .groupBy(assessment.role);
  const perRatee = db
    .select({
      sent: sql<number>`coalesce(max(${peerRatee.sent}), 0)::int`.as('sent'),
      all: sql<number>`count(*)::int`.as('all_forms'),
    })
    .from(peerAssignment)
    .innerJoin(cyclePerson, and(eq(cyclePerson.id, peerAssignment.rateeId), isNull(cyclePerson.leftAt)))
    .leftJoin(peerRatee, eq(peerRatee.rateeId, peerAssignment.rateeId))
    .where(and(eq(peerAssignment.cycleId, cycleId), isNull(peerAssignment.recusedReason)))
    .groupBy(peerAssignment.rateeId)
    .as('per_ratee');
  const [peer] = await db
    .select({
      sent: sql<number>`coalesce(sum(${perRatee.sent}), 0)::int`,
      all: sql<number>`coalesce(sum(${perRatee.all}), 0)::int`,
      enough: sql<number>`count(*) filter (where ${perRatee.sent} >= ${cycle.settings.peersNeeded})::int`,
    })
    .from(perRatee);
  const of = (role: 'SELF' | 'SUPERIOR') => open.find((row) => row.role === role) ?? { sent: 0, all: 0 };
  return {
    ratees: people!.ratees,
    left: people!.left,
    self: of('SELF').sent,
    superior: of('SUPERIOR').sent,
    peer: { sent: peer!.sent, all: peer!.all },
    tooFewPeers: people!.ratees - peer!.enough,
    isAgain: (await findReleasedRun(db, cycleId)) !== null,
    refusal: refuseToRun(actor, cycle, now),
  };
}

/** One run with what it came to, and why it may not be released (null when it may). */
export async function findRun(db: Db, actor: Actor, { runId, now }: { runId: string; now: Date }) {
  const [run] = await db
    .select({ ...runColumns, options: scoringRun.options })
    .from(scoringRun)
    .leftJoin(person, eq(person.id, scoringRun.byPersonId))
    .where(eq(scoringRun.id, runId));
  if (!run) throw new NotFound();
  const cycle = await findCycle(db, actor, run.cycleId);
  must(refuseToReadRuns(actor, cycle));
  const [counts] = await db
    .select({
      people: count(),
      scored: count(result.total),
      withheld: sql<number>`count(*) filter (where ${result.isPeerWithheld})::int`,
      mean: sql<number | null>`case when count(${result.total}) >= 5 then avg(${result.total})::float8 end`,
    })
    .from(result)
    .where(eq(result.runId, runId));
  const [later] = await db
    .select({ id: scoringRun.id })
    .from(scoringRun)
    .where(
      and(eq(scoringRun.cycleId, run.cycleId), sql`${scoringRun.at} > ${run.at.toISOString()}::timestamptz`),
    )
    .limit(1);
  const standing = { isReleased: run.released, isNewest: !later };
  const [repeat] = await db
    .select({
      at: scoringRepeat.at,
      isSameInput: scoringRepeat.isSameInput,
      isSameOutput: scoringRepeat.isSameOutput,
    })
    .from(scoringRepeat)
    .where(eq(scoringRepeat.runId, runId))
    .orderBy(desc(scoringRepeat.at))
    .limit(1);
  return {
    run,
    cycle,
    counts: counts!,
    repeat: repeat ?? null,
    refusal: refuseToRelease(actor, cycle, standing, now),
    repeatRefusal: refuseToRepeat(actor, cycle, run),
  };
}

const moved = (column: 'total' | 'fair') => {
  const [before, after] = [sql.raw(`old_result.${column}`), sql.raw(`new_result.${column}`)];
  return sql`round(${before}::numeric, 1) is distinct from round(${after}::numeric, 1)`;
};

/** People whose fair or raw score differs between two runs of one cycle as the screen shows them; by name, 50 a page. */
export async function compareRuns(
  db: Db,
  actor: Actor,
  { before, after, page, now }: { before: string; after: string; page: number; now: Date },
) {
  const first = await findRun(db, actor, { runId: before, now });
  const second = await findRun(db, actor, { runId: after, now });
  if (first.cycle.id !== second.cycle.id) throw new NotFound();
  const oldRow = alias(result, 'old_result');
  const newRow = alias(result, 'new_result');
  const joined = and(eq(oldRow.rateeId, newRow.rateeId), eq(oldRow.runId, before));
  const where = and(eq(newRow.runId, after), or(moved('fair'), moved('total')));
  const [rows, [total]] = await Promise.all([
    db
      .select({
        rateeId: newRow.rateeId,
        fullName: cyclePerson.fullName,
        unitName: cycleUnit.name,
        before: { fair: oldRow.fair, total: oldRow.total },
        after: { fair: newRow.fair, total: newRow.total },
      })
      .from(newRow)
      .leftJoin(oldRow, joined)
      .innerJoin(cyclePerson, eq(cyclePerson.id, newRow.rateeId))
      .innerJoin(
        cycleUnit,
        and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
      )
      .where(where)
      .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(newRow).leftJoin(oldRow, joined).where(where),
  ]);
  return { before: first, after: second, rows, total: total!.count, page, pageSize };
}
