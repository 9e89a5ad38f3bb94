/** Bodies of requests, read up to a limit and counted before they are taken apart. Nothing else reads one. */
import { DomainError } from '../errors';
import { cleanField, hasPile } from './form';
import type { PostedLimits } from './posted-limits';

/** What was posted, cleaned; what is no form counts as an empty one. Throws 413 for more than `limits` allow. */
export async function readForm(request: Request, limits: PostedLimits): Promise<FormData> {
  const type = request.headers.get('Content-Type') ?? '';
  const bytes = await readBytes(request, limits);
  const form = new FormData();
  for (const [name, value] of await entriesOf(bytes, type, limits)) {
    if (name.length > limits.name || name.split('.', limits.depth + 1).length > limits.depth) throw tooMuch();
    if (typeof value === 'string') {
      if (value.length > limits.text || hasPile(value)) throw tooMuch();
      form.append(cleanField(name, name), cleanField(name, value));
      // Browsers send an empty part for a file that was not chosen.
    } else if (value.size > 0) throw new DomainError(413, { reason: 'app.noFileHere' });
  }
  return form;
}

/** The JSON that was posted, null when it is none. Throws 413 for more than `limits` allow. */
export async function readJson(request: Request, limits: PostedLimits): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(request, limits));
  measureJson(text, limits);
  const value = parseJson(text);
  if (hasPiles(value)) throw tooMuch();
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Recursion is bounded: nesting was counted. */
function hasPiles(value: unknown): boolean {
  if (typeof value === 'string') return hasPile(value);
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasPiles);
}

type Entries = Iterable<[string, string | File]>;

async function entriesOf(bytes: Buffer, type: string, limits: PostedLimits): Promise<Entries> {
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    if (occurrences(bytes, '&', limits.fields) + 1 > limits.fields) throw tooMuch();
    return new URLSearchParams(bytes.toString('utf8'));
  }
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]{1,200})/i.exec(type)?.[1];
  if (!boundary) return [];
  if (occurrences(bytes, `--${boundary}`, limits.fields + 1) > limits.fields + 1) throw tooMuch();
  const whole = new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
  return whole.formData().catch(() => []);
}

/** Reads to the end or to the limit. */
async function readBytes(request: Request, { bytes: most }: PostedLimits): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > most) break;
      chunks.push(value);
    }
  } catch {
    // The sender went away: nobody waits for what this would say.
    return Buffer.alloc(0);
  } finally {
    reader.releaseLock();
  }
  if (size > most) throw tooMuch();
  return Buffer.concat(chunks);
}

/** How often `part` stands in `bytes`, counted to just above `most`. */
function occurrences(bytes: Buffer, part: string, most: number): number {
  let count = 0;
  for (let at = bytes.indexOf(part); at >= 0 && count <= most; at = bytes.indexOf(part, at + part.length))
    count++;
  return count;
}

/** Counts values and nesting outside of strings, and the length of strings. */
function measureJson(text: string, limits: PostedLimits): void {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (end - at > limits.text) throw tooMuch();
      at = end;
    }
    if (char === '{' || char === '[') depth++;
    if (char === '}' || char === ']') depth--;
    if (char === '{' || char === '[' || char === ',') values++;
    if (depth > limits.depth || values > limits.fields) throw tooMuch();
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function tooMuch(): DomainError {
  return new DomainError(413, { reason: 'app.tooMuch' });
}
