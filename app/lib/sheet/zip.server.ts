import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { FILE_LIMITS, type FileRefusalCode } from './workbook';

/** Thrown inside the reader; its code reaches the caller, its stack never does. */
export class Unreadable extends Error {
  constructor(readonly code: FileRefusalCode) {
    super(code);
  }
}

/** A field filled with ones: the number stands in ZIP64. */
const NARROW = 0xffff;
const WIDE = 0xffffffff;

type Entry = { name: string; method: number; packed: Buffer; declared: number };

/**
 * A zip read with suspicion: nothing is unpacked but what is asked for, the declared sizes are checked before and the
 * real ones while unpacking, and all of it together may not pass `FILE_LIMITS.inflated`.
 */
export class Zip {
  private left = FILE_LIMITS.inflated;
  private constructor(private readonly entries: Map<string, Entry>) {}

  static open(bytes: Buffer): Zip {
    const zip = new Zip(readDirectory(bytes));
    let declared = 0;
    for (const entry of zip.entries.values()) declared += entry.declared;
    if (declared > FILE_LIMITS.inflated) throw new Unreadable('bomb');
    return zip;
  }

  get names(): string[] {
    return [...this.entries.values()].map((entry) => entry.name);
  }

  /** A small part whole; null when there is none. */
  read(name: string, limit = 20_000_000): Buffer | null {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.declared > limit) throw new Unreadable('bomb');
    return this.spend(entry, unpack(entry, Math.min(limit, this.left)));
  }

  /** A large part in pieces of some 64 kB, so that memory does not grow with it. */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new Unreadable('cutShort');
    if (entry.method === 0) {
      yield this.spend(entry, unpack(entry, this.left));
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 65_536 });
    inflate.end(entry.packed);
    let total = 0;
    try {
      for await (const piece of inflate as AsyncIterable<Buffer>) {
        total += piece.length;
        this.left -= piece.length;
        if (this.left < 0 || total > entry.declared) throw new Unreadable('bomb');
        yield piece;
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('cutShort');
    } finally {
      inflate.destroy();
    }
    if (total !== entry.declared) throw new Unreadable('cutShort');
  }

  private spend(entry: Entry, content: Buffer): Buffer {
    this.left -= content.length;
    if (content.length !== entry.declared)
      throw new Unreadable(content.length > entry.declared ? 'bomb' : 'cutShort');
    return content;
  }
}

function unpack(entry: Entry, maxOutputLength: number): Buffer {
  if (entry.method === 0) return entry.packed;
  try {
    return inflateRawSync(entry.packed, {
      maxOutputLength: Math.max(1, Math.min(maxOutputLength, entry.declared + 1)),
    });
  } catch (error) {
    throw new Unreadable(
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'cutShort',
    );
  }
}

/** The central directory (APPNOTE 4.3.12), each entry's data found through its local header. */
function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length) throw new Unreadable('cutShort');
  const { count, at: start } = directoryPlace(bytes, end);
  let at = start;
  if (count > 2_000) throw new Unreadable('bomb');
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('cutShort');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/\\/g, '/');
    const entry = readEntry(bytes, at, name);
    if (entries.has(name.toLowerCase())) throw new Unreadable('cutShort');
    entries.set(name.toLowerCase(), entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Number and place of the directory's entries; large archives, and careful writers of small ones, put them in ZIP64. */
function directoryPlace(bytes: Buffer, end: number): { count: number; at: number } {
  const count = bytes.readUInt16LE(end + 10);
  const at = bytes.readUInt32LE(end + 16);
  if (count !== NARROW && at !== WIDE) return { count, at };
  const locator = end - 20;
  if (locator < 0 || bytes.readUInt32LE(locator) !== 0x07064b50) throw new Unreadable('cutShort');
  const record = readWide(bytes, locator + 8);
  if (record + 56 > locator || bytes.readUInt32LE(record) !== 0x06064b50) throw new Unreadable('cutShort');
  return { count: readWide(bytes, record + 32), at: readWide(bytes, record + 48) };
}

/** The sizes of an entry and the place of its data: those that fill their field stand in extra field 0x0001 (4.5.3). */
function readSizes(bytes: Buffer, at: number): { size: number; declared: number; local: number } {
  const size = bytes.readUInt32LE(at + 20);
  const declared = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  if (size !== WIDE && declared !== WIDE && local !== WIDE) return { size, declared, local };
  let field = at + 46 + bytes.readUInt16LE(at + 28);
  const end = field + bytes.readUInt16LE(at + 30);
  while (field + 4 <= end && bytes.readUInt16LE(field) !== 1) field += 4 + bytes.readUInt16LE(field + 2);
  let place = field + 4;
  const last = Math.min(end, place + (field + 4 <= end ? bytes.readUInt16LE(field + 2) : 0));
  const wide = (narrow: number) => {
    if (narrow !== WIDE) return narrow;
    if (place + 8 > last) throw new Unreadable('cutShort');
    place += 8;
    return readWide(bytes, place - 8);
  };
  const [whole, packed, start] = [wide(declared), wide(size), wide(local)];
  return { size: packed, declared: whole, local: start };
}

function readWide(bytes: Buffer, at: number): number {
  if (at < 0 || at + 8 > bytes.length) throw new Unreadable('cutShort');
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Unreadable('bomb');
  return Number(value);
}

function readEntry(bytes: Buffer, at: number, name: string): Entry {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const { size, declared, local } = readSizes(bytes, at);
  if (flags & 1) throw new Unreadable('password');
  if (method !== 0 && method !== 8) throw new Unreadable('otherFormat');
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw new Unreadable('cutShort');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + size > bytes.length) throw new Unreadable('cutShort');
  return { name, method, packed: bytes.subarray(start, start + size), declared };
}
