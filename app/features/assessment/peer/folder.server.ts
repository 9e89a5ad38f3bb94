/**
 * All peer forms of one rater in one cycle, sealed together in one value. Whatever the rater does to whichever form,
 * one value of one size is written: neither the row nor the database's log tells about whom, nor how long.
 */
import { createHmac } from 'node:crypto';
import { ANSWERS, lengthOf, MAX_COMMENT, MAX_SKILL_CODE, MAX_SKILLS } from '../assessment';
import type { Answer, FormAnswers } from '../form/content';
import { decrypt, deriveKey, encrypt, NONCE_BYTES, SealBroken, TAG_BYTES } from './key.server';
import { UnsealableContent, uuidOf } from './seal.server';

/** One form as it lies in its author's folder. */
export type FolderForm = {
  answers: FormAnswers;
  comment: string;
  /** Random at every save, for compare-and-set between two devices. */
  version: number;
  /** Null while it is a draft. */
  submittedAt: Date | null;
  /** Whether the counters know of its sending. */
  isCounted: boolean;
};

/** `forms` by ratee: those begun, no others. */
export type Folder = { author: number; forms: Map<number, FolderForm> };

const FORMAT = 1;
const HEAD_BYTES = 1 + 8 + 1;
const CHARACTER_BYTES = 3;
const FORM_BYTES =
  4 + 4 + 8 + 1 + 1 + MAX_SKILLS * (1 + MAX_SKILL_CODE + 1) + 2 + MAX_COMMENT * CHARACTER_BYTES;
/** Places come eight at a time: how many of them a rater fills shows in no size. */
const PLACES = 8;
const SEAL_PURPOSE = 'peer folder v1';

/** A folder's size is this much, and a whole number of steps: one step from no form to eight. */
export const folderHeadBytes = NONCE_BYTES + HEAD_BYTES + TAG_BYTES;
export const folderStepBytes = PLACES * FORM_BYTES;

/**
 * The id under which the folder of `author` is kept: a keyed hash, so that without the data key no row says whose it
 * is, and folders kept in the order of their ids are kept in no order.
 */
export function peerFolderId(dataKey: Buffer, author: number): string {
  return uuidOf(
    createHmac('sha256', deriveKey(dataKey, 'peer folder id v1')).update(String(author)).digest(),
  );
}

/** Seals a folder with a fresh nonce. Throws `UnsealableContent`. */
export function sealFolder(dataKey: Buffer, id: string, { author, forms }: Folder): Buffer {
  if (!Number.isSafeInteger(author) || author < 0) throw new UnsealableContent('author');
  const plain = Buffer.alloc(HEAD_BYTES + placesFor(forms.size) * FORM_BYTES);
  plain.writeUInt8(FORMAT, 0);
  plain.writeBigUInt64BE(BigInt(author), 1);
  plain.writeUInt8(forms.size, 9);
  for (const [place, [ratee, form]] of [...forms].entries()) {
    writeForm(plain.subarray(HEAD_BYTES + place * FORM_BYTES), ratee, form);
  }
  return encrypt(deriveKey(dataKey, SEAL_PURPOSE), plain, labelOf(id));
}

/** Opens a folder. Throws `SealBroken` under another key, for another id, or when one bit was changed. */
export function openFolder(dataKey: Buffer, id: string, box: Uint8Array): Folder {
  const plain = decrypt(deriveKey(dataKey, SEAL_PURPOSE), box, labelOf(id));
  if (plain?.[0] !== FORMAT) throw new SealBroken('box');
  const forms = new Map<number, FolderForm>();
  for (let place = 0; place < plain.readUInt8(9); place++) {
    const [ratee, form] = readForm(plain.subarray(HEAD_BYTES + place * FORM_BYTES));
    forms.set(ratee, form);
  }
  return { author: Number(plain.readBigUInt64BE(1)), forms };
}

/** ratee u32 · version u32 · submitted ms u64 (0 = draft) · counted u8 · n u8 · n × (length u8, code, answer u8) · length u16, n × character u24 */
function writeForm(into: Buffer, ratee: number, form: FolderForm): void {
  const given = Object.entries(form.answers);
  if (given.length > MAX_SKILLS) throw new UnsealableContent('answers');
  if (lengthOf(form.comment) > MAX_COMMENT) throw new UnsealableContent('comment');
  let at = into.writeUInt32BE(ratee, 0);
  at = into.writeUInt32BE(form.version, at);
  at = into.writeBigUInt64BE(BigInt(form.submittedAt?.getTime() ?? 0), at);
  at = into.writeUInt8(form.isCounted ? 1 : 0, at);
  at = into.writeUInt8(given.length, at);
  for (const [skill, answer] of given) {
    const code = Buffer.from(skill);
    const choice = ANSWERS.indexOf(answer);
    if (code.length > MAX_SKILL_CODE || choice < 0) throw new UnsealableContent('answers');
    at = into.writeUInt8(code.length, at);
    at += code.copy(into, at);
    at = into.writeUInt8(choice, at);
  }
  const characters = [...form.comment];
  at = into.writeUInt16BE(characters.length, at);
  for (const character of characters) at = into.writeUIntBE(character.codePointAt(0)!, at, CHARACTER_BYTES);
}

function readForm(from: Buffer): [ratee: number, form: FolderForm] {
  const submitted = Number(from.readBigUInt64BE(8));
  const answers: FormAnswers = {};
  let at = 18;
  for (let left = from.readUInt8(17); left > 0; left--) {
    const end = at + 1 + from.readUInt8(at);
    answers[from.toString('utf8', at + 1, end)] = ANSWERS[from.readUInt8(end)] as Answer;
    at = end + 1;
  }
  let comment = '';
  const end = at + 2 + from.readUInt16BE(at) * CHARACTER_BYTES;
  for (at += 2; at < end; at += CHARACTER_BYTES)
    comment += String.fromCodePoint(from.readUIntBE(at, CHARACTER_BYTES));
  const form = {
    answers,
    comment,
    version: from.readUInt32BE(4),
    submittedAt: submitted === 0 ? null : new Date(submitted),
    isCounted: from.readUInt8(16) === 1,
  };
  return [from.readUInt32BE(0), form];
}

function placesFor(forms: number): number {
  return PLACES * Math.max(1, Math.ceil(forms / PLACES));
}

function labelOf(id: string): string {
  return `thu-linh peer folder v1 ${id}`;
}
