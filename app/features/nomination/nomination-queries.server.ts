/** Candidates with what every rule says, files with their history: what officers, the board and the nominee read. */
import { and, asc, desc, eq, inArray, like, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  consent,
  cyclePerson,
  cycleUnit,
  nomination,
  nominationEvent,
  person,
  result,
} from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { fold } from '~/lib/text';
import { type CycleView, findCycle } from '../cycle/cycle-queries.server';
import { findReleasedRun } from '../scoring/scoring-queries.server';
import { factsOfRatees } from './candidate-queries.server';
import { checkEligibility } from './eligibility';
import type { NominationState, RuleOutcome } from './nomination';
import { refuseToReadNomination, refuseToReadNominations } from './nomination-policy';
import { findNominatingUnit } from './nomination-unit-queries.server';

export const candidatePageSize = 50;

export type Candidate = {
  rateeId: number;
  name: string;
  branch: string;
  /** The published total of this cycle, 1–5; null while none is. It informs, no rule reads it. */
  total: number | null;
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
  const where: SQL | undefined = and(
    eq(cyclePerson.cycleId, cycle.id),
    eq(cyclePerson.isRatee, true),
    sql`${cyclePerson.leftAt} is null`,
    like(cyclePerson.unitPath, `${unit.unitPaths[0]}%`),
    search ? like(person.searchKey, `%${fold(search).replace(/[%_\\]/g, '')}%`) : undefined,
  );
  const total = await db.$count(
    db
      .select({ id: cyclePerson.id })
      .from(cyclePerson)
      .innerJoin(person, eq(person.id, cyclePerson.personId))
      .where(where),
  );
  const run = await findReleasedRun(db, cycle.id);
  const rows = await db
    .select({
      ratee: cyclePerson,
      branch: cycleUnit.name,
      total: result.total,
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
    .limit(candidatePageSize)
    .offset((page - 1) * candidatePageSize);
  const facts = await factsOfRatees(
    db,
    rows.map((row) => row.ratee),
    { year: cycle.year, honourName: cycle.settings.honourName },
  );
  const asked = { today: dayOf(now), year: cycle.year };
  const candidates = rows.map(
    ({ ratee, branch, total: score, fileId, state }): Candidate => ({
      rateeId: ratee.id,
      name: ratee.fullName,
      branch,
      total: score,
      outcomes: checkEligibility(cycle.settings.eligibility, facts.get(ratee.id)!, asked),
      file: fileId && state ? { id: fileId, state } : null,
    }),
  );
  return { unit, candidates, total };
}

/** One file with its history. Throws `NotFound` for a file that is not the actor's to read, as for none. */
export async function findNomination(db: Db, actor: Actor, id: string, now: Date) {
  const [row] = await db
    .select({ file: nomination, ratee: cyclePerson, branch: cycleUnit.name })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(eq(nomination.id, id));
  if (!row) throw new NotFound();
  const cycle = await findCycle(db, actor, row.file.cycleId);
  const unit = await findNominatingUnit(db, cycle.id, row.file.unitId);
  const standing = { unitPaths: unit.unitPaths, personId: row.ratee.personId, state: row.file.state };
  if (refuseToReadNomination(actor, standing)) throw new NotFound();
  const run = await findReleasedRun(db, cycle.id);
  const [events, agreed, facts, score] = await Promise.all([
    listEvents(db, id),
    db.query.consent.findFirst({
      where: and(eq(consent.nominationId, id), eq(consent.purpose, 'honour-roll')),
    }),
    factsOfRatees(db, [row.ratee], { year: cycle.year, honourName: cycle.settings.honourName }),
    run
      ? db.query.result.findFirst({
          where: and(eq(result.runId, run.id), eq(result.rateeId, row.ratee.id)),
          columns: { total: true },
        })
      : undefined,
  ]);
  return {
    id,
    cycle,
    unit,
    standing,
    state: row.file.state,
    version: row.file.version,
    statement: row.file.statement,
    rateeId: row.ratee.id,
    name: row.ratee.fullName,
    branch: row.branch,
    total: score?.total ?? null,
    submittedAt: row.file.submittedAt,
    /** As of now; `checksAtSubmission` is what stood when the file was sent. */
    outcomes: checkEligibility(cycle.settings.eligibility, facts.get(row.ratee.id)!, {
      today: dayOf(now),
      year: cycle.year,
    }),
    checksAtSubmission: row.file.checks,
    events,
    consent: agreed ? { answer: agreed.answer, at: agreed.at, withdrawnAt: agreed.withdrawnAt } : null,
  };
}
export type NominationView = Awaited<ReturnType<typeof findNomination>>;

function listEvents(db: Db, id: string) {
  return db
    .select({
      kind: nominationEvent.kind,
      reason: nominationEvent.reason,
      at: nominationEvent.at,
      by: person.fullName,
    })
    .from(nominationEvent)
    .leftJoin(person, eq(person.id, nominationEvent.byPersonId))
    .where(eq(nominationEvent.nominationId, id))
    .orderBy(desc(nominationEvent.at), desc(nominationEvent.id))
    .limit(50);
}

/** Files in which the actor is the nominee: to read, and to say whether the public page may name them. */
export async function listOwnNominations(db: Db, actor: Actor) {
  if (actor.kind !== 'person') return [];
  return db
    .select({
      id: nomination.id,
      state: nomination.state,
      cycleId: nomination.cycleId,
      answer: consent.answer,
    })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .leftJoin(consent, eq(consent.nominationId, nomination.id))
    .where(
      and(
        eq(cyclePerson.personId, actor.personId),
        inArray(nomination.state, ['draft', 'submitted', 'returned']),
      ),
    )
    .orderBy(desc(nomination.updatedAt))
    .limit(10);
}

/** Files of a cycle by unit then name, for those who may read them; `states` narrows. */
export async function listNominations(
  db: Db,
  actor: Actor,
  {
    cycle,
    unitIds,
    states,
    page,
  }: { cycle: CycleView; unitIds: number[]; states: NominationState[]; page: number },
) {
  for (const unitId of unitIds)
    must(refuseToReadNominations(actor, await findNominatingUnit(db, cycle.id, unitId)));
  const where = and(
    eq(nomination.cycleId, cycle.id),
    unitIds.length > 0 ? inArray(nomination.unitId, unitIds) : undefined,
    or(...states.map((state) => eq(nomination.state, state))),
  );
  const nominating = sql<string>`(select name from cycle_unit u where u.cycle_id = ${nomination.cycleId} and u.unit_id = ${nomination.unitId})`;
  const files = await db
    .select({
      id: nomination.id,
      state: nomination.state,
      name: cyclePerson.fullName,
      branch: cycleUnit.name,
      unit: nominating,
      submittedAt: nomination.submittedAt,
      answer: consent.answer,
    })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(consent, eq(consent.nominationId, nomination.id))
    .where(where)
    .orderBy(asc(nominating), asc(cyclePerson.sortKey))
    .limit(candidatePageSize)
    .offset((page - 1) * candidatePageSize);
  return { files, total: await db.$count(nomination, where) };
}
