import type { Db } from '../client';
import { decision } from '../schema/index';

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
