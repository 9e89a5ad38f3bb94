import { Form, Link } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { ErrorSummary } from '~/components/form/error-summary';
import { TextField } from '~/components/form/field';
import { usePostForm, useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FrameworkContent } from '../framework';
import { type FrameworkForm, frameworkForm } from '../framework-form';
import { frameworkIssueTexts } from '../framework-issue-texts';
import { frameworkPath } from '../framework-words';

type NamesNow = Pick<FrameworkContent, 'nameVi' | 'nameEn' | 'groups'>;
type NamesConflict = { revision: number; part: NamesNow; by: string | null; at: string };

/** Names of the framework and its groups, and room for one group more. */
export function NamingForm({ id, revision, content }: { id: number; revision: number; content: NamesNow }) {
  const problem = useProblem();
  const conflict = (problem?.current ?? null) as NamesConflict | null;
  const groups = content.groups.map(({ code, nameVi, nameEn }) => ({ code, nameVi, nameEn }));
  const values = {
    nameVi: content.nameVi,
    nameEn: content.nameEn,
    groups: [...groups, { code: '', nameVi: '', nameEn: '' }],
    ...(problem ? typedNames(problem.values) : {}),
    // After a conflict the next save answers to what is shown beside the fields.
    revision: conflict?.revision ?? Number(problem?.values.revision ?? revision),
  };
  const { form, field, errors, isSending } = usePostForm<FrameworkForm>(
    frameworkForm,
    values,
    frameworkIssueTexts,
  );
  const hint = (mine: string, theirs: string | undefined) =>
    conflict && theirs !== undefined && theirs !== mine
      ? m.framework_conflict_theirs({ text: theirs || '–' })
      : undefined;
  return (
    <Form {...form} className="stack">
      <ErrorSummary
        lines={errors.map(({ name, text }) => ({ id: name, message: text }))}
        safe={m.framework_kept()}
      />
      {conflict && (
        <Banner kind="warn" role="alert" title={m.framework_conflict_title()}>
          {m.framework_conflict_names({
            name: conflict.by ?? m.framework_somebody(),
            at: showInstant(new Date(conflict.at)),
          })}{' '}
          <Link reloadDocument to={frameworkPath(id, '/naming')}>
            {m.framework_conflict_theirs_all()}
          </Link>
        </Banner>
      )}
      <input name="revision" type="hidden" value={values.revision} />
      <Card title={m.framework_naming_framework()}>
        <TextField
          {...field('nameVi')}
          defaultValue={values.nameVi}
          hint={hint(values.nameVi, conflict?.part.nameVi)}
          label={m.framework_naming_vi()}
        />
        <TextField
          {...field('nameEn')}
          defaultValue={values.nameEn}
          hint={hint(values.nameEn, conflict?.part.nameEn)}
          label={m.framework_naming_en()}
          lang="en"
        />
      </Card>
      <Card title={m.framework_naming_groups()}>
        {values.groups.map((group, index) => {
          const stored = conflict?.part.groups.find((one) => one.code === group.code);
          return (
            <fieldset className="stack-s" key={group.code || 'new'}>
              <legend className="label">
                {group.code ? m.framework_naming_group({ code: group.code }) : m.framework_naming_new_group()}
              </legend>
              <input name={`groups.${index}.code`} type="hidden" value={group.code} />
              <div className="grid grid--2">
                <TextField
                  {...field(`groups.${index}.nameVi`)}
                  defaultValue={group.nameVi}
                  hint={hint(group.nameVi, stored?.nameVi)}
                  label={m.framework_naming_group_vi()}
                  optional={!group.code}
                />
                <TextField
                  {...field(`groups.${index}.nameEn`)}
                  defaultValue={group.nameEn}
                  hint={hint(group.nameEn, stored?.nameEn)}
                  label={m.framework_naming_group_en()}
                  lang="en"
                  optional={!group.code}
                />
              </div>
            </fieldset>
          );
        })}
        <p className="hint">{m.framework_naming_groups_hint()}</p>
      </Card>
      <Actions>
        <Button disabled={isSending}>{m.framework_naming_save()}</Button>
      </Actions>
    </Form>
  );
}

/** What the form sent, in the shape its fields expect. */
function typedNames(sent: Record<string, unknown>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const groups = (Array.isArray(sent.groups) ? sent.groups : []) as Partial<NamesNow['groups'][number]>[];
  return {
    nameVi: text(sent.nameVi),
    nameEn: text(sent.nameEn),
    groups: groups.map((group) => ({
      code: text(group?.code),
      nameVi: text(group?.nameVi),
      nameEn: text(group?.nameEn),
    })),
  };
}
