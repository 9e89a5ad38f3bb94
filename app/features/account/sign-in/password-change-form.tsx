import { Actions, Button } from '~/components/button';
import { TextField } from '~/components/form/field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { passwordChangeSchema } from '../account-form';
import { formTexts } from '../account-words';
import { NewPasswordField } from './password-field';

export function PasswordChangeForm() {
  const { form, field, errors, problem } = usePostForm(
    passwordChangeSchema,
    { currentPassword: '', password: '' },
    formTexts,
  );
  return (
    <form {...form} className="stack narrow">
      <FormProblem errors={errors} problem={problem} />
      <TextField
        {...field('currentPassword')}
        autoComplete="current-password"
        label={m.account_password_current()}
        type="password"
      />
      <NewPasswordField {...field('password')} />
      <Actions>
        <Button>{m.account_password_change()}</Button>
      </Actions>
    </form>
  );
}
