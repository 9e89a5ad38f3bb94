import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { CheckboxGroup, RadioGroup } from '~/components/choice-field';
import { SelectField } from '~/components/field';
import { Table } from '~/components/table';
import { m } from '~/paraglide/messages';
import type { ImportKind, ImportOptions } from './import-options';
import type { PreviewView } from './import-preview.server';

type ChoicesProps = {
  kind: ImportKind;
  options: ImportOptions;
  view: PreviewView;
  /** Every visible sheet of the file, read or not. */
  sheetNames: string[];
  titles: { code: string; nameVi: string }[];
};

/** What only the clerk can know of a file: its font, its sheets, swapped days, whether it is complete. */
export function ImportChoices({ kind, options, view, sheetNames, titles }: ChoicesProps) {
  const asked = (code: string) => view.asks.find((ask) => ask.code === code);
  const isUrgent = view.asks.length > 0;
  const hasHidden = options.hiddenRows === 'read' || view.hasHiddenRows;
  const swapped = asked('day.swapped');
  return (
    <Form className={isUrgent ? 'card card--next' : 'card'} id="reading" method="post">
      <div className="stack">
        <h2 className="h">{isUrgent ? m.people_choices_needed() : m.people_choices()}</h2>
        <input name="intent" type="hidden" value="options" />
        {view.legacy.length > 0 && <EncodingChoice options={options} view={view} />}
        {(swapped || options.exchangeDays !== null) && (
          <RadioGroup
            defaultValue={options.exchangeDays === null ? '' : options.exchangeDays ? 'yes' : 'no'}
            hint={swapped ? m.people_choice_days_hint({ shown: String(swapped.params.shown) }) : undefined}
            label={m.people_choice_days()}
            name="exchangeDays"
            options={[
              { value: 'yes', label: m.people_choice_days_yes() },
              { value: 'no', label: m.people_choice_days_no() },
            ]}
          />
        )}
        {(asked('title.choose') || options.title) && (
          <SelectField
            defaultValue={options.title ?? String(asked('title.choose')?.params.guess ?? '')}
            hint={m.people_choice_title_hint()}
            label={m.people_choice_title()}
            name="title"
            options={titles.map((title) => ({ value: title.code, label: title.nameVi }))}
            prompt
          />
        )}
        {sheetNames.length > 1 && (
          <CheckboxGroup
            defaultValues={options.sheets ?? view.sheets.map((sheet) => sheet.name)}
            hint={m.people_choice_sheets_hint()}
            label={m.people_choice_sheets()}
            name="sheets[]"
            options={sheetNames.map((name) => ({ value: name, label: name }))}
          />
        )}
        {hasHidden && (
          <CheckboxGroup
            defaultValues={options.hiddenRows === 'read' ? ['read'] : []}
            label={m.people_choice_hidden()}
            name="hiddenRows"
            options={[{ value: 'read', label: m.people_choice_hidden_read() }]}
          />
        )}
        {kind === 'roster' && (
          <CheckboxGroup
            defaultValues={options.isWhole ? ['yes'] : []}
            hint={m.people_choice_whole_hint()}
            label={m.people_choice_whole()}
            name="isWhole"
            options={[{ value: 'yes', label: m.people_choice_whole_yes() }]}
          />
        )}
        <Button variant={isUrgent ? 'primary' : 'secondary'}>{m.people_choices_do()}</Button>
      </div>
    </Form>
  );
}

/** Old fonts are never converted silently: the same cells in each reading, side by side. */
function EncodingChoice({ options, view }: { options: ImportOptions; view: PreviewView }) {
  const samples = view.legacy.flatMap((column) =>
    column.samples.map((sample) => ({ ...sample, key: `${column.sheet}-${column.column}-${sample.row}` })),
  );
  const guess = view.legacy[0]?.guess;
  return (
    <>
      <Table
        caption={m.people_choice_encoding_samples()}
        columns={[
          { key: 'row', head: m.people_col_row(), rowHead: true, cell: (row) => row.row },
          {
            key: 'before',
            head: m.people_choice_encoding_unicode(),
            cell: (row) => <span className="cell-v">{row.before}</span>,
          },
          { key: 'tcvn3', head: m.people_choice_encoding_tcvn3(), cell: (row) => row.tcvn3 },
          { key: 'vni', head: m.people_choice_encoding_vni(), cell: (row) => row.vni },
        ]}
        dense
        rowKey={(row) => row.key}
        rows={samples.slice(0, 8)}
      />
      <RadioGroup
        defaultValue={options.encoding ?? ''}
        hint={m.people_choice_encoding_hint({ guess: guess === 'vni' ? 'VNI' : 'TCVN3' })}
        label={m.people_choice_encoding()}
        name="encoding"
        options={[
          { value: 'tcvn3', label: m.people_choice_encoding_tcvn3() },
          { value: 'vni', label: m.people_choice_encoding_vni() },
          { value: 'unicode', label: m.people_choice_encoding_keep() },
        ]}
      />
    </>
  );
}
