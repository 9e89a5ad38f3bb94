/** The board's page: which nominees, in which order, and where the cut falls. The choice lives in the address. */

import { groupOf, standingGroups } from '~/features/scoring/standing/standing';
import { fold } from '~/lib/text';
import type { FairStatus } from '../scoring/scoring';
import { tieOf } from './shortlist';

export const shows = ['all', 'undecided', 'listed', 'unlisted'] as const;
/** `undecided`: the reader has not marked them. */
export type Show = (typeof shows)[number];
export const sortings = ['name', 'band', 'score', 'place'] as const;
/** Scores inform only: `band` and `score` (raw) are ways of looking, `place` is the board's own order. */
export type Sorting = (typeof sortings)[number];

export type BoardFilter = {
  show: Show;
  by: Sorting;
  unit: number | null;
  search: string;
  page: number;
  /** The nominee in the panel. */
  at: string | null;
};

export const boardPageSize = 50;

/** Reads an address; what it does not know counts as absent. */
export function readShortlistFilter(query: URLSearchParams): BoardFilter {
  const page = Number(query.get('page') ?? 1);
  const unit = Number(query.get('unit'));
  return {
    show: oneOf(shows, query.get('show')) ?? 'all',
    by: oneOf(sortings, query.get('by')) ?? 'name',
    unit: Number.isSafeInteger(unit) && unit > 0 ? unit : null,
    search: (query.get('search') ?? '').slice(0, 100),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 100 ? page : 1,
    at: query.get('at'),
  };
}

/** The address of the board's page with a filter, what is default left out. */
export function boardPath(filter: Partial<BoardFilter>, cycleId: number): string {
  const query = new URLSearchParams({ cycle: String(cycleId) });
  const { show, by, unit, search, page, at } = filter;
  if (show && show !== 'all') query.set('show', show);
  if (by && by !== 'name') query.set('by', by);
  if (unit) query.set('unit', String(unit));
  if (search) query.set('search', search);
  if (page && page > 1) query.set('page', String(page));
  if (at) query.set('at', at);
  return `/shortlist?${query}`;
}

type Sortable = {
  id: string;
  name: string;
  unitId: number;
  branch: string;
  total: number | null;
  status: FairStatus | null;
  pTop: number | null;
  place: number | null;
  isOwn: boolean;
  mine: unknown;
};

/**
 * Those the filter asks for, in its order. `rows` come by name; people without a total, or without a place, keep that
 * order at the end.
 */
export function chooseNominees<Row extends Sortable>(rows: readonly Row[], filter: BoardFilter): Row[] {
  const wanted = fold(filter.search.trim());
  const chosen = rows.filter(
    (row) =>
      shownBy[filter.show](row) &&
      (filter.unit === null || row.unitId === filter.unit) &&
      (wanted === '' || fold(`${row.name} ${row.branch}`).includes(wanted)),
  );
  if (filter.by === 'band') return chosen.sort((a, b) => groupPlace(a) - groupPlace(b));
  if (filter.by === 'score') return chosen.sort((a, b) => shown(b.total) - shown(a.total));
  if (filter.by === 'place') return chosen.sort((a, b) => (a.place ?? last) - (b.place ?? last));
  return chosen;
}

const groupPlace = ({ status, pTop }: Sortable) => standingGroups.indexOf(groupOf(status, pTop));

const last = 1e9;

/** As the screen shows it: among equals of one decimal the order stays that of names. */
const shown = (total: number | null) => (total === null ? -1 : Math.round(total * 10));

const shownBy: Record<Show, (row: Sortable) => boolean> = {
  all: () => true,
  undecided: isUndecided,
  listed: (row) => row.place !== null,
  unlisted: (row) => row.place === null,
};

/** Still to be marked by the reader; never one's own file. */
export function isUndecided(row: Pick<Sortable, 'isOwn' | 'mine'>): boolean {
  return !row.isOwn && row.mine === null;
}

export type Cut = { after: number; tie: { count: number; total: number } | null };

/**
 * Where the cut after `awards` places is drawn, and who ties there; null when the order is by name, the list is narrowed,
 * or nobody stands below the cut.
 */
export function cutOf(rows: readonly Sortable[], filter: BoardFilter, awards: number): Cut | null {
  const isNarrowed = filter.unit !== null || filter.search.trim() !== '';
  if (
    filter.by === 'name' ||
    filter.by === 'band' ||
    isNarrowed ||
    filter.show === 'undecided' ||
    filter.show === 'unlisted'
  )
    return null;
  const ordered = filter.by === 'place' ? rows.filter((row) => row.place !== null) : rows;
  return ordered.length > awards ? { after: awards, tie: tieOf(ordered, awards) } : null;
}

/** The next nominee to mark: the first after `id` in the order of `rows`, else the first at all; null when none is left. */
export function nextToMark<Row extends Sortable>(rows: readonly Row[], id: string | null): Row | null {
  const from = rows.findIndex((row) => row.id === id);
  const open = (row: Row) => isUndecided(row) && row.id !== id;
  return rows.slice(from + 1).find(open) ?? rows.find(open) ?? null;
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}
