import { ConfirmationField } from '~/components/form/confirmation-field';
import { DateField } from '~/components/form/date-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { endUnitForm, moveUnitForm, unitForm } from '../organisation-form';
import { organisationIssueTexts } from '../organisation-words';

type Values = Record<string, string>;
type Choice = { id: number; code: string; name: string };
type Type = { code: string; nameVi: string };

/** Code, name, type and days: for a new unit and for a known one. */
export function UnitEditor({
  types,
  values,
  action,
  backTo,
}: {
  types: Type[];
  values: Values;
  action: string;
  backTo: string;
}) {
  const post = usePostForm<Values>(unitForm as never, values, organisationIssueTexts);
  const { field, getValues } = post;
  return (
    <FormFrame action={action} backTo={backTo} post={post}>
      <TextField
        {...field('name')}
        defaultValue={getValues('name')}
        hint={m.people_unit_name_hint()}
        label={m.people_field_unit_name()}
      />
      <TextField
        {...field('code')}
        defaultValue={getValues('code')}
        hint={m.people_unit_code_hint()}
        label={m.people_field_code()}
        shape="code"
      />
      <SelectField
        {...field('typeCode')}
        defaultValue={getValues('typeCode')}
        label={m.people_field_type()}
        options={types.map((type) => ({ value: type.code, label: type.nameVi }))}
        prompt
      />
      <div className="grid grid--2">
        <DateField
          {...field('validFrom')}
          defaultValue={getValues('validFrom')}
          label={m.people_field_valid_from()}
        />
        <DateField
          {...field('validTo')}
          defaultValue={getValues('validTo')}
          label={m.people_field_valid_to()}
          optional
        />
      </div>
    </FormFrame>
  );
}

/** Where the unit hangs from now on. */
export function UnitMoveForm({
  choices,
  parentId,
  backTo,
}: {
  choices: Choice[];
  parentId: string;
  backTo: string;
}) {
  const post = usePostForm<Values>(moveUnitForm as never, { parentId });
  return (
    <FormFrame action={m.people_unit_move_do()} backTo={backTo} post={post}>
      <SelectField
        {...post.field('parentId')}
        defaultValue={post.getValues('parentId')}
        hint={m.people_unit_move_hint()}
        label={m.people_field_parent()}
        options={choiceOptions(choices)}
        prompt
      />
    </FormFrame>
  );
}

/** The last day of a unit and what it became. */
type EndProps = { choices: Choice[]; day: string; backTo: string; name: string };

export function UnitEndForm({ choices, day, backTo, name }: EndProps) {
  const post = usePostForm<Values>(
    endUnitForm as never,
    { validTo: day, successorId: '', note: '', confirmation: '' },
    organisationIssueTexts,
  );
  const { field, getValues } = post;
  return (
    <FormFrame action={m.people_unit_end_do()} backTo={backTo} post={post} variant="danger">
      <DateField
        {...field('validTo')}
        defaultValue={getValues('validTo')}
        label={m.people_field_last_day()}
      />
      <SelectField
        {...field('successorId')}
        defaultValue={getValues('successorId')}
        hint={m.people_unit_successor_hint()}
        label={m.people_field_successor()}
        optional
        options={choiceOptions(choices)}
        prompt={m.people_unit_no_successor()}
      />
      <TextField
        {...field('note')}
        defaultValue={getValues('note')}
        hint={m.people_unit_note_hint()}
        label={m.people_field_note()}
        optional
      />
      <ConfirmationField field={field('confirmation')} typed={name} />
    </FormFrame>
  );
}

function choiceOptions(choices: Choice[]) {
  return choices.map(({ id, code, name }) => ({ value: String(id), label: `${name} (${code})` }));
}
