import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { CheckboxGroup, RadioGroup } from '~/components/form/choice-field';
import { SelectField } from '~/components/form/field';
import { Table } from '~/components/page/table';
import { m } from '~/paraglide/messages';
import type { DayQuestion } from '../sheet/roster-exchange';
import type { ImportKind, ImportOptions } from './options';
import type { PreviewView } from './preview.server';

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
  return (
    <Form className={isUrgent ? 'card card--next' : 'card'} id="reading" method="post">
      <div className="stack">
        <h2 className="h">{isUrgent ? m.people_choices_needed() : m.people_choices()}</h2>
        <input name="intent" type="hidden" value="options" />
        {view.legacy.length > 0 && <EncodingChoice options={options} view={view} />}
        {view.dayQuestions.map((question) => (
          <DayChoice answer={options.exchangeDays[question.key]} key={question.key} question={question} />
        ))}
        {(asked('day.futureStart') || options.futureStarts) && (
          <CheckboxGroup
            defaultValues={options.futureStarts ? ['yes'] : []}
            hint={m.people_choice_future_hint()}
            label={m.people_choice_future()}
            name="futureStarts"
            options={[{ value: 'yes', label: m.people_choice_future_yes() }]}
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

/** One question a column: which of the two numbers is the day. */
function DayChoice({ question, answer }: { question: DayQuestion; answer: boolean | undefined }) {
  const { key, kind, shown, row, header, count } = question;
  const hint = { shown, row, count };
  return (
    <RadioGroup
      defaultValue={answer === undefined ? '' : answer ? 'yes' : 'no'}
      hint={kind === 'text' ? m.people_choice_days_hint_text(hint) : m.people_choice_days_hint(hint)}
      label={m.people_choice_days({ column: header })}
      name={`days.${key}`}
      options={[
        {
          value: 'yes',
          label: kind === 'text' ? m.people_choice_days_yes_text() : m.people_choice_days_yes(),
        },
        { value: 'no', label: kind === 'text' ? m.people_choice_days_no_text() : m.people_choice_days_no() },
      ]}
    />
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
