import { useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { load, perform } from '~/features/account/request.server';
import { versionMark } from '~/features/framework/framework';
import { publishFramework } from '~/features/framework/framework-commands.server';
import { revisionForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { WordingLabel } from '~/features/framework/framework-source';
import { frameworkPath } from '~/features/framework/framework-words';
import { PublishingChecklist } from '~/features/framework/publishing/publishing-checklist';
import { FrameworkStepForm } from '~/features/framework/publishing/step-form';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_publication_title() }];

export const loader = load(({ db, actor, params }) => viewFrameworkToEdit(db, actor, idParam(params.id)));

export const action = perform(async ({ db, act, params, parse }) => {
  const id = idParam(params.id);
  await publishFramework(db, act, { id, ...parse(revisionForm) });
  return redirectSaying(frameworkPath(id), 'framework.published');
});

export default function Publication() {
  const view = useLoaderData<typeof loader>();
  const { id, version, checklist, content } = view;
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_publication_title(), view })}>
      <div className="stack">
        <WordingLabel {...view} source={content.source} />
        <Card title={m.framework_publication_check()}>
          <PublishingChecklist
            baseVersion={view.base?.version ?? null}
            checklist={checklist}
            id={id}
            skills={content.competencies.length}
          />
        </Card>
        <Card title={m.framework_publication_what()}>
          <p>{m.framework_publication_text()}</p>
          {checklist.missing > 0 && (
            <Button refusal={m.framework_publication_when()}>
              {m.framework_publication_do({ version })}
            </Button>
          )}
        </Card>
        {checklist.missing === 0 && (
          <FrameworkStepForm
            action={m.framework_publication_do({ version })}
            backTo={frameworkPath(id)}
            revision={view.revision}
            typed={versionMark(content, version)}
          />
        )}
      </div>
    </AppPage>
  );
}
