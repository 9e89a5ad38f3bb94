import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { load, perform } from '~/features/account/request.server';
import { versionMark } from '~/features/framework/framework';
import { retireFramework } from '~/features/framework/framework-commands.server';
import { retirementForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToRetire } from '~/features/framework/framework-queries.server';
import { frameworkPath } from '~/features/framework/framework-words';
import { FrameworkStepForm } from '~/features/framework/publishing/step-form';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_retirement_title() }];

export const loader = load(({ db, actor, params }) => viewFrameworkToRetire(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await retireFramework(db, act, { id, ...parse(retirementForm) });
  return redirectSaying(frameworkPath(id), 'framework.retired');
});

export default function Retirement() {
  const view = useLoaderData<typeof loader>();
  const { id, version, content } = view;
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_retirement_title(), view })}>
      <div className="stack">
        <Card title={m.framework_retirement_what()}>
          <p>{m.framework_retirement_text()}</p>
        </Card>
        <FrameworkStepForm
          action={m.framework_retirement_do({ version })}
          backTo={frameworkPath(id)}
          typed={versionMark(content, version)}
          variant="danger"
        />
      </div>
    </AppPage>
  );
}
