import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { unitLevelName } from '~/features/cycle/cycle-words';
import { factsOf } from '~/features/cycle/phase/facts';
import { asksForConsent, OwnNominations } from '~/features/nomination/consent/own-nominations';
import { cycleOf } from '~/features/nomination/nomination';
import { listOwnNominations } from '~/features/nomination/nomination-queries.server';
import { NominatingUnits } from '~/features/nomination/nomination-unit-list';
import {
  findNominatingCycle,
  listNominatingUnits,
} from '~/features/nomination/nomination-unit-queries.server';
import { managing } from '~/features/organisation/actor';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.nomination_list_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const cycle = await findNominatingCycle(db, actor, { cycleId: cycleOf(url), now });
  return {
    now,
    cycle,
    page: pageParam(url),
    units: cycle ? await listNominatingUnits(db, actor, cycle.id) : [],
    own: await listOwnNominations(db, actor),
    isManager: managing(actor).length > 0,
  };
});

export default function Nominations() {
  const { now, cycle, page, units, own, isManager } = useLoaderData<typeof loader>();
  const next = own.some(asksForConsent)
    ? m.nomination_list_next_own()
    : units.length > 0 && isManager
      ? m.nomination_list_next()
      : m.nomination_list_next_read();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next,
        audience: units.length > 0 ? m.nomination_audience_officers() : m.nomination_audience_own(),
        phase: 'nomination',
        isDone: units.length === 0 || !isManager,
      })}
      lede={units.length === 0 && own.length > 0 ? m.nomination_list_lede_own() : m.nomination_list_lede()}
      title={m.nomination_list_title()}
    >
      <div className="stack-l">
        {own.length > 0 && <OwnNominations files={own} />}
        {cycle && units.length > 0 && <NominatingUnits cycleId={cycle.id} page={page} units={units} />}
        {cycle && units.length === 0 && own.length === 0 && (
          <EmptyState icon="flag" level={2} title={m.nomination_list_none()}>
            {m.nomination_list_none_text({ level: unitLevelName(cycle.settings.nominatingLevel) })}
          </EmptyState>
        )}
        {!cycle && (
          <EmptyState icon="cal" level={2} title={m.nomination_list_no_cycle()}>
            {m.nomination_list_no_cycle_text()}
          </EmptyState>
        )}
      </div>
    </AppPage>
  );
}
