/**
 * Taking a file in: streamed to a folder of its own as it comes, counted, told by its content, photographs written anew. Nothing of it
 * is held in memory, and the folder goes when the work is over, whatever became of it.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { DomainError, Invalid } from '../errors';
import { cleanField, hasPile } from '../http/form';
import { type FileKind, type FileKindLimits, fileKinds, isPhoto, keptName, showBytes } from './kind';

/** A file that came in, whole, of a type that is taken; `path` is gone after the work. */
export type Received = { path: string; name: string; type: string; bytes: number; sha256: string };

export type Upload = { form: FormData; file: Received };

const limits = { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 65_536, parts: 22 };
/** What is too large is read on and dropped up to so many times the limit, so that its sender gets an answer. */
const patience = 4;
const photo = { most: 50_000_000, side: 2560 };

sharp.cache(false);
sharp.concurrency(1);

/**
 * Reads a form with one file and does `work` with it; `form` is filled as its fields come. Throws `Invalid` beside the file's field for none, an empty one, another
 * type or a broken picture, and 413 for one that is too large.
 */
export async function receive<T>(
  request: Request,
  kind: FileKind,
  form: FormData,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'thu-linh-'));
  try {
    const part = await readParts(request, kind, form, path.join(folder, 'sent'));
    if (!part || part.bytes === 0) throw refused(part ? 'file.empty' : 'file.none');
    return await work({ form, file: await told(part, kind, folder) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Part = { field: string; name: string; bytes: number; path: string };

async function readParts(request: Request, kind: FileKind, form: FormData, to: string): Promise<Part | null> {
  const most = fileKinds[kind].bytes;
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^multipart\/form-data;/i.test(type) || !request.body) return null;
  let part: Part | null = null;
  let writing: Promise<void> | undefined;
  let isTooLarge = false;
  let isTooMuch = false;
  const busboy = new Busboy({ headers: { 'content-type': type }, limits: { ...limits, fileSize: most } });
  busboy.on('field', (name, value) => {
    if (hasPile(name) || hasPile(value)) isTooMuch = true;
    else form.append(cleanField(name, name), cleanField(name, value));
  });
  busboy.on('file', (field, stream, name = '') => {
    // Browsers send an empty part for a file that was not chosen.
    if (!name || hasPile(name)) return void stream.resume();
    const taken: Part = { field, name: cleanField('fileName', name), bytes: 0, path: to };
    part = taken;
    stream.on('data', (chunk: Buffer) => {
      taken.bytes += chunk.length;
    });
    stream.on('limit', () => {
      isTooLarge = true;
    });
    writing = pipeline(stream, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
    writing.catch(() => {});
  });
  try {
    await pipeline(bounded(request.body, most * patience), busboy);
    await writing;
  } catch (error) {
    // Broken off or no form at all; a fault of the disk is ours and goes on.
    if (error instanceof Error && 'syscall' in error) throw error;
    if (!(error instanceof Broken)) throw refused('file.brokenOff');
    isTooLarge = true;
  }
  if (isTooMuch) throw new DomainError(413, { reason: 'app.tooMuch' });
  if (isTooLarge) throw tooLarge(part, most);
  return part;
}

class Broken extends Error {}

async function* bounded(body: ReadableStream<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of Readable.fromWeb(body as never) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Broken();
    yield chunk;
  }
}

async function told(part: Part, kind: FileKind, folder: string): Promise<Received> {
  const { types, bytes: most }: FileKindLimits = fileKinds[kind];
  if (!types) return { ...part, type: '', sha256: await digestOf(part.path) };
  const found = await fileTypeFromFile(part.path);
  const ending = found && types[found.mime];
  if (!ending)
    throw refused('file.wrongType', { types: [...new Set(Object.values(types))].join(', ').toUpperCase() });
  const type = found.mime;
  const whole = isPhoto(type) ? await anew(part.path, path.join(folder, `anew.${ending}`)) : part.path;
  const { size } = await stat(whole);
  if (size > most) throw tooLarge(part, most);
  return { path: whole, name: keptName(part.name, ending), type, bytes: size, sha256: await digestOf(whole) };
}

/** The picture upright, no larger than anybody needs, and nothing else that the file held. */
async function anew(from: string, to: string): Promise<string> {
  try {
    await sharp(from, { limitInputPixels: photo.most, failOn: 'error' })
      .rotate()
      .resize({ width: photo.side, height: photo.side, fit: 'inside', withoutEnlargement: true })
      .toFile(to);
    return to;
  } catch {
    throw refused('file.brokenPhoto');
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function refused(code: string, params?: Record<string, string>): Invalid {
  return new Invalid([{ path: 'file', code, params }]);
}

function tooLarge(part: Part | null, most: number): DomainError {
  return new DomainError(413, {
    reason: 'file.tooLarge',
    params: { name: part?.name.slice(0, 80) ?? '', most: showBytes(most) },
  });
}
