import { Actions, Button, type ButtonVariant, LinkButton } from '~/components/button';
import { TextArea } from '~/components/text-area';
import { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';
import { reasonSchema } from './nomination-form';
import { NominationProblem } from './nomination-problem';

type Props = { label: string; action: string; variant?: ButtonVariant; backTo: string };

/** One reason and one button: sending a file back, taking it back. The other side reads the reason. */
export function NominationReasonForm({ label, action, variant, backTo }: Props) {
  const { form, field, errors, problem, isSending } = usePostForm<{ reason: string }>(reasonSchema as never, {
    reason: '',
  });
  return (
    <form {...form} className="card">
      <div className="stack">
        <NominationProblem errors={errors} problem={problem} />
        <TextArea {...field('reason')} hint={m.nomination_reason_hint()} label={label} maxLength={500} />
        <Actions>
          <Button disabled={isSending} variant={variant}>
            {action}
          </Button>
          <LinkButton to={backTo} variant="quiet">
            {m.common_later()}
          </LinkButton>
        </Actions>
      </div>
    </form>
  );
}
