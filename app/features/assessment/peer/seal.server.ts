import { createHmac, randomInt } from 'node:crypto';
import { deriveKey } from './key.server';

/** The content does not fit the format: a fault of the caller, whose schema checks the same limits. */
export class UnsealableContent extends RangeError {
  constructor(readonly part: 'author' | 'answers' | 'comment') {
    super(`Peer form cannot be sealed: ${part}`);
    this.name = 'UnsealableContent';
  }
}

/**
 * The name of the one form that `author` fills in about `ratee` in the data key's cycle, as a UUID: on a receipt, and
 * in the list of forms that a run used. Without the key it tells nothing, and an order by it is no order.
 */
export function peerFormId(dataKey: Buffer, ratee: number, author: number): string {
  return uuidOf(
    createHmac('sha256', deriveKey(dataKey, 'peer form id v1')).update(`${ratee} ${author}`).digest(),
  );
}

/** The first half of a hash in the form of a UUID. */
export function uuidOf(hash: Buffer): string {
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
