/** A cycle's drafts and its end. Opening, moving phases and handovers have files of their own. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cyclePhase, framework, unit, unitType } from '#db/schema/index';
import { type Act, type Actor, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { tidy } from '~/lib/text';
import { inOrder } from './cycle';
import { boardUnits, refuseToCloseCycle, refuseToCreateCycle, refuseToEditCycle } from './cycle-policy';
import { type CycleInput, checkCycle } from './form/check';

/** A draft in the actor's province. Throws `Refused`, or `Invalid` with complaints at the form's paths. */
export async function createCycle(db: Db, act: Act, input: CycleInput): Promise<{ id: number }> {
  return decide(db, act, async (tx, record) => {
    must(refuseToCreateCycle(act.actor));
    const unitId = await provinceOf(tx, act.actor);
    await mustFit(tx, unitId, input);
    const [row] = await tx
      .insert(cycle)
      .values({ unitId, ...columnsOf(input) })
      .returning({ id: cycle.id });
    const id = row!.id;
    await tx.insert(cyclePhase).values(input.windows.map((window) => ({ cycleId: id, ...window })));
    record({ action: 'cycle.create', subject: `cycle:${id}`, after: input });
    return { id };
  });
}

/** Replaces a draft's settings and windows. An open cycle's phases move by `movePhase`, its settings never. */
export async function editCycle(
  db: Db,
  act: Act,
  { id, ...input }: CycleInput & { id: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockCycle(tx, id);
    must(refuseToEditCycle(act.actor, before));
    await mustFit(tx, before.unitId, input);
    const windows = await windowsOf(tx, id);
    await tx.update(cycle).set(columnsOf(input)).where(eq(cycle.id, id));
    await tx.delete(cyclePhase).where(eq(cyclePhase.cycleId, id));
    await tx.insert(cyclePhase).values(input.windows.map((window) => ({ cycleId: id, ...window })));
    const { name, kind, year, frameworkId, settings } = before;
    record({
      action: 'cycle.edit',
      subject: `cycle:${id}`,
      before: { name, kind, year, frameworkId, settings, windows },
      after: input,
    });
  });
}

/**
 * Ends a cycle for good. Before its last phase has ended it needs a reason (10 characters or more). `confirmation` is its
 * name, typed.
 */
export async function closeCycle(
  db: Db,
  act: Act,
  { id, reason, confirmation }: { id: number; reason?: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const before = await lockCycle(tx, id);
    must(refuseToCloseCycle(act.actor, before));
    mustBeTyped(confirmation, before.name, 'cycle.confirmationDiffers');
    const said = tidy(reason ?? '');
    const isEarly = (await windowsOf(tx, id)).some((window) => window.endsAt > act.at);
    if (isEarly && said.length < 10) throw new Invalid([{ path: 'reason', code: 'cycle.reasonRequired' }]);
    const after = { state: 'closed' as const, closedReason: said || null };
    await tx
      .update(cycle)
      .set({ ...after, closedAt: act.at, closedBy: personIdOf(act.actor) })
      .where(eq(cycle.id, id));
    record({ action: 'cycle.close', subject: `cycle:${id}`, before: { state: before.state }, after });
  });
}

/** The cycle's row, held until the transaction ends, with the province's path as it stands now. */
export async function lockCycle(tx: Db, id: number) {
  const [found] = await tx
    .select({ row: cycle, unitPath: unit.path })
    .from(cycle)
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(eq(cycle.id, id))
    .for('update', { of: cycle });
  if (!found) throw new NotFound();
  return { ...found.row, unitPath: found.unitPath };
}

/** A cycle's windows in the order of the year. */
export async function windowsOf(tx: Db, cycleId: number) {
  const rows = await tx
    .select({ phase: cyclePhase.phase, startsAt: cyclePhase.startsAt, endsAt: cyclePhase.endsAt })
    .from(cyclePhase)
    .where(eq(cyclePhase.cycleId, cycleId));
  return inOrder(rows);
}

async function mustFit(tx: Db, unitId: number, input: CycleInput): Promise<void> {
  const issues = checkCycle(input);
  const version = await tx.query.framework.findFirst({
    where: eq(framework.id, input.frameworkId),
    columns: { unitId: true, state: true },
  });
  if (!version || version.unitId !== unitId || version.state === 'retired')
    issues.push({ path: 'frameworkId', code: 'cycle.frameworkRequired' });
  if (issues.length > 0) throw new Invalid(issues);
}

function columnsOf({ name, kind, year, frameworkId, settings }: CycleInput) {
  return { name: tidy(name), kind, year, frameworkId, settings };
}

/** The province the actor speaks for; for the machine, the first there is. */
async function provinceOf(tx: Db, actor: Actor): Promise<number> {
  const boards = boardUnits(actor);
  if (boards !== 'all') return boards[0]!;
  const [first] = await tx
    .select({ id: unit.id })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(eq(unitType.level, 'province'))
    .orderBy(unit.id)
    .limit(1);
  if (!first) throw new Conflict({ reason: 'cycle.noProvince' });
  return first.id;
}
