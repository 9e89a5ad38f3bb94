import { useLoaderData } from '@remix-run/react';
import { SaveLine } from '~/components/draft/save-line';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { CompetencyConflict, type SkillConflict } from '~/features/framework/competency/conflict';
import { CompetencyEditor } from '~/features/framework/competency/form';
import { CompetencyText } from '~/features/framework/competency/text';
import { typedValues } from '~/features/framework/competency/values';
import { CopyFrameworkButton } from '~/features/framework/editing/copy';
import { editCompetency } from '~/features/framework/editing/editing-commands.server';
import { textIn } from '~/features/framework/framework';
import { competencyEditForm } from '~/features/framework/framework-form';
import { BesideTree, frameworkFrame } from '~/features/framework/framework-page';
import { viewFramework } from '~/features/framework/framework-queries.server';
import { WordingLabel } from '~/features/framework/framework-source';
import { competencyPath, frameworkPath } from '~/features/framework/framework-words';
import { AppPage } from '~/frame/app-page';
import { showInstant } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_skill_title() }];

export const loader = load(async ({ db, actor, params }) => {
  const view = await viewFramework(db, actor, idParam(params.id));
  const index = view.content.competencies.findIndex((skill) => skill.code === params.code);
  const skill = view.content.competencies[index];
  if (!skill) throw new NotFound('framework.skillGone');
  const before = view.base?.content.competencies.find((one) => one.code === skill.code);
  return {
    view,
    skill,
    base: view.base && before ? { version: view.base.version, levels: before.levels } : null,
    nextCode: view.content.competencies[index + 1]?.code ?? null,
  };
});

export const action = perform(async ({ db, act, params, parse, form }) => {
  const id = idParam(params.id);
  await editCompetency(db, act, { id, code: params.code ?? '', ...parse(competencyEditForm) });
  const next = form.get('next');
  return redirectSaying(
    typeof next === 'string' && next ? competencyPath(id, next, '#skill') : frameworkPath(id),
    'framework.skillSaved',
  );
});

export default function CompetencyPage() {
  const { view, skill, base, nextCode } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const problem = useProblem();
  const saved = view.savedBy[skill.code];
  const conflict = problem?.current as SkillConflict | undefined;
  return (
    <AppPage {...frameworkFrame({ locale: locale, title: `${skill.code}. ${textIn(skill, locale)}`, view })}>
      <BesideTree current={skill.code} locale={locale} view={view}>
        <WordingLabel {...view} source={view.content.source} />
        {problem && !conflict && problem.issues.length === 0 && (
          <Banner kind="late" role="alert" title={problem.text} />
        )}
        {saved && (
          <SaveLine state="saved">
            {m.framework_saved_by({ at: showInstant(saved.at), name: saved.by ?? m.framework_somebody() })}
          </SaveLine>
        )}
        {view.may.edit && conflict && (
          <CompetencyConflict
            id={view.id}
            mine={typedValues(problem?.values ?? {})}
            scale={view.content.scale}
            theirs={conflict}
          />
        )}
        {view.may.edit && !conflict && (
          <CompetencyEditor
            base={base}
            content={view.content}
            id={view.id}
            key={skill.code}
            nextCode={nextCode}
            revision={view.revision}
            skill={skill}
          />
        )}
        {!view.may.edit && <CompetencyText content={view.content} locale={locale} skill={skill} />}
        {!view.may.edit && view.may.draft && <CopyFrameworkButton id={view.id} />}
      </BesideTree>
    </AppPage>
  );
}
