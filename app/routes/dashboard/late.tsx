import { useLoaderData } from '@remix-run/react';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { deadlineFact, factsOf } from '~/features/cycle/phase/facts';
import { isCallTime, openKinds, owedKinds, owedOf, readKind } from '~/features/dashboard/dashboard';
import { type Reminded, remind } from '~/features/dashboard/dashboard-commands.server';
import { remindSchema } from '~/features/dashboard/dashboard-form';
import { crumbsOf, DashboardFrame, dashboardPath } from '~/features/dashboard/dashboard-frame';
import { refuseToRemind } from '~/features/dashboard/dashboard-policy';
import { findCycleDashboard } from '~/features/dashboard/dashboard-unit-queries.server';
import { lateFact, lateReading } from '~/features/dashboard/dashboard-words';
import { LateList } from '~/features/dashboard/late-list';
import { countLate, countToRemind, listLate } from '~/features/dashboard/late-queries.server';
import { peopleHeldBy } from '~/features/organisation/person/place-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { idParam, pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.dashboard_late_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const found = await findCycleDashboard(db, actor, {
    unitId: idParam(params.unitId),
    cycleId: Number(url.searchParams.get('cycle')),
  });
  const { cycle, unit, standing } = found;
  const kinds = owedKinds(cycle.windows, now);
  const kind = readKind(url.searchParams.get('kind'));
  const search = (url.searchParams.get('search') ?? '').slice(0, 100);
  const silent = url.searchParams.has('silent');
  const all = { cycleId: cycle.id, unitPath: unit.path, kinds, today: dayOf(now) };
  const open = openKinds(cycle.windows, now);
  const refusal = refuseToRemind(actor, standing, cycle, now);
  const list = await listLate(
    db,
    { ...all, kinds: owedOf(kind, kinds), search, silent },
    { page: pageParam(url) },
  );
  const ids = list.rows.map((row) => row.personId);
  const held = await peopleHeldBy(db, actor, ids, dayOf(now));
  return {
    now,
    found,
    kinds,
    kind,
    search,
    silent,
    counts: await countLate(db, all),
    list: { ...list, rows: list.rows.map((row) => (held.has(row.personId) ? row : withoutContact(row))) },
    open,
    toRemind: refusal ? 0 : await countToRemind(db, { ...all, kinds: open }, dayOf(now)),
    isCalling: isCallTime(cycle, now),
    refusal: refusal && say(refusal),
    today: dayOf(now),
    hasPost: Boolean(env().smtpUrl),
    link: env().publicOrigin,
  };
});

export const action = perform(async ({ db, act, params, url, parse }) => {
  const unitId = idParam(params.unitId);
  const cycleId = Number(url.searchParams.get('cycle')) || null;
  const { personId } = parse(remindSchema);
  const done = await remind(db, act, { unitId, cycleId, personId: personId ? Number(personId) : null });
  return redirectSaying(
    dashboardPath(unitId, 'late', {
      cycle: cycleId,
      kind: url.searchParams.get('kind'),
      search: url.searchParams.get('search'),
      silent: url.searchParams.get('silent'),
    }),
    ...saidOf(done),
  );
});

export default function Late() {
  const { now, found, counts, ...shown } = useLoaderData<typeof loader>();
  const problem = useProblem();
  return (
    <AppPage
      crumbs={crumbsOf(found)}
      facts={factsOf(found.cycle, now, {
        next: lateFact(found.cycle, counts.people, now),
        audience: m.dashboard_fact_audience(),
        deadline: counts.people > 0 ? deadlineFact(found.cycle, now) : undefined,
      })}
      reading={lateReading(counts)}
      title={m.dashboard_title({ unit: found.unit.name })}
    >
      <DashboardFrame found={found} late={counts.people} now={now} part="late">
        {problem && (
          <Banner kind="warn" role="alert">
            {problem.text}
          </Banner>
        )}
        <LateList
          {...shown}
          counts={counts}
          cycleId={found.cycle.id}
          cycleName={found.cycle.name}
          unitId={found.unit.id}
        />
      </DashboardFrame>
    </AppPage>
  );
}

/** What a nudge came to, as a message of the page: letters only where letters go. */
function saidOf({ reminded, letters, already }: Reminded): [string, Record<string, string>] {
  if (reminded === 0) return ['dashboard.remindedBefore', { already: showCount(already) }];
  const counts = {
    people: showCount(reminded),
    letters: showCount(letters),
    silent: showCount(reminded - letters),
  };
  if (letters === 0) return ['dashboard.remindedSilent', counts];
  return letters === reminded ? ['dashboard.remindedAll', counts] : ['dashboard.reminded', counts];
}

/** Who only reads is given no way to call. */
function withoutContact<Row extends { phone: string | null; email: string | null }>(row: Row): Row {
  return { ...row, phone: null, email: null };
}
