/** Writes a roster's plan in batches: thousands of people in a few statements. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person } from '#db/schema/index';
import type { Handover } from '../handover/handover';
import { nameColumns } from '../person/commands.server';
import type { PersonTarget } from '../plan/person-target';
import type { RosterPlan } from '../plan/roster-plan';
import { bySlices } from './queries.server';

/** Rows of one insert: twelve columns each stay far below the driver's limit of parameters. */
const batch = 1_000;

/** Nobody else writes people or appointments until this transaction ends: what was planned is what is written. */
export async function lockRoster(tx: Db): Promise<void> {
  await tx.execute(sql`lock table ${person}, ${appointment} in share row exclusive mode`);
}

/** Writes everything of a plan without errors, in the transaction that made it. Answers with the seats that changed hands. */
export async function writeRoster(tx: Db, plan: RosterPlan): Promise<Handover[]> {
  await changePeople(tx, plan.people);
  const ids = await addPeople(tx, plan);
  const adds = plan.seats.flatMap((seat) => (seat.kind === 'add' ? [seat] : []));
  for (const some of batches(adds))
    await tx.insert(appointment).values(
      some.map(({ person: target, unitId, titleCode, fromOn, toOn, how }) => ({
        personId: target.id ?? ids.get(target)!,
        unitId,
        titleCode,
        fromOn,
        toOn,
        how,
      })),
    );
  await changeSeats(tx, plan);
  return plan.handovers.map(({ came, ...seat }) => ({
    ...seat,
    cameId: came && (came.id ?? ids.get(came)!),
  }));
}

/** Only people that come with a post: nobody stands outside the tree. */
async function addPeople(tx: Db, plan: RosterPlan): Promise<Map<PersonTarget, number>> {
  const fresh = plan.people.filter((target) => target.id === null);
  const ids = new Map<PersonTarget, number>();
  for (const some of batches(fresh)) {
    const rows = await tx
      .insert(person)
      .values(some.map(({ facts }) => ({ ...facts, ...nameColumns(facts) })))
      .returning({ id: person.id });
    some.forEach((target, index) => {
      ids.set(target, rows[index]!.id);
    });
  }
  return ids;
}

/**
 * Telephones and codes may pass from one person to another within a file: they are set free first, then every row is
 * written whole.
 */
async function changePeople(tx: Db, people: readonly PersonTarget[]): Promise<void> {
  const changed = people.filter((target) => target.id !== null);
  if (changed.length === 0) return;
  await bySlices(
    changed.map((target) => target.id!),
    async (ids) => {
      await tx
        .update(person)
        .set({ phone: null, email: null, memberCode: null })
        .where(inArray(person.id, ids));
      return [];
    },
  );
  const columns = [
    'ho',
    'dem',
    'ten',
    'full_name',
    'sort_key',
    'search_key',
    'born_on',
    'gender',
    'phone',
    'email',
    'member_code',
    'joined_union_on',
  ];
  const keys = [
    'ho',
    'dem',
    'ten',
    'fullName',
    'sortKey',
    'searchKey',
    'bornOn',
    'gender',
    'phone',
    'email',
    'memberCode',
    'joinedUnionOn',
  ];
  const set = Object.fromEntries(keys.map((key, index) => [key, sql.raw(`excluded.${columns[index]}`)]));
  for (const some of batches(changed))
    await tx
      .insert(person)
      .overridingSystemValue()
      .values(some.map(({ id, facts }) => ({ id: id!, ...facts, ...nameColumns(facts) })))
      .onConflictDoUpdate({ target: person.id, set });
}

async function changeSeats(tx: Db, plan: RosterPlan): Promise<void> {
  const ended = new Map<string, number[]>();
  for (const seat of plan.seats) {
    if (seat.kind !== 'change') continue;
    const { fromOn, how, toOn } = seat.set;
    if (fromOn !== undefined || how !== undefined)
      await tx.update(appointment).set(seat.set).where(eq(appointment.id, seat.id));
    else if (toOn !== undefined) ended.set(toOn, [...(ended.get(toOn) ?? []), seat.id]);
  }
  for (const [toOn, ids] of ended)
    await bySlices(ids, async (some) => {
      await tx.update(appointment).set({ toOn }).where(inArray(appointment.id, some));
      return [];
    });
}

function batches<T>(rows: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < rows.length; at += batch) out.push(rows.slice(at, at + batch));
  return out;
}
