import { Actions, Button } from '~/components/button';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { joinSchema } from '../account-form';
import { formTexts } from '../account-words';
import { NoticeField } from '../privacy/notice-field';
import { NewPasswordField } from '../sign-in/password-field';

/** A first password, with the privacy notice read. */
export function JoinForm() {
  const { form, field, errors, problem } = usePostForm(joinSchema, { password: '' }, formTexts);
  return (
    <form {...form} className="stack narrow">
      <FormProblem errors={errors} problem={problem} />
      <NewPasswordField {...field('password')} />
      <NoticeField {...field('notice')} />
      <Actions>
        <Button>{m.account_join()}</Button>
      </Actions>
    </form>
  );
}
