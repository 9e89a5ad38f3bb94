import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FailedLine } from './job-queries.server';

/** Each with the two things one can do about it. */
export function FailedJobs({ lines }: { lines: FailedLine[] }) {
  if (lines.length === 0)
    return (
      <EmptyState icon="check-c" level={2} title={m.job_empty()}>
        <p>{m.job_empty_text()}</p>
      </EmptyState>
    );
  return (
    <Table
      caption={m.job_title()}
      captionHidden
      columns={[
        { key: 'what', head: m.job_what(), rowHead: true, full: true, cell: what },
        { key: 'at', head: m.job_failed_at(), cell: ({ failedAt }) => showInstant(failedAt) },
        { key: 'tries', head: m.job_tries(), right: true, cell: ({ tries }) => tries },
        {
          key: 'fault',
          head: m.job_fault(),
          cell: ({ fault }) => <code className="cell-v">{fault ?? m.job_fault_unknown()}</code>,
        },
        { key: 'act', head: m.job_act(), headHidden: true, full: true, cell: acts },
      ]}
      mid
      rowKey={({ id }) => id}
      rows={lines}
    />
  );
}

const tasks: Record<string, () => string> = {
  files: m.job_task_files,
  inbox: m.job_task_inbox,
  outbox: m.job_task_outbox,
};

function what({ letter, task, isRemoval }: FailedLine): string {
  if (letter) return m.job_letter(letter);
  if (task !== null) return tasks[task]?.() ?? task;
  return isRemoval ? m.job_removal() : m.job_letter_gone();
}

function acts(line: FailedLine) {
  return (
    <Form className="row" method="post">
      <input name="job" type="hidden" value={line.id} />
      <Button
        aria-label={m.job_retry_of({ what: what(line) })}
        name="act"
        small
        value="retry"
        variant="secondary"
      >
        {m.job_retry()}
      </Button>
      <Button aria-label={m.job_drop_of({ what: what(line) })} name="act" small value="drop" variant="quiet">
        {m.job_drop()}
      </Button>
    </Form>
  );
}
