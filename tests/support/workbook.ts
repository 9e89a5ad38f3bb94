import type { RosterFacts } from '~/features/organisation/import/facts';
import { plainOptions } from '~/features/organisation/import/options';
import type { ImportThreadMessage } from '~/features/organisation/import/thread.server';
import { Invalid } from '~/lib/errors';
import { inFileThread } from '~/lib/file/thread.server';
import type { Sheet } from '~/lib/sheet/workbook';
import { readSheets } from '~/lib/sheet/workbook-reader.server';

const nothing: RosterFacts = {
  units: [],
  outsideCodes: [],
  people: [],
  seats: [],
  actor: { kind: 'system' },
  scopeName: '',
};

/** The sheets of a file; a text file has one, named as the file. */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const sheets = await readSheets(Buffer.from(bytes));
  return sheets.map((sheet) => ({ ...sheet, name: sheet.name || fileName.normalize('NFC') }));
}

/** Why a file is not read, or `read`: in the thread in which files are read, as a roster for an empty province. */
export async function refusalOf(bytes: Uint8Array, options?: { timeoutMs: number }): Promise<string> {
  const task = { kind: 'roster', fileName: 'tệp.xlsx', options: plainOptions, today: '2026-11-25', bytes };
  try {
    await inFileThread<ImportThreadMessage>(
      'import',
      task,
      (message) => (message.type === 'wanted' ? nothing : null),
      options,
    );
  } catch (error) {
    if (error instanceof Invalid) return error.refusal.reason.replace('organisation.file.', '');
    throw error;
  }
  return 'read';
}
