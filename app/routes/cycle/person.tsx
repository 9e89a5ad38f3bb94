import { useLoaderData } from '@remix-run/react';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { refuseToHandOver } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { joiningSchema } from '~/features/cycle/form/step-form';
import { factsOf } from '~/features/cycle/phase/facts';
import { CyclePeople, NewSecretaries } from '~/features/cycle/phase/people';
import { joinCycle } from '~/features/cycle/phase/person-commands.server';
import { listCyclePeople, listNewSecretaries } from '~/features/cycle/phase/person-queries.server';
import { AppPage } from '~/frame/app-page';
import { idParam, pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_people()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  const { people, ...pages } = await listCyclePeople(db, actor, { cycleId: cycle.id, page: pageParam(url) });
  const isRunning = cycle.state === 'open';
  const coming = isRunning ? await listNewSecretaries(db, actor, { cycleId: cycle.id, at: now }) : [];
  const mayHandOver = ({ unitPath }: { unitPath: string }) =>
    refuseToHandOver(actor, cycle, unitPath) === null;
  return {
    now,
    cycle,
    ...pages,
    people: people.map((row) => ({ ...row, mayLeave: row.leftAt === null && mayHandOver(row) })),
    coming: coming.map((row) => ({ ...row, mayJoin: mayHandOver(row) })),
  };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const cycleId = idParam(params.id);
  const { personId, unitId } = parse(joiningSchema);
  await joinCycle(db, act, { cycleId, personId: idParam(personId), unitId: idParam(unitId) });
  await makeForms(db, act, cycleId);
  return redirectSaying(`/cycle/${cycleId}/person`, 'cycle.joined');
});

export default function People() {
  const { now, cycle, people, coming, total, page, pageSize } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, {
        next: coming.length > 0 ? m.cycle_people_next_join() : m.cycle_people_next(),
        audience: m.cycle_audience_officers(),
      })}
      reading={m.cycle_people_reading({ total: showCount(total), coming: showCount(coming.length) })}
      title={m.cycle_people()}
    >
      <div className="stack-l">
        <NewSecretaries rows={coming} />
        <CyclePeople cycleId={cycle.id} rows={people} />
        <Pagination
          page={page}
          pageSize={pageSize}
          to={(to) => `/cycle/${cycle.id}/person?page=${to}`}
          total={total}
        />
      </div>
    </AppPage>
  );
}
