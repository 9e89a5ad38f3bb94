/** A cycle in a row or two; what it needs must be given, the rest is the default settings of November 2024. */
import { defaultSettings, type Phase, type PhaseWindow, phases } from '~/features/cycle/cycle';
import { instantOf } from '~/lib/date';
import type { Db } from '../client';
import { cycle, cyclePhase } from '../schema/index';

/** First and last day of each phase; they open at 07:00 and close at 17:00. */
const days: Record<Phase, [string, string]> = {
  self: ['2024-11-09', '2024-11-24'],
  peer: ['2024-11-16', '2024-11-30'],
  superior: ['2024-12-01', '2024-12-10'],
  review: ['2024-12-11', '2024-12-18'],
  nomination: ['2024-12-21', '2025-01-08'],
  shortlist: ['2025-01-11', '2025-01-22'],
  decision: ['2025-01-25', '2025-01-28'],
  publication: ['2025-02-03', '2025-02-03'],
};

/** The eight windows of the year 2024: on 20/11/2024 self and peer are open. */
export function windowsOf2024(): PhaseWindow[] {
  return phases.map((phase) => ({
    phase,
    startsAt: instantOf(days[phase][0], '07:00'),
    endsAt: instantOf(days[phase][1], '17:00'),
  }));
}

/** A draft with its windows; `state` and the rest may be given. It has no snapshot: that is `openCycle`'s work. */
export async function makeCycle(
  db: Db,
  {
    windows = windowsOf2024(),
    ...given
  }: Pick<typeof cycle.$inferInsert, 'unitId' | 'frameworkId'> &
    Partial<typeof cycle.$inferInsert> & { windows?: PhaseWindow[] },
) {
  const [row] = await db
    .insert(cycle)
    .values({
      name: 'Đợt đánh giá năm 2024',
      year: 2024,
      kind: 'ANNUAL',
      settings: defaultSettings,
      ...given,
    })
    .returning();
  await db.insert(cyclePhase).values(windows.map((window) => ({ cycleId: row!.id, ...window })));
  return row!;
}
