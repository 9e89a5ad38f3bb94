/** Opening a cycle: one transaction locks the framework and takes the picture of tree and roster. */
import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cyclePerson, cycleUnit, unit } from '#db/schema/index';
import { lockFramework } from '~/features/framework/framework-commands.server';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { Conflict, Invalid, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import type { CycleSettings, PhaseWindow } from '../cycle';
import { lockCycle, windowsOf } from '../cycle-commands.server';
import { refuseToOpenCycle } from '../cycle-policy';
import { checkWindows } from '../form/check';
import type { Opening } from './opening';
import { planOf } from './queries.server';

/**
 * Opens a draft. `confirmation` is the cycle's name, typed. Throws `Invalid` when it differs or the windows are
 * impossible, `Conflict` when another cycle runs, the framework is not published, or a step of the year would have nobody
 * behind it (cycle-opening-blocks). `seed` is what the lot for those is drawn with (given only
 * to repeat an opening); it is kept with the settings and in the record.
 */
export async function openCycle(
  db: Db,
  act: Act,
  { id, confirmation, seed }: { id: number; confirmation: string; seed?: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const draft = await lockCycle(tx, id);
    must(refuseToOpenCycle(act.actor, draft));
    mustBeTyped(confirmation, draft.name, 'cycle.confirmationDiffers');
    const windows = await windowsOf(tx, id);
    mustBePossible(windows, act.at);
    await mustBeAlone(tx, draft.unitId);
    await lockFramework(tx, act, draft.frameworkId);
    const plan = await planOf(tx, draft, act.at);
    const [block] = plan.preview.blocks;
    if (block) throw new Conflict(block);
    const settings = withLot(draft.settings, seed);
    await keepSnapshot(tx, id, plan);
    await tx
      .update(cycle)
      .set({ state: 'open', settings, openedAt: act.at, openedBy: personIdOf(act.actor) })
      .where(eq(cycle.id, id));
    const { ratees, raters, unitsByLevel, quotaSum } = plan.preview;
    record({
      action: 'cycle.open',
      subject: `cycle:${id}`,
      before: { state: draft.state },
      after: {
        state: 'open',
        settings,
        windows,
        frameworkId: draft.frameworkId,
        ratees,
        raters,
        unitsByLevel,
        quotaSum,
      },
    });
  });
}

function mustBePossible(windows: readonly PhaseWindow[], now: Date): void {
  const issues = checkWindows(windows);
  if (issues.length > 0) throw new Invalid(issues, { reason: 'cycle.windowsImpossible' });
  if (windows.some((window) => window.endsAt <= now)) throw new Conflict({ reason: 'cycle.windowsPast' });
}

/** The settings with the lot that linking forms are drawn by. */
function withLot(settings: CycleSettings, seed = randomInt(2 ** 31)): CycleSettings {
  return settings.linking ? { ...settings, linking: { ...settings.linking, seed } } : settings;
}

/** Holds the province's row, so that two openings at once wait for each other. */
async function mustBeAlone(tx: Db, unitId: number): Promise<void> {
  await tx.select({ id: unit.id }).from(unit).where(eq(unit.id, unitId)).for('update');
  const running = await tx.query.cycle.findFirst({
    where: and(eq(cycle.unitId, unitId), eq(cycle.state, 'open')),
    columns: { name: true },
  });
  if (running) throw new Conflict({ reason: 'cycle.anotherOpen', params: { name: running.name } });
}

async function keepSnapshot(tx: Db, cycleId: number, { units, people }: Opening): Promise<void> {
  for (const some of slices(units))
    await tx
      .insert(cycleUnit)
      .values(some.map(({ id, ...unitNow }) => ({ cycleId, unitId: id, ...unitNow })));
  for (const some of slices(people))
    await tx.insert(cyclePerson).values(some.map((row) => ({ cycleId, ...row })));
}

/** Rows a statement carries: far below the 65,535 parameters PostgreSQL takes. */
const sliceSize = 1000;

function slices<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / sliceSize) }, (_, index) =>
    rows.slice(index * sliceSize, (index + 1) * sliceSize),
  );
}
