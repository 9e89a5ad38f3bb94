/** Peers as officers see them: which units still lack them, who may rate whom, and what a fair proposal looks like. */
import { and, asc, eq, isNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { assessment, cyclePerson, cycleUnit, peerAssignment, peerRatee, unit } from '#db/schema/index';
import { type CycleView, findCycle } from '~/features/cycle/cycle-queries.server';
import { type Actor, isManagerOf, readablePaths } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import type { Random } from '~/lib/prng';
import { refuseToAssign, refuseToSeeProgress } from '../assessment-policy';
import { proposePeers } from './peer-assignment';
import { candidatesOf, measureAssignment } from './peer-pool';
import { type AssignmentPair, openPlaces, pairsOf, problemOf } from './pool';
import { readPool } from './pool-queries.server';

const PAGE_SIZE = 50;

/** Alone in a query, so that a second join of the same table has a name of its own. */
const ofBranch = and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId));
const isAsked = isNull(peerAssignment.recusedReason);

/**
 * Units whose branches the actor reads, 50 a page: ratees, how many lack peers, and forms sent of forms asked for.
 * Counts of forms, never answers. Throws `Refused` for somebody who is no officer.
 */
export async function listAssignmentUnits(
  db: Db,
  actor: Actor,
  { cycle, page }: { cycle: CycleView; page: number },
) {
  must(refuseToSeeProgress(actor, { paths: readablePaths(actor) }));
  const asked = db
    .select({ rateeId: peerAssignment.rateeId, asked: sql<number>`count(*)::int`.as('asked') })
    .from(peerAssignment)
    .where(and(eq(peerAssignment.cycleId, cycle.id), isAsked))
    .groupBy(peerAssignment.rateeId)
    .as('asked_peers');
  const counted = (role: string, isSent: boolean) =>
    sql<number>`count(*) filter (where ${assessment.role} = ${role}${isSent ? sql` and ${assessment.state} = 'submitted'` : sql``})::int`;
  const open = db
    .select({
      rateeId: assessment.rateeId,
      self: counted('SELF', false).as('self_asked'),
      selfSent: counted('SELF', true).as('self_sent'),
      superior: counted('SUPERIOR', false).as('superior_asked'),
      superiorSent: counted('SUPERIOR', true).as('superior_sent'),
    })
    .from(assessment)
    .where(eq(assessment.cycleId, cycle.id))
    .groupBy(assessment.rateeId)
    .as('open_forms');
  const ratees = db
    .select({
      unitId: cycleUnit.parentId,
      ratees: sql<number>`count(*)::int`.as('ratees'),
      without: sql<number>`count(*) filter (where ${asked.asked} is null)::int`.as('without_peers'),
      short:
        sql<number>`count(*) filter (where coalesce(${asked.asked}, 0) < ${cycle.settings.peersNeeded})::int`.as(
          'short_peers',
        ),
      peer: total(asked.asked).as('peer'),
      peerSent: total(peerRatee.sent).as('peer_sent'),
      self: total(open.self).as('self'),
      selfSent: total(open.selfSent).as('self_sent_sum'),
      superior: total(open.superior).as('superior'),
      superiorSent: total(open.superiorSent).as('superior_sent_sum'),
    })
    .from(cyclePerson)
    .innerJoin(cycleUnit, ofBranch)
    .leftJoin(asked, eq(asked.rateeId, cyclePerson.id))
    .leftJoin(peerRatee, eq(peerRatee.rateeId, cyclePerson.id))
    .leftJoin(open, eq(open.rateeId, cyclePerson.id))
    .where(and(eq(cyclePerson.cycleId, cycle.id), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)))
    .groupBy(cycleUnit.parentId)
    .as('unit_ratees');
  const base = db
    .select({
      unitId: cycleUnit.unitId,
      name: cycleUnit.name,
      ratees: ratees.ratees,
      without: ratees.without,
      short: ratees.short,
      peer: ratees.peer,
      peerSent: ratees.peerSent,
      self: ratees.self,
      selfSent: ratees.selfSent,
      superior: ratees.superior,
      superiorSent: ratees.superiorSent,
      units: sql<number>`count(*) over ()::int`,
      allRatees: sql<number>`sum(${ratees.ratees}) over ()::int`,
      allWithout: sql<number>`sum(${ratees.without}) over ()::int`,
      allShort: sql<number>`sum(${ratees.short}) over ()::int`,
    })
    .from(cycleUnit)
    .innerJoin(ratees, eq(ratees.unitId, cycleUnit.unitId))
    .leftJoin(unit, eq(unit.id, cycleUnit.unitId))
    .where(and(eq(cycleUnit.cycleId, cycle.id), readable(actor)));
  const rows = await base
    .orderBy(asc(cycleUnit.sortKey), asc(cycleUnit.unitId))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const [first] = rows;
  return {
    rows: rows.map(({ units: _, allRatees: __, allWithout: ___, allShort: ____, ...row }) => row),
    total: first?.units ?? 0,
    ratees: first?.allRatees ?? 0,
    withoutPeers: first?.allWithout ?? 0,
    shortOfPeers: first?.allShort ?? 0,
    page,
    pageSize: PAGE_SIZE,
  };
}

