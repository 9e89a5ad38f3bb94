import { RadioGroup } from '~/components/form/choice-field';
import { DateField } from '~/components/form/date-field';
import { SelectField, TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { endAppointmentForm, newAppointmentForm, newPersonForm, personForm } from '../organisation-form';
import { organisationIssueTexts } from '../organisation-words';

export type Values = Record<string, string>;
type Title = { code: string; nameVi: string };
type Post = ReturnType<typeof usePostForm<Values>>;

export const emptyPerson: Values = {
  ho: '',
  dem: '',
  ten: '',
  bornOn: '',
  gender: '',
  phone: '',
  email: '',
  memberCode: '',
  joinedUnionOn: '',
};
const emptySeat: Values = { titleCode: '', fromOn: '', toOn: '', how: '' };

/** A new person with the post they begin with. */
export function NewPersonForm({ titles, backTo }: { titles: Title[]; backTo: string }) {
  const post = usePostForm<Values>(
    newPersonForm as never,
    { ...emptyPerson, ...emptySeat },
    organisationIssueTexts,
  );
  return (
    <FormFrame action={m.people_person_add_do()} backTo={backTo} post={post}>
      <PersonFields post={post} />
      <SeatFields post={post} titles={titles} />
    </FormFrame>
  );
}

export function PersonEditor({ values, backTo }: { values: Values; backTo: string }) {
  const post = usePostForm<Values>(personForm as never, values, organisationIssueTexts);
  return (
    <FormFrame action={m.people_person_edit_do()} backTo={backTo} post={post}>
      <PersonFields post={post} />
    </FormFrame>
  );
}

/** A further post for somebody known; the unit is named by its code. */
export function AppointmentForm({
  titles,
  values,
  backTo,
}: {
  titles: Title[];
  values: Values;
  backTo: string;
}) {
  const post = usePostForm<Values>(
    newAppointmentForm as never,
    { ...emptySeat, unitCode: '', ...values },
    organisationIssueTexts,
  );
  return (
    <FormFrame action={m.people_appoint_do()} backTo={backTo} post={post}>
      <TextField
        {...post.field('unitCode')}
        defaultValue={post.getValues('unitCode')}
        hint={m.people_unit_code_find_hint()}
        label={m.people_field_unit_code()}
        shape="code"
      />
      <SeatFields post={post} titles={titles} />
    </FormFrame>
  );
}

export function EndAppointmentForm({ day, backTo }: { day: string; backTo: string }) {
  const post = usePostForm<Values>(endAppointmentForm as never, { toOn: day }, organisationIssueTexts);
  return (
    <FormFrame action={m.people_appointment_end_do()} backTo={backTo} post={post} variant="danger">
      <DateField
        {...post.field('toOn')}
        defaultValue={post.getValues('toOn')}
        label={m.people_field_to_on()}
      />
    </FormFrame>
  );
}

export function PersonFields({ post: { field, getValues } }: { post: Post }) {
  const text = (name: string) => ({ ...field(name), defaultValue: getValues(name) });
  return (
    <>
      <fieldset className="grid grid--3">
        <legend className="label">{m.people_name_legend()}</legend>
        <TextField {...text('ho')} label={m.people_field_ho()} />
        <TextField {...text('dem')} label={m.people_field_dem()} optional />
        <TextField {...text('ten')} label={m.people_field_ten()} />
      </fieldset>
      <p className="hint">{m.people_name_hint()}</p>
      <div className="grid grid--2">
        <DateField {...text('bornOn')} label={m.people_field_born_on()} optional />
        <SelectField
          {...text('gender')}
          label={m.people_field_gender()}
          optional
          options={[
            { value: 'female', label: m.people_gender_female() },
            { value: 'male', label: m.people_gender_male() },
          ]}
          prompt={m.people_gender_none()}
        />
        <TextField
          {...text('phone')}
          hint={m.people_phone_hint()}
          inputMode="tel"
          label={m.people_field_phone()}
          optional
          type="tel"
        />
        <TextField
          {...text('email')}
          inputMode="email"
          label={m.people_field_email()}
          optional
          type="email"
        />
        <TextField {...text('memberCode')} label={m.people_field_member_code()} optional shape="code" />
        <DateField {...text('joinedUnionOn')} label={m.people_field_joined_on()} optional />
      </div>
    </>
  );
}

function SeatFields({ post, titles }: { post: Post; titles: Title[] }) {
  const text = (name: string) => ({ ...post.field(name), defaultValue: post.getValues(name) });
  return (
    <>
      <SelectField
        {...text('titleCode')}
        label={m.people_field_title()}
        options={titles.map((title) => ({ value: title.code, label: title.nameVi }))}
        prompt
      />
      <div className="grid grid--2">
        <DateField {...text('fromOn')} label={m.people_field_from_on()} />
        <DateField {...text('toOn')} label={m.people_field_to_on()} optional />
      </div>
      <HowField post={post} />
    </>
  );
}

/** How a seat was come by. */
export function HowField({ post: { field, getValues } }: { post: Post }) {
  return (
    <RadioGroup
      {...field('how')}
      defaultValue={getValues('how')}
      inline
      label={m.people_field_how()}
      optional
      options={[
        { value: 'elected', label: m.people_how_elected() },
        { value: 'appointed', label: m.people_how_appointed() },
      ]}
    />
  );
}
