/** Whom a unit may put forward, with what every rule says of them before anybody is nominated. */
import { and, asc, count, eq, like, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, nomination, person, result } from '#db/schema/index';
import { type CycleView, findCycle } from '~/features/cycle/cycle-queries.server';
import type { Actor } from '~/features/organisation/actor';
import type { Scored } from '~/features/scoring/report/fair-figures';
import { figureColumns, findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { dayOf } from '~/lib/date';
import { must, NotFound, type Refusal } from '~/lib/errors';
import { fold } from '~/lib/text';
import { checkEligibility } from '../eligibility/eligibility';
import { type NominationState, nominationPageSize, type RuleOutcome } from '../nomination';
import { refuseToNominate, refuseToReadNominations } from '../nomination-policy';
import { findNominatingUnit, nominatingUnitOf } from '../nomination-unit-queries.server';
import { factsOfRatees, hasNomineeWithdrawn } from './queries.server';

export type Candidate = {
  rateeId: number;
  personId: number;
  name: string;
  branch: string;
  branchId: number;
  appointedOn: string;
  /** The published figures of this cycle; null while none are. They inform, no rule reads them. */
  score: (Scored & { isPeerWithheld: boolean; pQuota: number | null }) | null;
  /** Seats of the nominating unit that `pQuota` was counted for: those of the run, not of today. */
  seats: number | null;
  outcomes: RuleOutcome[];
  file: { id: string; state: NominationState } | null;
};

/** A page of the unit's secretaries, by name, each rule answered as of `now`. `search` is matched without diacritics. */
export async function listCandidates(
  db: Db,
  actor: Actor,
  {
    cycle,
    unitId,
    page,
    search,
    now,
  }: { cycle: CycleView; unitId: number; page: number; search: string; now: Date },
) {
  const unit = await findNominatingUnit(db, cycle.id, unitId);
  must(refuseToReadNominations(actor, unit));
  const where = and(
    eq(cyclePerson.cycleId, cycle.id),
    eq(cyclePerson.isRatee, true),
    sql`${cyclePerson.leftAt} is null`,
    like(cyclePerson.unitPath, `${unit.unitPaths[0]}%`),
    search ? like(person.searchKey, `%${fold(search).replace(/[%_\\]/g, '')}%`) : undefined,
  );
  const [found] = await db
    .select({ total: count() })
    .from(cyclePerson)
    .innerJoin(person, eq(person.id, cyclePerson.personId))
    .where(where);
  return {
    unit,
    candidates: await readCandidates(db, cycle, where, { page, now, unitId }),
    total: found?.total ?? 0,
  };
}

/**
 * One secretary of a cycle, for those who may read the lists of the unit that nominates for their branch. `refusal` is
 * why the actor may not nominate them now. Throws `NotFound` for one who is not assessed.
 */
export async function findCandidate(
  db: Db,
  actor: Actor,
  { rateeId, now }: { rateeId: number; now: Date },
): Promise<{
  cycle: CycleView;
  unit: Awaited<ReturnType<typeof nominatingUnitOf>>;
  candidate: Candidate;
  refusal: Refusal | null;
}> {
  const ratee = await db.query.cyclePerson.findFirst({ where: eq(cyclePerson.id, rateeId) });
  if (!ratee?.isRatee) throw new NotFound();
  const cycle = await findCycle(db, actor, ratee.cycleId);
  const unit = await nominatingUnitOf(db, cycle.id, ratee.unitPath);
  must(refuseToReadNominations(actor, unit));
  const [candidate] = await readCandidates(db, cycle, eq(cyclePerson.id, rateeId), {
    page: 1,
    now,
    unitId: unit.unitId,
  });
  const refusal = refuseToNominate(actor, { ...unit, personId: ratee.personId }, cycle, now);
  return {
    cycle,
    unit,
    candidate: candidate!,
    refusal: refusal ?? (await standsOff(db, ratee)),
  };
}

/** What about the person themself speaks against a file. */
async function standsOff(db: Db, ratee: typeof cyclePerson.$inferSelect): Promise<Refusal | null> {
  if (ratee.leftAt) return { reason: 'nomination.left' };
  return (await hasNomineeWithdrawn(db, ratee)) ? { reason: 'nomination.nomineeWithdrew' } : null;
}

async function readCandidates(
  db: Db,
  cycle: CycleView,
  where: SQL | undefined,
  { page, now, unitId }: { page: number; now: Date; unitId: number },
): Promise<Candidate[]> {
  const run = await findReleasedRun(db, cycle.id);
  const seats = run?.options.quotas?.find((quota) => quota.unitId === unitId)?.seats ?? null;
  const rows = await db
    .select({
      ratee: cyclePerson,
      branch: cycleUnit.name,
      score: figureColumns,
      fileId: nomination.id,
      state: nomination.state,
    })
    .from(cyclePerson)
    .innerJoin(person, eq(person.id, cyclePerson.personId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(nomination, eq(nomination.rateeId, cyclePerson.id))
    .leftJoin(result, and(eq(result.rateeId, cyclePerson.id), run ? eq(result.runId, run.id) : sql`false`))
    .where(where)
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
    .limit(nominationPageSize)
    .offset((page - 1) * nominationPageSize);
  const facts = await factsOfRatees(
    db,
    rows.map((row) => row.ratee),
    { year: cycle.year, honourName: cycle.settings.honourName },
  );
  const asked = { today: dayOf(now), year: cycle.year };
  return rows.map(({ ratee, branch, score, fileId, state }) => ({
    rateeId: ratee.id,
    personId: ratee.personId,
    name: ratee.fullName,
    branch,
    branchId: ratee.unitId,
    appointedOn: ratee.appointedOn,
    score,
    seats,
    outcomes: checkEligibility(cycle.settings.eligibility, facts.get(ratee.id)!, asked),
    file: fileId && state ? { id: fileId, state } : null,
  }));
}
