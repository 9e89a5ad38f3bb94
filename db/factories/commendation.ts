/** A decision and the people in it, in rows. Shortlist, phases and consent are not asked; honours are not written. */
import { codeOf } from '~/features/commendation/commendation';
import type { Db } from '../client';
import { commendation, decision } from '../schema/index';

/** Recorded unless told otherwise; published needs `publishedAt` too. */
export async function makeDecision(
  db: Db,
  given: Pick<typeof decision.$inferInsert, 'cycleId' | 'unitId'> & Partial<typeof decision.$inferInsert>,
) {
  const [row] = await db
    .insert(decision)
    .values({
      number: '21-QĐ/TĐTN-BTC',
      signedOn: '2025-01-26',
      signer: 'Nguyễn Thị Mỹ Hạnh, Bí thư',
      honourName: 'Bí thư Chi đoàn tiêu biểu',
      reason: 'Ban Thường vụ họp ngày 25/01/2025 và bỏ phiếu cho từng đồng chí.',
      decidedAt: new Date('2025-01-26T03:00:00Z'),
      publishedAt: given.state === 'published' ? new Date('2025-02-03T02:00:00Z') : null,
      ...given,
    })
    .returning();
  return row!;
}

/** One person of a decision. Codes follow from the nomination's id, so that two never collide. */
export async function makeCommendation(
  db: Db,
  given: Pick<typeof commendation.$inferInsert, 'decisionId' | 'nominationId' | 'personId' | 'fullName'> &
    Partial<typeof commendation.$inferInsert>,
) {
  const [row] = await db
    .insert(commendation)
    .values({
      sortKey: given.fullName,
      titleAndUnit: 'Bí thư Chi đoàn ấp Rạch Sâu, Đoàn xã An Phú',
      deed: 'Vận động làm 420 mét đường đèn nông thôn bằng nguồn tại chỗ.',
      verifyCode: codeOf(Buffer.from(given.nominationId.replaceAll('-', ''), 'hex').subarray(0, 10)),
      ...given,
    })
    .returning();
  return row!;
}
