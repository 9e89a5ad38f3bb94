/** The plot at the decision phase: three secretaries nominated, two of them with their word given, all on the list. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { makeConsent, makeNomination } from '#db/factories/nomination';
import { makeScoredCycle, rateeOf } from '#db/factories/scoring';
import { cycleUnit } from '#db/schema/index';
import type { CycleSettings } from '~/features/cycle/cycle';
import type { Person } from '~/features/organisation/actor';
import { shortlistNominee } from '~/features/shortlist/shortlist-commands.server';
import { actOf, makePlot } from '../../support/actors';

export const inShortlist = new Date('2025-01-15T02:00:00Z');
export const inDecision = new Date('2025-01-26T02:00:00Z');
export const inPublication = new Date('2025-02-03T02:00:00Z');
export const later = new Date('2025-05-14T02:00:00Z');

export const paper = {
  number: '21-QĐ/TĐTN-BTC',
  signedOn: '2025-01-26',
  signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
  reason: 'Ban Thường vụ họp ngày 25/01/2025 và bỏ phiếu cho từng đồng chí.',
};

export async function makeDecided(db: Db, settings: Partial<CycleSettings> = {}) {
  const plot = await makePlot(db);
  const { units, actors } = plot;
  const cycle = await makeScoredCycle(db, { unitId: units.province.id, settings });
  // Quotas are the opening's work.
  for (const unit of [units.district, units.otherDistrict])
    await db.update(cycleUnit).set({ quota: 4 }).where(eq(cycleUnit.unitId, unit.id));
  const nominate = async (person: Person, unitId: number, answer?: 'given' | 'refused') => {
    const ratee = await rateeOf(db, cycle.id, person.personId);
    const { id } = await makeNomination(db, { cycleId: cycle.id, rateeId: ratee.id, unitId });
    if (answer) await makeConsent(db, { nominationId: id, personId: person.personId, answer });
    await shortlistNominee(db, actOf(actors.board, inShortlist), { nominationId: id, reason: '' });
    return id;
  };
  return {
    ...plot,
    cycle,
    files: {
      diem: await nominate(actors.secretary, units.district.id, 'given'),
      dat: await nominate(actors.nextSecretary, units.district.id, 'given'),
      suong: await nominate(actors.farSecretary, units.otherDistrict.id),
    },
  };
}
export type Decided = Awaited<ReturnType<typeof makeDecided>>;
