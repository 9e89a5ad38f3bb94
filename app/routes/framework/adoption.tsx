import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { AdoptionFields } from '~/features/framework/editing/adoption-fields';
import { versionMark } from '~/features/framework/framework';
import { adoptFramework } from '~/features/framework/framework-commands.server';
import { adoptionForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToAdopt } from '~/features/framework/framework-queries.server';
import { WordingLabel } from '~/features/framework/framework-source';
import { frameworkPath } from '~/features/framework/framework-words';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_adoption_title() }];

export const loader = load(({ db, actor, params }) => viewFrameworkToAdopt(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await adoptFramework(db, act, { id, ...parse(adoptionForm) });
  return redirectSaying(frameworkPath(id), 'framework.adopted');
});

export default function Adoption() {
  const view = useLoaderData<typeof loader>();
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_adoption_title(), view })}>
      <div className="stack">
        <WordingLabel {...view} source={view.content.source} />
        <AdoptionFields
          id={view.id}
          typed={versionMark(view.content, view.version)}
          unitName={view.unitName}
        />
      </div>
    </AppPage>
  );
}
