import { Form } from '@remix-run/react';
import { Actions, Button } from '~/components/button';
import { TextField } from '~/components/form/field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { resetSchema } from '../account-form';
import { formTexts } from '../account-words';
import { codeLifeMinutes } from '../proof/second-proof';
import { NewPasswordField } from '../sign-in/password-field';

/** What the reset costs without a second proof, and where the code comes from with one. */
export function ResetProof({ proof, isCodeSent }: { proof: string | null; isCodeSent: boolean }) {
  if (!proof) return <Banner kind="info">{m.account_reset_without()}</Banner>;
  return (
    <Banner kind="info" title={m.account_reset_proof_title()}>
      <div className="stack">
        <p>
          {isCodeSent
            ? m.account_reset_code_sent({ email: proof, minutes: codeLifeMinutes })
            : m.account_reset_proof({ email: proof })}
        </p>
        <Form method="post">
          <Actions>
            <Button name="intent" value="code" variant="secondary">
              {isCodeSent ? m.account_reset_code_again() : m.account_reset_code_send()}
            </Button>
          </Actions>
        </Form>
      </div>
    </Banner>
  );
}

/** A new password by a reset link, with the code where there is one to be had. */
export function ResetForm({ hasProof }: { hasProof: boolean }) {
  const { form, field, errors, problem } = usePostForm(resetSchema, { password: '', code: '' }, formTexts);
  return (
    <form {...form} className="stack narrow">
      <FormProblem errors={errors} problem={problem} />
      {hasProof && (
        <TextField
          {...field('code')}
          autoComplete="one-time-code"
          hint={m.account_reset_code_hint()}
          inputMode="numeric"
          label={m.account_reset_code()}
          optional
        />
      )}
      <NewPasswordField {...field('password')} />
      <Actions>
        <Button>{m.account_reset()}</Button>
      </Actions>
    </form>
  );
}
