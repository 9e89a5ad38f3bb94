/** The nominees as the board compares them: file, rules, published totals, marks, place. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  consent,
  cyclePerson,
  cycleUnit,
  nomination,
  person,
  result,
  shortlistEntry,
  shortlistOpinion,
} from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { must } from '~/lib/errors';
import type { CycleView } from '../cycle/cycle-queries.server';
import type { RuleOutcome } from '../nomination/nomination';
import { findReleasedRun } from '../scoring/scoring-queries.server';
import { countOpinions, type Opinion } from './shortlist';
import { refuseToReadShortlist } from './shortlist-policy';

/** More nominees than this in one cycle would not be read by any board. */
const mostNominees = 400;

/** Every nominee of the cycle whose file stands sent, by name; with marks counted and the actor's own. */
export async function listNominees(db: Db, actor: Actor, cycle: CycleView, only?: readonly string[]) {
  must(refuseToReadShortlist(actor));
  const run = await findReleasedRun(db, cycle.id);
  const unitName = sql<string>`(select name from cycle_unit u where u.cycle_id = ${nomination.cycleId} and u.unit_id = ${nomination.unitId})`;
  const rows = await db
    .select({
      id: nomination.id,
      rateeId: cyclePerson.id,
      personId: cyclePerson.personId,
      name: cyclePerson.fullName,
      branch: cycleUnit.name,
      unit: unitName,
      statement: nomination.statement,
      checks: nomination.checks,
      total: result.total,
      isPeerWithheld: result.isPeerWithheld,
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
    const given = marks.filter((mark) => mark.nominationId === row.id);
    return {
      ...row,
      checks: row.checks ?? ([] as RuleOutcome[]),
      isOwn: row.personId === me,
      opinions: countOpinions(given),
      notes: given.filter((mark) => mark.note !== '').map(({ by, opinion, note }) => ({ by, opinion, note })),
      mine: given.find((mark) => mark.personId === me) ?? null,
    };
  });
}
export type NomineeRow = Awaited<ReturnType<typeof listNominees>>[number];

type Mark = { nominationId: string; personId: number; by: string; opinion: Opinion; note: string };

async function readMarks(db: Db, nominationIds: readonly string[]): Promise<Mark[]> {
  if (nominationIds.length === 0) return [];
  return db
    .select({
      nominationId: shortlistOpinion.nominationId,
      personId: shortlistOpinion.personId,
      by: person.fullName,
      opinion: shortlistOpinion.opinion,
      note: shortlistOpinion.note,
    })
    .from(shortlistOpinion)
    .innerJoin(person, eq(person.id, shortlistOpinion.personId))
    .where(inArray(shortlistOpinion.nominationId, [...nominationIds]))
    .orderBy(asc(person.sortKey))
    .limit(mostNominees * 20);
}
