import type { Day } from '~/lib/date';
import { countOutcomes, type Outcome, outcomeOf, type PlanField, type PlanLine } from './import-plan';
import type { UnitLevel } from './organisation';
import { cityUnion } from './unit-columns';
import { mayHangUnder, unitHeight } from './unit-level';
import type { UnitRow } from './unit-sheet';

/** A unit as the database holds it. */
export type StandingUnit = {
  id: number;
  code: string;
  name: string;
  typeCode: string;
  parentId: number | null;
  validFrom: Day;
  validTo: Day | null;
};

/** What the database holds that a list of units may touch, at one moment. */
export type UnitState = {
  today: Day;
  /** The unit imported for, and all below it. `rootId` null: the whole tree, for the machine. */
  rootId: number | null;
  units: readonly StandingUnit[];
  outsideCodes: ReadonlySet<string>;
  /** May the actor change the unit imported for itself? */
  mayChangeRoot: boolean;
  levelOf: ReadonlyMap<string, UnitLevel>;
};

/** A unit as it will stand; `parent` is an existing id or another target of the file. */
export type UnitTarget = {
  id: number | null;
  code: string;
  name: string;
  typeCode: string;
  parent: UnitTarget | number | null;
  validFrom: Day;
  validTo: Day | null;
  isChanged: boolean;
};

export type UnitLine = PlanLine<UnitRow>;
export type UnitPlan = {
  lines: UnitLine[];
  counts: Record<Outcome, number>;
  /** New and changed units, a parent always before what hangs below it. */
  units: UnitTarget[];
};

/**
 * Sets a list of units against the tree. A unit without a parent's code hangs under the one imported for; one that is
 * known keeps its place. What is a province or a district by its name is settled by the unit above. Pure, as `planRoster`.
 */
export function planUnits(rows: readonly UnitRow[], faulty: ReadonlySet<string>, state: UnitState): UnitPlan {
  const tree = new Tree(state);
  const planned = rows.map((read): { line: UnitLine; target: UnitTarget | null } => {
    const line = blank(read);
    if (faulty.has(`${read.sheet}|${read.row}`) || read.type === null)
      return { line: { ...line, outcome: 'error' }, target: null };
    if (!tree.known(read.code) && state.outsideCodes.has(read.code.toLowerCase()))
      line.problems.push({ field: 'code', code: 'people.codeOutside', params: {}, value: read.code });
    return { line, target: tree.place(read, state.today, line) };
  });
  for (const { line, target } of planned) if (target) tree.hang(target, line);
  for (const { line, target } of planned) if (target) tree.settle(target, line);
  for (const { line, target } of planned) if (target) tree.check(target, line);
  const lines = planned.map(({ line, target }) => {
    if (!target) return line;
    const ended = line.changes.some((change) => change.field === 'validTo' && change.before === null);
    const isNew = target.id === null;
    return {
      ...line,
      outcome: outcomeOf({ problems: line.problems, isNew, isEnded: ended, changes: line.changes }),
    };
  });
  return { lines, counts: countOutcomes(lines), units: tree.inOrder() };
}

/** The tree as it stands with the file laid over it. */
class Tree {
  private readonly targets = new Map<string, UnitTarget>();
  private readonly byId = new Map<number, UnitTarget>();
  private readonly root: UnitTarget | null;
  /** Whose type only the unit above can tell. */
  private readonly cities = new Set<UnitTarget>();

  constructor(private readonly state: UnitState) {
    for (const unit of state.units) {
      const { parentId, ...rest } = unit;
      const target: UnitTarget = { ...rest, parent: parentId, isChanged: false };
      this.targets.set(unit.code.toLowerCase(), target);
      this.byId.set(unit.id, target);
    }
    for (const target of this.targets.values())
      if (typeof target.parent === 'number') target.parent = this.byId.get(target.parent) ?? target.parent;
    this.root = state.rootId === null ? null : (this.byId.get(state.rootId) ?? null);
  }

  known(code: string): UnitTarget | undefined {
    return this.targets.get(code.toLowerCase());
  }

  /** The row's own facts; places are settled once all rows are known. */
  place(read: UnitRow, today: Day, line: UnitLine): UnitTarget {
    const known = this.known(read.code);
    const typeCode = read.type === cityUnion ? null : read.type;
    if (!known) {
      const target: UnitTarget = {
        id: null,
        code: read.code,
        name: read.name,
        typeCode: typeCode ?? '',
        parent: this.root,
        validFrom: read.from ?? (read.to !== null && read.to < today ? read.to : today),
        validTo: read.to,
        isChanged: true,
      };
      if (read.from === null)
        line.notes.push({ code: 'people.noteFromAssumed', params: { day: target.validFrom } });
      this.targets.set(read.code.toLowerCase(), target);
      if (typeCode === null) this.cities.add(target);
      return target;
    }
    if (typeCode === null) this.cities.add(known);
    const wanted = { name: read.name, typeCode, validFrom: read.from, validTo: read.to };
    const fields: [keyof typeof wanted, PlanField][] = [
      ['name', 'name'],
      ['typeCode', 'type'],
      ['validFrom', 'validFrom'],
      ['validTo', 'validTo'],
    ];
    for (const [key, field] of fields) {
      const value = wanted[key];
      if (value === null || value === known[key]) continue;
      line.changes.push({ field, before: known[key], after: value });
      Object.assign(known, { [key]: value, isChanged: true });
    }
    return known;
  }

