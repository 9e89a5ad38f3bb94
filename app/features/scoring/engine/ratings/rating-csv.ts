import { tidy } from '~/lib/text';
import type { RatingTable } from './ratings';

/** Why a row is refused; `value` is what was found, `column` where. */
export type BadRowReason =
  | 'heading'
  | 'nothing'
  | 'fields'
  | 'quotation'
  | 'empty'
  | 'spaces'
  | 'score'
  | 'tooMany';

/** A row that is refused: its line in the file (the heading is line 1) and why. */
export type BadRow = { line: number; reason: BadRowReason; column?: string; value?: string };

/** Refused rows told at most. */
export const mostBadRows = 100;

/** The heading, in any order. */
export const columns = ['ratee', 'rater', 'role', 'item', 'score'] as const;
export const highestScore = 100;
const [comma, quote, newline, carriage] = [44, 34, 10, 13];

/**
 * Reads `ratee,rater,role,item,score` from chunks of bytes into columns. Names are any text without spaces around it,
 * brought to one spelling (composed letters, no invisible characters); scores whole numbers from 0 to 100. Nothing is guessed: a row that does not fit is refused with its line and reason.
 */
export class RatingCsv {
  readonly bad: BadRow[] = [];
  rows = 0;
  /** Names that came in more than one spelling, as they were brought to one. */
  readonly merged: string[] = [];
  private line = 0;
  private headless = false;
  private readonly blank: number[] = [];
  private order: number[] | null = null;
  private rest = new Uint8Array(0);
  private readonly names = [new Names(), new Names(), new Names(), new Names()];
  private columns = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)];
  private score = new Uint8Array(1024);
  private readonly from = new Int32Array(columns.length);
  private readonly to = new Int32Array(columns.length);

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      this.readLine(bytes, from, end);
      from = end + 1;
    }
    this.rest = bytes.slice(from);
  }

  /** Bytes of a name's line are kept until its end arrives; this is how many are waiting. */
  get waiting(): number {
    return this.rest.length;
  }

  /** The table, or `null` with what is wrong in `bad`. Ids are sorted, so the order of rows changes no code. */
  finish(): RatingTable | null {
    if (this.rest.length > 0) this.readLine(this.rest, 0, this.rest.length);
    if (this.rows === 0 && this.bad.length === 0) this.refuse('nothing');
    if (this.bad.length > 0) return null;
    const [ratee, rater, role, item] = this.columns.map((column) => column.subarray(0, this.rows));
    // One column after the other, in place: a nation's columns fit in memory once.
    const ids = [ratee!, rater!, role!, item!].map((column, k) => {
      const sorted = this.names[k]!.sort(column);
      this.merged.push(...sorted.merged);
      // A name of nothing but invisible characters.
      const nothing = sorted.ids.indexOf('');
      if (nothing !== -1) {
        const line = this.lineOf(column.indexOf(nothing));
        this.bad.push({ line, reason: 'empty', column: columns[k] });
      }
      return sorted.ids;
    });
    const table: RatingTable = {
      ratee: ratee!,
      rater: rater!,
      role: Uint8Array.from(role!),
      item: Uint16Array.from(item!),
      score: this.score.subarray(0, this.rows),
      rateeIds: ids[0]!,
      raterIds: ids[1]!,
      roleIds: ids[2]!,
      itemIds: ids[3]!,
    };
    this.columns = [];
    if (table.roleIds.length > 255) this.refuse('tooMany', 'role');
    if (table.itemIds.length > 65_535) this.refuse('tooMany', 'item');
    return this.bad.length > 0 ? null : table;
  }

  private readLine(bytes: Uint8Array, start: number, end: number): void {
    this.line++;
    const stop = end > start && bytes[end - 1] === carriage ? end - 1 : end;
    if (this.headless || this.bad.length >= mostBadRows) return;
    if (this.order === null) this.readHeading(bytes, start, stop);
    else if (stop > start) this.readRow(bytes, start, stop);
    else this.blank.push(this.line);
  }

  private readHeading(bytes: Uint8Array, start: number, stop: number): void {
    const text = new TextDecoder().decode(bytes.subarray(start, stop)).replace(/^\uFEFF/, '');
    const names = text.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
    this.order = columns.map((name) => names.indexOf(name));
    if (names.length === columns.length && !this.order.includes(-1)) return;
    this.refuse('heading', undefined, text.slice(0, 80));
    // Nothing below can be read under another heading.
    this.headless = true;
  }

  private readRow(bytes: Uint8Array, start: number, stop: number): void {
    const fields = this.split(bytes, start, stop);
    if (fields !== columns.length) {
      this.refuse(fields < 0 ? 'quotation' : 'fields', undefined, fields < 0 ? undefined : String(fields));
      return;
    }
    const order = this.order!;
    const wrong = this.wrongName(bytes, order);
    if (wrong) {
      this.refuse(wrong.reason, wrong.column);
      return;
    }
    const from = this.from[order[4]!]!;
    const to = this.to[order[4]!]!;
    const score = wholeNumber(bytes, from, to);
    if (score === -1) {
      this.refuse('score', 'score', new TextDecoder().decode(bytes.subarray(from, to)).slice(0, 40));
      return;
    }
    if (this.rows === this.score.length) this.grow();
    for (let k = 0; k < 4; k++)
      this.columns[k]![this.rows] = this.names[k]!.code(bytes, this.from[order[k]!]!, this.to[order[k]!]!);
    this.score[this.rows++] = score;
  }

  /** The first of the four names that is empty or has spaces around it. */
  private wrongName(bytes: Uint8Array, order: number[]): Pick<BadRow, 'reason' | 'column'> | null {
    for (let k = 0; k < 4; k++) {
      const from = this.from[order[k]!]!;
      const to = this.to[order[k]!]!;
      if (from === to) return { reason: 'empty', column: columns[k] };
      if (bytes[from]! <= 32 || bytes[to - 1]! <= 32) return { reason: 'spaces', column: columns[k] };
    }
    return null;
  }

  /** Places of the fields of a line; how many there are, −1 for a quotation mark out of place. */
  private split(bytes: Uint8Array, start: number, stop: number): number {
    let fields = 0;
    let at = start;
    for (;;) {
      let from = at;
      let to = at;
      if (bytes[at] === quote) {
        from = at + 1;
        to = bytes.indexOf(quote, from);
        if (to === -1 || to >= stop) return -1;
        at = to + 1;
        if (at < stop && bytes[at] !== comma) return -1;
      } else {
        while (at < stop && bytes[at] !== comma) at++;
        to = at;
      }
      if (fields < columns.length) {
        this.from[fields] = from;
        this.to[fields] = to;
      }
      fields++;
      if (at >= stop) return fields;
      at++;
    }
  }

  /** Line of a row, counted from 0; blank lines are no rows. */
  lineOf(row: number): number {
    let line = row + 2;
    for (const blank of this.blank) if (blank <= line) line++;
    return line;
  }

  private refuse(reason: BadRowReason, column?: string, value?: string): void {
    if (this.bad.length < mostBadRows) this.bad.push({ line: Math.max(1, this.line), reason, column, value });
  }

  private grow(): void {
    const size = Math.ceil(this.score.length * 1.6);
    this.columns = this.columns.map((column) => {
      const wider = new Int32Array(size);
      wider.set(column);
      return wider;
    });
    const score = new Uint8Array(size);
    score.set(this.score);
    this.score = score;
  }
}

