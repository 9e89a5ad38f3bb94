/** The nominees as the board compares them: file, rules, published totals, marks, place. */
import { and, asc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  consent,
  cyclePerson,
  cycleUnit,
  framework,
  nomination,
  person,
  result,
  shortlistEntry,
  shortlistOpinion,
} from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { bandOf } from '~/features/scoring/engine/fair/band';
import { must, NotFound } from '~/lib/errors';
import { type CycleView, findCycle, listCycles } from '../cycle/cycle-queries.server';
import type { RuleOutcome } from '../nomination/nomination';
import { figureColumns, findReleasedRun } from '../scoring/scoring-queries.server';
import { countOpinions, type Opinion } from './shortlist';
import { refuseToReadAnyShortlist, refuseToReadShortlist } from './shortlist-policy';

/**
 * The cycle whose list the actor asks for: `cycleId`, else the running one, else the last. `cycles` are those the actor
 * may choose from; `cycle` is null when there is none yet. Throws `NotFound` for a cycle that is not among them.
 */
export async function findShortlistCycle(db: Db, actor: Actor, cycleId: number | null) {
  must(refuseToReadAnyShortlist(actor));
  const { cycles: all } = await listCycles(db, actor, { page: 1, isOwn: true });
  const cycles = all.filter(
    (cycle) => cycle.state !== 'draft' && refuseToReadShortlist(actor, cycle) === null,
  );
  const asked = cycles.find((one) => one.id === cycleId);
  if (cycleId !== null && !asked) throw new NotFound();
  const cycle = asked ?? cycles[0] ?? null;
  return { cycle, cycles: cycles.map(({ id, name }) => ({ id, name })) };
}

/** The cycle of a file, for those who may read its list. Throws `NotFound` for a file that is not there. */
export async function findCycleOfFile(db: Db, actor: Actor, nominationId: string): Promise<CycleView> {
  must(refuseToReadAnyShortlist(actor));
  const row = await db.query.nomination.findFirst({
    where: eq(nomination.id, nominationId),
    columns: { cycleId: true },
  });
  if (!row) throw new NotFound();
  const cycle = await findCycle(db, actor, row.cycleId);
  must(refuseToReadShortlist(actor, cycle));
  return cycle;
}

/** The framework's content that the cycle's skills are read from. */
export async function findSkills(db: Db, cycle: CycleView) {
  const [row] = await db
    .select({ content: framework.content })
    .from(framework)
    .where(eq(framework.id, cycle.frameworkId));
  return row!.content;
}

/** More nominees than this in one cycle would not be read by any board. */
const mostNominees = 400;

/**
 * Every nominee of the cycle whose file stands sent, by name; with marks and the actor's own. Of their own file a member
 * sees no marks: they abstain.
 */
export async function listNominees(db: Db, actor: Actor, cycle: CycleView, only?: readonly string[]) {
  must(refuseToReadShortlist(actor, cycle));
  const run = await findReleasedRun(db, cycle.id);
  const rows = await db
    .select({
      id: nomination.id,
      rateeId: cyclePerson.id,
      personId: cyclePerson.personId,
      name: cyclePerson.fullName,
      branch: cycleUnit.name,
      branchKind: cycleUnit.branchKind,
      unitId: nomination.unitId,
      unit: nominatingUnit,
      submittedAt: nomination.submittedAt,
      statement: nomination.statement,
      checks: nomination.checks,
      ...figureColumns,
      detail: result.detail,
      answer: consent.answer,
      place: shortlistEntry.place,
      placeReason: shortlistEntry.reason,
    })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(result, and(eq(result.rateeId, cyclePerson.id), run ? eq(result.runId, run.id) : sql`false`))
    .leftJoin(consent, eq(consent.nominationId, nomination.id))
    .leftJoin(shortlistEntry, eq(shortlistEntry.nominationId, nomination.id))
    .where(
      and(
        eq(nomination.cycleId, cycle.id),
        eq(nomination.state, 'submitted'),
        only ? inArray(nomination.id, [...only]) : undefined,
      ),
    )
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
    .limit(mostNominees);
  const marks = await readMarks(
    db,
    rows.map((row) => row.id),
  );
  const me = personIdOf(actor);
  return rows.map((row) => {
    const isOwn = row.personId === me;
    const given = isOwn ? [] : marks.filter((mark) => mark.nominationId === row.id);
    const mine = given.find((mark) => mark.personId === me);
    return {
      ...row,
      checks: row.checks ?? ([] as RuleOutcome[]),
      isOwn,
      opinions: countOpinions(given),
      marks: given.map(({ by, opinion, note, at }) => ({ by, opinion, note, at })),
      mine: mine ? { opinion: mine.opinion, note: mine.note } : null,
    };
  });
}
export type NomineeRow = Awaited<ReturnType<typeof listNominees>>[number];

