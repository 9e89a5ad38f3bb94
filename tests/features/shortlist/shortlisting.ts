/** The plot when shortlisting runs: Diễm, Đạt and Sương nominated; Sương sits on the provincial board as well. */
import type { Db } from '#db/client';
import { makeNomination } from '#db/factories/nomination';
import { makeAppointment } from '#db/factories/organisation';
import { findActor } from '~/features/organisation/actor-queries.server';
import { inShortlist, makeNominating } from '../nomination/nominating';

export { inDecision, inNomination, inShortlist } from '../nomination/nominating';

export type Shortlisting = Awaited<ReturnType<typeof makeShortlisting>>;

export async function makeShortlisting(db: Db) {
  const world = await makeNominating(db);
  const { cycle, units, ratee, nextRatee, farRatee } = world;
  const file = (rateeId: number, unitId: number) =>
    makeNomination(db, { cycleId: cycle.id, rateeId, unitId });
  const diem = await file(ratee.id, units.district.id);
  const dat = await file(nextRatee.id, units.district.id);
  const suong = await file(farRatee.id, units.otherDistrict.id);
  const { personId } = world.actors.farSecretary;
  await makeAppointment(db, { personId, unitId: units.province.id, titleCode: 'DEPUTY_SECRETARY' });
  const nomineeOnBoard = (await findActor(db, personId, inShortlist))!;
  return { ...world, files: { diem: diem.id, dat: dat.id, suong: suong.id }, nomineeOnBoard };
}
