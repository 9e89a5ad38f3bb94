/** A file of a nominating unit in a row; sent and whole unless told otherwise. Rules and quota are not asked. */
import type { Statement } from '~/features/nomination/nomination';
import type { Db } from '../client';
import { consent, nomination, nominationEvent } from '../schema/index';

export const wholeStatement: Statement = {
  background: 'Chi đoàn có 32 đoàn viên, phần lớn làm nông và đi làm xa theo mùa.',
  achievements:
    'Sinh hoạt đủ 12 kỳ, trung bình 9 trên 11 đoàn viên có mặt (năm 2023: 6). Kết nạp 4 đoàn viên mới, giới thiệu 1 đoàn viên ưu tú cho Chi bộ.',
  initiative: 'Sổ chi đoàn một trang: mỗi kỳ họp một trang, việc nào ai làm, xong chưa.',
  evidence: 'Sổ chi đoàn năm 2024; biên bản nghiệm thu đường đèn.',
  deed: 'Vận động làm 420 mét đường đèn nông thôn bằng nguồn tại chỗ.',
};

export async function makeNomination(
  db: Db,
  given: Pick<typeof nomination.$inferInsert, 'cycleId' | 'rateeId' | 'unitId'> &
    Partial<typeof nomination.$inferInsert>,
) {
  const at = given.submittedAt ?? given.updatedAt ?? new Date('2024-12-27T03:00:00Z');
  const state = given.state ?? 'submitted';
  const [row] = await db
    .insert(nomination)
    .values({
      statement: wholeStatement,
      state,
      submittedAt: state === 'draft' ? null : at,
      updatedAt: at,
      ...given,
    })
    .returning();
  if (state !== 'draft')
    await db.insert(nominationEvent).values({ nominationId: row!.id, kind: 'submitted', at });
  return row!;
}

/** The nominee's answer; given unless told otherwise. */
export async function makeConsent(
  db: Db,
  given: Pick<typeof consent.$inferInsert, 'nominationId' | 'personId'> &
    Partial<typeof consent.$inferInsert>,
) {
  const [row] = await db
    .insert(consent)
    .values({
      purpose: 'honour-roll',
      textHash: '0'.repeat(64),
      answer: 'given',
      at: new Date('2024-12-28T03:00:00Z'),
      ...given,
    })
    .returning();
  return row!;
}
