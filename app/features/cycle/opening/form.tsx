import { Actions, Button, LinkButton } from '~/components/button';
import { ConfirmationField } from '~/components/form/confirmation-field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { type OpeningValues, openingSchema } from '../form/step-form';

/** Opening is confirmed by typing the cycle's name. `isBlocked`: what stands in the way is said beside it. */
export function OpeningForm({
  cycle,
  isBlocked,
}: {
  cycle: { id: number; name: string };
  isBlocked: boolean;
}) {
  const { form, field, problem, isSending } = usePostForm<OpeningValues>(openingSchema as never, {
    confirmation: '',
  });
  const confirmation = field('confirmation');
  return (
    <form {...form} className="card">
      <h3>{m.cycle_opening_form()}</h3>
      {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
      {problem && problem.issues.length > 0 && !confirmation.error && (
        <Banner kind="warn" role="alert" title={m.cycle_refusal_windows_impossible()} />
      )}
      <ConfirmationField field={confirmation} hint={m.cycle_opening_form_hint()} typed={cycle.name} />
      <Actions>
        <Button block disabled={isSending} refusal={isBlocked ? m.cycle_opening_blocked() : undefined}>
          {m.cycle_opening_do()}
        </Button>
        <LinkButton block to={`/cycle/${cycle.id}/edit`} variant="quiet">
          {m.cycle_show_to_edit()}
        </LinkButton>
      </Actions>
    </form>
  );
}
