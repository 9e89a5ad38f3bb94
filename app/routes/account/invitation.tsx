import { useActionData, useLoaderData } from '@remix-run/react';
import { FormProblem } from '~/components/form/form-problem';
import { Pagination } from '~/components/page/pagination';
import { handLinksSchema } from '~/features/account/account-form';
import { createResetLink, invite } from '~/features/account/invitation/commands.server';
import { InvitationList } from '~/features/account/invitation/list';
import { invitationsPerPage, listUnitAccounts } from '~/features/account/invitation/queries.server';
import { InvitationSheet, type SheetLink } from '~/features/account/invitation/sheet';
import { findLastResets } from '~/features/account/proof/reset-news-queries.server';
import { load, perform } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { managing } from '~/features/organisation/actor';
import { AppPage } from '~/frame/app-page';
import { LinkList } from '~/frame/link-list';
import { Invalid, Refused } from '~/lib/errors';
import { idParam, pageParam } from '~/lib/http/param';
import type { Problem } from '~/lib/http/respond.server';
import { qrModules } from '~/lib/qr-code.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.account_invitation_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const asked = url.searchParams.get('unit');
  const own = managing(actor)[0]?.unitId;
  if (!asked && own === undefined) throw new Refused({ reason: 'account.notOfficer' });
  const unitId = asked ? idParam(asked) : own!;
  const page = pageParam(url);
  const list = await listUnitAccounts(db, actor, { unitId, page, at: now });
  const people = list.people.map(({ personId }) => personId);
  const resets = await findLastResets(db, people, now);
  return { ...list, resets, page, pageSize: invitationsPerPage, now, cycle: await running() };
});

export const action = perform(async ({ db, act, parse }) => {
  const input = parse(handLinksSchema);
  const chosen = input.reset ? [] : ((input.all ? input.shown : input.personIds) ?? []);
  if (!input.reset && chosen.length === 0) throw new Invalid([], { reason: 'account.nobodyChosen' });
  const links = input.reset
    ? [await createResetLink(db, act, { personId: idParam(input.reset) })]
    : await invite(db, act, { personIds: chosen.map(idParam) });
  return { links: links.map((link): SheetLink => ({ ...link, modules: qrModules(link.url) })) };
});

export default function InvitationPage() {
  const { unit, units, people, resets, total, page, pageSize, now, cycle } = useLoaderData<typeof loader>();
  const done = useActionData<{ links?: SheetLink[]; problem?: Problem }>();
  const here = `/account/invitation?unit=${unit.id}`;
  return (
    <AppPage
      crumbs={[{ label: m.account_invitation_title() }, { label: unit.name }]}
      facts={factsOf(cycle, now, {
        next: m.account_invitation_next(),
        audience: m.account_invitation_audience(),
        deadline: noDeadline(),
      })}
      lede={m.account_invitation_lede()}
      title={done?.links ? m.account_sheet_title() : m.account_invitation_title()}
    >
      {done?.links ? (
        <InvitationSheet back={here} links={done.links} />
      ) : (
        <div className="stack">
          <FormProblem errors={[]} problem={done?.problem ?? null} />
          <LinkList
            label={m.account_invitation_units()}
            links={units.map(({ id, name }) => ({ to: `/account/invitation?unit=${id}`, label: name }))}
          />
          <InvitationList people={people} resets={resets} unitName={unit.name} />
          <Pagination page={page} pageSize={pageSize} to={(to) => `${here}&page=${to}`} total={total} />
        </div>
      )}
    </AppPage>
  );
}
