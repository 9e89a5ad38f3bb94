/** One secretary after another as one act: the seat, the running cycle, and the forms in it. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, cycle, cyclePerson, cycleUnit, peerAssignment, person } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { joinCycle, leaveCycle } from '~/features/cycle/phase/person-commands.server';
import type { Act } from '~/features/organisation/actor';
import type { Handover } from '~/features/organisation/handover/handover';
import type { ReplacementForm } from '~/features/organisation/organisation-form';
import { addPerson, appoint, endAppointment } from '~/features/organisation/person/commands.server';
import { addDays, dayOf } from '~/lib/date';
import { Conflict, Invalid, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { refuseToAssign } from '../assessment-policy';
import { assignPeers, removePeer } from '../assignment/commands.server';
import { candidatesOf } from '../assignment/peer-pool';
import { type AssignmentPair, problemOf } from '../assignment/pool';
import { readPool } from '../assignment/pool-queries.server';
import { makeForms } from '../form/making-commands.server';
import { type Carried, type HandoverPlace, leavingReason, nothingCarried } from './handover';
import { carryOffice } from './office-commands.server';

/**
 * “Thay A bằng B từ ngày …”: A's seat ends the day before, B is appointed (somebody who serves already, or somebody new),
 * and the running cycle follows. `appointmentId` is A's open seat as secretary. Throws what ending, appointing, leaving
 * and joining throw; `Invalid` for a day to come or before A's first.
 */
export async function replaceSecretary(
  db: Db,
  act: Act,
  { appointmentId, ...input }: ReplacementForm & { appointmentId: number },
): Promise<{ unitId: number; personId: number; carried: Carried }> {
  return decide(db, act, async (tx, record) => {
    const seat = await tx.query.appointment.findFirst({ where: eq(appointment.id, appointmentId) });
    if (seat?.titleCode !== 'SECRETARY') throw new NotFound();
    if (seat.toOn !== null) throw new Conflict({ reason: 'people.replaceEnded' });
    const { fromOn, how } = input;
    if (fromOn > dayOf(act.at)) throw new Invalid([{ path: 'fromOn', code: 'people.replaceFuture' }]);
    const toOn = addDays(fromOn, -1);
    if (toOn < seat.fromOn) throw new Invalid([{ path: 'fromOn', code: 'people.replaceEarly' }]);
    await endAppointment(tx, act, { id: seat.id, toOn });
    const post = { unitId: seat.unitId, titleCode: 'SECRETARY', fromOn, toOn: null, how };
    const personId = input.personId ?? (await addPerson(tx, act, { ...input.person!, ...post }));
    if (personId === seat.personId) throw new Invalid([{ path: 'personId', code: 'people.replaceSelf' }]);
    if (input.personId !== null) {
      await endLowerSeats(tx, act, { personId, unitId: seat.unitId, fromOn });
      await appoint(tx, act, { ...post, personId });
    }
    const carried = await carryHandovers(tx, act, [
      { unitId: seat.unitId, leftIds: [seat.personId], cameId: personId, fromOn },
    ]);
    record({
      action: 'assessment.handOver',
      subject: `unit:${seat.unitId}`,
      before: { personId: seat.personId },
      after: { personId, fromOn, carried },
    });
    return { unitId: seat.unitId, personId, carried };
  });
}

/** A deputy or committee member who becomes secretary of the same unit leaves the lower seat. */
async function endLowerSeats(
  tx: Db,
  act: Act,
  { personId, unitId, fromOn }: { personId: number; unitId: number; fromOn: string },
): Promise<void> {
  const lower = await tx
    .select({ id: appointment.id, fromOn: appointment.fromOn })
    .from(appointment)
    .where(
      and(
        eq(appointment.personId, personId),
        eq(appointment.unitId, unitId),
        inArray(appointment.titleCode, ['DEPUTY_SECRETARY', 'STANDING_MEMBER', 'COMMITTEE_MEMBER']),
        isNull(appointment.toOn),
      ),
    )
    .limit(10);
  const last = addDays(fromOn, -1);
  for (const seat of lower)
    await endAppointment(tx, act, { id: seat.id, toOn: [last, seat.fromOn].sort()[1]! });
}

/**
 * Lets the running cycle follow seats that changed hands. Whoever left leaves the cycle: what was sent about them stays
 * as it was sent, what was not stops. Whoever came is assessed instead: self and superior forms are made, and the peers
 * who were asked about the one before are asked about them. What the one before had still to write as a peer or a
 * superior passes to the successor as an empty form: a judgement is nobody else's. Runs in the caller's transaction.
 */
export async function carryHandovers(db: Db, act: Act, handovers: readonly Handover[]): Promise<Carried> {
  const total = { ...nothingCarried };
  if (handovers.length === 0) return total;
  return decide(db, act, async (tx) => {
    const cycles = new Set<number>();
    for (const handover of handovers) {
      for (const place of await placesOf(tx, handover.unitId)) {
        cycles.add(place.cycleId);
        const carried =
          place.level === 'branch'
            ? await carryBranch(tx, act, place, handover)
            : await carryOffice(tx, place, handover);
        for (const key of Object.keys(total) as (keyof Carried)[]) total[key] += carried[key] ?? 0;
      }
    }
    for (const cycleId of cycles) await makeForms(tx, act, cycleId);
    return total;
  });
}

