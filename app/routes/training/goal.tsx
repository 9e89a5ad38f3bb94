import { useLoaderData } from '@remix-run/react';
import { Pagination } from '~/components/page/pagination';
import { load } from '~/features/account/request.server';
import { goalPageSize, type PeopleShown, readShown } from '~/features/training/goal/goal';
import { findGoal, type GoalView } from '~/features/training/goal/queries.server';
import { GoalFigures, GoalPeople, GoalRules } from '~/features/training/goal/view';
import { DayChoice } from '~/features/training/plan/view';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { pageParam, uuidParam } from '~/lib/http/param';
import { readDay } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_goal()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const on = readDay(url.searchParams.get('on') ?? '') ?? dayOf(now);
  const show = readShown(url.searchParams.get('show'));
  const page = pageParam(url);
  return { on, show, page, goal: await findGoal(db, actor, { id: uuidParam(params.id), on, show, page }) };
});

export default function GoalPage() {
  const { goal, on, show, page } = useLoaderData<typeof loader>();
  const here = `/training/goal/${goal.id}`;
  const total = shownOf(goal, show);
  return (
    <AppPage
      back={{ to: `/training/plan/${goal.planId}?on=${on}`, label: goal.planName }}
      facts={trainingFacts({ next: m.training_goal_next(), audience: m.training_audience_plan() })}
      lede={goal.unitName}
      title={goal.name}
    >
      <div className="stack">
        <GoalFigures goal={goal} on={on} />
        <DayChoice action={here} on={on} />
        <GoalPeople goal={goal} on={on} show={show} />
        {total > goalPageSize && (
          <Pagination
            page={page}
            pageSize={goalPageSize}
            to={(at) => `${here}?on=${on}&show=${show}&page=${at}`}
            total={total}
          />
        )}
        <GoalRules goal={goal} />
      </div>
    </AppPage>
  );
}

function shownOf({ standing }: GoalView, show: PeopleShown): number {
  if (!standing) return 0;
  const { trained, population } = standing;
  return { all: population, trained, missing: population - trained }[show];
}
