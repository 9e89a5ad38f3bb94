/** The form of a draft: head, calendar, who rates, who is nominated. */
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField, type SelectOption, TextField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { cycleKinds } from '../cycle';
import { cycleKindName } from '../cycle-words';
import { CalendarFields } from './calendar-fields';
import { NominationFields, RatingFields } from './editor-fields';
import { EligibilityFields } from './eligibility-fields';
import { cycleFieldName } from './field-names';
import { type CycleForm, cycleSchema, type FieldOf } from './form';
import { cycleIssueTexts } from './issue-words';
import type { LevelCounts } from './levels';
import { LinkingFields } from './linking-fields';
import { proposalText } from './overlap-note';
import { type CalendarModel, proposedPhases } from './proposal';

type EditorProps = {
  defaults: CycleForm;
  frameworks: SelectOption[];
  /** The button: what will be kept. */
  save: string;
  backTo: string;
  /** Units of the province by level: a level without any is offered with its zero. */
  levels: LevelCounts;
  /** A new cycle's calendar is proposed: the day it starts from, and the cycles it may be laid out by. */
  proposal?: { start: string; models: CalendarModel[] };
};

export function CycleEditor({ defaults, frameworks, save, backTo, levels, proposal }: EditorProps) {
  const { form, field, errorOf, errors, problem, isSending, getValues, setValue, watch } = usePostForm<
    CycleForm & { calendarStart: string }
  >(cycleSchema as never, { ...defaults, calendarStart: proposal?.start ?? '' }, cycleIssueTexts);
  const filled = watch('phases');
  const proposing = proposal && {
    propose: () => {
      const made = proposedPhases(
        { start: getValues('calendarStart'), kind: getValues('kind') },
        proposal.models,
      );
      if (made) setValue('phases', made.phases, { shouldDirty: true });
      return made !== null;
    },
    said: proposalText({ start: watch('calendarStart'), kind: watch('kind') }, proposal.models, filled),
  };
  const fieldOf: FieldOf = (path) => ({
    ...field(path),
    defaultValue: String(getValues(path as never) ?? ''),
  });
  const lines = errors.map(({ name, text }) => {
    const field = cycleFieldName(name);
    return { id: name, message: field ? m.cycle_form_complaint({ field, text }) : text };
  });
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
                options={cycleKinds.map((kind) => ({ value: kind, label: cycleKindName(kind) }))}
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
      <CalendarFields fieldOf={fieldOf} proposing={proposing} windows={filled} />
      <RatingFields
        fieldOf={fieldOf}
        levels={levels}
        register={field}
        titles={{ chosen: getValues('superiorTitles') ?? [], error: errorOf('superiorTitles') }}
      />
      <LinkingFields
        fieldOf={fieldOf}
        levels={levels}
        register={field}
        titles={{ chosen: getValues('linking.titles') ?? [], error: errorOf('linking.titles') }}
      />
      <NominationFields fieldOf={fieldOf} levels={levels} />
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
