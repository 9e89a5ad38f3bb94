import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { shortlistNominee, unlistNominee } from '~/features/shortlist/shortlist-commands.server';
import { listingKindSchema, listingSchema, unlistingSchema } from '~/features/shortlist/shortlist-form';
import { shortlistFacts } from '~/features/shortlist/shortlist-frame';
import { ListingForm } from '~/features/shortlist/shortlist-listing';
import { refuseToShortlist, refuseToUnlist } from '~/features/shortlist/shortlist-policy';
import { departsFromOrders, findNominee, findShortlist } from '~/features/shortlist/shortlist-queries.server';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.shortlist_listing()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { cycle, personId, state, name, branch, unit, place, id } = await findNominee(
    db,
    actor,
    uuidParam(params.nominationId),
  );
  const nominee = { personId, state };
  must(
    place === null
      ? refuseToShortlist(actor, nominee, cycle, now)
      : refuseToUnlist(actor, nominee, cycle, now),
  );
  const listed = await findShortlist(db, actor, cycle);
  const needsReason = place === null && (await departsFromOrders(db, cycle, id));
  return {
    now,
    cycle,
    nominee: { id, name, branch, unit, place, state },
    end: listed.length + 1,
    needsReason,
  };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const nominationId = uuidParam(params.nominationId);
  if (parse(listingKindSchema).kind === 'add') {
    await shortlistNominee(db, act, { nominationId, ...parse(listingSchema) });
    return redirectSaying(`/shortlist/${nominationId}`, 'shortlist.listed');
  }
  await unlistNominee(db, act, { nominationId, ...parse(unlistingSchema) });
  return redirectSaying('/shortlist/order', 'shortlist.unlisted');
});

export default function Listing() {
  const { now, cycle, nominee, end, needsReason } = useLoaderData<typeof loader>();
  const { id, name, place } = nominee;
  const isAdding = place === null;
  const back =
    nominee.state === 'submitted'
      ? { to: `/shortlist/${id}`, label: name }
      : { to: `/shortlist/order?cycle=${cycle.id}`, label: m.shortlist_order_title() };
  return (
    <AppPage
      back={back}
      facts={shortlistFacts(cycle, now, m.shortlist_fact_listing())}
      lede={
        isAdding ? m.shortlist_listing_add_lede({ place: end }) : m.shortlist_listing_remove_lede({ place })
      }
      title={isAdding ? m.shortlist_listing_add_title({ name }) : m.shortlist_listing_remove_title({ name })}
    >
      <ListingForm
        backTo={back.to}
        key={isAdding ? 'add' : 'remove'}
        kind={isAdding ? 'add' : 'remove'}
        needsReason={needsReason}
      />
    </AppPage>
  );
}
