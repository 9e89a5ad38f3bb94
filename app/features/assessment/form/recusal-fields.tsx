/** “Tôi không chấm được một người”: whom, and why. The reason goes to the officer who assigns, to nobody else. */

import { Actions, Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/form/choice-field';
import { ErrorSummary } from '~/components/form/error-summary';
import { KeptTextArea } from '~/components/form/kept-text-area';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { type Recusal, recusalSchema } from './recusal';

const texts = {
  'assessment.rateeRequired': m.assessment_refusal_ratee_required,
  'assessment.reasonRequired': m.assessment_refusal_reason_required,
};

type RecusalProps = { people: { id: string; name: string; unit: string }[]; chosen: string | null };

export function RecusalForm({ people, chosen }: RecusalProps) {
  const defaults = chosen ? { rateeId: chosen, reason: '' } : { reason: '' };
  const { form, field, errors, problem } = usePostForm<Recusal>(recusalSchema, defaults, texts);
  return (
    <form {...form} className="prose stack">
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      {problem && problem.issues.length === 0 && <Banner kind="late" role="alert" title={problem.text} />}
      <RadioGroup
        {...field('rateeId')}
        defaultValue={chosen ?? undefined}
        label={m.assessment_recusal_whom()}
        options={people.map(({ id, name, unit }) => ({ value: id, label: name, hint: unit }))}
      />
      <KeptTextArea
        {...field('reason')}
        hint={m.assessment_recusal_reason_hint()}
        keep="device"
        label={m.assessment_recusal_reason()}
        maxLength={500}
        rows={4}
      />
      <Actions>
        <Button>{m.assessment_recusal_send()}</Button>
        <LinkButton to="/" variant="secondary">
          {m.common_later()}
        </LinkButton>
      </Actions>
    </form>
  );
}
