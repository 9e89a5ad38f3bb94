/** What opening a cycle will do, from roster, tree and settings: said before it happens, then done. */
import type { BranchKind, UnitLevel } from '~/features/organisation/organisation';
import { type Day, daysBetween } from '~/lib/date';
import type { Refusal } from '~/lib/errors';
import { type CycleSettings, superiorTitles } from '../cycle';
import { drawLinks, type Linkable, type LinkingSums, sumLinks } from '../cycle-linking';
import { openingBlocks } from './blocks';

export type RosterUnit = {
  id: number;
  parentId: number | null;
  path: string;
  name: string;
  typeCode: string;
  level: UnitLevel;
  branchKind: BranchKind | null;
  sortKey: string;
};

/** Somebody's appointment in force; `position` orders titles, 1 = secretary. */
export type RosterPerson = {
  personId: number;
  unitId: number;
  titleCode: string;
  position: number;
  fullName: string;
  sortKey: string;
  appointedOn: Day;
};

type OpeningInput = {
  units: readonly RosterUnit[];
  people: readonly RosterPerson[];
  settings: CycleSettings;
  /** Skills that count for each kind of branch. */
  skills: Record<BranchKind, number>;
  today: Day;
};

export type SnapshotUnit = RosterUnit & { quota: number | null };
export type SnapshotPerson = Omit<RosterPerson, 'position'> & { unitPath: string; isRatee: boolean };
export type BranchRef = { unitId: number; name: string; parentName: string };

export type Opening = {
  units: SnapshotUnit[];
  /** Each person once a branch, under the highest title there. */
  people: SnapshotPerson[];
  preview: OpeningPreview;
};

export type OpeningPreview = {
  ratees: number;
  /** Committee members who only rate. */
  raters: number;
  unitsByLevel: Partial<Record<UnitLevel, number>>;
  rateesByKind: Partial<Record<BranchKind, number>>;
  forms: { self: number; peer: number; superior: number };
  /** Linking forms, which come on top of the superiors'; null when the cycle has none. */
  linking: LinkingSums | null;
  nominatingUnits: number;
  quotaSum: number;
  /** Nominating units where nobody holds a title that acts for the unit. */
  idleNominators: BranchRef[];
  /** Branches whose secretary stands below no unit that nominates. */
  noNominator: BranchRef[];
  /** Branches without a secretary: nobody is assessed there. */
  noSecretary: BranchRef[];
  /** Branches whose secretary has fewer possible peers than are needed, neighbouring secretaries counted. */
  thin: (BranchRef & { raters: number })[];
  /** Branches whose secretary nobody rates as superior. */
  noSuperior: BranchRef[];
  /** Secretaries in office for less than 30 days. */
  recent: (BranchRef & { fullName: string; days: number })[];
  /** Branches with two secretaries at once: the later one is assessed. */
  doubled: BranchRef[];
  /** Kinds of branches the framework has no skill for. */
  withoutSkills: BranchKind[];
  /** Why the cycle cannot be opened over this tree and roster. */
  blocks: Refusal[];
};

const RECENT_DAYS = 30;

