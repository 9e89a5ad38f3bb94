/** The form of a draft: head, calendar, who rates, who is nominated. */
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { ErrorSummary } from '~/components/error-summary';
import { SelectField, type SelectOption, TextField } from '~/components/field';
import { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';
import { cycleKinds } from './cycle';
import { CalendarFields } from './cycle-calendar-fields';
import { NominationFields, RatingFields } from './cycle-editor-fields';
import { EligibilityFields } from './cycle-eligibility-fields';
import { type CycleForm, cycleSchema, type FieldOf } from './cycle-form';
import { cycleIssueTexts } from './cycle-issue-words';
import { LinkingFields } from './cycle-linking-fields';
import { kindName } from './cycle-words';

type EditorProps = {
  defaults: CycleForm;
  frameworks: SelectOption[];
  /** The button: what will be kept. */
  save: string;
  backTo: string;
};

export function CycleEditor({ defaults, frameworks, save, backTo }: EditorProps) {
  const { form, field, errorOf, errors, problem, isSending, getValues } = usePostForm<CycleForm>(
    cycleSchema as never,
    defaults,
    cycleIssueTexts,
  );
  const fieldOf: FieldOf = (path) => ({
    ...field(path),
    defaultValue: String(getValues(path as never) ?? ''),
  });
  const lines = errors.map(({ name, text }) => ({ id: name, message: text }));
  return (
    <form {...form} className="stack-l">
      <ErrorSummary
        lines={lines.length > 0 || !problem ? lines : [{ id: 'name', message: problem.text }]}
        safe={m.cycle_form_safe()}
      />
      <Section id="head" title={m.cycle_form_head()}>
        <Card>
          <div className="stack">
            <TextField {...fieldOf('name')} hint={m.cycle_field_name_hint()} label={m.cycle_field_name()} />
            <div className="grid grid--2">
              <SelectField
                {...fieldOf('kind')}
                label={m.cycle_field_kind()}
                options={cycleKinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
              />
              <TextField {...fieldOf('year')} inputMode="numeric" label={m.cycle_field_year()} />
            </div>
            <SelectField
              {...fieldOf('frameworkId')}
              hint={m.cycle_field_framework_hint()}
              label={m.cycle_field_framework()}
              options={frameworks}
              prompt
            />
          </div>
        </Card>
      </Section>
      <CalendarFields fieldOf={fieldOf} />
      <RatingFields
        fieldOf={fieldOf}
        register={field}
        titles={{ chosen: getValues('superiorTitles') ?? [], error: errorOf('superiorTitles') }}
      />
      <LinkingFields
        fieldOf={fieldOf}
        register={field}
        titles={{ chosen: getValues('linking.titles') ?? [], error: errorOf('linking.titles') }}
      />
      <NominationFields fieldOf={fieldOf} />
      <EligibilityFields fieldOf={fieldOf} />
      <Actions>
        <Button disabled={isSending}>{save}</Button>
        <LinkButton to={backTo} variant="quiet">
          {m.cycle_form_cancel()}
        </LinkButton>
      </Actions>
    </form>
  );
}
