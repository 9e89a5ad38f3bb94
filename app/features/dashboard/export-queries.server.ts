/** The tables of the dashboard as rows of a file: the same figures, thresholds and scope as on screen. */
import type { Db } from '#db/client';
import type { Locale } from '~/features/framework/framework';
import type { Actor } from '~/features/organisation/actor';
import { showPhone } from '~/features/organisation/naming/phone';
import { peopleHeldBy } from '~/features/organisation/person/place-queries.server';
import { dayOf, showDay } from '~/lib/date';
import { Conflict } from '~/lib/errors';
import { m } from '~/paraglide/messages';
import { lateKinds, owedKinds, owedOf, readKind } from './dashboard';
import type { findCycleDashboard } from './dashboard-unit-queries.server';
import { formKindName, lateStates, unitText } from './dashboard-words';
import { listLate } from './late-queries.server';
import { readMeans } from './means-queries.server';
import { listPeopleOfUnit } from './people-queries.server';
import { readProgress } from './progress-queries.server';

/** More rows than that are no list for a person to read. */
const most = 5000;

export type ExportCell = string | number | null;
export type ExportSheet = { name: string; rows: ExportCell[][] };
export type ExportWhat = 'progress' | 'late' | 'means' | 'people';

type Found = Awaited<ReturnType<typeof findCycleDashboard>>;
/** `actor`: the reader; telephone numbers are given only of people whom they look after. */
type Params = { actor: Actor; found: Found; what: ExportWhat; url: URL; now: Date; locale: Locale };

/** Throws `Conflict` while no run is released, for what rests on one. */
export function readSheet(db: Db, params: Params): Promise<ExportSheet> {
  return sheets[params.what](db, params);
}

const sheets: Record<ExportWhat, (db: Db, params: Params) => Promise<ExportSheet>> = {
  progress: async (db, { found: { cycle, unit }, now }) => {
    const { own, rows } = await readProgress(db, {
      cycleId: cycle.id,
      unitId: unit.id,
      page: 1,
      today: dayOf(now),
      size: most,
    });
    const head = lateKinds.flatMap((kind) => [
      m.dashboard_export_sent({ kind: formKindName(kind) }),
      m.dashboard_export_asked({ kind: formKindName(kind) }),
    ]);
    return {
      name: m.dashboard_export_progress(),
      rows: [
        [m.dashboard_unit(), m.dashboard_ratees(), ...head],
        ...[own, ...rows].map((row) => [
          row.name,
          row.ratees,
          ...lateKinds.flatMap((kind) => [row[kind].sent, row[kind].asked]),
        ]),
      ],
    };
  },
  late: async (db, { actor, found: { cycle, unit }, url, now }) => {
    const kind = readKind(url.searchParams.get('kind'));
    const { rows } = await listLate(
      db,
      {
        cycleId: cycle.id,
        unitPath: unit.path,
        kinds: owedOf(kind, owedKinds(cycle.windows, now)),
        search: url.searchParams.get('search') ?? '',
        today: dayOf(now),
      },
      { page: 1, size: most },
    );
    const ids = rows.map((row) => row.personId);
    const held = await peopleHeldBy(db, actor, ids, dayOf(now));
    return {
      name: m.dashboard_export_late(),
      rows: [
        [
          m.dashboard_late_person(),
          m.dashboard_late_unit(),
          m.dashboard_export_phone(),
          m.dashboard_late_state(),
          m.dashboard_late_reminded(),
        ],
        ...rows.map((row) => [
          row.fullName,
          row.unitName,
          held.has(row.personId) && row.phone && !row.isGone ? showPhone(row.phone) : '',
          [...(row.isGone ? [m.dashboard_late_gone()] : []), ...lateStates(row)].join('; '),
          row.remindedOn ? showDay(row.remindedOn) : '',
        ]),
      ],
    };
  },
  means: async (db, { found: { cycle, unit }, locale }) => {
    const means = await readMeans(db, {
      cycleId: cycle.id,
      frameworkId: cycle.frameworkId,
      unitId: unit.id,
      page: 1,
      locale,
      size: most,
    });
    if (!means) throw new Conflict({ reason: 'dashboard.notReleased' });
    const columns = [...means.groups, ...means.skills];
    return {
      name: m.dashboard_export_means(),
      rows: [
        [
          m.dashboard_unit(),
          m.dashboard_means_people(),
          m.dashboard_means_total(),
          ...columns.map(({ code, name }) => `${code}. ${name}`),
        ],
        ...[means.own, ...means.rows].map((row) => [
          row.name,
          row.people,
          tenth(row.total),
          ...columns.map(({ code }) => tenth(row.means[code])),
        ]),
      ],
    };
  },
  people: async (db, { found: { cycle, unit }, url }) => {
    const list = await listPeopleOfUnit(db, {
      cycleId: cycle.id,
      unitPath: unit.path,
      search: url.searchParams.get('search') ?? '',
      page: 1,
      size: most,
    });
    if (!list) throw new Conflict({ reason: 'dashboard.notReleased' });
    return {
      name: m.dashboard_export_people(),
      rows: [
        [
          m.dashboard_people_name(),
          m.dashboard_people_unit(),
          m.dashboard_people_fair(),
          m.dashboard_people_low(),
          m.dashboard_people_high(),
          m.dashboard_people_total(),
          m.dashboard_people_received(),
          m.dashboard_people_received_peer(),
        ],
        ...list.rows.map((row) => [
          row.fullName,
          unitText(row),
          tenth(row.fair),
          tenth(row.low),
          tenth(row.high),
          tenth(row.total),
          row.received.superior[0],
          row.received.peer ? row.received.peer[0] : m.dashboard_people_few(),
        ]),
      ],
    };
  },
};

/** One decimal, as on screen: a file says no more than the page. */
function tenth(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(1));
}
