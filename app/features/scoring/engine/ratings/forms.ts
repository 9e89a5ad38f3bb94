import type { RatingTable } from './ratings';

/**
 * Ratings as the models read them: one form per ratee × rater, forms in order of ratee, then rater, and inside a
 * form the answers in order of item. Scores are category numbers 0..m, lowest first; a category nobody used has none.
 */
export type Forms = {
  rateeIds: string[];
  raterIds: string[];
  itemIds: string[];
  roleIds: string[];
  /** The original score of each category. */
  categories: number[];
  /** Per form: code of its ratee, of its rater, and of the role of its first answer. */
  ratee: Int32Array;
  rater: Int32Array;
  role: Uint8Array;
  /** Answers of form f are `start[f]` to `start[f + 1]`. */
  start: Int32Array;
  item: Uint16Array;
  score: Uint8Array;
};

/** Groups a table into forms, without the rows of the roles in `without`; ids of nobody left are dropped. */
export function formsOf(table: RatingTable, without: readonly string[] = ['self']): Forms {
  const skipped = table.roleIds.map((id) => without.includes(id));
  let rows = new Int32Array(table.score.length);
  let used = 0;
  for (let k = 0; k < rows.length; k++) if (!skipped[table.role[k]!]) rows[used++] = k;
  rows = rows.slice(0, used);
  for (const [column, ids] of [
    [table.item, table.itemIds],
    [table.rater, table.raterIds],
    [table.ratee, table.rateeIds],
  ] as const)
    rows = sortedBy(rows, column, ids.length);

  const ratee = inUse(rows, table.ratee, table.rateeIds);
  const rater = inUse(rows, table.rater, table.raterIds);
  const item = inUse(rows, table.item, table.itemIds);
  const values = new Set<number>();
  let forms = 0;
  for (let k = 0; k < used; k++) {
    values.add(table.score[rows[k]!]!);
    if (startsForm(table, rows, k)) forms++;
  }
  const categories = [...values].sort((a, b) => a - b);
  if (categories.length > 256) throw new RangeError('more than 256 different scores');
  const category = new Map(categories.map((value, k) => [value, k]));
  const made: Forms = {
    rateeIds: ratee.ids,
    raterIds: rater.ids,
    itemIds: item.ids,
    roleIds: table.roleIds,
    categories,
    ratee: new Int32Array(forms),
    rater: new Int32Array(forms),
    role: new Uint8Array(forms),
    start: new Int32Array(forms + 1).fill(used),
    item: new Uint16Array(used),
    score: new Uint8Array(used),
  };
  for (let k = 0, f = 0; k < used; k++) {
    const row = rows[k]!;
    if (startsForm(table, rows, k)) {
      made.ratee[f] = ratee.code[table.ratee[row]!]!;
      made.rater[f] = rater.code[table.rater[row]!]!;
      made.role[f] = table.role[row]!;
      made.start[f++] = k;
    }
    made.item[k] = item.code[table.item[row]!]!;
    made.score[k] = category.get(table.score[row]!)!;
  }
  return made;
}

function startsForm(table: RatingTable, rows: Int32Array, k: number): boolean {
  if (k === 0) return true;
  const row = rows[k]!;
  const before = rows[k - 1]!;
  return table.ratee[row] !== table.ratee[before] || table.rater[row] !== table.rater[before];
}

/** The forms that pass, as if the others had never been; `rateeAt` is the former code of each ratee left. */
export function keepForms(
  forms: Forms,
  keep: (form: number) => boolean,
): { forms: Forms; rateeAt: Int32Array } {
  const answers: number[] = [];
  const kept = Int32Array.from(
    [...forms.ratee.keys()].filter((f) => {
      if (!keep(f)) return false;
      for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) answers.push(a);
      return true;
    }),
  );
  const rows = Int32Array.from(answers);
  const ratee = inUse(kept, forms.ratee, forms.rateeIds);
  const rater = inUse(kept, forms.rater, forms.raterIds);
  const item = inUse(rows, forms.item, forms.itemIds);
  const score = inUse(rows, forms.score, forms.categories);
  const start = new Int32Array(kept.length + 1);
  for (const [k, f] of kept.entries()) start[k + 1] = start[k]! + forms.start[f + 1]! - forms.start[f]!;
  return {
    forms: {
      rateeIds: ratee.ids,
      raterIds: rater.ids,
      itemIds: item.ids,
      roleIds: forms.roleIds,
      categories: score.ids,
      ratee: kept.map((f) => ratee.code[forms.ratee[f]!]!),
      rater: kept.map((f) => rater.code[forms.rater[f]!]!),
      role: Uint8Array.from(kept, (f) => forms.role[f]!),
      start,
      item: Uint16Array.from(rows, (a) => item.code[forms.item[a]!]!),
      score: Uint8Array.from(rows, (a) => score.code[forms.score[a]!]!),
    },
    rateeAt: Int32Array.from(ratee.code.keys()).filter((n) => ratee.code[n] !== -1),
  };
}

/** Stable counting sort of row numbers by a column of codes. */
function sortedBy(rows: Int32Array, column: ArrayLike<number>, codes: number): Int32Array<ArrayBuffer> {
  const at = new Int32Array(codes + 1);
  for (const row of rows) at[column[row]! + 1]! += 1;
  for (let c = 0; c < codes; c++) at[c + 1]! += at[c]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const c = column[row]!;
    sorted[at[c]!] = row;
    at[c]! += 1;
  }
  return sorted;
}

function inUse<Id>(rows: Int32Array, column: ArrayLike<number>, ids: Id[]): { ids: Id[]; code: Int32Array } {
  const code = new Int32Array(ids.length).fill(-1);
  for (const row of rows) code[column[row]!] = 0;
  const kept: Id[] = [];
  for (let c = 0; c < ids.length; c++) if (code[c] === 0) code[c] = kept.push(ids[c]!) - 1;
  return { ids: kept, code };
}

/**
 * Rows that say again what a row before them said: the same ratee, rater, role and item. Pairs of row numbers (the
 * repeated one, the first), at most `most`. Forms with a repeated item are looked at only, so clean data cost nothing.
 */
export function repeatedRows(table: RatingTable, forms: readonly Forms[], most: number): [number, number][] {
  if (!forms.some(hasRepeat)) return [];
  const first = new Map<string, number>();
  const found: [number, number][] = [];
  for (let k = 0; k < table.score.length && found.length < most; k++) {
    const key = `${table.ratee[k]} ${table.rater[k]} ${table.role[k]} ${table.item[k]}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, k);
    else found.push([k, before]);
  }
  return found;
}

function hasRepeat({ start, item }: Forms): boolean {
  for (let f = 0; f + 1 < start.length; f++)
    for (let a = start[f]! + 1; a < start[f + 1]!; a++) if (item[a] === item[a - 1]) return true;
  return false;
}
