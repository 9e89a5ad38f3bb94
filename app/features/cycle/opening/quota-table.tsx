import { Actions, Button, LinkButton } from '~/components/button';
import { ErrorSummary } from '~/components/form/error-summary';
import { TextField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { Table } from '~/components/page/table';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { cycleIssueTexts } from '../form/issue-words';
import { type QuotaForm, quotaSchema } from '../form/step-form';

type Row = { unitId: number; name: string; quota: number | null; ratees: number };

/** Each nominating unit with how many it may put forward; one button keeps them all. */
export function QuotaTable({ rows, backTo }: { rows: Row[]; backTo: string }) {
  const { form, field, errors, problem, isSending, getValues } = usePostForm<QuotaForm>(
    quotaSchema as never,
    { quota: Object.fromEntries(rows.map((row) => [row.unitId, String(row.quota ?? 0)])) },
    cycleIssueTexts,
  );
  return (
    <form {...form} className="stack">
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      {problem && problem.issues.length === 0 && <Banner kind="warn" role="alert" title={problem.text} />}
      <div className="card card--flush">
        <Table
          caption={m.cycle_quota_title()}
          captionHidden
          columns={[
            { key: 'name', head: m.cycle_quota_unit(), rowHead: true, cell: (row) => row.name },
            {
              key: 'ratees',
              head: m.cycle_opening_ratees(),
              right: true,
              cell: (row) => showCount(row.ratees),
            },
            {
              key: 'quota',
              head: m.cycle_quota_head(),
              full: true,
              cell: (row) => (
                <TextField
                  {...field(`quota.${row.unitId}`)}
                  defaultValue={getValues(`quota.${row.unitId}`)}
                  inputMode="numeric"
                  label={<span className="sr">{m.cycle_quota_of({ unit: row.name })}</span>}
                />
              ),
            },
          ]}
          mid
          rowKey={(row) => row.unitId}
          rows={rows}
        />
      </div>
      <Actions>
        <Button disabled={isSending}>{m.cycle_quota_do()}</Button>
        <LinkButton to={backTo} variant="quiet">
          {m.common_later()}
        </LinkButton>
      </Actions>
    </form>
  );
}
