/** What an entry kept, laid out as lines to read: one field each, before and after. */

export type DetailValue = string | number | boolean | null;
export type DetailLine = {
  /** From the outside in: ['windows', 'self', 'endsAt']. */
  path: string[];
  /** Undefined where the side has no such field. */
  before?: DetailValue;
  after?: DetailValue;
};

/** More lines than this are counted, not shown: nobody compares a whole framework in the record. */
export const mostDetailLines = 40;
const mostItems = 12;
const deepest = 4;

/** Fields in the order they were kept, empty ones left out; with a `before`, only those that differ. `left`: how many more there are. */
export function detailLines(before: unknown, after: unknown): { lines: DetailLine[]; left: number } {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const lines = keys
    .map((key) => ({
      path: (is.get(key) ?? was.get(key))!.path,
      before: was.get(key)?.value,
      after: is.get(key)?.value,
    }))
    .filter((line) => line.before !== line.after && (line.before ?? line.after ?? null) !== null);
  return { lines: lines.slice(0, mostDetailLines), left: Math.max(0, lines.length - mostDetailLines) };
}

type Fields = Map<string, { path: string[]; value: DetailValue }>;

function fieldsOf(kept: unknown): Fields {
  const fields: Fields = new Map();
  if (kept !== null && kept !== undefined) gather(kept, [], fields);
  return fields;
}

function gather(value: unknown, path: string[], into: Fields): void {
  const put = (said: DetailValue) => into.set(path.join('.'), { path, value: said });
  if (Array.isArray(value) && value.every(isPlain)) return void put(listed(value));
  if (value === null || typeof value !== 'object') return void put(isPlain(value) ? value : String(value));
  if (path.length >= deepest) return void put(JSON.stringify(value));
  const entries = Array.isArray(value)
    ? value.map((one, index): [string, unknown] => named(one, index))
    : Object.entries(value);
  for (const [key, one] of entries) gather(one, [...path, key], into);
}

/** An item of a list goes by its phase, its code or its rule, else by its place. */
function named(item: unknown, index: number): [string, unknown] {
  if (item && typeof item === 'object' && !Array.isArray(item))
    for (const by of ['phase', 'code', 'rule']) {
      const { [by]: name, ...rest } = item as Record<string, unknown>;
      if (typeof name === 'string') return [name, rest];
    }
  return [String(index + 1), item];
}

function listed(items: DetailValue[]): string {
  const shown = items.slice(0, mostItems).join(', ');
  return items.length > mostItems ? `${shown} … (${items.length})` : shown;
}

function isPlain(value: unknown): value is DetailValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
