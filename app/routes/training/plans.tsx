import { useLoaderData } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { load } from '~/features/account/request.server';
import { PlanSums, PlanTable } from '~/features/training/plan/list';
import { planPageSize } from '~/features/training/plan/plan';
import { listPlans } from '~/features/training/plan/queries.server';
import { refuseToStart } from '~/features/training/training-policy';
import { TrainingTabs, trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.app_line_training()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const page = pageParam(url);
  const list = await listPlans(db, actor, { page, on: dayOf(now) });
  return { ...list, page, mayAdd: refuseToStart(actor) === null };
});

export default function PlansPage() {
  const { plans, total, trained, page, mayAdd } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={trainingFacts({ next: mayAdd ? m.training_plans_next() : m.training_plans_next_read() })}
      lede={m.training_plans_lede()}
      reading={<PlanSums plans={plans} trained={trained} />}
      title={m.app_line_training()}
    >
      <div className="stack">
        <TrainingTabs current="plan" />
        {mayAdd && (
          <Actions>
            <LinkButton icon="plus" to="/training/plan/new" variant={total > 0 ? 'secondary' : 'primary'}>
              {m.training_plan_add()}
            </LinkButton>
          </Actions>
        )}
        {total === 0 ? (
          <EmptyState icon="file" title={m.training_plans_none()}>
            <p>{m.training_plans_none_text()}</p>
          </EmptyState>
        ) : (
          <PlanTable plans={plans} />
        )}
        {total > planPageSize && (
          <Pagination page={page} pageSize={planPageSize} to={(at) => `/training?page=${at}`} total={total} />
        )}
      </div>
    </AppPage>
  );
}
