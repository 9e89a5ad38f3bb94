import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { Rules } from '~/components/chart/rules';
import { ErrorSummary } from '~/components/form/error-summary';
import { Banner } from '~/components/page/banner';
import { EmptyState } from '~/components/page/empty-state';
import { Stepper } from '~/components/page/stepper';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { PreviewView } from './preview.server';

type ImportStep = 'file' | 'columns' | 'preview' | 'done';

export function ImportSteps({ step }: { step: ImportStep }) {
  return (
    <Stepper
      current={step}
      label={m.people_steps()}
      steps={[
        { key: 'file', label: m.people_step_file() },
        { key: 'columns', label: m.people_step_columns() },
        { key: 'preview', label: m.people_step_preview() },
        { key: 'done', label: m.people_step_done() },
      ]}
    />
  );
}

/** The faults by row and column, each a link; what is safe comes first. */
export function ImportFaults({ view }: { view: PreviewView }) {
  const more = view.faultCount - view.faults.length;
  if (view.isOnlyAsking)
    return (
      <ErrorSummary
        lines={view.faults.map((fault) => ({ id: fault.id, message: fault.text }))}
        safe={m.people_import_nothing_done()}
        title={m.people_choices_needed()}
      />
    );
  return (
    <ErrorSummary
      lines={view.faults.map((fault) => ({ id: fault.id, message: fault.text }))}
      safe={more > 0 ? m.people_faults_safe_more({ more: showCount(more) }) : m.people_faults_safe()}
      title={m.people_faults_title({ count: showCount(view.faultCount) })}
    />
  );
}

export function ImportCounts({ counts }: { counts: PreviewView['counts'] }) {
  return (
    <Kpis
      items={[
        { key: 'create', value: showCount(counts.create), label: m.people_count_create() },
        {
          key: 'change',
          value: showCount(counts.change + counts.end),
          label:
            counts.end > 0
              ? m.people_count_change_end({ end: showCount(counts.end) })
              : m.people_count_change(),
        },
        { key: 'same', value: showCount(counts.same + counts.skip), label: m.people_count_same() },
        {
          key: 'error',
          value: showCount(counts.error),
          label: m.people_count_error(),
          late: counts.error > 0,
        },
      ]}
    />
  );
}

/** What was understood for the clerk, to be looked over. */
export function ImportNotes({ view }: { view: PreviewView }) {
  return (
    <Card id="notes" title={m.people_notes()}>
      {view.notes.length === 0 ? (
        <p className="mute">{m.people_notes_none()}</p>
      ) : (
        <Rules
          items={view.notes.map((note) => ({
            key: note,
            state: 'warn',
            word: m.people_notes_word(),
            title: note,
            icon: 'info',
          }))}
        />
      )}
    </Card>
  );
}

/** The one button that writes; it says how much. Nothing to press while something is wrong. */
export function ImportConfirm({ view, problem }: { view: PreviewView; problem?: string }) {
  const isSending = useNavigation().state === 'submitting';
  const { create, change, end } = view.counts;
  const isEmpty = view.faultCount === 0 && create + change + end === 0;
  if (!view.mayConfirm && !isEmpty)
    return problem ? <Banner kind="warn" role="alert" title={problem} /> : null;
  return (
    <Card kind="next" title={isEmpty ? emptyTitle(view) : m.people_confirm()}>
      <div className="stack">
        {problem && <Banner kind="warn" role="alert" title={problem} />}
        <p>{isEmpty ? emptyText(view) : m.people_confirm_text()}</p>
        {view.mayConfirm && (
          <Form method="post">
            <input name="digest" type="hidden" value={view.digest} />
            <Button disabled={isSending} name="intent" value="confirm">
              {m.people_confirm_do({ count: showCount(create + change + end) })}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}

/** A file without a line differs from one whose lines all stand in the list already. */
const emptyTitle = ({ rows }: PreviewView) =>
  rows === 0 ? m.people_confirm_none() : m.people_confirm_empty();
const emptyText = ({ rows }: PreviewView) =>
  rows === 0 ? m.people_confirm_none_text() : m.people_confirm_empty_text();

/** Leaves everything as it was. */
export function ImportDiscard() {
  return (
    <Form method="post">
      <Button name="intent" value="discard" variant="quiet">
        {m.people_discard()}
      </Button>
    </Form>
  );
}

/** After the import: what was done and where to see it. */
export function ImportDone({ counts, to }: { counts: PreviewView['counts']; to: string }) {
  return (
    <>
      <Banner kind="ok" role="status" title={m.people_done()}>
        {m.people_done_text()}
      </Banner>
      <Kpis
        items={[
          { key: 'create', value: showCount(counts.create), label: m.people_done_create() },
          { key: 'change', value: showCount(counts.change), label: m.people_done_change() },
          { key: 'end', value: showCount(counts.end), label: m.people_done_end() },
          { key: 'same', value: showCount(counts.same + counts.skip), label: m.people_count_same() },
        ]}
      />
      <Actions>
        <LinkButton iconAfter="right" to={to}>
          {m.people_done_see()}
        </LinkButton>
        <LinkButton to="/organisation/import" variant="quiet">
          {m.people_done_next()}
        </LinkButton>
      </Actions>
    </>
  );
}

export function ImportGone() {
  return (
    <EmptyState
      action={<LinkButton to="/organisation/import">{m.people_gone_again()}</LinkButton>}
      icon="file"
      level={2}
      title={m.people_gone()}
    >
      {m.people_gone_text()}
    </EmptyState>
  );
}
