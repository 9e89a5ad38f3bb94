import { Actions, Button } from '~/components/button';
import { CheckboxField } from '~/components/form/choice-field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { noticeSchema } from '../account-form';
import { formTexts } from '../account-words';

/** Under the notice itself: read, and on to the first task. */
export function NoticeForm() {
  const { form, field, errors, problem } = usePostForm(noticeSchema, {}, formTexts);
  const { defaultValue: _typed, ...notice } = field('notice');
  return (
    <form {...form} className="stack narrow">
      <FormProblem errors={errors} problem={problem} />
      <CheckboxField {...notice} label={m.account_notice_read()} value="on" />
      <Actions>
        <Button>{m.account_notice_go_on()}</Button>
      </Actions>
    </form>
  );
}
