import type { Day } from '~/lib/date';
import type { Questions } from '../import/question';
import { joinName } from '../naming/person-name';
import { isAlike, nameKey, nearness, SpellingIndex } from '../naming/spelling';
import type { Gender } from '../organisation';
import type { RosterRow } from '../sheet/roster-row';
import type { Match, PlanField, PlanProblem, PlanProblemCode } from './plan';

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
type FoundPerson = { person: KnownPerson; match: Match } | { problem: PlanProblem } | null;

const identifiers = ['memberCode', 'phone', 'email'] as const;
const others = {
  memberCode: 'people.memberCodeOther',
  phone: 'people.phoneOther',
  email: 'people.emailOther',
} as const;

/**
 * Recognises people: member code, telephone, e-mail; then name with birthday; then name within the same unit;
 * the nearest spelling first.
 */
export class PersonFinder {
  private readonly by: Record<(typeof identifiers)[number], Map<string, KnownPerson>>;
  private readonly byName = new SpellingIndex<KnownPerson>();
  /** People whom some row of the file names letter for letter: nobody else is mistaken for them. */
  private readonly named: ReadonlySet<string>;

  constructor(
    people: readonly KnownPerson[],
    /** Ids of the people who serve or served in a unit. */
    private readonly unitPeople: ReadonlyMap<number, ReadonlySet<number>>,
    rows: readonly RosterRow[],
    private readonly questions: Questions,
  ) {
    this.named = new Set(rows.map((row) => nameKey(joinName(row))));
    this.by = { memberCode: new Map(), phone: new Map(), email: new Map() };
    for (const person of people) {
      for (const field of identifiers) {
        const value = person[field];
        if (value) this.by[field].set(value.toLowerCase(), person);
      }
      this.byName.add(person.fullName, person);
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
    if (!found) return this.findByName(row, unitId);
    if (isSame(row, found.person)) return found;
    const isMeant = found.person.isOurs && isAlike(found.person.fullName, joinName(row));
    return isMeant ? this.askSame(row, [found.person], found.match) : this.otherPerson(row, found);
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
    const name = joinName(row);
    const isBorn = (person: KnownPerson) =>
      person.isOurs && row.bornOn !== null && person.bornOn === row.bornOn;
    const isHere = (person: KnownPerson) =>
      this.unitPeople.get(unitId)?.has(person.id) === true &&
      (!row.bornOn || !person.bornOn || row.bornOn === person.bornOn);
    for (const limit of [0, 1, 2] as const) {
      const same = this.byName.find(name, limit);
      const born = same.filter(isBorn);
      const candidates = born.length > 0 ? born : same.filter(isHere);
      const [person] = candidates;
      if (!person) continue;
      if (candidates.length > 1)
        return problem('fullName', 'people.personSeveral', name, { count: candidates.length });
      return { person, match: born.length > 0 ? 'nameBirth' : 'nameUnit' };
    }
    const alike = this.byName
      .alike(name)
      .filter((person) => (isBorn(person) || isHere(person)) && !this.named.has(nameKey(person.fullName)));
    return alike.length > 0 ? this.askSame(row, alike, isBorn(alike[0]!) ? 'nameBirth' : 'nameUnit') : null;
  }

  /** Thủy or Thụy: one who was mistyped, or two? Only the clerk knows. */
  private askSame(row: RosterRow, alike: readonly KnownPerson[], match: Match): FoundPerson {
    const isNameOnly = match === 'nameBirth' || match === 'nameUnit';
    const name = joinName(row);
    const params = { name, other: alike[0]!.fullName };
    const answer = this.questions.ask({
      key: `same:${row.sheet}|${row.row}`,
      code: 'people.askSame',
      params,
      row: row.row,
      choices: [
        ...alike.map((person) => ({
          value: String(person.id),
          label: 'people.answerSame',
          params: { name: person.fullName, day: (person.isOurs && person.bornOn) || '' },
        })),
        { value: 'other', label: 'people.answerOther', params: {} },
      ],
    });
    const person = alike.find(({ id }) => String(id) === answer);
    if (person) return { person, match };
    if (answer === null) return problem('fullName', 'people.askSame', name, params);
    return isNameOnly ? null : this.otherPerson(row, { person: alike[0]!, match: match as 'phone' });
  }
}

/** A telephone alone proves nothing: cards change hands. The name or the birthday has to agree. */
function isSame(row: RosterRow, person: KnownPerson): boolean {
  if (nearness(joinName(row), person.fullName) !== null) return true;
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
