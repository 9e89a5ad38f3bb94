import { Section } from '~/components/card';
import { TaskList } from '~/components/page/task-list';
import { Tag } from '~/components/tag';
import { m } from '~/paraglide/messages';
import type { listOwnNominations } from '../nomination-queries.server';
import { nominationStateName } from '../nomination-words';

type OwnFile = Awaited<ReturnType<typeof listOwnNominations>>[number];

/** Files in which the reader is the nominee; those without an answer about being named ask for it. */
export function OwnNominations({ files }: { files: OwnFile[] }) {
  return (
    <Section id="own" title={m.nomination_own_title()}>
      <TaskList
        tasks={files.map((file) => ({
          key: file.id,
          to: asksForConsent(file) ? `/nomination/${file.id}/consent` : `/nomination/${file.id}`,
          title: asksForConsent(file) ? m.nomination_own_ask() : m.nomination_own_open(),
          text: m.nomination_own_line({
            cycle: file.cycleName,
            unit: file.unit,
            state: nominationStateName(file.state),
          }),
          state: <AnswerTag file={file} />,
        }))}
      />
    </Section>
  );
}

/** Nobody answered yet, and the file still stands. */
export function asksForConsent({ answer, state }: Pick<OwnFile, 'answer' | 'state'>): boolean {
  return answer === null && state !== 'withdrawn';
}

function AnswerTag({ file }: { file: OwnFile }) {
  if (file.state === 'withdrawn') return <Tag>{nominationStateName(file.state)}</Tag>;
  if (file.answer === 'given') return <Tag kind="ok">{m.nomination_own_given()}</Tag>;
  if (file.answer === 'refused') return <Tag>{m.nomination_own_refused()}</Tag>;
  return <Tag kind="warn">{m.nomination_consent_short_none()}</Tag>;
}
