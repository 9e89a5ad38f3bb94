import { load } from '~/features/account/request.server';
import { listFaults } from '~/features/organisation/import/preview.server';
import { planImport } from '~/features/organisation/plan/planning.server';
import { uuidParam } from '~/lib/http/param';
import { writeDelimited } from '~/lib/sheet/csv';
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
