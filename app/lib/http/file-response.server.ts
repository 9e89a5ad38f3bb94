/** A kept file as an answer: whole, a part of it (players ask for parts), or "as you have it". */
import { Readable } from 'node:stream';
import { NotFound } from '../errors';
import type { FileRow } from '../file/file.server';
import { isShown, readRange } from '../file/kind';
import { FileGone } from '../file/place.server';
import { fileStore } from '../file/store.server';

/** The right to read it has been asked; the browser asks again each time, and is sent nothing it has already. */
export async function fileResponse(found: FileRow, request: Request): Promise<Response> {
  const { key, name, type, bytes, sha256 } = found;
  const tag = `"${sha256.slice(0, 32)}"`;
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    // No zipping on the way either: it would change what a range is of.
    'Cache-Control': 'private, no-cache, no-transform',
    'Content-Disposition': `${isShown(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${escaped(name)}`,
    'Content-Type': type,
    ETag: tag,
  });
  if (request.headers.get('If-None-Match') === tag) return new Response(null, { status: 304, headers });
  const asked = request.headers.get('If-Range');
  const range = asked === null || asked === tag ? readRange(request.headers.get('Range'), bytes) : null;
  if (range === 'bad') {
    headers.set('Content-Range', `bytes */${bytes}`);
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes}`);
  headers.set('Content-Length', String(range ? range.to - range.from + 1 : bytes));
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  return new Response(await bodyOf(key, range ?? undefined), { status, headers });
}

async function bodyOf(key: string, range?: { from: number; to: number }): Promise<ReadableStream> {
  try {
    return Readable.toWeb(await (await fileStore()).read(key, range)) as ReadableStream;
  } catch (error) {
    if (error instanceof FileGone) throw new NotFound('file.gone');
    throw error;
  }
}

/** RFC 8187: what is neither letter, digit nor one of a few marks is escaped. */
function escaped(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
