/** A list of units laid over the tree: who hangs where, and what the tree does not allow. */
import type { Day } from '~/lib/date';
import { cityUnion } from '../naming/unit-kind';
import { mayHangUnder, unitHeight } from '../naming/unit-level';
import { codeKey } from '../naming/unit-name';
import type { UnitLevel } from '../organisation';
import type { UnitRow } from '../sheet/unit-sheet';
import type { PlanField } from './plan';
import type { StartDay } from './start-day';
import type { UnitLine, UnitState, UnitTarget } from './unit-plan';

/** The tree as it stands with the file laid over it. */
export class UnitTree {
  private readonly targets = new Map<string, UnitTarget>();
  private readonly byId = new Map<number, UnitTarget>();
  private readonly root: UnitTarget | null;
  /** Whose type only the unit above can tell. */
  private readonly cities = new Set<UnitTarget>();
  /** Codes of rows at fault: what hangs below them waits for those rows, and is not complained of. */
  private readonly missed = new Set<string>();
  private readonly adrift = new Set<UnitTarget>();
  private readonly lines = new Map<UnitTarget, UnitLine>();

  constructor(
    private readonly state: UnitState,
    private readonly start: StartDay,
  ) {
    for (const unit of state.units) {
      const { parentId, ...rest } = unit;
      const target: UnitTarget = { ...rest, parent: parentId, isChanged: false };
      this.targets.set(codeKey(unit.code), target);
      this.byId.set(unit.id, target);
    }
    for (const target of this.targets.values())
      if (typeof target.parent === 'number') target.parent = this.byId.get(target.parent) ?? target.parent;
    this.root = state.rootId === null ? null : (this.byId.get(state.rootId) ?? null);
  }

  known(code: string): UnitTarget | undefined {
    return this.targets.get(codeKey(code));
  }

  /** A row that cannot be planned. */
  miss(code: string): void {
    this.missed.add(codeKey(code));
  }

