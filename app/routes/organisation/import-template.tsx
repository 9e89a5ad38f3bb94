import { load } from '~/features/account/request.server';
import { rosterTemplate, unitTemplate } from '~/features/organisation/sheet/roster-template.server';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const loader = load(async ({ url }) => {
  const isUnit = url.searchParams.get('kind') === 'unit';
  const bytes = await (isUnit ? unitTemplate() : rosterTemplate());
  const name = isUnit ? 'mau-danh-sach-don-vi.xlsx' : 'mau-danh-sach-can-bo.xlsx';
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': spreadsheet, 'Content-Disposition': `attachment; filename="${name}"` },
  });
});
