import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { renameFramework } from '~/features/framework/editing/editing-commands.server';
import { NamingForm } from '~/features/framework/editing/naming-form';
import { frameworkForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { frameworkPath } from '~/features/framework/framework-words';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_naming_title() }];

export const loader = load(({ db, actor, params }) => viewFrameworkToEdit(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await renameFramework(db, act, { id, ...parse(frameworkForm) });
  return redirectSaying(frameworkPath(id), 'framework.named');
});

export default function Naming() {
  const view = useLoaderData<typeof loader>();
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_naming_title(), view })}>
      <NamingForm content={view.content} id={view.id} revision={view.revision} />
    </AppPage>
  );
}
