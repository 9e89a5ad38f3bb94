/** Nominating: a draft of a file, its statement, sending it, sending it back, taking it back. */
import { and, count, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { consent, cyclePerson, nomination, nominationEvent } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import { findCycle } from '../cycle/cycle-queries.server';
import { askedColumns, factsOfRatees, hasNomineeWithdrawn } from './candidate/queries.server';
import { blockersOf, checkEligibility } from './eligibility/eligibility';
import { emptyStatement, type RuleOutcome, type Statement } from './nomination';
import { statementIssues } from './nomination-form';
import {
  isNominee,
  refuseToEditNomination,
  refuseToNominate,
  refuseToReturnNomination,
  refuseToWithdrawNomination,
} from './nomination-policy';
import { findNominatingUnit, nominatingUnitOf } from './nomination-unit-queries.server';

/**
 * Starts a file for a ratee of the cycle, by the unit that nominates for their branch. A file that the unit withdrew is
 * opened again; one that the nominee withdrew stays so. Answers with its id. Throws `Refused` outside the phase,
 * `Conflict` when a file stands already.
 */
export async function nominate(db: Db, act: Act, { rateeId }: { rateeId: number }): Promise<string> {
  return decide(db, act, async (tx, record) => {
    const ratee = await tx.query.cyclePerson.findFirst({ where: eq(cyclePerson.id, rateeId) });
    if (!ratee?.isRatee) throw new NotFound();
    const cycle = await findCycle(tx, act.actor, ratee.cycleId);
    const unit = await nominatingUnitOf(tx, cycle.id, ratee.unitPath);
    must(refuseToNominate(act.actor, { ...unit, personId: ratee.personId }, cycle, act.at));
    if (ratee.leftAt) throw new Conflict({ reason: 'nomination.left' });
    if (await hasNomineeWithdrawn(tx, ratee)) throw new Conflict({ reason: 'nomination.nomineeWithdrew' });
    const now = {
      state: 'draft' as const,
      unitId: unit.unitId,
      draftedBy: personIdOf(act.actor),
      updatedAt: act.at,
    };
    const [made] = await tx
      .insert(nomination)
      .values({ cycleId: cycle.id, rateeId, statement: emptyStatement, ...now })
      .onConflictDoUpdate({
        target: [nomination.cycleId, nomination.rateeId],
        set: now,
        setWhere: eq(nomination.state, 'withdrawn'),
      })
      .returning({ id: nomination.id });
    if (!made) throw new Conflict({ reason: 'nomination.exists' });
    record({
      action: 'nomination.draft',
      subject: `nomination:${made.id}`,
      after: { cycleId: cycle.id, rateeId, unitId: unit.unitId },
    });
    return made.id;
  });
}

/** Keeps the statement if nobody changed it since `version`; throws `Conflict` ('app.stale') with what stands. */
export async function saveStatement(
  db: Db,
  act: Act,
  { id, version, ...statement }: Statement & { id: string; version: number },
): Promise<{ version: number }> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const { row, cycle, standing } = await lockNomination(tx, act, id);
    must(refuseToEditNomination(act.actor, standing, cycle, act.at));
    if (row.version !== version) {
      throw new Conflict({ reason: 'app.stale' }, { version: row.version, statement: row.statement });
    }
    const next = { statement, version: version + 1, updatedAt: act.at };
    await tx.update(nomination).set(next).where(eq(nomination.id, id));
    return { version: next.version };
  });
}

/** Keeps the parts that changed since `version`, as one types; the same refusals as `saveStatement`. */
export async function saveStatementDraft(
  db: Db,
  act: Act,
  { id, version, patch }: { id: string; version: number; patch: Partial<Statement> },
): Promise<{ version: number }> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const { row } = await lockNomination(tx, act, id);
    return saveStatement(tx, act, { id, version, ...row.statement, ...patch });
  });
}

/**
 * Sends the file to the province: statement whole, no blocking rule failed, quota not used up. What each rule said is
 * kept with the file. Throws `Invalid` beside the parts, `Conflict` for rules and quota.
 */
export async function submitNomination(
  db: Db,
  act: Act,
  { id, version }: { id: string; version: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, cycle, ratee, standing } = await lockNomination(tx, act, id);
    must(refuseToEditNomination(act.actor, standing, cycle, act.at));
    if (ratee.leftAt) throw new Conflict({ reason: 'nomination.left' });
    if (row.version !== version) {
      throw new Conflict({ reason: 'app.stale' }, { version: row.version, statement: row.statement });
    }
    const missing = statementIssues(row.statement);
    if (missing.length > 0) throw new Invalid(missing, { reason: 'nomination.incomplete' });
    const checks = await checkRatee(tx, act, row.rateeId, cycle);
    if (blockersOf(checks).length > 0) throw new Conflict({ reason: 'nomination.notEligible' });
    await mustFitQuota(tx, cycle.id, row.unitId, id);
    const change = {
      state: 'submitted' as const,
      checks,
      submittedBy: personIdOf(act.actor),
      submittedAt: act.at,
      updatedAt: act.at,
    };
    await tx.update(nomination).set(change).where(eq(nomination.id, id));
    await tx
      .insert(nominationEvent)
      .values({ nominationId: id, kind: 'submitted', byPersonId: change.submittedBy, at: act.at });
    const params = { cycle: cycle.name };
    await tell(tx, act, [ratee.personId], {
      kind: 'nomination.submitted',
      params,
      place: `/nomination/${id}`,
    });
    record({
      action: 'nomination.submit',
      subject: `nomination:${id}`,
      before: { state: row.state },
      after: { state: 'submitted', statement: row.statement, checks },
    });
  });
}

