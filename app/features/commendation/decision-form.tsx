import { Actions, Button } from '~/components/button';
import { CheckboxGroup } from '~/components/form/choice-field';
import { DateField } from '~/components/form/date-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { TextField } from '~/components/form/field';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { type DecisionValues, decisionSchema } from './commendation-form';
import type { NomineeChoice } from './commendation-queries.server';
import { commendationIssueTexts, decisionSummary } from './commendation-words';

type DecisionFormProps = {
  choices: NomineeChoice[];
  /** How many the cycle means to honour, and how many are decided on already. */
  awards: number;
  decided: number;
};

/** Who, which paper, why. Nobody is ticked beforehand: the list is not the decision. */
export function DecisionForm({ choices, awards, decided }: DecisionFormProps) {
  const { form, field, errors, errorOf, problem, isSending, watch, getValues } = usePostForm<DecisionValues>(
    decisionSchema as never,
    { nominationIds: [], number: '', signedOn: '', signer: '', reason: '', excessReason: '' },
    commendationIssueTexts,
  );
  const ticked = watch('nominationIds');
  const chosen = decided + (Array.isArray(ticked) ? ticked.length : 0);
  const isOver = chosen > awards;
  return (
    <form {...form} className="card">
      <div className="stack">
        <ErrorSummary lines={decisionSummary(errors)} />
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        <CheckboxGroup
          {...field('nominationIds[]')}
          defaultValues={getValues('nominationIds')}
          error={errorOf('nominationIds')}
          hint={m.commendation_form_people_hint()}
          id="nominationIds"
          label={m.commendation_form_people()}
          options={choices.map(optionOf)}
        />
        <p className="reading" role="status">
          {m.commendation_form_count({ chosen: showCount(chosen), awards: showCount(awards) })}
        </p>
        <div className="grid grid--2">
          <TextField
            {...field('number')}
            autoComplete="off"
            hint={m.commendation_form_number_hint()}
            label={m.commendation_form_number()}
            maxLength={60}
          />
          <DateField
            {...field('signedOn')}
            hint={m.commendation_form_day_hint()}
            label={m.commendation_form_day()}
          />
        </div>
        <TextField
          {...field('signer')}
          autoComplete="off"
          hint={m.commendation_form_signer_hint()}
          label={m.commendation_form_signer()}
          maxLength={120}
        />
        <KeptTextArea
          {...field('reason')}
          hint={m.commendation_form_reason_hint()}
          label={m.commendation_form_reason()}
          maxLength={1000}
          rows={5}
        />
        <KeptTextArea
          {...field('excessReason')}
          hint={m.commendation_form_excess_hint({ awards: showCount(awards) })}
          label={m.commendation_form_excess()}
          maxLength={1000}
          optional={!isOver}
        />
        <Actions>
          <Button disabled={isSending}>{m.commendation_form_do()}</Button>
        </Actions>
        <p className="hint">{m.commendation_form_after()}</p>
      </div>
    </form>
  );
}

function optionOf({ id, place, name, branch, unit, deed, answer, isOwn }: NomineeChoice) {
  const named = answer === 'given' ? m.commendation_consent_given() : m.commendation_consent_not_named();
  return {
    value: id,
    disabled: isOwn,
    label: m.commendation_form_choice({ place, name, branch }),
    hint: isOwn ? m.commendation_refusal_own_file() : `${unit} · ${named} · ${deed}`,
  };
}
