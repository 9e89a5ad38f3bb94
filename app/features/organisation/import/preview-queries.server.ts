/** What the preview page shows of a file. */
import type { Db } from '#db/client';
import type { Act } from '../actor';
import { listUnitTypes } from '../organisation-choice-queries.server';
import { listTitles } from '../person/queries.server';
import { countOutcomes } from '../plan/plan';
import { optionsOf, planFile } from '../plan/planning.server';
import { rosterTitles } from '../sheet/roster-values';
import { unitById } from '../unit/commands.server';
import { linesPerPage, type PreviewShow, viewPlan } from './preview.server';
import { findImport } from './queries.server';

type ImportState = 'open' | 'imported' | 'gone';

const noCounts = countOutcomes([]);

/** A page of the preview, or the state of a file that is imported or gone. */
export async function previewImport(
  db: Db,
  act: Act,
  { id, show, page }: { id: string; show: PreviewShow | null; page: number },
) {
  const row = await findImport(db, act.actor, id);
  const state: ImportState = row.importedAt ? 'imported' : row.discarded || !row.isKept ? 'gone' : 'open';
  const titles = await listTitles(db);
  const names = {
    titles: new Map(titles.map((title) => [title.code, title.nameVi])),
    types: new Map((await listUnitTypes(db, null)).map((type) => [type.code, type.nameVi])),
  };
  const made = state === 'open' ? await planFile(db, act, row) : null;
  return {
    file: {
      id,
      state,
      kind: row.kind,
      fileName: row.fileName,
      unitId: row.unitId,
      unitName: row.unitId === null ? null : (await unitById(db, row.unitId)).name,
      unitTo: row.unitId === null ? '/organisation' : `/organisation/unit/${row.unitId}`,
      counts: { ...noCounts, ...row.counts },
    },
    choices: {
      options: optionsOf(row),
      sheetNames: made?.sheetNames ?? [],
      titles: titles.filter((title) => rosterTitles.some((code) => code === title.code)),
    },
    view: made && viewPlan(made, names, { show, page }),
    pageSize: linesPerPage,
  };
}
