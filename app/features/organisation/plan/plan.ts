import type { Params } from '~/lib/errors';

/** What will become of a row. `skip`: a member without a post, whom the product has no need to know. */
export const outcomes = ['create', 'change', 'end', 'same', 'error', 'skip'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a person of the file was recognised, the surest first. */
export type Match = 'memberCode' | 'phone' | 'email' | 'nameBirth' | 'nameUnit';

/** A field that will change: before → after, null for nothing. Days as 'YYYY-MM-DD', the rest as stored. */
export type FieldChange = { field: PlanField; before: string | null; after: string | null };

export type PlanField =
  | 'unitCode'
  | 'unitName'
  | 'fullName'
  | 'bornOn'
  | 'gender'
  | 'phone'
  | 'email'
  | 'memberCode'
  | 'joinedUnionOn'
  | 'title'
  | 'fromOn'
  | 'toOn'
  | 'how'
  | 'code'
  | 'name'
  | 'type'
  | 'parentCode'
  | 'validFrom'
  | 'validTo';

/** What the database has to say against a row. Each code has its sentence among the refusals. */
export const planProblemCodes = [
  'people.unitUnknown',
  'people.unitUnknownNear',
  'people.unitNameUnknown',
  'people.unitNameUnknownNear',
  'people.unitSeveral',
  'people.unitOutside',
  'people.unitNoLonger',
  'people.personConflict',
  'people.personSeveral',
  'people.personDisagree',
  'people.phoneOther',
  'people.phoneElsewhere',
  'people.emailOther',
  'people.memberCodeOther',
  'people.seatEnded',
  'people.seatTwice',
  'people.codeOutside',
  'people.parentUnknown',
  'people.parentCycle',
  'people.parentNoLonger',
  'people.parentLevel',
  'people.typeLevel',
  'people.typeCity',
  'people.unitOpenBelow',
  'people.unitLevelAbove',
  'people.unitDayOrder',
  'people.startMissing',
  'people.askSame',
  'people.askDitto',
  'people.askTwoUnits',
  'people.askReplace',
  'people.askTwoSecretaries',
] as const;
export type PlanProblemCode = (typeof planProblemCodes)[number];
export type PlanProblem = { field: PlanField; code: PlanProblemCode; params: Params; value: string };

/** What was assumed for the clerk: looked over, never in the way. */
export type PlanNoteCode =
  | 'people.noteFromAssumed'
  | 'people.noteSeatHeld'
  | 'people.notePersonElsewhere'
  | 'people.noteUnitOtherName'
  | 'people.noteNamePlain'
  | 'people.noteDitto'
  | 'people.noteMember'
  | 'people.noteOtherPosts'
  | 'people.noteMoved'
  | 'people.noteMovedFrom'
  | 'people.noteReplaces'
  | 'people.noteReplaced'
  | 'people.noteLeftOut'
  | 'people.noteAbove';
export type PlanNote = { code: PlanNoteCode; params: Params };

export type PlanLine<Row> = {
  sheet: string;
  /** 0 for what is not in the file (an appointment to be ended). */
  row: number;
  outcome: Outcome;
  read: Row;
  match: Match | null;
  changes: FieldChange[];
  problems: PlanProblem[];
  notes: PlanNote[];
};

/** How many lines of each outcome. */
export function countOutcomes(lines: readonly { outcome: Outcome }[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { create: 0, change: 0, end: 0, same: 0, error: 0, skip: 0 };
  for (const line of lines) counts[line.outcome] += 1;
  return counts;
}

/** The outcome that problems and actions add up to. */
export function outcomeOf(line: {
  problems: readonly unknown[];
  isNew: boolean;
  isEnded: boolean;
  changes: readonly unknown[];
}): Outcome {
  if (line.problems.length > 0) return 'error';
  if (line.isNew) return 'create';
  if (line.isEnded) return 'end';
  return line.changes.length > 0 ? 'change' : 'same';
}

/** Letters to add, drop or exchange to get from one text to the other; `limit + 1` as soon as it is more than `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const cell = Math.min(above[j]! + 1, line[j - 1]! + 1, above[j - 1]! + cost);
      line.push(cell);
      if (cell < least) least = cell;
    }
    if (least > limit) return limit + 1;
    above = line;
  }
  return above[b.length]!;
}

/** The candidate nearest to `text`, at most a third of its letters away (3 at most); null when none is. */
export function nearest<T>(
  text: string,
  candidates: readonly T[],
  keyOf: (candidate: T) => string,
): T | null {
  const limit = Math.min(3, Math.max(1, Math.floor(text.length / 3)));
  let best: { candidate: T; away: number } | null = null;
  for (const candidate of candidates) {
    const away = distance(text, keyOf(candidate), best ? best.away - 1 : limit);
    if (away <= (best ? best.away - 1 : limit)) best = { candidate, away };
    if (best?.away === 0) break;
  }
  return best?.candidate ?? null;
}

/** What a plan does and to what, as one text: two plans with the same text do the same. */
export function fingerprint(lines: readonly PlanLine<unknown>[]): string {
  return JSON.stringify(
    lines.map((line) => [line.sheet, line.row, line.outcome, line.match, line.changes, line.problems.length]),
  );
}
