import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { SourceLine } from '~/components/chart/legend';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { giveOpinion } from '~/features/shortlist/shortlist-commands.server';
import { NomineeFile } from '~/features/shortlist/shortlist-file';
import { opinionSchema } from '~/features/shortlist/shortlist-form';
import { shortlistFacts } from '~/features/shortlist/shortlist-frame';
import { MarkForm, OwnFile } from '~/features/shortlist/shortlist-mark';
import { isBoardOf, refuseToOrder } from '~/features/shortlist/shortlist-policy';
import { findCycleOfFile, findShortlist, listNominees } from '~/features/shortlist/shortlist-queries.server';
import { sourceText } from '~/features/shortlist/shortlist-words';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.shortlist_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const id = uuidParam(params.nominationId);
  const cycle = await findCycleOfFile(db, actor, id);
  const [found] = await listNominees(db, actor, cycle, [id]);
  if (!found) throw new NotFound();
  const { detail: _, ...row } = found;
  const refusal = refuseToOrder(actor, cycle, now);
  const listed = await findShortlist(db, actor, cycle);
  return {
    now,
    cycle,
    row,
    entry: listed.find((entry) => entry.id === id) ?? null,
    mayMark: refusal === null,
    closed: refusal && (isBoardOf(actor, cycle) ? say(refusal) : m.shortlist_reader_text()),
    isMarked: url.searchParams.has('marked'),
    run: await findReleasedRun(db, cycle.id),
  };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const nominationId = uuidParam(params.nominationId);
  await giveOpinion(db, act, { nominationId, ...parse(opinionSchema) });
  return redirect(`/shortlist/${nominationId}?marked#mark`);
});

export default function Nominee() {
  const { now, cycle, row, entry, mayMark, closed, isMarked, run } = useLoaderData<typeof loader>();
  const file = (
    <div className="stack">
      {closed && (
        <Banner icon="lock" title={m.shortlist_closed_title()}>
          {closed}
        </Banner>
      )}
      <NomineeFile awards={cycle.settings.awards} cycleName={cycle.name} entry={entry} row={row} />
      <SourceLine>{sourceText(cycle, run)}</SourceLine>
    </div>
  );
  return (
    <AppPage
      back={{ to: `/shortlist?cycle=${cycle.id}&at=${row.id}#n-${row.id}`, label: m.shortlist_files() }}
      facts={shortlistFacts(
        cycle,
        now,
        mayMark && !row.isOwn ? m.shortlist_open_mark() : m.shortlist_fact_read(),
      )}
      lede={m.shortlist_nominee_reading({
        branch: row.branch,
        unit: row.unit,
        day: row.submittedAt ? showDay(dayOf(row.submittedAt)) : '–',
      })}
      title={row.name}
    >
      {mayMark ? (
        <div className="cols cols--wide">
          {file}
          <aside className="side stack" id="mark">
            {row.isOwn ? (
              <OwnFile />
            ) : (
              <>
                <Card kind="next" title={m.shortlist_mark_title({ name: row.name })}>
                  {isMarked && (
                    <Banner kind="ok" role="status">
                      {m.shortlist_marked({ name: row.name })}
                    </Banner>
                  )}
                  <MarkForm key={row.id} mine={row.mine} nominationId={row.id} />
                </Card>
                <Card title={m.shortlist_listing()}>
                  <p>{entry ? m.shortlist_listed_at({ place: entry.place }) : m.shortlist_listed_none()}</p>
                  <LinkButton block to={`/shortlist/${row.id}/listing`} variant="secondary">
                    {entry ? m.shortlist_listing_remove_do() : m.shortlist_listing_add_do()}
                  </LinkButton>
                </Card>
              </>
            )}
          </aside>
        </div>
      ) : (
        file
      )}
    </AppPage>
  );
}
