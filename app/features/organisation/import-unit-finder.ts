import type { Day } from '~/lib/date';
import { fold } from '~/lib/text';
import { nearest, type PlanField, type PlanProblemCode } from './import-plan';

/** A unit at or below the one a file is imported for. */
export type KnownUnit = {
  id: number;
  code: string;
  name: string;
  parentName: string;
  validFrom: Day;
  validTo: Day | null;
};
export type FoundUnit =
  | { unit: KnownUnit; isOtherName: boolean }
  | { field: PlanField; code: PlanProblemCode; params: Record<string, string | number>; value: string };

/** Looking for the nearest spelling costs a walk over all units: only so many get a proposal. */
const proposals = 60;

/** Finds the units that rows name, by code first, by folded name otherwise; the sheet's name helps where names repeat. */
export class UnitFinder {
  private readonly byCode = new Map<string, KnownUnit>();
  private readonly byName = new Map<string, KnownUnit[]>();
  private readonly proposed = new Map<string, KnownUnit | null>();

  constructor(
    private readonly units: readonly KnownUnit[],
    private readonly outside: ReadonlySet<string>,
  ) {
    for (const unit of units) {
      this.byCode.set(unit.code.toLowerCase(), unit);
      for (const key of new Set([fold(unit.name), bareName(unit.name)])) {
        const same = this.byName.get(key);
        if (same) same.push(unit);
        else this.byName.set(key, [unit]);
      }
    }
  }

  find(row: { unitCode: string; unitName: string; sheet: string }): FoundUnit {
    if (row.unitCode) return this.findByCode(row.unitCode, row.unitName);
    const found = this.byName.get(fold(row.unitName)) ?? this.byName.get(bareName(row.unitName)) ?? [];
    const near = found.length > 1 ? found.filter((unit) => isNear(unit, row.sheet)) : found;
    const [unit] = near;
    if (unit && near.length === 1) return { unit, isOtherName: false };
    if (found.length > 1) {
      const codes = found.slice(0, 4).map((each) => each.code);
      return {
        field: 'unitName',
        code: 'people.unitSeveral',
        params: { count: found.length, codes: codes.join(', ') },
        value: row.unitName,
      };
    }
    const guess = this.propose(`name:${fold(row.unitName)}`, (units) =>
      nearest(bareName(row.unitName), units, (each) => bareName(each.name)),
    );
    return {
      field: 'unitName',
      code: guess ? 'people.unitNameUnknownNear' : 'people.unitNameUnknown',
      params: { code: guess?.code ?? '', name: guess?.name ?? '' },
      value: row.unitName,
    };
  }

  private findByCode(code: string, name: string): FoundUnit {
    const unit = this.byCode.get(code.toLowerCase());
    if (unit) return { unit, isOtherName: name !== '' && !isSameName(unit.name, name) };
    if (this.outside.has(code.toLowerCase()))
      return { field: 'unitCode', code: 'people.unitOutside', params: {}, value: code };
    const guess = this.propose(`code:${code.toLowerCase()}`, (units) =>
      nearest(code.toLowerCase(), units, (each) => each.code.toLowerCase()),
    );
    return {
      field: 'unitCode',
      code: guess ? 'people.unitUnknownNear' : 'people.unitUnknown',
      params: { code: guess?.code ?? '', name: guess?.name ?? '' },
      value: code,
    };
  }

  private propose(key: string, look: (units: readonly KnownUnit[]) => KnownUnit | null): KnownUnit | null {
    const known = this.proposed.get(key);
    if (known !== undefined) return known;
    if (this.proposed.size >= proposals) return null;
    const guess = look(this.units);
    this.proposed.set(key, guess);
    return guess;
  }
}

/** `Chi đoàn ấp Rạch Sâu`, `CĐ ấp Rạch Sâu` and `Ấp Rạch Sâu` are one name. */
function bareName(name: string): string {
  return fold(name).replace(/^(chi doan|cd|doan)\s+(co so\s+)?/, '');
}

function isSameName(known: string, written: string): boolean {
  const [a, b] = [bareName(known), bareName(written)];
  return a === b || a.includes(b) || b.includes(a);
}

function isNear(unit: KnownUnit, sheet: string): boolean {
  const [parent, name] = [bareName(unit.parentName), bareName(sheet)];
  return parent !== '' && name !== '' && (parent === name || parent.includes(name) || name.includes(parent));
}
