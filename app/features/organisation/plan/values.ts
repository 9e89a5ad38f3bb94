import { joinName } from '../naming/person-name';
import type { RosterRow } from '../sheet/roster-row';
import type { UnitRow } from '../sheet/unit-sheet';
import type { PlanField } from './plan';
import type { EndedRow } from './roster-plan';

type ReadSheet = {
  name: string;
  columns: readonly { column: string; header: string; field: string | null }[];
};

/** Fields of the reading that are one field of a plan. */
const merged: Record<string, PlanField> = {
  hoDem: 'fullName',
  ho: 'fullName',
  dem: 'fullName',
  ten: 'fullName',
  bornOnMale: 'bornOn',
  bornOnFemale: 'bornOn',
  male: 'gender',
  female: 'gender',
  from: 'validFrom',
  to: 'validTo',
};
const unread = new Set(['position', 'note', 'parentName']);

/** `B · Mã đơn vị` for each field that the file has a column for (of its first sheet). */
export function headingsOf(sheets: readonly ReadSheet[]): Map<PlanField, string> {
  const out = new Map<PlanField, string>();
  for (const { column, header, field } of sheets.flatMap((sheet) => sheet.columns)) {
    const known = planField(field);
    if (known && !out.has(known)) out.set(known, `${column} · ${header}`);
  }
  return out;
}

/** Which field a cell belongs to, by sheet and column; null for a column that is not read. */
export function fieldPlaces(
  sheets: readonly ReadSheet[],
): (sheet: string, column: string) => PlanField | null {
  const fields = new Map(
    sheets.flatMap((sheet) =>
      sheet.columns.map(({ column, field }) => [`${sheet.name}|${column}`, planField(field)] as const),
    ),
  );
  return (sheet, column) => fields.get(`${sheet}|${column}`) ?? null;
}

/** What a row says of a field, as stored; null for nothing. */
export function readValue(read: RosterRow | EndedRow | UnitRow, field: PlanField): string | null {
  if (field === 'fullName') return 'fullName' in read ? read.fullName : 'ten' in read ? joinName(read) : null;
  if (field === 'validFrom') return 'from' in read ? read.from : null;
  if (field === 'validTo') return 'to' in read ? read.to : null;
  const value: unknown = (read as Record<string, unknown>)[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

function planField(field: string | null): PlanField | null {
  if (field === null || unread.has(field)) return null;
  return merged[field] ?? (field as PlanField);
}
