import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { chooseGrowth } from '~/features/scoring/result/commands.server';
import { growthSchema } from '~/features/scoring/result/form';
import { ResultBody, resultFacts, resultHead } from '~/features/scoring/result/page';
import { findResult } from '~/features/scoring/result/queries.server';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.scoring_result_title_other()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  found: await findResult(db, actor, idParam(params.rateeId), getLocale()),
}));

export const action = perform(async ({ db, act, params, parse }) => {
  const rateeId = idParam(params.rateeId);
  await chooseGrowth(db, act, { rateeId, ...parse(growthSchema) });
  return redirectSaying(`/result/${rateeId}#grow`, 'scoring.growthChosen');
});

export default function RateeResult() {
  const { now, found } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={found.isOwn ? undefined : { to: '/dashboard', label: m.scoring_result_back() }}
      facts={resultFacts(found, now)}
      {...resultHead(found)}
    >
      <div className="stack-l">
        <ResultBody found={found} />
      </div>
    </AppPage>
  );
}
