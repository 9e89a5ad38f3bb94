import { canonicalTone } from '~/lib/text';
import { joinName, type PersonName } from '../naming/person-name';
import { isPlain, nameKey, nearness } from '../naming/spelling';
import type { RosterRow } from '../sheet/roster-row';
import type { KnownPerson } from './person-finder';
import type { FieldChange, PlanField, PlanLine } from './plan';

/** The columns of a person that a roster may fill. */
export type PersonFacts = PersonName & Pick<KnownPerson, (typeof personFields)[number]>;

/** A person as they will stand; `id` is null for somebody new. `posts`: what the file opens for them ('unit|title'). */
export type PersonTarget = {
  id: number | null;
  /** False for somebody whom the actor does not hold: they gain a seat, and their own unit is to see it. */
  isOurs: boolean;
  facts: PersonFacts;
  isChanged: boolean;
  posts: Set<string>;
};

export const personFields = ['bornOn', 'gender', 'phone', 'email', 'memberCode', 'joinedUnionOn'] as const;
type Field = (typeof personFields)[number];
type Line = PlanLine<unknown>;

/**
 * Gathers the rows of a file by person: somebody with two posts stands in two rows. An empty cell leaves a fact as it
 * is; what two rows say differently is a fault.
 */
export class PersonGroups {
  private readonly known = new Map<number, Group>();
  private readonly fresh = new Map<string, Group>();
  private readonly all: Group[] = [];

  add(row: RosterRow, person: KnownPerson | null, unitId: number, line: Line): PersonTarget {
    const group = person ? this.ofKnown(person) : this.ofNew(row, unitId);
    group.take(row, line);
    return group.target;
  }

  targets(): PersonTarget[] {
    return this.all.map((group) => group.target).filter((target) => target.id === null || target.isChanged);
  }

  private ofKnown(person: KnownPerson): Group {
    return (
      this.known.get(person.id) ?? this.keep(new Group(person), (group) => this.known.set(person.id, group))
    );
  }

  private ofNew(row: RosterRow, unitId: number): Group {
    const name = nameKey(joinName(row));
    const keys = [
      row.memberCode && `code:${row.memberCode.toLowerCase()}`,
      row.phone && `phone:${row.phone}`,
      row.email && `email:${row.email}`,
      row.bornOn && `born:${name}|${row.bornOn}`,
      `unit:${name}|${unitId}|${row.bornOn ?? ''}`,
    ].filter((key): key is string => Boolean(key));
    const before = keys.map((key) => this.fresh.get(key)).find(Boolean);
    const group = before ?? this.keep(new Group(null, row), () => {});
    for (const key of keys) this.fresh.set(key, group);
    return group;
  }

  private keep(group: Group, index: (group: Group) => void): Group {
    this.all.push(group);
    index(group);
    return group;
  }
}

class Group {
  readonly target: PersonTarget;
  /** Which row of the file said it first. */
  private readonly said = new Map<Field | 'fullName', number>();

  constructor(
    private readonly person: KnownPerson | null,
    row?: RosterRow,
  ) {
    const { ho, dem, ten } = person ?? row!;
    const facts = Object.fromEntries(personFields.map((field) => [field, person?.[field] ?? null]));
    this.target = {
      id: person?.id ?? null,
      isOurs: person?.isOurs ?? true,
      facts: { ho, dem, ten, ...facts } as PersonFacts,
      isChanged: false,
      posts: new Set(),
    };
  }

  take(row: RosterRow, line: Line): void {
    if (this.person && !this.person.isOurs) return;
    this.takeName(row, line);
    for (const field of personFields) {
      const value = row[field];
      if (value !== null && value !== undefined) this.takeFact(field, value, row, line);
    }
  }

  private takeName(row: RosterRow, line: Line): void {
    const { facts } = this.target;
    const [before, after] = [joinName(facts), joinName(row)];
    const near = nearness(before, after);
    // Marks that a list leaves out are no correction; marks that it brings are one.
    const isLeftOut = near === 2 && isPlain(after);
    const isSame = isLeftOut || canonicalTone(before) === canonicalTone(after);
    if (isLeftOut)
      line.notes.push({ code: 'people.noteNamePlain', params: { name: before, written: after } });
    const first = this.said.get('fullName');
    this.said.set('fullName', first ?? row.row);
    if (isSame) return;
    if (first !== undefined) {
      this.disagree('fullName', after, first, line);
      return;
    }
    facts.ho = row.ho;
    facts.dem = row.dem;
    facts.ten = row.ten;
    this.change(line, { field: 'fullName', before, after });
  }

  private takeFact(field: Field, value: string, row: RosterRow, line: Line): void {
    const { facts } = this.target;
    const before = facts[field];
    const first = this.said.get(field);
    this.said.set(field, first ?? row.row);
    if (before?.toLowerCase() === value.toLowerCase()) return;
    if (first !== undefined) {
      this.disagree(field, value, first, line);
      return;
    }
    Object.assign(facts, { [field]: value });
    if (this.person) this.change(line, { field, before, after: value });
  }

  private change(line: Line, change: FieldChange): void {
    this.target.isChanged = true;
    line.changes.push(change);
  }

  private disagree(field: PlanField, value: string, other: number, line: Line): void {
    line.problems.push({ field, code: 'people.personDisagree', params: { other }, value });
  }
}
