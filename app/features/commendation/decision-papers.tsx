import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { FileField } from '~/components/form/file-field';
import { showInstant } from '~/lib/date';
import type { FileLine } from '~/lib/file/file.server';
import { fileKinds, showBytes } from '~/lib/file/kind';
import { m } from '~/paraglide/messages';

type PapersProps = { papers: FileLine[]; decisionId: string; mayKeep: boolean; error?: string };

const kind = fileKinds.paper;

/** The signed paper: who may read the decision opens it, its board adds and removes. */
export function DecisionPapers({ papers, decisionId, mayKeep, error }: PapersProps) {
  if (papers.length === 0 && !mayKeep) return null;
  const action = `/commendation/decision/${decisionId}/paper`;
  const size = showBytes(kind.bytes);
  return (
    <Card id="paper" title={m.commendation_signed_title()}>
      {papers.length > 0 ? (
        <ul className="tasks">
          {papers.map((paper) => (
            <li className="task" key={paper.id}>
              <div>
                <a href={`/file/${paper.id}`}>{paper.name}</a>
                <p>
                  {m.commendation_signed_line({
                    size: showBytes(paper.bytes),
                    at: showInstant(paper.createdAt),
                    by: paper.by ?? m.audit_system(),
                  })}
                </p>
              </div>
              {mayKeep && (
                <Form action={action} method="post">
                  <input name="remove" type="hidden" value={paper.id} />
                  <Button
                    aria-label={m.commendation_signed_remove_of({ name: paper.name })}
                    small
                    variant="quiet"
                  >
                    {m.commendation_signed_remove()}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="mute">{m.commendation_signed_none()}</p>
      )}
      {mayKeep && (
        <Form action={`${action}/new`} className="stack" encType="multipart/form-data" method="post">
          <FileField
            accept={Object.keys(kind.types).join(',')}
            error={error}
            hint={m.file_hint_paper({ size })}
            label={m.commendation_signed_choose()}
            most={{ bytes: kind.bytes, words: m.file_too_large_here({ size }) }}
            name="file"
          />
          <Button icon="up" variant="secondary">
            {m.commendation_signed_add()}
          </Button>
        </Form>
      )}
    </Card>
  );
}