/** A whole number from 0 to the highest score, or −1. */
function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > 3) return -1;
  let value = 0;
  for (let k = from; k < to; k++) {
    const digit = bytes[k]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value <= highestScore ? value : -1;
}

/** Names by their bytes: an open-addressed table over one pool, so that no string is made per row. */
class Names {
  private pool = new Uint8Array(1 << 12);
  private used = 0;
  private from: number[] = [0];
  private slots = new Int32Array(1 << 8).fill(-1);

  code(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let k = from; k < to; k++) hash = Math.imul(hash ^ bytes[k]!, 0x01000193);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let found = this.slots[slot]!; found !== -1; found = this.slots[slot]!) {
      if (this.matches(found, bytes, from, to)) return found;
      slot = (slot + 1) & mask;
    }
    return this.add(bytes, from, to, slot);
  }

  /**
   * Ids in order of their text, one for all spellings of a name; the codes of `column` become places in that order.
   * `merged`: ids that stood in more than one spelling.
   */
  sort(column: Int32Array): { ids: string[]; merged: string[] } {
    const decoder = new TextDecoder();
    const names = Array.from({ length: this.from.length - 1 }, (_, k) =>
      tidy(decoder.decode(this.pool.subarray(this.from[k]!, this.from[k + 1]!))),
    );
    const order = [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
    const place = new Int32Array(names.length);
    const ids: string[] = [];
    const merged = new Set<string>();
    for (const k of order) {
      if (ids.length > 0 && ids[ids.length - 1] === names[k]) merged.add(names[k]!);
      else ids.push(names[k]!);
      place[k] = ids.length - 1;
    }
    for (let row = 0; row < column.length; row++) column[row] = place[column[row]!]!;
    return { ids, merged: [...merged] };
  }

  private matches(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.from[code]!;
    if (this.from[code + 1]! - start !== to - from) return false;
    for (let k = from; k < to; k++) if (this.pool[start + k - from] !== bytes[k]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, slot: number): number {
    while (this.used + to - from > this.pool.length) {
      const wider = new Uint8Array(this.pool.length * 2);
      wider.set(this.pool);
      this.pool = wider;
    }
    this.pool.set(bytes.subarray(from, to), this.used);
    this.used += to - from;
    const code = this.from.push(this.used) - 2;
    this.slots[slot] = code;
    if (code * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    const mask = this.slots.length - 1;
    for (let code = 0; code < this.from.length - 1; code++) {
      let hash = 0x811c9dc5;
      for (let k = this.from[code]!; k < this.from[code + 1]!; k++)
        hash = Math.imul(hash ^ this.pool[k]!, 0x01000193);
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
      this.slots[slot] = code;
    }
  }
}
