import { load } from '~/features/account/request.server';
import { planImport } from '~/features/organisation/import-planning.server';
import { listFaults } from '~/features/organisation/import-preview.server';
import { writeDelimited } from '~/lib/csv';
import { uuidParam } from '~/lib/param';
import { m } from '~/paraglide/messages';

export const loader = load(async ({ db, act, params }) => {
  const made = await planImport(db, act, uuidParam(params.id));
  const head = [
    m.people_faults_sheet(),
    m.people_col_row(),
    m.people_faults_column(),
    m.people_faults_value(),
    m.people_faults_text(),
  ];
  return new Response(`\ufeff${writeDelimited([head, ...listFaults(made)], ';')}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="danh-sach-loi.csv"',
    },
  });
});
