import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { listCycles } from '~/features/cycle/cycle-queries.server';
import { FrameworkOverview, frameworkFrame } from '~/features/framework/framework-page';
import { viewFramework } from '~/features/framework/framework-queries.server';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_list_title() }];

export const loader = load(async ({ db, actor, params }) => {
  const view = await viewFramework(db, actor, idParam(params.id));
  const { cycles } = await listCycles(db, actor, { page: 1 });
  const using = cycles.filter((cycle) => cycle.frameworkId === view.id);
  return { view, cycles: using.map(({ id, name, frameworkId }) => ({ id, name, frameworkId })) };
});

export default function Framework() {
  const { view, cycles } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <AppPage {...frameworkFrame({ view, locale })}>
      <FrameworkOverview cycles={cycles} locale={locale} view={view} />
    </AppPage>
  );
}
