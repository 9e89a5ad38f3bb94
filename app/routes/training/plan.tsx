import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { GoalTable } from '~/features/training/goal/table';
import { findPlan } from '~/features/training/plan/queries.server';
import {
  ClassTables,
  DayChoice,
  lateOf,
  PlanFigures,
  PlanNext,
  PlanPaper,
  YearTable,
} from '~/features/training/plan/view';
import { PlanTag, trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { showCount } from '~/lib/number';
import { readDay } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_plan()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const on = readDay(url.searchParams.get('on') ?? '') ?? dayOf(now);
  return { plan: await findPlan(db, actor, { id: uuidParam(params.id), on }) };
});

export default function PlanPage() {
  const { plan } = useLoaderData<typeof loader>();
  const late = lateOf(plan).length;
  return (
    <AppPage
      back={{ to: '/training', label: m.app_line_training() }}
      facts={trainingFacts({
        phase: m.training_fact_plan({ from: plan.fromYear, to: plan.toYear }),
        next: plan.mayDraft
          ? m.training_plan_draft_next()
          : late > 0
            ? m.training_fact_late({ count: showCount(late) })
            : m.training_plans_next_read(),
        deadline: showDay(`${plan.toYear}-12-31`),
        audience: plan.state === 'draft' ? m.training_audience_draft() : m.training_audience_plan(),
      })}
      lede={
        <>
          {plan.unitName} <PlanTag state={plan.state} />
        </>
      }
      title={plan.name}
    >
      <div className="stack">
        <PlanNext plan={plan} />
        <PlanFigures plan={plan} />
        <DayChoice action={`/training/plan/${plan.id}`} on={plan.on} />
        <GoalTable goals={plan.goals} on={plan.on} />
        <YearTable plan={plan} />
        <ClassTables plan={plan} />
        <PlanPaper plan={plan} />
      </div>
    </AppPage>
  );
}
