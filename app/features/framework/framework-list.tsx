import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { RadioGroup } from '~/components/form/choice-field';
import { Table } from '~/components/page/table';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FrameworkState, Locale, WordingState } from './framework';
import { frameworkPath, frameworkTitle, StandingTags } from './framework-words';

type FrameworkRow = {
  id: number;
  version: number;
  state: FrameworkState;
  wording: WordingState;
  nameVi: string;
  nameEn: string;
  skills: number;
  lockedAt: Date | null;
  unitName: string;
  updatedAt: Date;
  updatedByName: string | null;
};

type UsingCycle = { id: number; name: string; frameworkId: number };

/** Versions, newest first, each with its state, whose words it speaks and the cycles that use it. */
export function FrameworkTable({
  rows,
  cycles,
  locale,
}: {
  rows: FrameworkRow[];
  cycles: UsingCycle[];
  locale: Locale;
}) {
  return (
    <Table
      caption={m.framework_list_caption()}
      captionHidden
      columns={[
        {
          key: 'name',
          head: m.framework_list_version(),
          rowHead: true,
          full: true,
          cell: (row) => (
            <>
              <Link to={frameworkPath(row.id)}>{frameworkTitle(row, locale)}</Link>
              <br />
              <span className="sm mute">
                {m.framework_list_about({ unit: row.unitName, skills: row.skills })}
              </span>
            </>
          ),
        },
        {
          key: 'state',
          head: m.framework_list_state(),
          cell: (row) => (
            <span className="chips">
              <StandingTags isInUse={row.lockedAt !== null} state={row.state} wording={row.wording} />
            </span>
          ),
        },
        {
          key: 'cycles',
          head: m.framework_list_cycles(),
          cell: (row) => <UsedBy cycles={cycles.filter((cycle) => cycle.frameworkId === row.id)} />,
        },
        {
          key: 'saved',
          head: m.framework_list_saved(),
          cell: (row) => (
            <span>
              {showInstant(row.updatedAt)}
              {row.updatedByName && <span className="sm mute"> · {row.updatedByName}</span>}
            </span>
          ),
        },
      ]}
      rowKey={(row) => row.id}
      rows={rows}
    />
  );
}

export function UsedBy({ cycles }: { cycles: UsingCycle[] }) {
  if (cycles.length === 0) return <span className="mute">{m.framework_used_by_none()}</span>;
  return (
    <ul className="stack-s">
      {cycles.map((cycle) => (
        <li key={cycle.id}>
          <Link to={`/cycle/${cycle.id}`}>{cycle.name}</Link>
        </li>
      ))}
    </ul>
  );
}

type StartProps = {
  templates: { key: string; nameVi: string; nameEn: string }[];
  rows: FrameworkRow[];
  locale: Locale;
  error?: string;
};

/** A new draft: from the catalogue, from a version, or from nothing. */
export function StartFramework({ templates, rows, locale, error }: StartProps) {
  return (
    <Card id="start" title={m.framework_start_title()}>
      <Form className="stack" method="post">
        <RadioGroup
          error={error}
          label={m.framework_start_from()}
          name="from"
          options={[
            ...templates.map((template) => ({
              value: template.key,
              label: locale === 'en' ? template.nameEn : template.nameVi,
              hint: m.framework_start_catalogue_hint(),
            })),
            ...rows.map((row) => ({
              value: `copy:${row.id}`,
              label: m.framework_start_copy({ name: frameworkTitle(row, locale) }),
            })),
            { value: 'blank', label: m.framework_start_blank(), hint: m.framework_start_blank_hint() },
          ]}
          required
        />
        <Button icon="plus">{m.framework_start()}</Button>
      </Form>
    </Card>
  );
}
