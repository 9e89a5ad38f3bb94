/** The board decides whom it honours; a decision recorded in error is withdrawn before anybody outside has seen it. */
import { randomBytes } from 'node:crypto';
import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { commendation, type cyclePerson, cycleUnit, decision, title } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { type CycleView, findCycle } from '../cycle/cycle-queries.server';
import { lockNomination } from '../nomination/nomination-commands.server';
import { lockList } from '../shortlist/shortlist-commands.server';
import { codeOf } from './commendation';
import type { DecisionValues } from './commendation-form';
import { refuseToCommend, refuseToDecide, refuseToWithdraw } from './commendation-policy';

/**
 * Records a decision on people of the shortlist; nobody outside the board sees it until it is published. Throws
 * `Refused` outside the phase and for the decider's own file, `Invalid` beside the fields, `Conflict` when a file is
 * not on the list, not sent, or decided on already.
 */
export async function commend(
  db: Db,
  act: Act,
  input: Omit<DecisionValues, 'excessReason'> & { cycleId: number; excessReason?: string },
): Promise<{ id: string }> {
  return decide(db, act, async (tx, record) => {
    const cycle = await findCycle(tx, act.actor, input.cycleId);
    must(refuseToDecide(act.actor, cycle, act.at));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('decision'), ${cycle.unitId})`);
    const chosen = await lockChosen(tx, act, cycle.id, input.nominationIds);
    const people = chosen.map(({ ratee }) => ratee.personId);
    must(refuseToCommend(act.actor, people, cycle, act.at));
    await mustBeFree(tx, cycle, chosen);
    await mustFitPaper(tx, act, cycle, input);
    const excessReason = await mustFitAwards(tx, cycle, people.length, input.excessReason ?? '');
    const { number, signedOn, signer, reason } = input;
    const paper = { number, signedOn, signer, reason, excessReason, honourName: cycle.settings.honourName };
    const [made] = await tx
      .insert(decision)
      .values({
        ...paper,
        cycleId: cycle.id,
        unitId: cycle.unitId,
        decidedBy: personIdOf(act.actor),
        decidedAt: act.at,
      })
      .returning({ id: decision.id });
    const rows = await Promise.all(chosen.map((file) => rowOf(tx, made!.id, file)));
    await tx.insert(commendation).values(rows);
    record({
      action: 'commendation.decide',
      subject: `decision:${made!.id}`,
      after: {
        ...paper,
        cycleId: cycle.id,
        people: rows.map(({ personId, nominationId }) => ({ personId, nominationId })),
      },
    });
    return made!;
  });
}

/**
 * Takes back a recorded decision, with the reason; its files may be decided on again. Nothing is deleted. `confirmation` is
 * its number, typed.
 */
export async function withdrawDecision(
  db: Db,
  act: Act,
  { decisionId, reason, confirmation }: { decisionId: string; reason: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, people } = await lockDecision(tx, decisionId);
    must(refuseToWithdraw(act.actor, { ...row, personIds: people.map((one) => one.personId) }));
    mustBeTyped(confirmation, row.number, 'commendation.numberDiffers');
    const change = {
      state: 'withdrawn' as const,
      withdrawnBy: personIdOf(act.actor),
      withdrawnAt: act.at,
      withdrawnReason: reason,
    };
    await tx.update(decision).set(change).where(eq(decision.id, decisionId));
    await tx.update(commendation).set({ withdrawnAt: act.at }).where(eq(commendation.decisionId, decisionId));
    record({
      action: 'commendation.withdraw',
      subject: `decision:${decisionId}`,
      before: { state: row.state },
      after: change,
    });
  });
}

/** A decision and its people, locked until the transaction ends. Throws `NotFound`. */
export async function lockDecision(tx: Db, id: string) {
  const [row] = await tx.select().from(decision).where(eq(decision.id, id)).for('update');
  if (!row) throw new NotFound();
  const people = await tx
    .select()
    .from(commendation)
    .where(eq(commendation.decisionId, id))
    .orderBy(commendation.sortKey)
    .for('update');
  return { row, people };
}

type LockedFile = Awaited<ReturnType<typeof lockNomination>>;

/**
 * The files, locked in one order so that two boards at once wait for each other: each of this cycle, sent, and on the
 * shortlist as it stands now. Publishing asks the same again.
 */
export async function lockChosen(
  tx: Db,
  act: Act,
  cycleId: number,
  nominationIds: readonly string[],
): Promise<LockedFile[]> {
  const ids = [...new Set(nominationIds)].sort();
  const files: LockedFile[] = [];
  for (const id of ids) files.push(await lockNomination(tx, act, id));
  const listed = new Set((await lockList(tx, cycleId)).map((entry) => entry.nominationId));
  for (const { row, ratee } of files) {
    const params = { name: ratee.fullName };
    if (row.cycleId !== cycleId || !listed.has(row.id))
      throw new Conflict({ reason: 'commendation.notListed', params });
    if (row.state !== 'submitted') throw new Conflict({ reason: 'commendation.notSent', params });
  }
  return files;
}

/** A person is honoured once in a cycle, by one decision. */
async function mustBeFree(tx: Db, cycle: CycleView, chosen: readonly LockedFile[]): Promise<void> {
  const people = chosen.map(({ ratee }) => ratee.personId);
  const twice = chosen.find(({ ratee }, index) => people.indexOf(ratee.personId) !== index)?.ratee.fullName;
  const [before] = await tx
    .select({ name: commendation.fullName })
    .from(commendation)
    .innerJoin(decision, eq(decision.id, commendation.decisionId))
    .where(
      and(
        eq(decision.cycleId, cycle.id),
        ne(decision.state, 'withdrawn'),
        inArray(commendation.personId, people),
      ),
    )
    .limit(1);
  const name = before?.name ?? twice;
  if (name) throw new Conflict({ reason: 'commendation.decidedAlready', params: { name } });
}

async function mustFitPaper(
  tx: Db,
  act: Act,
  cycle: CycleView,
  { number, signedOn }: { number: string; signedOn: string },
): Promise<void> {
  if (signedOn > dayOf(act.at)) throw new Invalid([{ path: 'signedOn', code: 'commendation.signedLater' }]);
  const same = await tx.query.decision.findFirst({
    where: and(
      eq(decision.unitId, cycle.unitId),
      eq(decision.number, number),
      ne(decision.state, 'withdrawn'),
    ),
  });
  if (same) throw new Invalid([{ path: 'number', code: 'commendation.numberTaken' }]);
}

/** More than the cycle meant to honour, all its decisions together, only with a reason of its own. */
async function mustFitAwards(tx: Db, cycle: CycleView, chosen: number, why: string): Promise<string> {
  const [before] = await tx
    .select({ people: count() })
    .from(commendation)
    .innerJoin(decision, eq(decision.id, commendation.decisionId))
    .where(and(eq(decision.cycleId, cycle.id), isNull(commendation.withdrawnAt)));
  const { awards } = cycle.settings;
  const all = (before?.people ?? 0) + chosen;
  if (all <= awards) return '';
  if (why.trim().length >= 10) return why.trim();
  throw new Invalid([
    { path: 'excessReason', code: 'commendation.excessReason', params: { awards, chosen: all } },
  ]);
}

async function rowOf(tx: Db, decisionId: string, { row, ratee }: LockedFile) {
  return {
    decisionId,
    nominationId: row.id,
    personId: ratee.personId,
    fullName: ratee.fullName,
    sortKey: ratee.sortKey,
    titleAndUnit: await titleAndUnitOf(tx, ratee),
    deed: row.statement.deed,
    verifyCode: codeOf(randomBytes(10)),
  };
}

/** “Bí thư Chi đoàn ấp Rạch Sâu, Đoàn xã An Phú”, as it stood in the cycle: official names stay Vietnamese. */
async function titleAndUnitOf(tx: Db, ratee: typeof cyclePerson.$inferSelect): Promise<string> {
  const at = (unitId: number) => and(eq(cycleUnit.cycleId, ratee.cycleId), eq(cycleUnit.unitId, unitId));
  const seat = await tx.query.title.findFirst({ where: eq(title.code, ratee.titleCode) });
  const branch = await tx.query.cycleUnit.findFirst({ where: at(ratee.unitId) });
  const above = branch?.parentId
    ? await tx.query.cycleUnit.findFirst({ where: at(branch.parentId) })
    : undefined;
  return [`${seat?.nameVi ?? ''} ${branch?.name ?? ''}`.trim(), above?.name].filter(Boolean).join(', ');
}
