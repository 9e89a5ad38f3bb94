/** Rows as a file a clerk opens in a spreadsheet program. */
import ExcelJS from 'exceljs';
import { writeDelimited } from '~/lib/sheet/csv';
import { plain as withoutMarks } from '~/lib/text';
import type { ExportSheet } from './export-queries.server';

type ExportFormat = 'csv' | 'xlsx';

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A download named after its sheet and unit. Text that looks like a formula stays text in both formats. */
export async function exportResponse(
  sheet: ExportSheet,
  format: ExportFormat,
  name: string,
): Promise<Response> {
  const body = format === 'csv' ? `\ufeff${writeDelimited(sheet.rows)}` : await workbookOf(sheet);
  const plain = withoutMarks(name).replace(/[^\w -]/g, '');
  const encoded = encodeURIComponent(`${name}.${format}`);
  return new Response(body, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${plain}.${format}"; filename*=UTF-8''${encoded}`,
    },
  });
}

async function workbookOf({ name, rows }: ExportSheet): Promise<ArrayBuffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  for (const [k, column] of sheet.columns.entries())
    column.width = Math.min(60, Math.max(10, ...rows.map((row) => String(row[k] ?? '').length + 2)));
  return workbook.xlsx.writeBuffer();
}
