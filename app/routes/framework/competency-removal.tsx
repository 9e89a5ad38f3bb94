import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/banner';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { useProblem } from '~/components/use-post-form';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { textIn } from '~/features/framework/framework';
import { refuseToRemove } from '~/features/framework/framework-editing';
import { removeCompetency } from '~/features/framework/framework-editing-commands.server';
import { revisionForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { competencyPath, frameworkPath } from '~/features/framework/framework-words';
import { Conflict, NotFound } from '~/lib/errors';
import { idParam } from '~/lib/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_remove_skill() }];

export const loader = load(async ({ db, actor, params }) => {
  const view = await viewFrameworkToEdit(db, actor, idParam(params.id));
  const skill = view.content.competencies.find((one) => one.code === params.code);
  if (!skill) throw new NotFound('framework.skillGone');
  const refusal = refuseToRemove(skill);
  if (refusal) throw new Conflict(refusal);
  return { view, skill };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await removeCompetency(db, act, { id, code: params.code ?? '', ...parse(revisionForm) });
  return redirect(frameworkPath(id));
});

export default function CompetencyRemoval() {
  const { view, skill } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const problem = useProblem();
  return (
    <AppPage {...frameworkFrame({ locale: locale, title: m.framework_remove_skill(), view })}>
      <div className="stack">
        {problem && <Banner kind="late" role="alert" title={problem.text} />}
        <Card title={`${skill.code}. ${textIn(skill, locale)}`}>
          <p>{m.framework_remove_text()}</p>
          <Form method="post">
            <input name="revision" type="hidden" value={view.revision} />
            <Actions>
              <Button variant="danger">{m.framework_remove_do({ code: skill.code })}</Button>
              <LinkButton to={competencyPath(view.id, skill.code)} variant="quiet">
                {m.common_later()}
              </LinkButton>
            </Actions>
          </Form>
        </Card>
      </div>
    </AppPage>
  );
}
