/** The short forms after deciding: publishing, withdrawing, revoking. */
import { Banner } from '~/components/banner';
import { Actions, Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/error-summary';
import { TextField } from '~/components/field';
import { TextArea } from '~/components/text-area';
import { usePostForm } from '~/components/use-post-form';
import { m } from '~/paraglide/messages';
import {
  type PublicationForm as PublicationValues,
  publicationSchema,
  type RevocationForm as RevocationValues,
  revocationSchema,
  type WithdrawalForm as WithdrawalValues,
  withdrawalSchema,
} from './commendation-form';
import { commendationIssueTexts, summaryOf } from './commendation-words';

type StepProps = { backTo: string };

/** The number is typed again: what is published is read by everybody at once. */
export function PublicationForm({ number, backTo }: StepProps & { number: string }) {
  const { form, field, problem, isSending } = usePostForm<PublicationValues>(
    publicationSchema as never,
    { confirmation: '' },
    commendationIssueTexts,
  );
  return (
    <form {...form} className="card">
      <div className="stack">
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        <TextField
          {...field('confirmation')}
          autoComplete="off"
          hint={m.commendation_publish_hint()}
          label={
            <>
              {m.commendation_publish_type()} <b>{number}</b>
            </>
          }
        />
        <Actions>
          <Button disabled={isSending}>{m.commendation_publish_do()}</Button>
          <Later to={backTo} />
        </Actions>
      </div>
    </form>
  );
}

export function WithdrawalForm({ backTo }: StepProps) {
  const { form, field, errors, problem, isSending } = usePostForm<WithdrawalValues>(
    withdrawalSchema as never,
    { reason: '' },
    commendationIssueTexts,
  );
  return (
    <form {...form} className="card">
      <div className="stack">
        <ErrorSummary lines={summaryOf(errors)} />
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        <TextArea
          {...field('reason')}
          hint={m.commendation_withdraw_hint()}
          label={m.commendation_withdraw_reason()}
          maxLength={1000}
        />
        <Actions>
          <Button disabled={isSending} variant="danger">
            {m.commendation_withdraw_do()}
          </Button>
          <Later to={backTo} />
        </Actions>
      </div>
    </form>
  );
}

export function RevocationForm({ backTo }: StepProps) {
  const { form, field, errors, problem, isSending } = usePostForm<RevocationValues>(
    revocationSchema as never,
    { number: '', reason: '' },
    commendationIssueTexts,
  );
  return (
    <form {...form} className="card">
      <div className="stack">
        <ErrorSummary lines={summaryOf(errors)} />
        {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
        <TextField
          {...field('number')}
          autoComplete="off"
          hint={m.commendation_revoke_number_hint()}
          label={m.commendation_revoke_number()}
          maxLength={60}
        />
        <TextArea
          {...field('reason')}
          hint={m.commendation_revoke_reason_hint()}
          label={m.commendation_revoke_reason()}
          maxLength={1000}
        />
        <Actions>
          <Button disabled={isSending} variant="danger">
            {m.commendation_revoke_do()}
          </Button>
          <Later to={backTo} />
        </Actions>
      </div>
    </form>
  );
}

function Later({ to }: { to: string }) {
  return (
    <LinkButton to={to} variant="quiet">
      {m.common_later()}
    </LinkButton>
  );
}
