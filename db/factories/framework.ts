import type { FrameworkContent } from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';
import type { Db } from '../client';
import { framework } from '../schema/index';

/** A version of the Trà Vinh framework, a draft unless told otherwise. */
export async function makeFramework(
  db: Db,
  given: Pick<typeof framework.$inferInsert, 'unitId'> & Partial<typeof framework.$inferInsert>,
): Promise<typeof framework.$inferSelect> {
  const { key: _, wording: __, ...content } = traVinh2020;
  const [row] = await db
    .insert(framework)
    .values({
      version: 1,
      content: content as FrameworkContent,
      updatedAt: new Date('2024-01-15T02:00:00Z'),
      ...given,
    })
    .returning();
  return row!;
}
