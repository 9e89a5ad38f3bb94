import type { Day } from '~/lib/date';
import { type Answers, type Question, Questions } from '../import/question';
import type { RosterRow } from '../sheet/roster-row';
import { settleMoves } from './moves';
import { type KnownPerson, PersonFinder } from './person-finder';
import { PersonGroups, type PersonTarget } from './person-target';
import { countOutcomes, type Outcome, outcomeOf, type PlanLine } from './plan';
import { type KnownSeat, planSeat, type SeatTarget } from './seat';
import { endMissing, SeatBook } from './seat-book';
import { settleSecretaries } from './secretaries';
import { StartDay } from './start-day';
import { type KnownUnit, UnitFinder } from './unit-finder';

/** What the database holds that a roster may touch, at one moment. */
export type RosterState = {
  today: Day;
  /** Units at or below the one imported for. */
  units: readonly KnownUnit[];
  /** Codes (small letters) that exist elsewhere. */
  outsideCodes: ReadonlySet<string>;
  /** People who serve or served in those units, and whoever holds a telephone, address or code of the file. */
  people: readonly KnownPerson[];
  /** Appointments of those people and in those units, open and ended. */
  seats: readonly KnownSeat[];
  /** The one who imports: their own seat is never ended by a list. */
  actorId: number | null;
  /** The unit that the file is imported for, for messages. */
  scopeName?: string;
};

/** `isWhole`: the clerk says that nobody is missing, so whoever is missing has left the post. */
type RosterPlanOptions = { isWhole: boolean; answers?: Answers };

export type RosterLine = PlanLine<RosterRow | EndedRow>;
/** An open appointment whose holder a complete list no longer names. */
export type EndedRow = { unitCode: string; unitName: string; fullName: string; title: string; fromOn: Day };

/** A secretary's seat that will change hands. `came` null: they leave for another unit. */
export type PlannedHandover = { unitId: number; leftIds: number[]; came: PersonTarget | null; fromOn: Day };

export type RosterPlan = {
  lines: RosterLine[];
  counts: Record<Outcome, number>;
  /** What to write: nothing while a line is in error. */
  people: PersonTarget[];
  seats: SeatTarget[];
  handovers: PlannedHandover[];
  questions: Question[];
};

/**
 * Sets a roster against the database. Pure: the same rows and the same state give the same plan, so that a preview
 * can be confirmed. `faulty` names rows ('sheet|row') that the reading itself found fault with.
 */
export function planRoster(
  rows: readonly RosterRow[],
  faulty: ReadonlySet<string>,
  state: RosterState,
  { isWhole, answers = {} }: RosterPlanOptions,
): RosterPlan {
  const questions = new Questions(answers);
  const units = new UnitFinder(state.units, state.outsideCodes, questions, state.scopeName ?? '');
  const finder = new PersonFinder(state.people, peopleOfUnits(state.seats), rows, questions);
  const groups = new PersonGroups();
  const book = new SeatBook(state);
  const start = new StartDay(
    rows.map(({ fromOn }) => fromOn),
    state.today,
    questions,
    'office',
  );
  const lines = rows.map((read) => {
    const line: RosterLine = { ...blank(read), sheet: read.sheet, row: read.row };
    return faulty.has(`${read.sheet}|${read.row}`)
      ? { ...line, outcome: 'error' as const }
      : planRow(line, read, { units, finder, groups, book, start, today: state.today });
  });
  const isFaulty = lines.some((line) => line.outcome === 'error');
  settleMoves(book, questions);
  if (isWhole && !isFaulty) endMissing(book);
  if (!isWhole || !isFaulty) settleSecretaries(book, questions);
  const all = [...lines, ...book.ends];
  for (const line of lines) if (line.problems.length > 0) line.outcome = 'error';
  return {
    lines: all,
    counts: countOutcomes(all),
    people: groups.targets(),
    seats: book.planned,
    handovers: book.handovers,
    questions: questions.list,
  };
}

type Means = {
  units: UnitFinder;
  finder: PersonFinder;
  groups: PersonGroups;
  book: SeatBook;
  start: StartDay;
  today: Day;
};

function planRow(
  line: RosterLine,
  read: RosterRow,
  { units, finder, groups, book, start, today }: Means,
): RosterLine {
  if (read.otherPosts)
    line.notes.push({ code: 'people.noteOtherPosts', params: { written: read.otherPosts } });
  if (read.title === null || read.title === 'MEMBER') {
    line.notes.push({ code: 'people.noteMember', params: {} });
    return { ...line, outcome: 'skip' };
  }
  const place = units.find(read);
  if ('code' in place) return { ...line, problems: [place], outcome: 'error' };
  const { unit } = place;
  if (unit.validTo && unit.validTo < today && (!read.toOn || read.toOn > unit.validTo))
    line.problems.push({
      field: read.unitCode ? 'unitCode' : 'unitName',
      code: 'people.unitNoLonger',
      params: { day: unit.validTo },
      value: read.unitCode || read.unitName,
    });
  if (place.ditto)
    line.notes.push({ code: 'people.noteDitto', params: { written: place.ditto, code: unit.code } });
  if (place.isOtherName)
    line.notes.push({
      code: 'people.noteUnitOtherName',
      params: { name: unit.name, written: read.unitName },
    });
  const found = finder.find(read, unit.id);
  if (found && 'problem' in found)
    return { ...line, problems: [...line.problems, found.problem], outcome: 'error' };
  const person = found?.person ?? null;
  line.match = found?.match ?? null;
  if (person && !person.isOurs) line.notes.push({ code: 'people.notePersonElsewhere', params: {} });
  const target = groups.add(read, person, unit.id, line);
  const seat = planSeat(read, unit, target, book, { today, start }, line);
  line.outcome = outcomeOf({
    problems: line.problems,
    isNew: seat === 'new',
    isEnded: seat === 'ended',
    changes: line.changes,
  });
  return line;
}

function blank(read: RosterRow): RosterLine {
  return { sheet: '', row: 0, outcome: 'same', read, match: null, changes: [], problems: [], notes: [] };
}

function peopleOfUnits(seats: readonly KnownSeat[]): Map<number, Set<number>> {
  const byUnit = new Map<number, Set<number>>();
  for (const seat of seats) {
    const people = byUnit.get(seat.unitId) ?? new Set();
    byUnit.set(seat.unitId, people.add(seat.personId));
  }
  return byUnit;
}