/** The board asks for a supplement; the unit reads why and may send again. */
export async function returnNomination(
  db: Db,
  act: Act,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, cycle, standing } = await lockNomination(tx, act, id);
    must(refuseToReturnNomination(act.actor, standing, cycle, act.at));
    await turn(tx, act, id, { state: 'returned', kind: 'returned', reason });
    record({
      action: 'nomination.return',
      subject: `nomination:${id}`,
      before: { state: row.state },
      after: { state: 'returned', reason },
    });
  });
}

/**
 * The unit or the nominee takes the file back; it stays readable. A nominee's consent goes with it, and nobody opens that
 * file again. `confirmation` is the nominee's name, typed.
 */
export async function withdrawNomination(
  db: Db,
  act: Act,
  { id, reason, confirmation }: { id: string; reason: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, cycle, ratee, standing } = await lockNomination(tx, act, id);
    must(refuseToWithdrawNomination(act.actor, standing, cycle, act.at));
    mustBeTyped(confirmation, ratee.fullName);
    await turn(tx, act, id, { state: 'withdrawn', kind: 'withdrawn', reason });
    if (isNominee(act.actor, standing)) await takeBackConsent(tx, act, id);
    record({
      action: 'nomination.withdraw',
      subject: `nomination:${id}`,
      before: { state: row.state },
      after: { state: 'withdrawn', reason },
    });
  });
}

async function takeBackConsent(tx: Db, act: Act, id: string): Promise<void> {
  await tx
    .update(consent)
    .set({ answer: 'refused', at: act.at, withdrawnAt: act.at })
    .where(and(eq(consent.nominationId, id), eq(consent.answer, 'given')));
}

type Turn = { state: 'returned' | 'withdrawn'; kind: 'returned' | 'withdrawn'; reason: string };

async function turn(tx: Db, act: Act, id: string, { state, kind, reason }: Turn): Promise<void> {
  await tx
    .update(nomination)
    .set({ state, version: sql`${nomination.version} + 1`, updatedAt: act.at })
    .where(eq(nomination.id, id));
  await tx
    .insert(nominationEvent)
    .values({ nominationId: id, kind, reason, byPersonId: personIdOf(act.actor), at: act.at });
}

/** The file, locked until the transaction ends, with what policies ask. Throws `NotFound`. */
export async function lockNomination(tx: Db, act: Act, id: string) {
  const [row] = await tx.select().from(nomination).where(eq(nomination.id, id)).for('update');
  if (!row) throw new NotFound();
  const cycle = await findCycle(tx, act.actor, row.cycleId);
  const unit = await findNominatingUnit(tx, cycle.id, row.unitId);
  const ratee = await tx.query.cyclePerson.findFirst({ where: eq(cyclePerson.id, row.rateeId) });
  return {
    row,
    cycle,
    unit,
    ratee: ratee!,
    standing: { unitPaths: unit.unitPaths, personId: ratee!.personId, state: row.state },
  };
}

async function checkRatee(
  tx: Db,
  act: Act,
  rateeId: number,
  cycle: Awaited<ReturnType<typeof findCycle>>,
): Promise<RuleOutcome[]> {
  const ratees = await tx.select(askedColumns).from(cyclePerson).where(eq(cyclePerson.id, rateeId));
  const facts = await factsOfRatees(tx, ratees, { year: cycle.year, honourName: cycle.settings.honourName });
  return checkEligibility(cycle.settings.eligibility, facts.get(rateeId)!, {
    today: dayOf(act.at),
    year: cycle.year,
  });
}

/** Two files sent at once by one unit wait for each other here. */
async function mustFitQuota(tx: Db, cycleId: number, unitId: number, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nomination_quota'), ${unitId})`);
  const { quota } = await findNominatingUnit(tx, cycleId, unitId);
  const others = and(
    eq(nomination.cycleId, cycleId),
    eq(nomination.unitId, unitId),
    eq(nomination.state, 'submitted'),
    ne(nomination.id, id),
  );
  const [sent] = await tx.select({ n: count() }).from(nomination).where(others);
  if ((sent?.n ?? 0) >= quota) throw new Conflict({ reason: 'nomination.quotaFull', params: { quota } });
}
