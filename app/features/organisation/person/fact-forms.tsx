import { ConfirmationField } from '~/components/form/confirmation-field';
import { DateField } from '~/components/form/date-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { officialGrades } from '../organisation';
import { disciplineForm, gradeForm, typedHonourForm } from '../organisation-form';
import { gradeName, organisationIssueTexts } from '../organisation-words';

type Values = Record<string, string>;
type Props = { year: string; backTo: string };

export function HonourForm({ year, backTo, person }: Props & { person: string }) {
  const values = { year, name: '', issuer: '', decisionNumber: '', decidedOn: '', confirmation: '' };
  const post = usePostForm<Values>(typedHonourForm as never, values, organisationIssueTexts);
  const text = (name: string) => ({ ...post.field(name), defaultValue: post.getValues(name) });
  return (
    <FormFrame action={m.people_honour_do()} backTo={backTo} post={post}>
      <TextField {...text('name')} hint={m.people_honour_name_hint()} label={m.people_field_honour()} />
      <TextField {...text('year')} inputMode="numeric" label={m.people_field_year()} shape="code" />
      <TextField {...text('issuer')} label={m.people_field_issuer()} />
      <TextField {...text('decisionNumber')} label={m.people_field_decision()} optional />
      <DateField {...text('decidedOn')} label={m.people_field_decided_on()} optional />
      <ConfirmationField field={post.field('confirmation')} typed={person} />
    </FormFrame>
  );
}

export function GradeForm({ year, backTo }: Props) {
  const post = usePostForm<Values>(
    gradeForm as never,
    { year, grade: '', source: '' },
    organisationIssueTexts,
  );
  const text = (name: string) => ({ ...post.field(name), defaultValue: post.getValues(name) });
  return (
    <FormFrame action={m.people_grade_do()} backTo={backTo} post={post}>
      <TextField {...text('year')} inputMode="numeric" label={m.people_field_year()} shape="code" />
      <SelectField
        {...text('grade')}
        hint={m.people_grade_hint()}
        label={m.people_field_grade()}
        options={officialGrades.map((code) => ({ value: code, label: gradeName(code) }))}
        prompt
      />
      <TextField {...text('source')} hint={m.people_source_hint()} label={m.people_field_source()} optional />
    </FormFrame>
  );
}

export function DisciplineForm({ backTo, person }: { backTo: string; person: string }) {
  const values = { form: '', fromOn: '', toOn: '', source: '', confirmation: '' };
  const post = usePostForm<Values>(disciplineForm as never, values, organisationIssueTexts);
  const text = (name: string) => ({ ...post.field(name), defaultValue: post.getValues(name) });
  return (
    <FormFrame action={m.people_discipline_do()} backTo={backTo} post={post}>
      <TextField {...text('form')} hint={m.people_discipline_hint()} label={m.people_field_discipline()} />
      <div className="grid grid--2">
        <DateField {...text('fromOn')} label={m.people_field_from_on()} />
        <DateField {...text('toOn')} label={m.people_field_to_on()} optional />
      </div>
      <TextField {...text('source')} hint={m.people_source_hint()} label={m.people_field_source()} optional />
      <ConfirmationField field={post.field('confirmation')} typed={person} />
    </FormFrame>
  );
}