/** Where a unit stands in cycles that are open: one at most. */
async function placesOf(tx: Db, unitId: number): Promise<HandoverPlace[]> {
  return tx
    .select({
      cycleId: cycleUnit.cycleId,
      unitId: cycleUnit.unitId,
      parentId: cycleUnit.parentId,
      level: cycleUnit.level,
      path: cycleUnit.path,
    })
    .from(cycleUnit)
    .innerJoin(cycle, eq(cycle.id, cycleUnit.cycleId))
    .where(and(eq(cycleUnit.unitId, unitId), eq(cycle.state, 'open')))
    .limit(5);
}

async function carryBranch(
  tx: Db,
  act: Act,
  place: HandoverPlace,
  { leftIds, cameId, fromOn }: Handover,
): Promise<Partial<Carried>> {
  const came = cameId === null ? null : await nameOf(tx, cameId);
  const asked = await askedAbout(tx, place, leftIds);
  const left = await tx
    .select({ id: cyclePerson.id })
    .from(cyclePerson)
    .where(
      and(
        eq(cyclePerson.cycleId, place.cycleId),
        eq(cyclePerson.unitId, place.unitId),
        inArray(cyclePerson.personId, leftIds),
        isNull(cyclePerson.leftAt),
      ),
    );
  for (const { id } of left)
    await leaveCycle(tx, act, { cyclePersonId: id, reason: leavingReason(fromOn, came) });
  if (cameId === null || fromOn > dayOf(act.at)) return { left: left.length };
  const rateeId = await joinIfFree(tx, act, place, cameId);
  if (rateeId === null) return { left: left.length };
  return {
    left: left.length,
    joined: 1,
    ...(await passPeers(tx, act, place, { rateeId, cameId, asked, leftIds })),
  };
}

/** Comes in unless another secretary of the branch is still assessed: that one has to leave first, by an officer's word. */
async function joinIfFree(tx: Db, act: Act, place: HandoverPlace, personId: number): Promise<number | null> {
  const { cycleId, unitId } = place;
  try {
    return (await joinCycle(tx, act, { cycleId, unitId, personId })).cyclePersonId;
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}

/** Peers who were asked about those who leave, apart from who asked not to. */
async function askedAbout(tx: Db, place: HandoverPlace, leftIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ raterId: peerAssignment.raterId })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .where(
      and(
        eq(peerAssignment.cycleId, place.cycleId),
        eq(cyclePerson.unitId, place.unitId),
        inArray(cyclePerson.personId, [...leftIds]),
        isNull(peerAssignment.recusedReason),
      ),
    )
    .orderBy(peerAssignment.raterId);
  return rows.map(({ raterId }) => raterId);
}

async function passPeers(
  tx: Db,
  act: Act,
  { cycleId, parentId }: HandoverPlace,
  given: { rateeId: number; cameId: number; asked: readonly number[]; leftIds: readonly number[] },
): Promise<Partial<Carried>> {
  if (parentId === null) return {};
  const running = await findCycle(tx, act.actor, cycleId);
  const pool = await readPool(tx, running, parentId, dayOf(act.at));
  if (refuseToAssign(act.actor, pool.unit, running, act.at)) return {};
  const freed = await freeTasks(tx, act, cycleId, given.leftIds);
  const candidates = candidatesOf(problemOf(pool));
  const persons = new Map(pool.people.filter(({ isRatee }) => isRatee).map((row) => [row.id, row.personId]));
  const may = ({ rateeId, raterId }: AssignmentPair) =>
    candidates.get(persons.get(rateeId) ?? 0)?.some(({ rater }) => rater === raterId) ?? false;
  const peers = given.asked.map((raterId) => ({ rateeId: given.rateeId, raterId })).filter(may);
  const tasks = freed.map((rateeId) => ({ rateeId, raterId: given.cameId })).filter(may);
  const pairs = [...peers, ...tasks];
  if (pairs.length > 0) await assignPeers(tx, act, { cycleId, unitId: parentId, pairs });
  return { peers: peers.length, tasks: tasks.length };
}

/** Takes back what those who leave had still to write about others; what they sent was theirs to say, and stays. */
async function freeTasks(tx: Db, act: Act, cycleId: number, raterIds: readonly number[]): Promise<number[]> {
  const open = await tx
    .select({ rateeId: peerAssignment.rateeId, raterId: peerAssignment.raterId })
    .from(peerAssignment)
    .innerJoin(cyclePerson, eq(cyclePerson.id, peerAssignment.rateeId))
    .where(
      and(
        eq(peerAssignment.cycleId, cycleId),
        inArray(peerAssignment.raterId, [...raterIds]),
        isNull(peerAssignment.recusedReason),
        isNull(cyclePerson.leftAt),
      ),
    )
    .orderBy(peerAssignment.rateeId)
    .limit(200);
  const freed: number[] = [];
  for (const pair of open) {
    try {
      await removePeer(tx, act, { cycleId, ...pair });
      freed.push(pair.rateeId);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return freed;
}

async function nameOf(tx: Db, personId: number): Promise<string> {
  const found = await tx.query.person.findFirst({
    where: eq(person.id, personId),
    columns: { fullName: true },
  });
  return found?.fullName ?? '';
}
