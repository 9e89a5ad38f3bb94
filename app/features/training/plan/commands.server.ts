/** Plans: drafted, given their years, approved. Each level makes its own. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingPlan, trainingPlanYear, unit } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { dayOf } from '~/lib/date';
import { Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { homeOf, refuseToChangePlan, refuseToDraftPlan, refuseToStart } from '../training-policy';
import type { ApprovalValues, PlanValues, YearsValues } from './form';

/** A draft of the act's own unit, with a line of nothing for each year. */
export async function draftPlan(db: Db, act: Act, input: PlanValues): Promise<{ id: string }> {
  return decide(db, act, async (tx, record) => {
    must(refuseToStart(act.actor));
    const { unitId } = homeOf(act.actor)!;
    const [made] = await tx
      .insert(trainingPlan)
      .values({ ...input, unitId, createdBy: personIdOf(act.actor), createdAt: act.at })
      .returning({ id: trainingPlan.id });
    await tx
      .insert(trainingPlanYear)
      .values(yearsOf(input).map((year) => ({ planId: made!.id, year, classes: 0, people: 0, amount: 0 })));
    record({
      action: 'training.draftPlan',
      subject: `training_plan:${made!.id}`,
      after: { ...input, unitId },
    });
    return made!;
  });
}

/** Classes, completions and đồng of each year. Once the plan is approved a change says why. */
export async function setYears(
  db: Db,
  act: Act,
  { planId, lines, reason }: YearsValues & { planId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const plan = await lockPlan(tx, planId);
    must(refuseToChangePlan(act.actor, plan));
    if (plan.state === 'approved' && reason.length < 10)
      throw new Invalid([{ path: 'reason', code: 'tooShort' }]);
    const years = yearsOf(plan);
    if (lines.length !== years.length) throw new Invalid([{ path: 'lines', code: 'invalid' }]);
    const before = await tx.select().from(trainingPlanYear).where(eq(trainingPlanYear.planId, planId));
    await tx.delete(trainingPlanYear).where(eq(trainingPlanYear.planId, planId));
    await tx
      .insert(trainingPlanYear)
      .values(lines.map((line, at) => ({ ...line, planId, year: years[at]! })));
    record({
      action: 'training.setYears',
      subject: `training_plan:${planId}`,
      before: before.map(({ planId: _, ...line }) => line),
      after: { lines, reason },
    });
  });
}

/** Binds the plan to the decision that approved it; units above see it from now on. `confirmation` is its name, typed. */
export async function approvePlan(
  db: Db,
  act: Act,
  { planId, confirmation, ...paper }: ApprovalValues & { planId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const plan = await lockPlan(tx, planId);
    must(refuseToDraftPlan(act.actor, plan));
    mustBeTyped(confirmation, plan.name);
    if (paper.decidedOn > dayOf(act.at))
      throw new Invalid([{ path: 'decidedOn', code: 'training.dayToCome' }]);
    const change = { ...paper, state: 'approved' as const, approvedAt: act.at };
    await tx.update(trainingPlan).set(change).where(eq(trainingPlan.id, planId));
    record({
      action: 'training.approvePlan',
      subject: `training_plan:${planId}`,
      before: { state: plan.state },
      after: change,
    });
  });
}

/** A plan with its unit's path, locked until the transaction ends. Throws `NotFound`. */
export async function lockPlan(tx: Db, id: string) {
  const [found] = await tx
    .select({ plan: trainingPlan, unitPath: unit.path })
    .from(trainingPlan)
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(eq(trainingPlan.id, id))
    .for('update', { of: trainingPlan });
  if (!found) throw new NotFound();
  return { ...found.plan, unitPath: found.unitPath };
}

function yearsOf({ fromYear, toYear }: { fromYear: number; toYear: number }): number[] {
  return Array.from({ length: toYear - fromYear + 1 }, (_, at) => fromYear + at);
}
