/** Files with their history: what officers, the board and the nominee read. */
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  consent,
  cycle,
  cyclePerson,
  cycleUnit,
  nomination,
  nominationEvent,
  person,
  result,
  unit,
} from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { type CycleView, findCycle } from '../cycle/cycle-queries.server';
import { findReleasedRun } from '../scoring/scoring-queries.server';
import { factsOfRatees } from './candidate/queries.server';
import { checkEligibility } from './eligibility/eligibility';
import { type NominationState, nominationPageSize } from './nomination';
import {
  refuseToConsent,
  refuseToEditNomination,
  refuseToReadNomination,
  refuseToReadNominations,
  refuseToReturnNomination,
  refuseToWithdrawNomination,
} from './nomination-policy';
import { findNominatingUnit } from './nomination-unit-queries.server';

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
  const [events, agreed, facts, score, names] = await Promise.all([
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
    namesOf(db, [row.file.draftedBy, row.file.submittedBy]),
  ]);
  return {
    id,
    cycle,
    unit,
    standing,
    /** Whose device drafts of the statement are. */
    readerId: personIdOf(actor),
    state: row.file.state,
    version: row.file.version,
    statement: row.file.statement,
    rateeId: row.ratee.id,
    name: row.ratee.fullName,
    branch: row.branch,
    branchId: row.ratee.unitId,
    appointedOn: row.ratee.appointedOn,
    total: score?.total ?? null,
    submittedAt: row.file.submittedAt,
    updatedAt: row.file.updatedAt,
    draftedBy: names.get(row.file.draftedBy ?? 0) ?? null,
    submittedBy: names.get(row.file.submittedBy ?? 0) ?? null,
    /** Why the actor may not do each of these now; null where they may. */
    refusals: {
      edit: refuseToEditNomination(actor, standing, cycle, now),
      return: refuseToReturnNomination(actor, standing, cycle, now),
      withdraw: refuseToWithdrawNomination(actor, standing, cycle, now),
      consent: refuseToConsent(actor, standing),
    },
    /** Officers may look up the facts the rules rest on; the nominee may not. */
    readsAsOfficer: refuseToReadNominations(actor, unit) === null,
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

async function namesOf(db: Db, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.fullName })
    .from(person)
    .where(inArray(person.id, known));
  return new Map(rows.map((row) => [row.id, row.name]));
}

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

/** Files in which the actor is the nominee, the latest first: to read, and to say whether the public page may name them. */
export async function listOwnNominations(db: Db, actor: Actor) {
  if (actor.kind !== 'person') return [];
  return db
    .select({
      id: nomination.id,
      state: nomination.state,
      cycleId: nomination.cycleId,
      cycleName: cycle.name,
      unit: unit.name,
      updatedAt: nomination.updatedAt,
      answer: consent.answer,
    })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(cycle, eq(cycle.id, nomination.cycleId))
    .innerJoin(unit, eq(unit.id, nomination.unitId))
    .leftJoin(consent, eq(consent.nominationId, nomination.id))
    .where(eq(cyclePerson.personId, actor.personId))
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
    .limit(nominationPageSize)
    .offset((page - 1) * nominationPageSize);
  return { files, total: await db.$count(nomination, where) };
}
