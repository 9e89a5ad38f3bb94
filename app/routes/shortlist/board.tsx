import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { SourceLine } from '~/components/chart/legend';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { BoardList, CompareForm } from '~/features/shortlist/shortlist-board';
import { giveOpinion } from '~/features/shortlist/shortlist-commands.server';
import { BoardFilters } from '~/features/shortlist/shortlist-filters';
import { nomineeSchema, opinionSchema } from '~/features/shortlist/shortlist-form';
import { ShortlistFrame, shortlistFacts } from '~/features/shortlist/shortlist-frame';
import { MarkPanel } from '~/features/shortlist/shortlist-panel';
import { isBoardOf, refuseToOrder } from '~/features/shortlist/shortlist-policy';
import {
  findCycleOfFile,
  findShortlist,
  findShortlistCycle,
  listNominees,
} from '~/features/shortlist/shortlist-queries.server';
import {
  boardPageSize,
  boardPath,
  chooseNominees,
  cutOf,
  isUndecided,
  nextToMark,
  readShortlistFilter,
} from '~/features/shortlist/shortlist-view';
import { askedOf, boardReading, sourceText } from '~/features/shortlist/shortlist-words';
import { AppPage } from '~/frame/app-page';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.shortlist_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const { cycle, cycles } = await findShortlistCycle(
    db,
    actor,
    Number(url.searchParams.get('cycle')) || null,
  );
  if (!cycle) return { now, cycle, cycles };
  const filter = readShortlistFilter(url.searchParams);
  const all = (await listNominees(db, actor, cycle)).map(
    ({ statement, detail: _, marks: __, checks, ...row }) => ({
      ...row,
      deed: statement.deed,
      rules: askedOf(checks),
    }),
  );
  const refusal = refuseToOrder(actor, cycle, now);
  const chosen = chooseNominees(all, filter);
  const listed = await findShortlist(db, actor, cycle);
  const first = (filter.page - 1) * boardPageSize;
  return {
    now,
    cycle,
    cycles,
    filter,
    rows: chosen.slice(first, first + boardPageSize),
    found: chosen.length,
    cut: cutOf(chosen, filter, cycle.settings.awards),
    counts: { files: all.length, listed: listed.length, left: all.filter(isUndecided).length },
    gone: listed.filter((row) => row.state !== 'submitted').map(({ name }) => name),
    units: [...new Map(all.map((row) => [row.unitId, row.unit]))].map(([id, name]) => ({ id, name })),
    isBoard: isBoardOf(actor, cycle),
    mayMark: refusal === null,
    closed: refusal && (isBoardOf(actor, cycle) ? say(refusal) : m.shortlist_reader_text()),
    panel: refusal ? null : (all.find((row) => row.id === filter.at) ?? nextToMark(chosen, null)),
    marked: all.find((row) => row.id === url.searchParams.get('marked'))?.name ?? null,
    run: await findReleasedRun(db, cycle.id),
  };
});

export const action = perform(async ({ db, actor, act, parse, url }) => {
  const { nominationId } = parse(nomineeSchema);
  await giveOpinion(db, act, { nominationId, ...parse(opinionSchema) });
  const cycle = await findCycleOfFile(db, actor, nominationId);
  const filter = readShortlistFilter(url.searchParams);
  const next = nextToMark(
    chooseNominees(await listNominees(db, actor, cycle), { ...filter, show: 'all' }),
    nominationId,
  );
  const back = boardPath({ ...filter, at: next?.id ?? null }, cycle.id);
  return redirect(`${back}&marked=${nominationId}#mark`);
});

export default function Board() {
  const found = useLoaderData<typeof loader>();
  const { now, cycle } = found;
  if (!cycle)
    return (
      <AppPage facts={shortlistFacts(null, now, m.shortlist_fact_read())} title={m.shortlist_title()}>
        <EmptyState level={2} title={m.shortlist_none_title()}>
          {m.shortlist_none_text()}
        </EmptyState>
      </AppPage>
    );
  const { filter, rows, counts, mayMark, gone, panel } = found;
  const next = !mayMark
    ? m.shortlist_fact_read()
    : counts.left > 0
      ? m.shortlist_fact_mark({ left: counts.left })
      : m.shortlist_fact_order();
  const list = rows.length > 0 && (
    <div className="stack">
      <BoardList
        awards={cycle.settings.awards}
        before={(filter.page - 1) * boardPageSize}
        cut={found.cut}
        cycleId={cycle.id}
        filter={filter}
        mayMark={mayMark}
        rows={rows}
      />
      <CompareForm />
      <Pagination
        page={filter.page}
        pageSize={boardPageSize}
        to={(page) => boardPath({ ...filter, page, at: null }, cycle.id)}
        total={found.found}
      />
      <SourceLine>{sourceText(cycle, found.run)}</SourceLine>
    </div>
  );
  return (
    <AppPage
      crumbs={[{ label: cycle.unitName }, { label: cycle.name }]}
      facts={shortlistFacts(cycle, now, next)}
      lede={m.shortlist_lede()}
      reading={boardReading(counts, cycle.settings.awards, mayMark)}
      title={
        counts.files === 0
          ? m.shortlist_title()
          : m.shortlist_title_of({ awards: cycle.settings.awards, files: counts.files })
      }
    >
      <ShortlistFrame closed={found.closed} cycle={cycle} cycles={found.cycles} part="board">
        {gone.length > 0 && (
          <Banner kind="warn">{m.shortlist_gone({ count: gone.length, names: gone.join(', ') })}</Banner>
        )}
        {counts.files === 0 ? (
          <EmptyState level={2} title={m.shortlist_empty_title()}>
            {m.shortlist_empty_text()}
          </EmptyState>
        ) : (
          <>
            <BoardFilters cycleId={cycle.id} filter={filter} mayMark={found.isBoard} units={found.units} />
            {rows.length === 0 && (
              <EmptyState
                action={
                  <LinkButton to={boardPath({}, cycle.id)} variant="secondary">
                    {m.shortlist_filter_clear()}
                  </LinkButton>
                }
                title={m.shortlist_filter_none()}
              />
            )}
            {mayMark ? (
              <div className="cols cols--wide">
                {list || <div />}
                <MarkPanel cycleId={cycle.id} marked={found.marked} row={panel} />
              </div>
            ) : (
              list
            )}
          </>
        )}
      </ShortlistFrame>
    </AppPage>
  );
}
