import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { load, perform } from '~/features/account/request.server';
import { refuseToRemove } from '~/features/framework/editing/editing';
import { removeCompetency } from '~/features/framework/editing/editing-commands.server';
import { textIn } from '~/features/framework/framework';
import { revisionForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { competencyPath, frameworkPath } from '~/features/framework/framework-words';
import { FrameworkStepForm } from '~/features/framework/publishing/step-form';
import { AppPage } from '~/frame/app-page';
import { Conflict, NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
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
  const code = params.code ?? '';
  await removeCompetency(db, act, { id, code, ...parse(revisionForm) });
  return redirectSaying(frameworkPath(id), 'framework.skillRemoved', { code });
});

export default function CompetencyRemoval() {
  const { view, skill } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <AppPage {...frameworkFrame({ locale: locale, title: m.framework_remove_skill(), view })}>
      <div className="stack">
        <Card title={`${skill.code}. ${textIn(skill, locale)}`}>
          <p>{m.framework_remove_text()}</p>
        </Card>
        <FrameworkStepForm
          action={m.framework_remove_do({ code: skill.code })}
          backTo={competencyPath(view.id, skill.code)}
          revision={view.revision}
          typed={skill.code}
          variant="danger"
        />
      </div>
    </AppPage>
  );
}
