/** A unit has one secretary: a new one replaces who holds the post, when the clerk says so. */
import { groupBy } from '~/lib/group';
import type { Questions } from '../import/question';
import { joinName } from '../naming/person-name';
import type { KnownSeat } from './seat';
import type { AddedSeat, SeatBook } from './seat-book';

/** Asks about every second secretary, ends who is replaced, and says which seats changed hands. */
export function settleSecretaries(book: SeatBook, questions: Questions): void {
  const standing = groupBy(
    book.standing().filter(({ titleCode }) => titleCode === 'SECRETARY'),
    ({ unitId }) => unitId,
  );
  const first = new Map<number, AddedSeat>();
  for (const seat of book.opening().filter(({ titleCode }) => titleCode === 'SECRETARY')) {
    const before = first.get(seat.unitId);
    if (before) askTwoNew(book, questions, before, seat);
    if (!before || book.dropped.has(before)) first.set(seat.unitId, seat);
  }
  for (const seat of first.values())
    for (const old of standing.get(seat.unitId) ?? [])
      if (old.personId !== seat.person.id) settleOld(book, questions, old, seat);
  noteHandovers(book);
}

function settleOld(book: SeatBook, questions: Questions, old: KnownSeat, seat: AddedSeat): void {
  const params = {
    old: book.nameOf(old.personId),
    name: joinName(seat.person.facts),
    unit: book.unit(seat.unitId)?.name ?? '',
    day: seat.fromOn,
  };
  if (!book.mayEnd(old)) {
    seat.line.notes.push({ code: 'people.noteSeatHeld', params: { name: params.old } });
    return;
  }
  const answer = questions.ask({
    key: `replace:${old.id}|${seat.line.sheet}|${seat.line.row}`,
    code: 'people.askReplace',
    params,
    row: seat.line.row,
    choices: [
      { value: 'replace', label: 'people.answerReplace', params },
      { value: 'both', label: 'people.answerTwoSecretaries', params: {} },
    ],
    guess: book.touched.has(old.id) ? null : 'replace',
  });
  if (answer === 'replace') {
    seat.line.notes.push({ code: 'people.noteReplaces', params: { name: params.old } });
    book.end(old, seat.fromOn, [{ code: 'people.noteReplaced', params }]);
  } else if (answer === 'both')
    seat.line.notes.push({ code: 'people.noteSeatHeld', params: { name: params.old } });
  else seat.line.problems.push({ field: 'title', code: 'people.askReplace', params, value: params.name });
}

function askTwoNew(book: SeatBook, questions: Questions, first: AddedSeat, second: AddedSeat): void {
  if (first.person === second.person) return;
  const [one, two] = [joinName(first.person.facts), joinName(second.person.facts)];
  const params = { one, name: two, unit: book.unit(second.unitId)?.name ?? '', other: first.line.row };
  const answer = questions.ask({
    key: `secretaries:${second.line.sheet}|${first.line.row}|${second.line.row}`,
    code: 'people.askTwoSecretaries',
    params,
    row: second.line.row,
    choices: [
      { value: 'both', label: 'people.answerTwoSecretaries', params: {} },
      { value: 'second', label: 'people.answerOnlyPerson', params: { name: two } },
      { value: 'first', label: 'people.answerOnlyPerson', params: { name: one } },
    ],
  });
  if (answer === 'first') book.drop(second);
  else if (answer === 'second') book.drop(first);
  else if (answer === null)
    second.line.problems.push({ field: 'title', code: 'people.askTwoSecretaries', params, value: two });
}

/** Whoever stopped being secretary where somebody begins, by a line of their own or by the choice above. */
function noteHandovers(book: SeatBook): void {
  const left = groupBy(
    book.ending().filter(({ seat }) => seat.titleCode === 'SECRETARY'),
    ({ seat }) => seat.unitId,
  );
  const vacant = new Map(book.handovers.map((one) => [one.unitId, one]));
  for (const seat of book.opening().filter(({ titleCode }) => titleCode === 'SECRETARY')) {
    const leftIds = (left.get(seat.unitId) ?? []).flatMap((one) =>
      one.seat.personId === seat.person.id ? [] : [one.seat.personId],
    );
    if (leftIds.length === 0) continue;
    vacant.set(seat.unitId, { unitId: seat.unitId, leftIds, came: seat.person, fromOn: seat.fromOn });
  }
  book.handovers.splice(0, book.handovers.length, ...vacant.values());
}
