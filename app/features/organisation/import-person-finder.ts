import type { Day } from '~/lib/date';
import { fold } from '~/lib/text';
import type { Match, PlanField, PlanProblem, PlanProblemCode } from './import-plan';
import type { Gender } from './organisation';
import { joinName } from './person-name';
import type { RosterRow } from './roster-row';

/** A person as the database holds them. `isOurs`: the actor may change name and telephone; others only gain a title. */
export type KnownPerson = {
  id: number;
  ho: string;
  dem: string;
  ten: string;
  fullName: string;
  bornOn: Day | null;
  gender: Gender | null;
  phone: string | null;
  email: string | null;
  memberCode: string | null;
  joinedUnionOn: Day | null;
  isOurs: boolean;
};
export type FoundPerson = { person: KnownPerson; match: Match } | { problem: PlanProblem } | null;

const identifiers = ['memberCode', 'phone', 'email'] as const;
const others = {
  memberCode: 'people.memberCodeOther',
  phone: 'people.phoneOther',
  email: 'people.emailOther',
} as const;

/** Recognises people: member code, telephone, e-mail; then name with birthday; then name within the same unit. */
export class PersonFinder {
  private readonly by: Record<(typeof identifiers)[number], Map<string, KnownPerson>>;
  private readonly byName = new Map<string, KnownPerson[]>();

  constructor(
    people: readonly KnownPerson[],
    /** Ids of the people who serve or served in a unit. */
    private readonly unitPeople: ReadonlyMap<number, ReadonlySet<number>>,
  ) {
    this.by = { memberCode: new Map(), phone: new Map(), email: new Map() };
    for (const person of people) {
      for (const field of identifiers) {
        const value = person[field];
        if (value) this.by[field].set(value.toLowerCase(), person);
      }
      if (!person.isOurs) continue;
      const name = fold(person.fullName);
      const same = this.byName.get(name);
      if (same) same.push(person);
      else this.byName.set(name, [person]);
    }
  }

  find(row: RosterRow, unitId: number): FoundPerson {
    let found: { person: KnownPerson; match: (typeof identifiers)[number] } | null = null;
    for (const field of identifiers) {
      const value = row[field];
      const person = value ? this.by[field].get(value.toLowerCase()) : undefined;
      if (!person || !value) continue;
      if (found && found.person.id !== person.id)
        return problem(field, 'people.personConflict', value, {
          name: nameFor(person),
          other: nameFor(found.person),
        });
      found ??= { person, match: field };
    }
    if (found) return isSame(row, found.person) ? found : this.otherPerson(row, found);
    return this.findByName(row, unitId);
  }

  private otherPerson(
    row: RosterRow,
    { person, match }: { person: KnownPerson; match: (typeof identifiers)[number] },
  ): FoundPerson {
    const name = nameFor(person);
    const code = name === '' ? 'people.phoneElsewhere' : others[match];
    return problem(match, code, row[match] ?? '', { name });
  }

  private findByName(row: RosterRow, unitId: number): FoundPerson {
    const same = this.byName.get(fold(joinName(row))) ?? [];
    const born = same.filter((person) => row.bornOn && person.bornOn === row.bornOn);
    const inUnit = same.filter(
      (person) =>
        this.unitPeople.get(unitId)?.has(person.id) &&
        (!row.bornOn || !person.bornOn || row.bornOn === person.bornOn),
    );
    const candidates = born.length > 0 ? born : inUnit;
    const [person] = candidates;
    if (!person) return null;
    if (candidates.length > 1)
      return problem('fullName', 'people.personSeveral', joinName(row), { count: candidates.length });
    return { person, match: born.length > 0 ? 'nameBirth' : 'nameUnit' };
  }
}

/** A telephone alone proves nothing: cards change hands. The name or the birthday has to agree. */
function isSame(row: RosterRow, person: KnownPerson): boolean {
  if (fold(joinName(row)) === fold(person.fullName)) return true;
  return person.isOurs && row.bornOn !== null && row.bornOn === person.bornOn;
}

/** Nobody learns from a telephone number who somebody elsewhere is. */
function nameFor(person: KnownPerson): string {
  return person.isOurs ? person.fullName : '';
}

function problem(
  field: PlanField,
  code: PlanProblemCode,
  value: string,
  params: Record<string, string | number>,
): FoundPerson {
  return { problem: { field, code, params, value } };
}
