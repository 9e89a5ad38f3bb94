import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { RadioGroup } from '~/components/form/choice-field';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { consentSchema } from '../nomination-form';
import type { NominationView } from '../nomination-queries.server';

type Shown = Pick<NominationView, 'branch' | 'statement' | 'cycle'>;

/** The very text the nominee agrees to, paragraph by paragraph; its digest is kept with the answer. */
export function consentParagraphs({ branch, statement, cycle }: Shown): string[] {
  const deed = statement.deed.trim();
  return [
    m.nomination_consent_text_what({ honour: cycle.settings.honourName, unit: cycle.unitName, branch }),
    deed ? m.nomination_consent_text_deed({ deed }) : m.nomination_consent_text_no_deed(),
    m.nomination_consent_text_not(),
    m.nomination_consent_text_withdraw(),
  ];
}

/** The text, the standing answer, and two choices of which none is ticked beforehand. */
export function ConsentForm({ file }: { file: NominationView }) {
  const { form, field, errors, problem, isSending } = usePostForm<{ answer: string }>(
    consentSchema as never,
    {},
    { 'choice.invalid': m.nomination_consent_choose },
  );
  return (
    <div className="stack">
      {file.consent && (
        <Banner kind={file.consent.answer === 'given' ? 'ok' : 'info'} title={standingText(file.consent)}>
          {m.nomination_consent_standing_text()}
        </Banner>
      )}
      <Card title={m.nomination_consent_read()}>
        <div className="prose">
          {consentParagraphs(file).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      </Card>
      <form {...form} className="card">
        <div className="stack">
          <FormProblem errors={errors} problem={problem} />
          <RadioGroup
            {...field('answer')}
            label={m.nomination_consent_question()}
            options={[
              { value: 'given', label: m.nomination_consent_yes() },
              { value: 'refused', label: m.nomination_consent_no() },
            ]}
          />
          <Actions>
            <Button disabled={isSending}>{m.nomination_consent_do()}</Button>
            <LinkButton to={`/nomination/${file.id}`} variant="quiet">
              {m.common_later()}
            </LinkButton>
          </Actions>
        </div>
      </form>
    </div>
  );
}

function standingText({ answer, at, withdrawnAt }: NonNullable<NominationView['consent']>): string {
  if (answer === 'given') return m.nomination_consent_standing_given({ at: showInstant(at) });
  return withdrawnAt
    ? m.nomination_consent_standing_withdrawn({ at: showInstant(withdrawnAt) })
    : m.nomination_consent_standing_refused({ at: showInstant(at) });
}
