/** One rating: a score that a rater, in a role, gave a ratee on an item. Non-scores (N/A, not seen) are absent rows. */
export type RatingRow = { ratee: string; rater: string; role: string; item: string; score: number };

/** Ratings by column: codes from 0 into the id lists of `RatingTable`. All columns have the same length. */
export type RatingColumns = {
  ratee: Int32Array;
  rater: Int32Array;
  role: Uint8Array;
  item: Uint16Array;
  /** Score points; whole ones may be held in bytes. */
  score: Float64Array | Uint8Array;
};

/** Columns with the ids their codes stand for. */
export type RatingTable = RatingColumns & {
  rateeIds: string[];
  raterIds: string[];
  roleIds: string[];
  itemIds: string[];
};

/** Codes rows by column. Ids are sorted, so the order of the rows changes no code. */
export function tableOf(rows: readonly RatingRow[]): RatingTable {
  const ratee = codesOf(rows.map((row) => row.ratee));
  const rater = codesOf(rows.map((row) => row.rater));
  const role = codesOf(rows.map((row) => row.role));
  const item = codesOf(rows.map((row) => row.item));
  return {
    ratee: Int32Array.from(ratee.codes),
    rater: Int32Array.from(rater.codes),
    role: Uint8Array.from(role.codes),
    item: Uint16Array.from(item.codes),
    score: Float64Array.from(rows, (row) => row.score),
    rateeIds: ratee.ids,
    raterIds: rater.ids,
    roleIds: role.ids,
    itemIds: item.ids,
  };
}

/** The table with only the rows whose index passes; ids and codes stay as they are. */
export function keepRatings(table: RatingTable, keep: (index: number) => boolean): RatingTable {
  const index: number[] = [];
  for (let k = 0; k < table.score.length; k++) if (keep(k)) index.push(k);
  return {
    ...table,
    ratee: Int32Array.from(index, (k) => table.ratee[k]!),
    rater: Int32Array.from(index, (k) => table.rater[k]!),
    role: Uint8Array.from(index, (k) => table.role[k]!),
    item: Uint16Array.from(index, (k) => table.item[k]!),
    score: Float64Array.from(index, (k) => table.score[k]!),
  };
}

function codesOf(names: string[]): { ids: string[]; codes: number[] } {
  const ids = [...new Set(names)].sort();
  const code = new Map(ids.map((id, k) => [id, k]));
  return { ids, codes: names.map((name) => code.get(name)!) };
}
