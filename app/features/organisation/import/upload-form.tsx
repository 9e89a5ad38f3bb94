import { Form, useNavigation } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { RadioGroup } from '~/components/form/choice-field';
import { SelectField } from '~/components/form/field';
import { FileField } from '~/components/form/file-field';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { FILE_LIMITS } from '~/lib/sheet/workbook';
import { m } from '~/paraglide/messages';
import type { ImportKind } from './options';

type UnitChoice = { id: number; name: string; code: string };

/** Choosing a file: it goes as a plain multipart form, with and without a script. */
export function UploadForm({
  kind,
  unitId,
  choices,
}: {
  kind: ImportKind;
  unitId: string;
  choices: UnitChoice[];
}) {
  const problem = useProblem();
  const error = (name: string) => problem?.issues.find((issue) => issue.path === name)?.text;
  return (
    <Form
      action="/organisation/import"
      className="card card--next"
      encType="multipart/form-data"
      method="post"
      noValidate
    >
      <div className="stack">
        <UploadProblem />
        <RadioGroup
          defaultValue={kind}
          error={error('kind')}
          label={m.people_import_kind()}
          name="kind"
          options={[
            {
              value: 'roster',
              label: m.people_import_kind_roster(),
              hint: m.people_import_kind_roster_hint(),
            },
            { value: 'unit', label: m.people_import_kind_unit(), hint: m.people_import_kind_unit_hint() },
          ]}
        />
        <SelectField
          defaultValue={unitId}
          error={error('unitId')}
          hint={m.people_import_unit_hint()}
          label={m.people_import_unit()}
          name="unitId"
          options={choices.map((unit) => ({ value: String(unit.id), label: `${unit.name} (${unit.code})` }))}
        />
        <FileField
          accept=".xlsx,.csv,.txt"
          most={{ bytes: FILE_LIMITS.bytes, words: m.organisation_refusal_file_too_large() }}
          error={error('file')}
          hint={m.people_import_file_hint()}
          label={m.people_import_file()}
          name="file"
        />
        <Actions>
          <SendButton>{m.people_import_check()}</SendButton>
        </Actions>
      </div>
    </Form>
  );
}

type AgainProps = { kind: ImportKind; unitId: number | null; replaces: string; faultsTo?: string };

/** The corrected file in place of the one on the screen. */
export function UploadAgain({ kind, unitId, replaces, faultsTo }: AgainProps) {
  return (
    <Form
      action="/organisation/import"
      className="card"
      encType="multipart/form-data"
      method="post"
      noValidate
    >
      <div className="stack">
        <h2 className="h">{m.people_import_again()}</h2>
        <input name="kind" type="hidden" value={kind} />
        <input name="unitId" type="hidden" value={unitId ?? ''} />
        <input name="replaces" type="hidden" value={replaces} />
        <FileField
          accept=".xlsx,.csv,.txt"
          most={{ bytes: FILE_LIMITS.bytes, words: m.organisation_refusal_file_too_large() }}
          hint={m.people_import_file_hint()}
          label={m.people_import_file()}
          name="file"
        />
        <Actions>
          <SendButton variant="secondary">{m.people_import_check_again()}</SendButton>
          {faultsTo && (
            <LinkButton icon="down" reloadDocument to={faultsTo} variant="quiet">
              {m.people_import_faults()}
            </LinkButton>
          )}
        </Actions>
      </div>
    </Form>
  );
}

/** Why the last file was not taken. */
function UploadProblem() {
  const problem = useProblem();
  if (!problem) return null;
  return (
    <Banner kind="warn" role="alert" title={problem.text}>
      {m.people_import_nothing_done()}
    </Banner>
  );
}

function SendButton({ variant, children }: { variant?: 'secondary'; children: string }) {
  const isSending = useNavigation().state === 'submitting';
  return (
    <Button disabled={isSending} variant={variant}>
      {isSending ? m.people_import_reading() : children}
    </Button>
  );
}
