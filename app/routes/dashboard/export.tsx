import { load } from '~/features/account/request.server';
import { findCycleDashboard } from '~/features/dashboard/dashboard-unit-queries.server';
import { exportResponse } from '~/features/dashboard/export-file.server';
import { type ExportWhat, readSheet } from '~/features/dashboard/export-queries.server';
import { NotFound } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

const kinds: readonly ExportWhat[] = ['progress', 'late', 'means', 'people'];

/** A file of what a part of the dashboard shows. */
export const loader = load(async ({ db, actor, now, params, url }) => {
  const what = kinds.find((kind) => kind === url.searchParams.get('what'));
  const format = url.searchParams.get('format');
  if (!what || (format !== 'csv' && format !== 'xlsx')) throw new NotFound();
  const found = await findCycleDashboard(db, actor, {
    unitId: idParam(params.unitId),
    cycleId: Number(url.searchParams.get('cycle')),
  });
  const sheet = await readSheet(db, {
    actor,
    found,
    what,
    url,
    now,
    locale: getLocale(),
  });
  return exportResponse(sheet, format, m.dashboard_export_file({ what: sheet.name, unit: found.unit.name }));
});
