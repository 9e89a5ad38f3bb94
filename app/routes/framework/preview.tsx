import { Form, useLoaderData } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { SelectField } from '~/components/form/field';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import { competenciesFor, textIn } from '~/features/framework/framework';
import { frameworkFrame } from '~/features/framework/framework-page';
import { viewFramework } from '~/features/framework/framework-queries.server';
import { WordingLabel } from '~/features/framework/framework-source';
import { branchKindName, competencyPath } from '~/features/framework/framework-words';
import { FrameworkPreview } from '~/features/framework/publishing/preview';
import { branchKinds } from '~/features/organisation/organisation';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_preview_title() }];

export const loader = load(async ({ db, actor, params, url }) => {
  const view = await viewFramework(db, actor, idParam(params.id));
  const kind = branchKinds.find((one) => one === url.searchParams.get('kind')) ?? 'residential';
  const codes = competenciesFor(view.content, kind).map((skill) => skill.code);
  return { view, kind, only: codes.find((code) => code === url.searchParams.get('skill')) };
});

export default function Preview() {
  const { view, kind, only } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const skills = competenciesFor(view.content, kind);
  return (
    <AppPage {...frameworkFrame({ locale: locale, title: m.framework_preview_title(), view })}>
      <div className="stack">
        <WordingLabel {...view} source={view.content.source} />
        <Form className="row row--top">
          <SelectField
            defaultValue={kind}
            key={kind}
            label={m.framework_preview_kind()}
            name="kind"
            options={branchKinds.map((one) => ({ value: one, label: branchKindName(one) }))}
          />
          <SelectField
            defaultValue={only ?? ''}
            key={`${kind}-${only}`}
            label={m.framework_preview_skill()}
            name="skill"
            options={skills.map((skill) => ({
              value: skill.code,
              label: `${skill.code}. ${textIn(skill, locale)}`,
            }))}
            prompt={m.framework_preview_all({ count: skills.length })}
          />
          <Button variant="secondary">{m.framework_preview_show()}</Button>
        </Form>
        <Banner>{m.framework_preview_note()}</Banner>
        <FrameworkPreview content={view.content} kind={kind} locale={locale} only={only} />
        {only && view.may.edit && (
          <LinkButton icon="pen" to={competencyPath(view.id, only)} variant="secondary">
            {m.framework_preview_edit({ code: only })}
          </LinkButton>
        )}
      </div>
    </AppPage>
  );
}
