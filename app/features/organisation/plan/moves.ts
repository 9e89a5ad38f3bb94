/** Somebody of a file who serves in another unit of the same level: moved there, unless the clerk says both. */
import { groupBy } from '~/lib/group';
import type { Questions } from '../import/question';
import type { KnownSeat } from './seat';
import type { AddedSeat, SeatBook } from './seat-book';

/**
 * A new seat in another unit of the same level ends the old one: a move, shown as a line, and two seats only when the
 * clerk says so. Where the file itself names somebody in two units, it is asked before anything is written.
 */
export function settleMoves(book: SeatBook, questions: Questions): void {
  const opening = groupBy(book.opening(), (seat) => seat.person);
  const standing = groupBy(book.standing(), (seat) => seat.personId);
  for (const [person, seats] of opening) {
    for (const [index, seat] of seats.entries()) {
      const other = seats
        .slice(0, index)
        .find((one) => !book.dropped.has(one) && isElsewhere(book, one, seat));
      if (other && !book.dropped.has(seat)) askTwoNew(book, questions, other, seat);
    }
    const kept = seats.filter((seat) => !book.dropped.has(seat));
    for (const old of standing.get(person.id ?? 0) ?? []) {
      const seat = kept.find((one) => isElsewhere(book, one, old) && !book.dropped.has(one));
      if (seat) settleOld(book, questions, old, seat);
    }
  }
}

function settleOld(book: SeatBook, questions: Questions, old: KnownSeat, seat: AddedSeat): void {
  if (!book.mayEnd(old)) return;
  const named = book.touched.get(old.id);
  const params = {
    name: book.nameOf(old.personId),
    old: nameOf(book, old.unitId),
    unit: nameOf(book, seat.unitId),
  };
  const both = { value: 'both', label: 'people.answerBothSeats', params: {} };
  const answer = questions.ask({
    key: `move:${old.id}|${seat.unitId}|${seat.titleCode}`,
    code: named ? 'people.askTwoUnits' : 'people.askMove',
    params,
    row: seat.line.row,
    choices: named
      ? [
          both,
          { value: 'move', label: 'people.answerOnlyUnit', params: { unit: params.unit } },
          { value: 'stay', label: 'people.answerOnlyUnit', params: { unit: params.old } },
        ]
      : [{ value: 'move', label: 'people.answerMove', params: { old: params.old } }, both],
    fallback: named ? undefined : 'move',
  });
  if (answer === 'stay') book.drop(seat);
  else if (answer === 'move') {
    seat.line.notes.push({ code: 'people.noteMovedFrom', params: { unit: params.old } });
    book.end(old, seat.fromOn, [{ code: 'people.noteMoved', params: { unit: params.unit } }]);
    if (old.titleCode === 'SECRETARY')
      book.handovers.push({ unitId: old.unitId, leftIds: [old.personId], came: null, fromOn: seat.fromOn });
  } else if (answer === null)
    seat.line.problems.push({ field: 'unitCode', code: 'people.askTwoUnits', params, value: params.unit });
}

function askTwoNew(book: SeatBook, questions: Questions, first: AddedSeat, second: AddedSeat): void {
  const [old, unit] = [nameOf(book, first.unitId), nameOf(book, second.unitId)];
  const { ho, dem, ten } = second.person.facts;
  const params = { name: [ho, dem, ten].filter(Boolean).join(' '), old, unit };
  const answer = questions.ask({
    key: `two:${second.line.sheet}|${first.line.row}|${second.line.row}`,
    code: 'people.askTwoUnits',
    params,
    row: second.line.row,
    choices: [
      { value: 'both', label: 'people.answerBothSeats', params: {} },
      { value: 'second', label: 'people.answerOnlyUnit', params: { unit } },
      { value: 'first', label: 'people.answerOnlyUnit', params: { unit: old } },
    ],
  });
  if (answer === 'first') book.drop(second);
  else if (answer === 'second') book.drop(first);
  else if (answer === null)
    second.line.problems.push({ field: 'unitCode', code: 'people.askTwoUnits', params, value: unit });
}

function isElsewhere(book: SeatBook, a: { unitId: number }, b: { unitId: number }): boolean {
  const level = book.unit(a.unitId)?.level;
  return a.unitId !== b.unitId && level !== undefined && level === book.unit(b.unitId)?.level;
}

function nameOf(book: SeatBook, unitId: number): string {
  return book.unit(unitId)?.name ?? '';
}
