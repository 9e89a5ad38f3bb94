import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { SecretaryList } from '~/features/organisation/handover/forms';
import { listSecretaries } from '~/features/organisation/handover/queries.server';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { tidy } from '~/lib/text';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_replace_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const text = tidy((url.searchParams.get('q') ?? '').slice(0, 100));
  return {
    now,
    running: await running(),
    text,
    list: await listSecretaries(db, actor, { text, page: pageParam(url) }),
  };
});

export default function Replacements() {
  const { now, running, text, list } = useLoaderData<typeof loader>();
  return (
    <AppPage
      crumbs={[{ label: m.people_title(), to: '/organisation' }, { label: m.people_replace_title() }]}
      facts={factsOf(running, now, { next: m.people_replace_list_next(), audience: m.people_audience() })}
      lede={m.people_replace_list_lede()}
      title={m.people_replace_title()}
    >
      <SecretaryList {...list} text={text} />
    </AppPage>
  );
}
