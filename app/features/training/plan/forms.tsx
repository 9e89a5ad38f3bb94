import { ConfirmationField } from '~/components/form/confirmation-field';
import { DateField } from '~/components/form/date-field';
import { TextField } from '~/components/form/field';
import { FormFrame } from '~/components/form/form-frame';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { summaryOf, trainingIssueTexts } from '../training-words';
import { approvalSchema, planSchema, yearsSchema } from './form';
import type { YearLine } from './plan';

export function PlanForm({ year }: { year: number }) {
  const post = usePostForm(planSchema, { name: '', fromYear: year, toYear: year + 4 }, trainingIssueTexts);
  return (
    <FormFrame
      action={m.training_plan_add_do()}
      backTo="/training"
      lines={summaryOf(post.errors)}
      post={post}
    >
      <TextField
        {...post.field('name')}
        hint={m.training_plan_name_hint()}
        label={m.training_name()}
        maxLength={200}
      />
      <div className="grid grid--2">
        <TextField {...post.field('fromYear')} inputMode="numeric" label={m.training_from_year()} />
        <TextField
          {...post.field('toYear')}
          hint={m.training_to_year_hint()}
          inputMode="numeric"
          label={m.training_to_year()}
        />
      </div>
    </FormFrame>
  );
}

type YearsProps = { lines: YearLine[]; isApproved: boolean; backTo: string };

/** A row of three figures for each year. */
export function YearsForm({ lines, isApproved, backTo }: YearsProps) {
  const values = {
    lines: lines.map(({ classes, people, amount }) => ({
      classes: String(classes),
      people: String(people),
      amount: showCount(amount),
    })),
    reason: '',
  };
  const post = usePostForm(yearsSchema, values, trainingIssueTexts);
  return (
    <FormFrame action={m.training_save()} backTo={backTo} post={post}>
      {lines.map(({ year }, at) => (
        <fieldset className="field" key={year}>
          <legend>{m.training_year_of({ year })}</legend>
          <div className="grid grid--3">
            <TextField
              {...post.field(`lines.${at}.classes`)}
              inputMode="numeric"
              label={m.training_classes()}
            />
            <TextField
              {...post.field(`lines.${at}.people`)}
              inputMode="numeric"
              label={m.training_people()}
            />
            <TextField
              {...post.field(`lines.${at}.amount`)}
              inputMode="numeric"
              label={m.training_amount()}
            />
          </div>
        </fieldset>
      ))}
      <p className="hint">{m.training_people_hint()}</p>
      <KeptTextArea
        {...post.field('reason')}
        hint={m.training_years_reason_hint()}
        label={m.training_reason()}
        maxLength={500}
        optional={!isApproved}
      />
    </FormFrame>
  );
}

export function ApprovalForm({ name, backTo }: { name: string; backTo: string }) {
  const post = usePostForm(
    approvalSchema,
    { approvedBy: '', decisionNumber: '', decidedOn: '', confirmation: '' },
    trainingIssueTexts,
  );
  return (
    <FormFrame action={m.training_approve_do()} backTo={backTo} lines={summaryOf(post.errors)} post={post}>
      <TextField {...post.field('approvedBy')} label={m.training_approved_by()} maxLength={200} />
      <div className="grid grid--2">
        <TextField {...post.field('decisionNumber')} label={m.training_decision_number()} maxLength={60} />
        <DateField {...post.field('decidedOn')} label={m.training_decided_on()} />
      </div>
      <ConfirmationField field={post.field('confirmation')} typed={name} />
    </FormFrame>
  );
}
