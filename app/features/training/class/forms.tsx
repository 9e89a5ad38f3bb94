import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { DateField } from '~/components/form/date-field';
import { TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { quarters } from '../training';
import { trainingReasonSchema } from '../training-form';
import { quarterName, summaryOf, trainingIssueTexts } from '../training-words';
import { classSchema, costSchema, heldSchema, movingSchema } from './form';

type Named = { id: string | number; name: string };
type ClassValues = {
  name: string;
  year: string;
  quarter: string;
  people: string;
  amount: string;
  goals: string[];
  topics: string[];
};
type ClassFormProps = {
  values: ClassValues;
  goals: Named[];
  topics: Named[];
  action: string;
  backTo: string;
};

export function ClassForm({ values, goals, topics, action, backTo }: ClassFormProps) {
  const post = usePostForm(classSchema, values, trainingIssueTexts);
  return (
    <FormFrame action={action} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('name')} label={m.training_name()} maxLength={300} />
      <TextField {...post.field('year')} inputMode="numeric" label={m.training_year()} />
      <QuarterField post={post} year={Number(values.year)} />
      <div className="grid grid--2">
        <TextField
          {...post.field('people')}
          hint={m.training_people_hint()}
          inputMode="numeric"
          label={m.training_people()}
        />
        <TextField
          {...post.field('amount')}
          hint={m.training_amount_hint()}
          inputMode="numeric"
          label={m.training_amount()}
        />
      </div>
      {goals.length > 0 && (
        <CheckboxGroup
          {...post.field('goals[]')}
          defaultValues={post.getValues('goals') as string[]}
          error={post.errorOf('goals')}
          hint={m.training_class_goals_hint()}
          id="goals"
          label={m.training_class_goals()}
          optional
          options={goals.map(optionOf)}
        />
      )}
      {topics.length > 0 && (
        <CheckboxGroup
          {...post.field('topics[]')}
          defaultValues={post.getValues('topics') as string[]}
          error={post.errorOf('topics')}
          id="topics"
          label={m.training_class_topics()}
          optional
          options={topics.map(optionOf)}
        />
      )}
    </FormFrame>
  );
}

type StepProps = { backTo: string };

export function MovingForm({ backTo, year }: StepProps & { year: number }) {
  const post = usePostForm(movingSchema, { year: String(year), quarter: '', reason: '' }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_class_move_do()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('year')} inputMode="numeric" label={m.training_year()} />
      <QuarterField post={post} year={year} />
      <KeptTextArea {...post.field('reason')} label={m.training_reason()} maxLength={500} />
    </FormFrame>
  );
}

/** Cancelling a class, revoking a completion: a reason, and the button that does it. */
export function ClassReasonForm({ backTo, action }: StepProps & { action: string }) {
  const post = usePostForm(trainingReasonSchema, { reason: '' }, trainingIssueTexts);
  return (
    <FormFrame action={action} backTo={backTo} lines={summaryOf(post.errors)} post={post} variant="danger">
      <KeptTextArea {...post.field('reason')} label={m.training_reason()} maxLength={500} />
    </FormFrame>
  );
}

export function HeldForm({ backTo }: StepProps) {
  const post = usePostForm(heldSchema, { heldOn: '' }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_class_hold_do()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <DateField {...post.field('heldOn')} label={m.training_held_on()} />
    </FormFrame>
  );
}

export function CostForm({ backTo }: StepProps) {
  const post = usePostForm(costSchema, { label: '', amount: '', spentOn: '' }, trainingIssueTexts);
  return (
    <FormFrame action={m.training_cost_add()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('label')} label={m.training_cost_label()} maxLength={200} />
      <div className="grid grid--2">
        <TextField
          {...post.field('amount')}
          hint={m.training_cost_hint()}
          inputMode="numeric"
          label={m.training_amount()}
        />
        <DateField {...post.field('spentOn')} label={m.training_cost_day()} />
      </div>
    </FormFrame>
  );
}

function QuarterField({ post, year }: { post: Pick<ReturnType<typeof usePostForm>, 'field'>; year: number }) {
  return (
    <RadioGroup
      {...post.field('quarter')}
      inline
      label={m.training_quarter()}
      options={quarters.map((quarter) => ({
        value: String(quarter),
        label: quarterName({ year, quarter }).split('/')[0],
      }))}
    />
  );
}

const optionOf = ({ id, name }: Named) => ({ value: String(id), label: name });
