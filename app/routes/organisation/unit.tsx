import { useLoaderData } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listUnitPeople } from '~/features/organisation/person/queries.server';
import { findUnit, unitsPerPage } from '~/features/organisation/unit/queries.server';
import {
  UnitChildren,
  UnitFacts,
  UnitGrades,
  UnitPeople,
  unitCrumbs,
} from '~/features/organisation/unit/view';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam, pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url, running }) => {
  const id = idParam(params.id);
  const today = dayOf(now);
  const isPast = url.searchParams.get('past') === 'yes';
  const peoplePage = pageParam(new URL(`?page=${url.searchParams.get('people') ?? 1}`, url));
  const page = pageParam(url);
  return {
    now,
    running: await running(),
    unit: await findUnit(db, actor, { id, page, today }),
    people: await listUnitPeople(db, actor, { unitId: id, page: peoplePage, today, isPast }),
    isPast,
    page,
    peoplePage,
    pageSize: unitsPerPage,
  };
});

export default function Unit() {
  const { now, running, unit, people, isPast, page, peoplePage, pageSize } = useLoaderData<typeof loader>();
  const next = unit.may.manage ? m.people_unit_next() : m.people_unit_next_read();
  return (
    <AppPage
      crumbs={unitCrumbs(unit)}
      facts={factsOf(running, now, { next, audience: m.people_audience() })}
      title={unit.name}
    >
      <div className="stack-l">
        <UnitFacts unit={unit} />
        <UnitPeople isPast={isPast} page={peoplePage} pageSize={pageSize} people={people} unit={unit} />
        {(unit.type.level === 'branch' || unit.grades.length > 0) && <UnitGrades unit={unit} />}
        <UnitChildren page={page} pageSize={pageSize} unit={unit} />
        {unit.may.manage && (
          <Actions>
            {unit.type.level !== 'branch' && (
              <LinkButton icon="up" to={`/organisation/import?unit=${unit.id}`} variant="secondary">
                {m.people_import_go()}
              </LinkButton>
            )}
            <LinkButton icon="link" to={`/account/invitation?unit=${unit.id}`} variant="secondary">
              {m.people_unit_invite()}
            </LinkButton>
          </Actions>
        )}
      </div>
    </AppPage>
  );
}
