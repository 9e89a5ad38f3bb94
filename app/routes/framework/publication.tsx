import { Form, useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/banner';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { useProblem } from '~/components/use-post-form';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { publishFramework } from '~/features/framework/framework-commands.server';
import { revisionForm } from '~/features/framework/framework-form';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFrameworkToEdit } from '~/features/framework/framework-queries.server';
import { WordingLabel } from '~/features/framework/framework-source';
import { frameworkPath } from '~/features/framework/framework-words';
import { PublishingChecklist } from '~/features/framework/publishing-checklist';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
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
  const problem = useProblem();
  const { id, version, checklist, content } = view;
  return (
    <AppPage {...frameworkFrame({ locale: getLocale(), title: m.framework_publication_title(), view })}>
      <div className="stack">
        {problem && <Banner kind="late" role="alert" title={problem.text} />}
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
          <Form method="post">
            <input name="revision" type="hidden" value={view.revision} />
            <Actions>
              <Button refusal={checklist.missing > 0 ? m.framework_publication_when() : undefined}>
                {m.framework_publication_do({ version })}
              </Button>
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
