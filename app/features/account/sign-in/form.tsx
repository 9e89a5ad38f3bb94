import { Actions, Button, LinkButton } from '~/components/button';
import { Details } from '~/components/details';
import { TextField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { signInSchema } from '../account-form';
import { formTexts } from '../account-words';

export function SignInForm({ next }: { next: string }) {
  const { form, field, problem } = usePostForm(signInSchema, { name: '', password: '', next }, formTexts);
  return (
    <div className="stack narrow">
      <form {...form} className="stack">
        {problem && problem.issues.length === 0 && (
          <Banner kind="warn" role="alert">
            {problem.text}
          </Banner>
        )}
        <input name="next" type="hidden" value={next} />
        <TextField
          {...field('name')}
          autoCapitalize="none"
          autoComplete="username"
          hint={m.account_sign_in_name_hint()}
          inputMode="email"
          label={m.account_sign_in_name()}
        />
        <TextField
          {...field('password')}
          autoComplete="current-password"
          label={m.account_password()}
          type="password"
        />
        <Actions>
          <Button>{m.account_sign_in()}</Button>
          <LinkButton to="/help#password" variant="quiet">
            {m.account_forgot()}
          </LinkButton>
        </Actions>
      </form>
      <Details summary={m.account_invited_title()}>
        <p>{m.account_invited_text()}</p>
      </Details>
      <Details summary={m.account_who_reads_title()}>
        <p>{m.account_who_reads_text()}</p>
      </Details>
    </div>
  );
}
