import { createHmac, randomInt } from 'node:crypto';
import { ANSWERS, lengthOf, MAX_COMMENT, MAX_SKILL_CODE, MAX_SKILLS } from './assessment';
import type { Answer, Answers, PeerFormContent } from './form-content';
import { decrypt, deriveKey, encrypt, NONCE_BYTES, SealBroken, TAG_BYTES } from './peer-key.server';

/** What the box holds: the form, and when it was sent (null or absent while it is a draft). */
export type PeerContent = PeerFormContent & { submittedAt?: Date | null };

const FORMAT = 1;
const HEAD_BYTES = 1 + 8 + 8 + 1 + 2;
const SKILL_BYTES = 1 + MAX_SKILL_CODE + 1;
const CHARACTER_BYTES = 4;
/** Every form is padded to the largest that can be: its length tells nothing. */
const PLAIN_BYTES = roundUp(HEAD_BYTES + MAX_SKILLS * SKILL_BYTES + MAX_COMMENT * CHARACTER_BYTES, 256);

/** Bytes of every box there is. */
export const BOX_BYTES = NONCE_BYTES + PLAIN_BYTES + TAG_BYTES;

/** The content does not fit the format: a fault of the caller, whose schema checks the same limits. */
export class UnsealableContent extends RangeError {
  constructor(readonly part: 'author' | 'answers' | 'comment') {
    super(`Peer form cannot be sealed: ${part}`);
    this.name = 'UnsealableContent';
  }
}

/** Seals a peer form for `formId` under its cycle's data key, with a fresh nonce. Throws `UnsealableContent`. */
export function sealBox(dataKey: Buffer, formId: string | number, content: PeerContent): Buffer {
  return encrypt(deriveKey(dataKey, SEAL_PURPOSE), encode(content), boxLabel(formId));
}

/** Opens a box. Throws `SealBroken` under another key, for another form, or when one bit was changed. */
export function openBox(dataKey: Buffer, formId: string | number, box: Uint8Array): Required<PeerContent> {
  const plain =
    box.length === BOX_BYTES ? decrypt(deriveKey(dataKey, SEAL_PURPOSE), box, boxLabel(formId)) : null;
  if (plain?.[0] !== FORMAT) throw new SealBroken('box');
  return decode(plain);
}

/**
 * The id of the one form that `author` fills in about `ratee` in the data key's cycle, as a UUID. With the key the
 * server finds a rater's form without opening any other; without it the id tells nothing, and forms kept in the
 * order of their ids are kept in no order.
 */
export function peerFormId(dataKey: Buffer, ratee: number, author: number): string {
  const hash = createHmac('sha256', deriveKey(dataKey, 'peer form id v1'))
    .update(`${ratee} ${author}`)
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * The version a save leaves behind, for compare-and-set: random (1 … 2³¹ − 1), never the previous one. A counter
 * would tell how long somebody typed, and so whose the long comment is.
 */
export function newPeerVersion(previous = 0): number {
  const version = randomInt(1, 2 ** 31);
  return version === previous ? newPeerVersion(previous) : version;
}

const SEAL_PURPOSE = 'peer box v1';

function boxLabel(formId: string | number): string {
  return `thu-linh peer box v1 form ${formId}`;
}

/** format u8 · author u64 · submitted ms u64 (0 = draft) · n u8 · n × (length u8, code, answer u8) · length u16, comment · filling */
function encode({ author, answers, comment, submittedAt }: PeerContent): Buffer {
  if (!Number.isSafeInteger(author) || author < 0) throw new UnsealableContent('author');
  const given = Object.entries(answers);
  if (given.length > MAX_SKILLS) throw new UnsealableContent('answers');
  if (lengthOf(comment) > MAX_COMMENT) throw new UnsealableContent('comment');
  const plain = Buffer.alloc(PLAIN_BYTES);
  let at = plain.writeUInt8(FORMAT, 0);
  at = plain.writeBigUInt64BE(BigInt(author), at);
  at = plain.writeBigUInt64BE(BigInt(submittedAt?.getTime() ?? 0), at);
  at = plain.writeUInt8(given.length, at);
  for (const [skill, answer] of given) {
    const code = Buffer.from(skill);
    const choice = ANSWERS.indexOf(answer);
    if (code.length > MAX_SKILL_CODE || choice < 0) throw new UnsealableContent('answers');
    at = plain.writeUInt8(code.length, at);
    at += code.copy(plain, at);
    at = plain.writeUInt8(choice, at);
  }
  const text = Buffer.from(comment);
  at = plain.writeUInt16BE(text.length, at);
  text.copy(plain, at);
  return plain;
}

function decode(plain: Buffer): Required<PeerContent> {
  const author = Number(plain.readBigUInt64BE(1));
  const submitted = Number(plain.readBigUInt64BE(9));
  const answers: Answers = {};
  let at = 18;
  for (let left = plain.readUInt8(17); left > 0; left--) {
    const end = at + 1 + plain.readUInt8(at);
    answers[plain.toString('utf8', at + 1, end)] = ANSWERS[plain.readUInt8(end)] as Answer;
    at = end + 1;
  }
  const comment = plain.toString('utf8', at + 2, at + 2 + plain.readUInt16BE(at));
  return { author, answers, comment, submittedAt: submitted === 0 ? null : new Date(submitted) };
}

function roundUp(size: number, step: number): number {
  return Math.ceil(size / step) * step;
}
