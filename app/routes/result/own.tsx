import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { OtherResults, ResultBody, resultFacts, resultHead } from '~/features/scoring/result/page';
import { findResult, listOwnResults } from '~/features/scoring/result/queries.server';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.scoring_result_title_none()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, running }) => {
  const results = await listOwnResults(db, actor);
  const first = results.find((row) => row.releasedAt) ?? results[0];
  return {
    now,
    found: first ? await findResult(db, actor, first.rateeId, getLocale()) : null,
    others: results.filter((row) => row !== first),
    running: first ? null : await running(),
  };
});

export default function OwnResult() {
  const { now, found, others, running } = useLoaderData<typeof loader>();
  if (!found)
    return (
      <AppPage
        facts={factsOf(running, now, {
          next: m.scoring_result_fact_wait(),
          audience: m.scoring_result_fact_audience_own(),
          deadline: noDeadline(),
        })}
        title={m.scoring_result_title_none()}
      >
        <EmptyState level={2} title={m.scoring_result_none_title()}>
          {m.scoring_result_none_text()}
        </EmptyState>
      </AppPage>
    );
  return (
    <AppPage facts={resultFacts(found, now)} {...resultHead(found)}>
      <div className="stack-l">
        <ResultBody found={found} />
        <OtherResults results={others} />
      </div>
    </AppPage>
  );
}
