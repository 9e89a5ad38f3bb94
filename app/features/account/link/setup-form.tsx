import { Actions, Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateField } from '~/components/form/date-field';
import { TextField } from '~/components/form/field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { m } from '~/paraglide/messages';
import { setupSchema } from '../account-form';
import { formTexts } from '../account-words';
import { NoticeField } from '../privacy/notice-field';
import { NewPasswordField } from '../sign-in/password-field';

/** The province and its first administrator. */
export function SetupForm() {
  const { form, field, errors, problem } = usePostForm(setupSchema, {}, formTexts);
  return (
    <form {...form} className="stack">
      <FormProblem errors={errors} problem={problem} />
      <Card title={m.account_setup_province()}>
        <TextField
          {...field('unitName')}
          hint={m.account_setup_unit_name_hint()}
          label={m.account_setup_unit_name()}
        />
        <TextField
          {...field('code')}
          hint={m.account_setup_code_hint()}
          label={m.account_setup_code()}
          shape="code"
        />
        <DateField {...field('validFrom')} label={m.account_setup_valid_from()} />
      </Card>
      <Card title={m.account_setup_person()}>
        <TextField
          {...field('fullName')}
          autoComplete="name"
          hint={m.account_setup_full_name_hint()}
          label={m.account_setup_full_name()}
        />
        <TextField
          {...field('phone')}
          autoComplete="tel"
          hint={m.account_phone_hint()}
          inputMode="tel"
          label={m.account_phone()}
          type="tel"
        />
        <TextField {...field('email')} autoComplete="email" label={m.account_email()} optional type="email" />
        <NewPasswordField {...field('password')} />
        <NoticeField {...field('notice')} />
      </Card>
      <Actions>
        <Button>{m.account_setup()}</Button>
      </Actions>
    </form>
  );
}