  /** A unit above the one imported for: it is named in the list, and stays as it is. */
  above(code: string) {
    return this.state.above?.find((unit) => codeKey(unit.code) === codeKey(code));
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
        parent: this.isRaising(typeCode) ? null : this.root,
        validFrom: read.from ?? this.start.before(read.to, today),
        validTo: read.to,
        isChanged: true,
      };
      if (read.from === null)
        line.notes.push({ code: 'people.noteFromAssumed', params: { day: target.validFrom } });
      this.targets.set(codeKey(read.code), target);
      this.lines.set(target, line);
      if (typeCode === null) this.cities.add(target);
      return target;
    }
    this.lines.set(known, line);
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
    const above = parent ? undefined : this.above(parentCode);
    // The unit imported for keeps its place in a tree that the file does not see.
    if (!parent && target === this.root) return;
    if (above && this.isPastProvince(target)) target.parent = above.id;
    else if (!parent && this.missed.has(codeKey(parentCode))) this.adrift.add(target);
    else if (!parent)
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
    if (line.read.type !== cityUnion || this.isAdrift(target)) return;
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
    if (typeof parent === 'number' && this.state.above?.find(({ id }) => id === parent)?.level === 'centre')
      return 'PROVINCE';
    if (typeof parent === 'number') return /^(PROVINCE|DISTRICT)$/.test(typeCode) ? typeCode : null;
    if (steps > this.targets.size) return null;
    const isCity = this.cities.has(parent);
    const above = this.levelOf(isCity ? this.cityType(parent, steps + 1) : parent.typeCode);
    if (above === 'centre') return 'PROVINCE';
    return above === 'province' ? 'DISTRICT' : null;
  }

  /** Rows whose parents stand, a parent before what hangs below it: one fault above is named once, where it is. */
  fromTop(planned: readonly { line: UnitLine; target: UnitTarget | null }[]) {
    return planned
      .flatMap(({ line, target }) => (target && !this.isAdrift(target) ? [{ line, target }] : []))
      .map((each) => ({ ...each, depth: depthOf(each.target) }))
      .sort((a, b) => a.depth - b.depth);
  }

  check(target: UnitTarget, line: UnitLine): void {
    const { parent } = target;
    const value = line.read.parentCode;
    const refuse = (field: PlanField, code: 'people.unitLevelAbove') =>
      line.problems.push({ field, code, params: {}, value: target.code });
    if (target === this.root && target.isChanged && !this.mayTouchRoot(line))
      refuse('code', 'people.unitLevelAbove');
    else if (this.isOutOfReach(target, line)) refuse('code', 'people.unitLevelAbove');
    if (target.validTo !== null && target.validTo < target.validFrom)
      line.problems.push({
        field: 'validTo',
        code: 'people.unitDayOrder',
        params: { day: target.validFrom },
        value: target.validTo,
      });
    if (this.isCircular(target))
      line.problems.push({ field: 'parentCode', code: 'people.parentCycle', params: {}, value });
    else if (parent && typeof parent === 'object' && !this.isAtFault(parent)) {
      this.checkLevel(target, parent, line);
      this.checkLife(target, parent, line);
    }
    if (typeof parent === 'number' && this.isRaised(line))
      line.problems.push({ field: 'type', code: 'people.unitLevelAbove', params: {}, value: target.name });
    const isEnding = line.changes.some((change) => change.field === 'validTo');
    const below = isEnding ? this.openBelow(target) : null;
    if (below) this.complainOfEnd(target, below, line);
  }

  /** Nothing open hangs under what has ended. When the file itself ends the parent, that row is the one at fault. */
  private checkLife(target: UnitTarget, parent: UnitTarget, line: UnitLine): void {
    if (!target.isChanged || target.validTo !== null) return;
    if (parent.validTo === null || parent.validTo >= this.state.today) return;
    const above = this.lines.get(parent);
    if (above?.read.to) {
      if (above.problems.length === 0) this.complainOfEnd(parent, target, above);
      return;
    }
    line.problems.push({
      field: 'parentCode',
      code: 'people.parentNoLonger',
      params: { day: parent.validTo },
      value: line.read.parentCode || parent.code,
    });
  }

  private complainOfEnd(target: UnitTarget, below: UnitTarget, line: UnitLine): void {
    line.problems.push({
      field: 'validTo',
      code: 'people.unitOpenBelow',
      params: { name: below.name, code: below.code },
      value: target.validTo ?? '',
    });
  }

  /** A board may hang its province, so far at the top, under the centre that its list names. */
  private mayTouchRoot(line: UnitLine): boolean {
    return this.state.mayChangeRoot || line.changes.length === 0;
  }

  /** The centre above a province that stands at the top, from that province's board. */
  private isRaising(typeCode: string | null): boolean {
    return this.state.isBoard === true && this.root?.parent === null && this.levelOf(typeCode) === 'centre';
  }

  private isPastProvince(target: UnitTarget): boolean {
    const isPast = target.validTo !== null && target.validTo < this.state.today;
    const isProvince = this.cities.has(target) || this.levelOf(target.typeCode) === 'province';
    return this.state.isBoard === true && isPast && isProvince && target !== this.root;
  }

  /** Provinces beside one's own: none is made unless it is of the past, and what stands is not changed. */
  private isOutOfReach(target: UnitTarget, line: UnitLine): boolean {
    if (this.root === null) return false;
    if (target.id !== null) return this.state.history?.has(target.id) === true && line.changes.length > 0;
    const isBeside =
      target.parent === null || typeof target.parent === 'number' || target.parent === this.root.parent;
    return isBeside && this.levelOf(target.typeCode) === 'province' && !this.isPastProvince(target);
  }

  private isAtFault(target: UnitTarget): boolean {
    return (this.lines.get(target)?.problems.length ?? 0) > 0;
  }

  private isAdrift(target: UnitTarget): boolean {
    return [target, ...this.ancestors(target)].some((at) => this.adrift.has(at));
  }

  /** What a target hangs under, nearest first; of a circle, one more than there are targets. */
  private ancestors(target: UnitTarget): UnitTarget[] {
    const found: UnitTarget[] = [];
    for (let at = target.parent; at && typeof at === 'object'; at = at.parent)
      if (found.push(at) > this.targets.size) break;
    return found;
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
    return [...this.targets.values()]
      .filter((target) => target.isChanged)
      .map((target) => ({ target, depth: depthOf(target) }))
      .sort((a, b) => a.depth - b.depth)
      .map(({ target }) => target);
  }

  private isCircular(target: UnitTarget): boolean {
    const above = this.ancestors(target);
    return above.includes(target) || above.length > this.targets.size;
  }

  private levelOf(typeCode: string | null): UnitLevel {
    return this.state.levelOf.get(typeCode ?? '') ?? 'branch';
  }

  private openBelow(target: UnitTarget): UnitTarget | undefined {
    return [...this.targets.values()].find((other) => other.parent === target && other.validTo === null);
  }
}

function depthOf({ parent }: UnitTarget): number {
  let n = 0;
  for (let at = parent; at && typeof at === 'object' && n < 1000; at = at.parent) n += 1;
  return n;
}

function codeOf(parent: UnitTarget['parent']): string | null {
  return parent && typeof parent === 'object' ? parent.code : null;
}
