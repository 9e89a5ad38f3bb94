import { Card } from '~/components/card';
import { Reading, SourceLine } from '~/components/chart/legend';
import { type Column, Table } from '~/components/page/table';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { type Found, simulated } from './figures';

/** What the method can and cannot do, by simulation. */
export function MethodFound() {
  const figure = (key: string, head: string, read: (row: Found) => number): Column<Found> => ({
    key,
    head,
    right: true,
    cell: read,
  });
  return (
    <Card id="found" title={m.scoring_method_found()}>
      <Reading>{m.scoring_method_found_reading()}</Reading>
      <p className="prose">{m.scoring_method_found_how()}</p>
      <Table
        caption={m.scoring_method_found_caption()}
        columns={[
          { key: 'case', head: m.scoring_method_found_case(), rowHead: true, cell: caseText },
          figure('raw', m.scoring_method_found_raw(), (row) => row.raw),
          figure('standardised', m.scoring_method_found_z(), (row) => row.standardised),
          figure('fair', m.scoring_method_found_fair(), (row) => row.fair),
        ]}
        dense
        rowKey={caseText}
        rows={[...simulated]}
        stack={false}
      />
      <p className="prose">{m.scoring_method_found_list()}</p>
      <SourceLine>{m.scoring_method_found_source()}</SourceLine>
    </Card>
  );
}

function caseText({ isSevere, links: forms }: Found): string {
  const links =
    forms === 0
      ? m.scoring_method_found_no_links()
      : m.scoring_method_found_links({ forms: showCount(forms) });
  return isSevere ? m.scoring_method_found_severe({ links }) : m.scoring_method_found_usual({ links });
}
