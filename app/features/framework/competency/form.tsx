import { Form } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField } from '~/components/form/field';
import { usePostForm, useProblem } from '~/components/form/use-post-form';
import { showPercent } from '~/lib/number';
import { m } from '~/paraglide/messages';
import {
  type Competency,
  type FrameworkContent,
  type Locale,
  type Scale,
  type Texts,
  textIn,
} from '../framework';
import {
  type CompetencyEditForm,
  competencyEditForm,
  type NewCompetencyForm,
  newCompetencyForm,
} from '../framework-form';
import { frameworkIssueTexts } from '../framework-issue-texts';
import { competencyPath, frameworkPath } from '../framework-words';
import { CompetencyFields } from './fields';
import { emptyValues, typedValues, valuesOf } from './values';

type EditProps = {
  id: number;
  revision: number;
  skill: Competency;
  content: FrameworkContent;
  base: { version: number; levels: Texts[] } | null;
  nextCode: string | null;
};

/** Edits one skill of a draft. Key it by the skill: fields keep what is typed. */
export function CompetencyEditor({ id, revision, skill, content, base, nextCode }: EditProps) {
  const sent = useProblem()?.values;
  const values = { ...(sent ? typedValues(sent) : valuesOf(skill)), revision: sent?.revision ?? revision };
  const post = usePostForm<CompetencyEditForm>(competencyEditForm, values as never, frameworkIssueTexts);
  return (
    <Form {...post.form} className="stack">
      <ErrorSummary lines={summaryOf(post.errors)} safe={m.framework_kept()} />
      <input name="revision" type="hidden" value={String(values.revision)} />
      <CompetencyFields
        base={base}
        head={skill.code}
        post={post}
        quotes={skill.sourceQuotes}
        scale={content.scale}
        values={values}
        weight={weightWords(content, skill.group, skill.code, post.watch('weight') ?? values.weight)}
      />
      <Actions>
        <Button disabled={post.isSending} name="next" value={nextCode ?? ''}>
          {nextCode ? m.framework_save_next({ code: nextCode }) : m.framework_save()}
        </Button>
        <LinkButton
          icon="phone"
          to={frameworkPath(id, `/preview?kind=${skill.appliesTo[0] ?? 'residential'}&skill=${skill.code}`)}
          variant="secondary"
        >
          {m.framework_preview_phone()}
        </LinkButton>
        {skill.sourceQuotes.length === 0 && (
          <LinkButton to={competencyPath(id, skill.code, '/removal')} variant="quiet">
            {m.framework_remove_skill()}
          </LinkButton>
        )}
      </Actions>
    </Form>
  );
}

type NewProps = { content: FrameworkContent; scale: Scale; group: string; locale: Locale };

/** A skill of the province's own. */
export function NewCompetency({ content, scale, group, locale }: NewProps) {
  const sent = useProblem()?.values;
  const values = { ...(sent ? typedValues(sent) : emptyValues), group: String(sent?.group ?? group) };
  const post = usePostForm<NewCompetencyForm>(newCompetencyForm, values as never, frameworkIssueTexts);
  const chosen = String(post.watch('group') ?? values.group);
  return (
    <Form {...post.form} className="stack">
      <ErrorSummary lines={summaryOf(post.errors)} safe={m.framework_kept()} />
      <CompetencyFields
        base={null}
        head={m.framework_new_head()}
        post={post}
        quotes={[]}
        scale={scale}
        values={values}
        weight={weightWords(content, chosen, null, post.watch('weight') ?? values.weight)}
      >
        <SelectField
          {...post.field('group')}
          defaultValue={values.group}
          label={m.framework_field_group()}
          options={content.groups.map((one) => ({
            value: one.code,
            label: `${one.code}. ${textIn(one, locale)}`,
          }))}
        />
      </CompetencyFields>
      <Actions>
        <Button disabled={post.isSending}>{m.framework_new_save()}</Button>
      </Actions>
    </Form>
  );
}

/** Label and running total: what the group weighs with what is typed now, and this skill's share of it. */
function weightWords(content: FrameworkContent, group: string, code: string | null, typed: unknown) {
  const weight = Number(String(typed).replace(',', '.'));
  const others = content.competencies
    .filter((skill) => skill.group === group && skill.code !== code)
    .reduce((sum, skill) => sum + skill.weight, 0);
  const own = Number.isFinite(weight) && weight > 0 ? weight : 0;
  const total = Math.round((others + own) * 100) / 100;
  return {
    label: m.framework_field_weight({ group }),
    hint: m.framework_weight_hint({
      group,
      total: String(total).replace('.', ','),
      share: showPercent(own, total),
    }),
  };
}

function summaryOf(errors: { name: string; text: string }[]) {
  return errors.map(({ name, text }) => ({ id: name, message: text }));
}