  /** Under the parent whose code the row gives. */
  hang(target: UnitTarget, line: UnitLine): void {
    const { parentCode } = line.read;
    if (parentCode === '') return;
    const parent = this.known(parentCode);
    // The unit imported for keeps its place in a tree that the file does not see.
    if (!parent && target === this.root) return;
    if (!parent)
      line.problems.push({
        field: 'parentCode',
        code: 'people.parentUnknown',
        params: {},
        value: parentCode,
      });
    else if (target.parent !== parent) {
      if (target.id !== null) {
        line.changes.push({ field: 'parentCode', before: codeOf(target.parent), after: parent.code });
        target.isChanged = true;
      }
      target.parent = parent;
    }
  }

  /** “Thành Đoàn”: a province under the centre or at the top, a district under a province; elsewhere it cannot be told. */
  settle(target: UnitTarget, line: UnitLine): void {
    if (line.read.type !== cityUnion) return;
    const type = this.cityType(target);
    line.read = { ...line.read, type };
    if (type === null)
      line.problems.push({ field: 'type', code: 'people.typeCity', params: {}, value: line.read.name });
    else if (target.id !== null && type !== target.typeCode) {
      line.changes.push({ field: 'type', before: target.typeCode, after: type });
      target.isChanged = true;
    }
    if (type !== null) target.typeCode = type;
    this.cities.delete(target);
  }

  private cityType({ parent, typeCode }: UnitTarget, steps = 0): string | null {
    if (parent === null) return 'PROVINCE';
    if (typeof parent === 'number') return /^(PROVINCE|DISTRICT)$/.test(typeCode) ? typeCode : null;
    if (steps > this.targets.size) return null;
    const isCity = this.cities.has(parent);
    const above = this.levelOf(isCity ? this.cityType(parent, steps + 1) : parent.typeCode);
    if (above === 'centre') return 'PROVINCE';
    return above === 'province' ? 'DISTRICT' : null;
  }

  check(target: UnitTarget, line: UnitLine): void {
    const { parent } = target;
    const value = line.read.parentCode;
    if (target === this.root && target.isChanged && !this.state.mayChangeRoot)
      line.problems.push({ field: 'code', code: 'people.unitLevelAbove', params: {}, value: target.code });
    if (target.validTo !== null && target.validTo < target.validFrom)
      line.problems.push({
        field: 'validTo',
        code: 'people.unitDayOrder',
        params: { day: target.validFrom },
        value: target.validTo,
      });
    if (this.isCircular(target))
      line.problems.push({ field: 'parentCode', code: 'people.parentCycle', params: {}, value });
    else if (parent && typeof parent === 'object') {
      this.checkLevel(target, parent, line);
      const lasts = target.validTo ?? this.state.today;
      if (target.isChanged && parent.validTo !== null && parent.validTo < lasts && target.validTo === null)
        line.problems.push({
          field: 'parentCode',
          code: 'people.parentNoLonger',
          params: { day: parent.validTo },
          value: value || parent.code,
        });
    }
    if (typeof parent === 'number' && this.isRaised(line))
      line.problems.push({ field: 'type', code: 'people.unitLevelAbove', params: {}, value: target.name });
    const isEnding = line.changes.some((change) => change.field === 'validTo');
    const below = isEnding ? this.openBelow(target) : null;
    if (below)
      line.problems.push({
        field: 'validTo',
        code: 'people.unitOpenBelow',
        params: { name: below.name, code: below.code },
        value: target.validTo ?? '',
      });
  }

  private checkLevel(target: UnitTarget, parent: UnitTarget, line: UnitLine): void {
    const level = this.levelOf(target.typeCode);
    const above = this.levelOf(parent.typeCode);
    if (target.typeCode === '' || parent.typeCode === '' || mayHangUnder(level, above)) return;
    const params = { name: parent.name };
    line.problems.push(
      unitHeight[above] > unitHeight[level]
        ? { field: 'parentCode', code: 'people.parentLevel', params, value: line.read.parentCode }
        : { field: 'type', code: 'people.typeLevel', params, value: target.name },
    );
  }

  /** Does the row lift a unit to a higher level than it stands at? */
  private isRaised({ changes }: UnitLine): boolean {
    const type = changes.find(({ field }) => field === 'type');
    if (!type?.before || !type.after) return false;
    return unitHeight[this.levelOf(type.after)] < unitHeight[this.levelOf(type.before)];
  }

  /** Targets to write, parents first: a move in this order never passes through a circle. */
  inOrder(): UnitTarget[] {
    const depth = (target: UnitTarget) => {
      let n = 0;
      for (let at = target.parent; at && typeof at === 'object' && n < 1000; at = at.parent) n += 1;
      return n;
    };
    return [...this.targets.values()]
      .filter((target) => target.isChanged)
      .map((target) => ({ target, depth: depth(target) }))
      .sort((a, b) => a.depth - b.depth)
      .map(({ target }) => target);
  }

  private isCircular(target: UnitTarget): boolean {
    let steps = 0;
    for (let at = target.parent; at && typeof at === 'object'; at = at.parent) {
      if (at === target) return true;
      steps += 1;
      if (steps > this.targets.size) return true;
    }
    return false;
  }

  private levelOf(typeCode: string | null): UnitLevel {
    return this.state.levelOf.get(typeCode ?? '') ?? 'branch';
  }

  private openBelow(target: UnitTarget): UnitTarget | null {
    for (const other of this.targets.values())
      if (other.parent === target && other.validTo === null) return other;
    return null;
  }
}

function blank(read: UnitRow): UnitLine {
  return {
    sheet: read.sheet,
    row: read.row,
    outcome: 'same',
    read,
    match: null,
    changes: [],
    problems: [],
    notes: [],
  };
}

function codeOf(parent: UnitTarget['parent']): string | null {
  return parent && typeof parent === 'object' ? parent.code : null;
}
