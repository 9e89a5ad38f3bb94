/**
 * Somebody who reads the write-ahead log and guesses: whose folder is it, and who wrote which of the released comments?
 * Plain rows in, guesses out. Of a folder the log tells when it was written and how often; of a person, when they signed in.
 */
import type { LogTransaction } from './database/write-ahead-log';

type Comment = { id: string; ratee: number; text: string };
export type LogView = {
  log: readonly LogTransaction[];
  /** Who signed in, in the order of the session rows. */
  signIns: readonly number[];
  assignments: readonly { rater: number; ratee: number }[];
  comments: readonly Comment[];
};

/** By folder, the places in the log where it was written by a request, not by a gathering. */
export function folderWrites({ log }: Pick<LogView, 'log'>): Map<string, number[]> {
  const writes = new Map<string, number[]>();
  // Pieces of a long value are rows of their own, written once and never again.
  const updated = new Set(
    log.flatMap(({ records }) => records.flatMap(({ type, row }) => (/UPDATE/.test(type) ? [row] : []))),
  );
  for (const [place, { records }] of log.entries()) {
    if (records.some(({ table }) => table === 'peer_rater')) continue;
    const folders = new Set(
      records.flatMap(({ table, row }) =>
        table === 'peer_folder' && row !== null && updated.has(row) ? [row] : [],
      ),
    );
    for (const folder of folders) writes.set(folder, [...(writes.get(folder) ?? []), place]);
  }
  return writes;
}

/** Ways to say whose a folder is. */
export const namings: Record<string, (view: LogView) => Map<string, number>> = {
  'first written, first asked': (view) => paired(view, (places) => places[0]!),
  'last written, first asked': (view) => paired(view, (places) => places.at(-1)!),
  'most written, first asked': (view) => paired(view, (places) => -places.length),
  /** Whoever signed in last before a folder was first written. */
  'sign-ins': (view) => {
    const seen = signInPlaces(view);
    return new Map(
      [...folderWrites(view)].flatMap(([folder, [first = 0]]) => {
        const last = seen.filter(({ place }) => place < first).at(-1);
        return last ? [[folder, last.person] as const] : [];
      }),
    );
  },
};

function signInPlaces({ log, signIns }: LogView): { place: number; person: number }[] {
  const places = log.flatMap(({ records }, place) =>
    records.some(({ table, type }) => table === 'account_session' && type.includes('INSERT')) ? [place] : [],
  );
  return places.flatMap((place, k) => (signIns[k] === undefined ? [] : [{ place, person: signIns[k] }]));
}

function paired(view: LogView, rank: (places: number[]) => number): Map<string, number> {
  const people = [...new Set(view.assignments.map(({ rater }) => rater))];
  const folders = [...folderWrites(view)].sort(([, a], [, b]) => rank(a) - rank(b));
  return new Map(folders.flatMap(([folder], k) => (people[k] === undefined ? [] : [[folder, people[k]]])));
}

/** Authors by comment: of the people asked about somebody, whoever wrote most often is given the longest comment. */
export function guessAuthors(view: LogView, naming: ReadonlyMap<string, number>): Map<string, number> {
  const often = new Map<number, number>();
  for (const [folder, places] of folderWrites(view)) {
    const person = naming.get(folder);
    if (person !== undefined) often.set(person, Math.max(often.get(person) ?? 0, places.length));
  }
  const guesses = new Map<string, number>();
  for (const ratee of new Set(view.comments.map((comment) => comment.ratee))) {
    const raters = view.assignments
      .filter((pair) => pair.ratee === ratee)
      .sort((a, b) => (often.get(b.rater) ?? 0) - (often.get(a.rater) ?? 0));
    const longest = view.comments
      .filter((comment) => comment.ratee === ratee)
      .sort((a, b) => b.text.length - a.text.length);
    for (const [k, { id }] of longest.entries()) guesses.set(id, raters[k]?.rater ?? -1);
  }
  return guesses;
}
