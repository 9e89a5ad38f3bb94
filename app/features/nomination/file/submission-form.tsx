import { Link } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { AnswerList } from '~/components/description-list';
import { FormProblem } from '~/components/form/form-problem';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { m } from '~/paraglide/messages';
import { RuleCard } from '../eligibility/rule-list';
import { statementParts } from '../nomination';
import { versionSchema } from '../nomination-form';
import type { NominationView } from '../nomination-queries.server';
import { partName } from '../nomination-words';
import { missingOf } from './missing';
import { StatementText } from './statement-text';

/** The statement as the province will get it, looked over once, and the button that sends exactly this version. */
export function SubmissionForm({ file }: { file: NominationView }) {
  const { form, errors, problem, isSending } = usePostForm<{ version: number }>(versionSchema as never, {
    version: file.version,
  });
  const isFull = missingOf(file, file.unit).isQuotaFull;
  return (
    <form {...form} className="stack">
      <FormProblem errors={errors} problem={problem} />
      {problem?.current !== undefined && (
        <LinkButton reloadDocument to={`/nomination/${file.id}/submission`} variant="secondary">
          {m.nomination_submission_stale()}
        </LinkButton>
      )}
      {isFull && !problem && (
        <Banner kind="warn" title={m.nomination_unit_quota_full()}>
          {m.nomination_missing_quota_full({ quota: file.unit.quota })}
        </Banner>
      )}
      <Card id="statement" title={m.nomination_file_statement()}>
        <AnswerList
          items={statementParts.map((part) => ({
            id: part,
            term: partName(part),
            value: <StatementText text={file.statement[part]} />,
            action: <Link to={`/nomination/${file.id}#${part}`}>{m.nomination_submission_edit()}</Link>,
          }))}
        />
      </Card>
      <RuleCard cycleName={file.cycle.name} outcomes={file.outcomes} />
      <input name="version" type="hidden" value={file.version} />
      <Actions>
        <Button disabled={isSending}>{m.nomination_submission_do()}</Button>
        <LinkButton to={`/nomination/${file.id}`} variant="quiet">
          {m.common_later()}
        </LinkButton>
      </Actions>
    </form>
  );
}
