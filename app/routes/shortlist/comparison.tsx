import { useLoaderData } from '@remix-run/react';
import { SourceLine } from '~/components/chart/legend';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { mostCompared } from '~/features/shortlist/shortlist';
import { compareSkills } from '~/features/shortlist/shortlist-comparison';
import { ShortlistFrame, shortlistFacts } from '~/features/shortlist/shortlist-frame';
import { ComparisonPicker } from '~/features/shortlist/shortlist-picker';
import {
  findCycleOfFile,
  findShortlistCycle,
  findSkills,
  listNominees,
} from '~/features/shortlist/shortlist-queries.server';
import { SideBySide } from '~/features/shortlist/shortlist-side-by-side';
import { sourceText } from '~/features/shortlist/shortlist-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.shortlist_compare_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const asked = [...new Set(url.searchParams.getAll('id').filter(Boolean))];
  const ids = asked.slice(0, mostCompared).map(uuidParam);
  const chosen = Number(url.searchParams.get('cycle')) || null;
  const first = ids[0] ? await findCycleOfFile(db, actor, ids[0]) : null;
  const { cycle, cycles } = await findShortlistCycle(db, actor, first?.id ?? chosen);
  if (!cycle) return { now, cycle, cycles };
  const all = await listNominees(db, actor, cycle);
  const people = all.filter((row) => ids.includes(row.id));
  if (people.length !== ids.length) throw new NotFound();
  const groups = compareSkills(people, await findSkills(db, cycle), getLocale());
  return {
    now,
    cycle,
    cycles,
    people: people.map(({ detail: _, ...row }) => row),
    groups,
    others: all.filter((row) => !ids.includes(row.id)).map(({ id, name, branch }) => ({ id, name, branch })),
    isTrimmed: asked.length > mostCompared,
    run: await findReleasedRun(db, cycle.id),
  };
});

export default function Comparison() {
  const found = useLoaderData<typeof loader>();
  const { now, cycle } = found;
  if (!cycle)
    return (
      <AppPage facts={shortlistFacts(null, now, m.shortlist_fact_read())} title={m.shortlist_compare_title()}>
        <EmptyState level={2} title={m.shortlist_none_title()}>
          {m.shortlist_none_text()}
        </EmptyState>
      </AppPage>
    );
  const { people, groups, others, run } = found;
  const isEnough = people.length >= 2;
  return (
    <AppPage
      crumbs={[
        { label: cycle.unitName },
        { to: `/shortlist?cycle=${cycle.id}`, label: m.shortlist_title() },
        { label: cycle.name },
      ]}
      facts={shortlistFacts(cycle, now, m.shortlist_fact_compare())}
      reading={isEnough ? m.shortlist_compare_reading({ count: people.length }) : undefined}
      title={m.shortlist_compare_title()}
    >
      <ShortlistFrame closed={null} cycle={cycle} cycles={found.cycles} part="comparison">
        {found.isTrimmed && <Banner>{m.shortlist_compare_trimmed({ most: mostCompared })}</Banner>}
        {!isEnough && (
          <EmptyState icon="table" level={2} title={m.shortlist_compare_none_title({ most: mostCompared })}>
            {m.shortlist_compare_none_text()}
          </EmptyState>
        )}
        <ComparisonPicker cycleId={cycle.id} others={others} people={people} />
        {isEnough && (
          <>
            <SideBySide
              awards={cycle.settings.awards}
              groups={groups}
              isReleased={run !== null}
              people={people}
            />
            <SourceLine>{sourceText(cycle, run)}</SourceLine>
          </>
        )}
      </ShortlistFrame>
    </AppPage>
  );
}