type Mark = {
  nominationId: string;
  personId: number;
  by: string;
  opinion: Opinion;
  note: string;
  at: Date;
};

async function readMarks(db: Db, nominationIds: readonly string[]): Promise<Mark[]> {
  if (nominationIds.length === 0) return [];
  return db
    .select({
      nominationId: shortlistOpinion.nominationId,
      personId: shortlistOpinion.personId,
      by: person.fullName,
      opinion: shortlistOpinion.opinion,
      note: shortlistOpinion.note,
      at: shortlistOpinion.at,
    })
    .from(shortlistOpinion)
    .innerJoin(person, eq(person.id, shortlistOpinion.personId))
    .where(inArray(shortlistOpinion.nominationId, [...nominationIds]))
    .orderBy(asc(person.sortKey))
    .limit(mostNominees * 20);
}

/**
 * The list in the board's order, with the public total of each. A file that was withdrawn or sent back since stays on it
 * until the board takes it off: `state` says so.
 */
export async function findShortlist(db: Db, actor: Actor, cycle: CycleView) {
  must(refuseToReadShortlist(actor, cycle));
  const run = await findReleasedRun(db, cycle.id);
  const rows = await db
    .select({
      id: nomination.id,
      state: nomination.state,
      personId: cyclePerson.personId,
      name: cyclePerson.fullName,
      branch: cycleUnit.name,
      unit: nominatingUnit,
      ...figureColumns,
      place: shortlistEntry.place,
      reason: shortlistEntry.reason,
      by: person.fullName,
      at: shortlistEntry.at,
    })
    .from(shortlistEntry)
    .innerJoin(nomination, eq(nomination.id, shortlistEntry.nominationId))
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(result, and(eq(result.rateeId, cyclePerson.id), run ? eq(result.runId, run.id) : sql`false`))
    .leftJoin(person, eq(person.id, shortlistEntry.byPersonId))
    .where(eq(shortlistEntry.cycleId, cycle.id))
    .orderBy(asc(shortlistEntry.place))
    .limit(mostNominees);
  const me = personIdOf(actor);
  return rows.map(({ personId, ...row }) => ({ ...row, isOwn: personId === me }));
}
export type ListedRow = Awaited<ReturnType<typeof findShortlist>>[number];

/** Name of the unit that nominated, as the cycle's snapshot has it. */
const nominatingUnit: SQL<string> = sql<string>`(select name from cycle_unit u where u.cycle_id = ${nomination.cycleId} and u.unit_id = ${nomination.unitId})`;

/**
 * Whether putting the nominee on the list departs from both orders, the model's and the raw one: unlikely among the
 * awards, and below them by raw score too. Then the board says why.
 */
export async function departsFromOrders(db: Db, cycle: CycleView, nominationId: string): Promise<boolean> {
  const run = await findReleasedRun(db, cycle.id);
  if (!run) return false;
  const [own] = await db
    .select({ pTop: result.pTop, total: result.total })
    .from(nomination)
    .innerJoin(result, and(eq(result.rateeId, nomination.rateeId), eq(result.runId, run.id)))
    .where(eq(nomination.id, nominationId));
  // Without an order of the model there are no two to depart from.
  if (!own || own.pTop === null || bandOf(own.pTop) !== 'unlikely') return false;
  const higher = await db.$count(
    result,
    and(
      eq(result.runId, run.id),
      own.total === null
        ? isNotNull(result.total)
        : sql`round(${result.total}, 1) > round(${own.total}::numeric, 1)`,
    ),
  );
  return higher >= cycle.settings.awards;
}

/** Whom a page about the list is about, also when the file is no longer sent. Throws `NotFound`. */
export async function findNominee(db: Db, actor: Actor, nominationId: string) {
  const cycle = await findCycleOfFile(db, actor, nominationId);
  const [row] = await db
    .select({
      id: nomination.id,
      state: nomination.state,
      personId: cyclePerson.personId,
      name: cyclePerson.fullName,
      branch: cycleUnit.name,
      unit: nominatingUnit,
      place: shortlistEntry.place,
    })
    .from(nomination)
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(shortlistEntry, eq(shortlistEntry.nominationId, nomination.id))
    .where(eq(nomination.id, nominationId));
  // A file that is neither sent nor on the list is its unit's affair.
  if (!row || (row.state !== 'submitted' && row.place === null)) throw new NotFound();
  return { ...row, cycle };
}