export function planOpening(input: OpeningInput): Opening {
  const { settings, today } = input;
  const tree = new Map(input.units.map((unit) => [unit.id, unit]));
  const byUnit = groupBy(input.people, (person) => person.unitId);
  const branches = [...input.units].filter((unit) => unit.level === 'branch').sort(bySortKey);
  const committees = new Map(branches.map((branch) => [branch.id, committeeOf(branch, byUnit)]));
  const people = branches.flatMap((branch) => committees.get(branch.id)!);
  const ratees = people.filter((person) => person.isRatee);
  const neighbours = groupBy(ratees, (person) => tree.get(person.unitId)?.parentId ?? 0);
  const ref = (unitId: number): BranchRef => {
    const unit = tree.get(unitId)!;
    return { unitId, name: unit.name, parentName: tree.get(unit.parentId ?? 0)?.name ?? '' };
  };

  const peersOf = (ratee: SnapshotPerson) => {
    const own = committees.get(ratee.unitId)!;
    const near = neighbours.get(tree.get(ratee.unitId)?.parentId ?? 0) ?? [];
    const found = new Set([...own, ...near].map((person) => person.personId));
    found.delete(ratee.personId);
    return found.size;
  };
  const superiorsOf = (ratee: SnapshotPerson) => {
    const office = ancestorAt(tree, ratee.unitId, settings.superior.level);
    const found = new Set(
      (office ? (byUnit.get(office.id) ?? []) : [])
        .filter((person) => settings.superior.titles.includes(person.titleCode))
        .map((person) => person.personId),
    );
    found.delete(ratee.personId);
    return [...found];
  };
  const placed = ratees.map((ratee) => ({ ratee, peers: peersOf(ratee), raters: superiorsOf(ratee) }));
  const counted = placed.map(({ raters, ...row }) => ({ ...row, superiors: raters.length }));
  const units = input.units.map((unit) => ({
    ...unit,
    quota: unit.level === settings.nominatingLevel ? settings.defaultQuota : null,
  }));
  const nominating = units.filter((unit) => unit.quota !== null);
  const kinds = tally(ratees.map((ratee) => tree.get(ratee.unitId)!.branchKind ?? 'residential'));
  const isRunBy = ({ titleCode }: RosterPerson) => superiorTitles.some((title) => title === titleCode);
  const counts = {
    ratees: ratees.length,
    raters: people.length - ratees.length,
    unitsByLevel: tally(input.units.map((unit) => unit.level)),
    rateesByKind: kinds,
    forms: {
      self: ratees.length,
      peer: sum(counted.map(({ peers }) => Math.min(peers, settings.peersAssigned))),
      superior: sum(counted.map(({ superiors }) => superiors)),
    },
    linking: linkingSums(input, (level) =>
      placed.flatMap(({ ratee, raters }, id) => {
        const unitId = ancestorAt(tree, ratee.unitId, level)?.id;
        return unitId === undefined ? [] : [{ id, unitId, never: [ratee.personId, ...raters] }];
      }),
    ),
    nominatingUnits: nominating.length,
    quotaSum: sum(nominating.map((unit) => unit.quota ?? 0)),
    idleNominators: nominating
      .filter((unit) => !(byUnit.get(unit.id) ?? []).some(isRunBy))
      .map((unit) => ref(unit.id)),
    noNominator: ratees
      .filter((ratee) => !ancestorAt(tree, ratee.unitId, settings.nominatingLevel))
      .map((ratee) => ref(ratee.unitId)),
    noSecretary: branches
      .filter((branch) => !committees.get(branch.id)!.some((person) => person.isRatee))
      .map((branch) => ref(branch.id)),
    thin: counted
      .filter(({ peers }) => peers < settings.peersNeeded)
      .map(({ ratee, peers }) => ({ ...ref(ratee.unitId), raters: peers })),
    noSuperior: counted.filter(({ superiors }) => superiors === 0).map(({ ratee }) => ref(ratee.unitId)),
    recent: ratees
      .map((ratee) => ({ ratee, days: daysBetween(ratee.appointedOn, today) }))
      .filter(({ days }) => days < RECENT_DAYS)
      .map(({ ratee, days }) => ({ ...ref(ratee.unitId), fullName: ratee.fullName, days })),
    doubled: branches
      .filter((branch) => new Set(secretariesOf(byUnit.get(branch.id)).map((p) => p.personId)).size > 1)
      .map((branch) => ref(branch.id)),
    withoutSkills: (Object.keys(kinds) as BranchKind[]).filter((kind) => input.skills[kind] === 0),
  };
  return { units, people, preview: { ...counts, blocks: openingBlocks(settings, counts) } };
}

/** What the linking forms will ask of the province; the lot itself is drawn at opening, and asks the same of it. */
function linkingSums(
  { units, people, settings: { linking } }: OpeningInput,
  linkable: (level: UnitLevel) => Linkable[],
): LinkingSums | null {
  if (!linking) return null;
  const offices = new Set(units.filter(({ level }) => level === linking.officeLevel).map(({ id }) => id));
  const holders = people.filter((row) => offices.has(row.unitId) && linking.titles.includes(row.titleCode));
  const draw = {
    ...linking,
    people: linkable(linking.level),
    raters: [...new Set(holders.map(({ personId }) => personId))],
    seed: linking.seed ?? 0,
  };
  return sumLinks(drawLinks(draw), draw);
}

/** The branch's people, the assessed secretary among them: the one appointed last when there are two. */
function committeeOf(branch: RosterUnit, byUnit: Map<number, RosterPerson[]>): SnapshotPerson[] {
  const here = [...(byUnit.get(branch.id) ?? [])].sort((a, b) => a.position - b.position);
  const ratee = secretariesOf(here).sort((a, b) => b.appointedOn.localeCompare(a.appointedOn))[0];
  const seen = new Map<number, RosterPerson>();
  for (const person of here) if (!seen.has(person.personId)) seen.set(person.personId, person);
  return [...seen.values()].map(({ position: _, ...person }) => ({
    ...person,
    unitPath: branch.path,
    isRatee: person.personId === ratee?.personId,
  }));
}

function secretariesOf(people: readonly RosterPerson[] = []): RosterPerson[] {
  return people.filter((person) => person.titleCode === 'SECRETARY');
}

/** The nearest unit above `unitId` of a level, or undefined. */
function ancestorAt(tree: Map<number, RosterUnit>, unitId: number, level: UnitLevel): RosterUnit | undefined {
  let here = tree.get(tree.get(unitId)?.parentId ?? 0);
  while (here && here.level !== level) here = tree.get(here.parentId ?? 0);
  return here;
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function tally<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const bySortKey = (a: RosterUnit, b: RosterUnit) =>
  a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0;
