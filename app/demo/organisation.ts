/** The demo's organisation, through the import a clerk uses: units first, then one roster after another. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '#db/client';
import { type Act, system } from '~/features/organisation/actor';
import { confirmImport, uploadFile } from '~/features/organisation/import/commands.server';
import type { ImportOptions } from '~/features/organisation/import/options';

/** What the clerk answered when a file asked: Tiểu Cần still types in a TCVN3 font; two lists name who takes office in a year. */
const answers: Record<string, Partial<ImportOptions>> = {
  '04-huyen-doan-cau-ke.xlsx': { futureStarts: true },
  '05-huyen-doan-tieu-can.xlsx': { encoding: 'tcvn3' },
  '08-huyen-doan-tra-cu.xlsx': { futureStarts: true },
};

/** The day the rosters were sent in. */
const importedAt = new Date('2023-10-02T02:00:00Z');

/** Imports db/demo/rosters in the order of their names. A roster that the import would refuse stops the demo. */
export async function importOrganisation(db: Db, say: (line: string) => void): Promise<void> {
  const act: Act = { actor: system, at: importedAt };
  const folder = path.resolve('db/demo/rosters');
  for (const fileName of readdirSync(folder).sort()) {
    const id = await uploadFile(db, act, {
      kind: fileName.startsWith('00-') ? 'unit' : 'roster',
      fileName,
      bytes: readFileSync(path.join(folder, fileName)),
      unitId: null,
      options: answers[fileName],
    });
    const counts = await confirmImport(db, act, id);
    say(`${fileName}: ${counts.create} mới`);
  }
}
