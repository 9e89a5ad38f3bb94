import { useLoaderData } from '@remix-run/react';
import { Actions, LinkButton } from '~/components/button';
import { load } from '~/features/account/request.server';
import { listCycles } from '~/features/cycle/cycle-queries.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listPublished } from '~/features/framework/framework-queries.server';
import { isProvincialBoard } from '~/features/organisation/actor';
import { FirstDay } from '~/features/organisation/organisation-checklist';
import { refuseToReadTree } from '~/features/organisation/organisation-policy';
import { SearchBox, SearchResults } from '~/features/organisation/organisation-search';
import { searchPeople } from '~/features/organisation/person/queries.server';
import {
  countOrganisation,
  listRootsWithChildren,
  searchUnits,
  unitsPerPage,
} from '~/features/organisation/unit/queries.server';
import { RootTree } from '~/features/organisation/unit/tree';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { pageParam } from '~/lib/http/param';
import { tidy } from '~/lib/text';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  must(refuseToReadTree(actor));
  const text = tidy((url.searchParams.get('q') ?? '').slice(0, 200)).slice(0, 100);
  const today = dayOf(now);
  const page = pageParam(url);
  const isBoard = isProvincialBoard(actor);
  const found = text
    ? {
        text,
        page,
        pageSize: unitsPerPage,
        units: await searchUnits(db, actor, { text }),
        people: await searchPeople(db, actor, { text, page, today }),
      }
    : null;
  return {
    now,
    running: await running(),
    found,
    roots: found ? [] : await listRootsWithChildren(db, actor, { today }),
    counts: await countOrganisation(db, actor, { today }),
    mayImport: actor.appointments.some((a) => a.power === 'manage' && a.unitLevel !== 'branch'),
    firstDay: isBoard
      ? {
          frameworks: (await listPublished(db)).length,
          cycles: (await listCycles(db, actor, { page: 1 })).total,
        }
      : null,
  };
});

export default function Organisation() {
  const { now, running, found, roots, counts, mayImport, firstDay } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(running, now, { next: m.people_index_next(), audience: m.people_audience() })}
      lede={m.people_index_lede({ units: counts.units, people: counts.people })}
      title={m.people_title()}
    >
      <div className="stack-l">
        <SearchBox text={found?.text ?? ''} />
        {found ? (
          <SearchResults {...found} />
        ) : (
          <>
            {firstDay && (
              <FirstDay counts={counts} cycles={firstDay.cycles} frameworks={firstDay.frameworks} />
            )}
            {mayImport && (
              <Actions>
                <LinkButton icon="up" to="/organisation/import" variant="secondary">
                  {m.people_import_go()}
                </LinkButton>
              </Actions>
            )}
            <RootTree roots={roots} />
          </>
        )}
      </div>
    </AppPage>
  );
}
