import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { NewCompetency } from '~/features/framework/competency/form';
import { addCompetency } from '~/features/framework/editing/editing-commands.server';
import { newCompetencyForm } from '~/features/framework/framework-form';
import { BesideTree, frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { frameworkPath } from '~/features/framework/framework-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_new_title() }];

export const loader = load(async ({ db, actor, params, url }) => {
  const view = await viewFrameworkToEdit(db, actor, idParam(params.id));
  const wanted = url.searchParams.get('group');
  const group = view.content.groups.find((one) => one.code === wanted) ?? view.content.groups[0];
  if (!group) throw new NotFound('framework.noGroup');
  return { view, group: group.code };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await addCompetency(db, act, { id, ...parse(newCompetencyForm) });
  return redirectSaying(frameworkPath(id), 'framework.skillAdded');
});

export default function NewCompetencyPage() {
  const { view, group } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <AppPage {...frameworkFrame({ locale: locale, title: m.framework_new_title(), view })}>
      <BesideTree locale={locale} view={view}>
        <NewCompetency
          content={view.content}
          group={group}
          key={group}
          locale={locale}
          scale={view.content.scale}
        />
      </BesideTree>
    </AppPage>
  );
}
