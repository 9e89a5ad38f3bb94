/** Which files are taken where, and how large. Limits are said before a file is chosen and again when it is refused. */
import { FILE_LIMITS } from '../sheet/workbook';

export type FileKind = 'photo' | 'paper' | 'media' | 'sheet';

export type FileKindLimits = { bytes: number; types: Readonly<Record<string, string>> | null };

const mega = 1_000_000;

/** Types by content, each with its ending; the largest in decimal megabytes, as telephones and folders show them. */
export const fileKinds = {
  photo: {
    bytes: 15 * mega,
    types: { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' },
  },
  paper: {
    bytes: 20 * mega,
    types: {
      'application/pdf': 'pdf',
      'image/jpeg': 'jpg',
      'image/png': 'png',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
    },
  },
  media: {
    bytes: 200 * mega,
    types: {
      'video/mp4': 'mp4',
      'video/webm': 'webm',
      'audio/mpeg': 'mp3',
      'audio/x-m4a': 'm4a',
      'audio/mp4': 'm4a',
      'audio/ogg': 'ogg',
    },
  },
  /** Whatever it is: its reader names what it cannot read, a text has no type, and it is not kept. */
  sheet: { bytes: FILE_LIMITS.bytes, types: null },
} satisfies Record<FileKind, FileKindLimits>;

/** '15 MB'. */
export function showBytes(bytes: number): string {
  return bytes < mega
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${Number((bytes / mega).toFixed(1)).toLocaleString('vi-VN')} MB`;
}

/** Photographs are written anew: what a camera notes about place and device does not go along. */
export function isPhoto(type: string): boolean {
  return type in fileKinds.photo.types;
}

/** What a browser shows by itself and cannot run; anything else is only handed out for keeping. */
export function isShown(type: string): boolean {
  return isPhoto(type) || type in fileKinds.media.types || type === 'application/pdf';
}

/** A name for keeping: without folders and control characters, its ending that of the content. */
export function keptName(name: string, ending: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const stem = [...last]
    .filter((letter) => letter >= ' ' && letter !== '\u007f' && !'"<>|:*?'.includes(letter))
    .join('')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim()
    .slice(0, 120);
  return `${stem || 'tep'}.${ending}`;
}

export type ByteRange = { from: number; to: number };

/** One range of a `Range` header within `bytes`: null for none (or several: the whole is sent), 'bad' outside of it. */
export function readRange(header: string | null, bytes: number): ByteRange | 'bad' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const last = bytes - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 || bytes === 0 ? 'bad' : { from: Math.max(0, bytes - length), to: last };
  }
  const from = Number(match[1]);
  const to = match[2] === '' ? last : Math.min(Number(match[2]), last);
  if (from > last) return 'bad';
  return from > to ? null : { from, to };
}
