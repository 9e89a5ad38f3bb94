import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load, perform } from '~/features/account/request.server';
import { listMyTasks } from '~/features/assessment/assessment-queries.server';
import { recuse } from '~/features/assessment/assignment/commands.server';
import { recusalSchema } from '~/features/assessment/form/recusal';
import { RecusalForm } from '~/features/assessment/form/recusal-fields';
import { isOpenTask } from '~/features/assessment/home/plan';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.assessment_recusal_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const { cycle, peers } = await listMyTasks(db, actor, now);
  const people = peers.filter(isOpenTask).map(({ key, rateeName, rateeUnit }) => ({
    id: key.slice('peer/'.length),
    name: rateeName,
    unit: rateeUnit,
  }));
  const asked = url.searchParams.get('ratee');
  return {
    now,
    cycle: cycle && { state: cycle.state, windows: cycle.windows },
    people,
    chosen: people.find(({ id }) => id === asked)?.id ?? null,
  };
});

export const action = perform(async ({ db, act, parse }) => {
  const { rateeId, reason } = parse(recusalSchema);
  await recuse(db, act, { rateeId: Number(rateeId), reason });
  return redirectSaying('/', 'assessment.recused');
});

export default function Recusing() {
  const { now, cycle, people, chosen } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/', label: m.assessment_back_home() }}
      facts={factsOf(cycle, now, {
        next: m.assessment_recusal_next(),
        audience: m.assessment_recusal_audience(),
        phase: 'peer',
      })}
      lede={m.assessment_recusal_text()}
      title={m.assessment_recusal_title()}
    >
      {people.length > 0 ? (
        <RecusalForm chosen={chosen} people={people} />
      ) : (
        <EmptyState level={2} title={m.assessment_recusal_nobody()} />
      )}
    </AppPage>
  );
}