function total(column: unknown): SQL<number> {
  return sql<number>`coalesce(sum(${column}), 0)::int`;
}

/** A unit belongs to whoever reads it where it stood at opening, or where it stands now. */
function readable(actor: Actor): SQL | undefined {
  const paths = readablePaths(actor);
  if (paths.length === 0) return sql`false`;
  return or(...paths.flatMap((path) => [like(cycleUnit.path, `${path}%`), like(unit.path, `${path}%`)]));
}

/**
 * A unit's peers for the officer: each ratee with who is asked, who may still be, and who asked not to (with the
 * reason, for those who run the unit or one above), and how even the whole is. Throws `NotFound`, `Refused`.
 */
export async function findAssignment(
  db: Db,
  actor: Actor,
  { cycleId, unitId }: { cycleId: number; unitId: number },
  now: Date,
) {
  const cycle = await findCycle(db, actor, cycleId);
  const pool = await readPool(db, cycle, unitId, dayOf(now));
  must(refuseToSeeProgress(actor, pool.unit));
  const problem = problemOf(pool);
  const candidates = candidatesOf(problem);
  const mayReadReasons = pool.unit.paths.some((path) => isManagerOf(actor, path));
  const names = new Map(pool.people.map(({ personId, name }) => [personId, name]));
  const ratees = pool.people.flatMap((row) =>
    row.isRatee && row.id !== null ? [{ ...row, id: row.id }] : [],
  );
  return {
    cycle,
    unit: { id: pool.unit.id, name: pool.unit.name },
    wanted: pool.wanted,
    needed: pool.needed,
    measures: measureAssignment(problem, pairsOf(pool)),
    ratees: ratees.map(({ id, personId, name, branchName }) => {
      const asked = pool.asked.filter(({ rateeId }) => rateeId === id);
      return {
        id,
        name,
        branchName,
        peers: asked
          .filter((row) => row.recusedReason === null)
          .map((row) => ({ id: row.raterId, name: row.raterName })),
        recused: asked.flatMap((row) =>
          row.recusedReason === null
            ? []
            : [{ id: row.raterId, name: row.raterName, reason: mayReadReasons ? row.recusedReason : null }],
        ),
        candidates: (candidates.get(personId) ?? [])
          .filter(({ rater }) => !asked.some((row) => row.raterId === rater))
          .map(({ rater, isOwn }) => ({ id: rater, name: names.get(rater) ?? '', isOwn })),
      };
    }),
    refusal: refuseToAssign(actor, pool.unit, cycle, now),
  };
}
export type AssignmentView = Awaited<ReturnType<typeof findAssignment>>;

/**
 * Peers for the ratees who have none yet, beside a draw that follows no rule but who may rate whom. Nothing is stored,
 * and `random` leaves no seed behind. `pairs` is what `assignPeers` takes; both measures are of the whole unit, the
 * forms that stand already counted in both.
 */
export async function proposeAssignment(
  db: Db,
  actor: Actor,
  { cycleId, unitId }: { cycleId: number; unitId: number },
  random: Random,
  now: Date | null = null,
) {
  const cycle = await findCycle(db, actor, cycleId);
  const pool = await readPool(db, cycle, unitId, now && dayOf(now));
  must(refuseToSeeProgress(actor, pool.unit));
  const open = openPlaces(pool);
  const proposal = proposePeers(open, random);
  const [whole, standing] = [problemOf(pool), pairsOf(pool)];
  const seats = new Map(
    pool.people.flatMap((row) => (row.isRatee && row.id !== null ? [[row.personId, row.id] as const] : [])),
  );
  const pairs = proposal.assignments.flatMap(({ ratee, rater }): AssignmentPair[] => {
    const rateeId = seats.get(ratee);
    return rateeId === undefined ? [] : [{ rateeId, raterId: rater }];
  });
  const names = new Map(pool.people.map(({ personId, name }) => [personId, name]));
  const branches = new Map(pool.people.map(({ branchId, branchName }) => [branchId, branchName]));
  return {
    pairs: pairs.map((pair) => ({ ...pair, raterName: names.get(pair.raterId) ?? '' })),
    measures: measureAssignment(whole, [...standing, ...proposal.assignments]),
    plainRandom: measureAssignment(whole, [...standing, ...proposal.plain]),
    thin: proposal.measures.thin.map(({ ratee, branch, peers, candidates }) => ({
      name: names.get(ratee) ?? '',
      branchName: branches.get(branch) ?? '',
      peers,
      candidates,
    })),
  };
}
