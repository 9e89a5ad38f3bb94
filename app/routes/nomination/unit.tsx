import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { CandidateList } from '~/features/nomination/candidate/list';
import { listCandidates } from '~/features/nomination/candidate/list-queries.server';
import { cycleOf } from '~/features/nomination/nomination';
import { listNominations } from '~/features/nomination/nomination-queries.server';
import { NominationTable } from '~/features/nomination/nomination-table';
import { findNominatingCycle } from '~/features/nomination/nomination-unit-queries.server';
import { isManagerOf } from '~/features/organisation/actor';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { idParam, pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_list_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const unitId = idParam(params.unitId);
  const cycle = await findNominatingCycle(db, actor, { cycleId: cycleOf(url), now });
  if (!cycle) throw new NotFound();
  const page = pageParam(url);
  const search = (url.searchParams.get('search') ?? '').slice(0, 100);
  const { unit, ...list } = await listCandidates(db, actor, { cycle, unitId, page, search, now });
  const { files } = await listNominations(db, actor, { cycle, unitIds: [unitId], states: [], page: 1 });
  const isManager = unit.unitPaths.some((path) => isManagerOf(actor, path));
  return { now, cycle, unit, list, files, page, search, isManager };
});

export default function NominatingUnit() {
  const { now, cycle, unit, list, files, page, search, isManager } = useLoaderData<typeof loader>();
  const isFull = unit.sent >= unit.quota;
  return (
    <AppPage
      crumbs={[
        { label: cycle.unitName },
        { to: `/nomination?cycle=${cycle.id}`, label: m.nomination_list_title() },
        { label: unit.name },
      ]}
      facts={factsOf(cycle, now, {
        next: isManager ? m.nomination_unit_next() : m.nomination_unit_next_read(),
        audience: m.nomination_audience_officers(),
        phase: 'nomination',
        isDone: !isManager || isFull,
      })}
      reading={m.nomination_unit_quota({ sent: unit.sent, quota: unit.quota, drafts: unit.drafts })}
      title={m.nomination_unit_title({ unit: unit.name })}
    >
      <div className="stack-l">
        {isFull && (
          <Banner kind="warn" title={m.nomination_unit_quota_full()}>
            {m.nomination_unit_quota_full_text()}
          </Banner>
        )}
        <NominationTable files={files} />
        <CandidateList {...list} cycleId={cycle.id} page={page} search={search} unitId={unit.unitId} />
      </div>
    </AppPage>
  );
}
