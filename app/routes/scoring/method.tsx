import { useLoaderData } from '@remix-run/react';
import { loadPublic } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { MethodText } from '~/features/scoring/method/text';
import { AppPage } from '~/frame/app-page';
import { m } from '~/paraglide/messages';
import type { PageHandle } from '~/root';

export const meta = () => [{ title: `${m.scoring_method_title()} – ${m.common_brand()}` }];

export const handle: PageHandle = { isStatic: true };

export const loader = loadPublic(async ({ now, running }) => {
  const cycle = await running();
  return {
    now,
    cycle: cycle && { state: cycle.state, windows: cycle.windows },
    settings: cycle?.settings ?? null,
  };
});

export default function Method() {
  const { now, cycle, settings } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: m.scoring_method_fact_next(),
        audience: m.scoring_method_fact_audience(),
        deadline: noDeadline(),
      })}
      lede={m.scoring_method_lede()}
      reading={m.scoring_method_reading()}
      title={m.scoring_method_title()}
    >
      <MethodText settings={settings} />
    </AppPage>
  );
}
