import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { SourceLine } from '~/components/chart/legend';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { load, perform } from '~/features/account/request.server';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { moveBy, moveTo } from '~/features/shortlist/shortlist';
import { orderShortlist } from '~/features/shortlist/shortlist-commands.server';
import { placeSchema, seenSchema, stepSchema } from '~/features/shortlist/shortlist-form';
import { ShortlistFrame, shortlistFacts } from '~/features/shortlist/shortlist-frame';
import { OrderTables, PlaceForm } from '~/features/shortlist/shortlist-order';
import { isBoardOf, refuseToOrder } from '~/features/shortlist/shortlist-policy';
import { findShortlist, findShortlistCycle } from '~/features/shortlist/shortlist-queries.server';
import { orderReading, sourceText } from '~/features/shortlist/shortlist-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.shortlist_order_title()} – ${m.common_brand()}` }];

/** After a conflict too: the page must show the order that stands now. */
export const shouldRevalidate = () => true;

export const loader = load(async ({ db, actor, now, url }) => {
  const { cycle, cycles } = await findShortlistCycle(
    db,
    actor,
    Number(url.searchParams.get('cycle')) || null,
  );
  if (!cycle) return { now, cycle, cycles };
  const refusal = refuseToOrder(actor, cycle, now);
  const rows = await findShortlist(db, actor, cycle);
  return {
    now,
    cycle,
    cycles,
    rows,
    mayOrder: refusal === null,
    closed: refusal && (isBoardOf(actor, cycle) ? say(refusal) : m.shortlist_reader_text()),
    moved: rows.find((row) => row.id === url.searchParams.get('moved')) ?? null,
    run: await findReleasedRun(db, cycle.id),
  };
});

export const action = perform(async ({ db, actor, act, form, parse, url }) => {
  const { cycle } = await findShortlistCycle(db, actor, Number(url.searchParams.get('cycle')) || null);
  if (!cycle) throw new NotFound();
  const { seen } = parse(seenSchema);
  const [id, order] = form.has('step') ? stepped(parse(stepSchema), seen) : placed(parse(placeSchema), seen);
  await orderShortlist(db, act, { cycleId: cycle.id, seen, order });
  return redirect(`/shortlist/order?cycle=${cycle.id}&moved=${id}`);
});

export default function Order() {
  const found = useLoaderData<typeof loader>();
  const problem = useProblem();
  const { now, cycle } = found;
  if (!cycle)
    return (
      <AppPage facts={shortlistFacts(null, now, m.shortlist_fact_read())} title={m.shortlist_order_title()}>
        <EmptyState level={2} title={m.shortlist_none_title()}>
          {m.shortlist_none_text()}
        </EmptyState>
      </AppPage>
    );
  const { rows, mayOrder, moved } = found;
  const { awards } = cycle.settings;
  const tables = (
    <div className="stack">
      <OrderTables awards={awards} mayOrder={mayOrder} rows={rows} />
      <SourceLine>{sourceText(cycle, found.run)}</SourceLine>
    </div>
  );
  return (
    <AppPage
      crumbs={[
        { label: cycle.unitName },
        { to: `/shortlist?cycle=${cycle.id}`, label: m.shortlist_title() },
        { label: cycle.name },
      ]}
      facts={shortlistFacts(cycle, now, mayOrder ? m.shortlist_fact_order() : m.shortlist_fact_read())}
      lede={m.shortlist_order_lede()}
      reading={orderReading(rows.length, awards)}
      title={m.shortlist_order_title()}
    >
      <ShortlistFrame closed={found.closed} cycle={cycle} cycles={found.cycles} part="order">
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        {moved && !problem && (
          <Banner kind="ok" role="status">
            {m.shortlist_order_moved({ name: moved.name, place: moved.place })}
          </Banner>
        )}
        {rows.length === 0 ? (
          <EmptyState
            action={<LinkButton to={`/shortlist?cycle=${cycle.id}`}>{m.shortlist_tab_board()}</LinkButton>}
            level={2}
            title={m.shortlist_order_empty_title()}
          >
            {m.shortlist_order_empty_text()}
          </EmptyState>
        ) : mayOrder ? (
          <div className="cols">
            {tables}
            <aside className="side">
              <Card title={m.shortlist_order_put()}>
                <PlaceForm
                  chosen={moved?.id ?? null}
                  key={`${moved?.id}-${rows.map((row) => row.id).join()}`}
                  rows={rows}
                />
              </Card>
            </aside>
          </div>
        ) : (
          tables
        )}
      </ShortlistFrame>
    </AppPage>
  );
}

function stepped({ step }: { step: string }, seen: string[]): [string, string[]] {
  const [id, direction] = step.split(':') as [string, 'up' | 'down'];
  return [id, moveBy(seen, id, direction === 'up' ? -1 : 1)];
}

function placed(
  { nominationId, place }: { nominationId: string; place: number },
  seen: string[],
): [string, string[]] {
  return [nominationId, moveTo(seen, nominationId, place)];
}
