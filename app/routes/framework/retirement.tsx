import { Form, useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/banner';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { useProblem } from '~/components/use-post-form';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { retireFramework } from '~/features/framework/framework-commands.server';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToRetire } from '~/features/framework/framework-queries.server';
import { frameworkPath } from '~/features/framework/framework-words';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_retirement_title() }];

export const loader = load(({ db, actor, params }) => viewFrameworkToRetire(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params }) => {
  const id = idParam(params.id);
  await retireFramework(db, act, id);
  return redirectSaying(frameworkPath(id), 'framework.retired');
});

export default function Retirement() {
  const view = useLoaderData<typeof loader>();
  const problem = useProblem();
  const { id, version } = view;
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_retirement_title(), view })}>
      <div className="stack">
        {problem && <Banner kind="late" role="alert" title={problem.text} />}
        <Card title={m.framework_retirement_what()}>
          <p>{m.framework_retirement_text()}</p>
          <Form method="post">
            <Actions>
              <Button variant="danger">{m.framework_retirement_do({ version })}</Button>
              <LinkButton to={frameworkPath(id)} variant="quiet">
                {m.common_later()}
              </LinkButton>
            </Actions>
          </Form>
        </Card>
      </div>
    </AppPage>
  );
}
