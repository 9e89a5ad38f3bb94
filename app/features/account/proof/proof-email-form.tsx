import { Actions, Button } from '~/components/button';
import { TextField } from '~/components/form/field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { proofEmailSchema } from '../account-form';
import { formTexts } from '../account-words';

/** One's own address for codes, with the password asked again. */
export function ProofEmailForm({ email }: { email: string | null }) {
  const { form, field, errors, problem } = usePostForm(
    proofEmailSchema,
    { email: email ?? '', currentPassword: '' },
    formTexts,
  );
  return (
    <form {...form} className="stack narrow">
      <FormProblem errors={errors} problem={problem} />
      <TextField
        {...field('email')}
        autoComplete="email"
        hint={m.account_proof_hint()}
        label={m.account_proof_email()}
        type="email"
      />
      <TextField
        {...field('currentPassword')}
        autoComplete="current-password"
        label={m.account_password_current()}
        type="password"
      />
      <Actions>
        <Button>{m.account_proof_save()}</Button>
      </Actions>
    </form>
  );
}
