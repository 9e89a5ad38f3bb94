import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Random } from '~/lib/prng';

/**
 * The two keys of peer forms. PEER_KEY is a setting, never in the database or its backups; a data key is random,
 * one a cycle, and stored wrapped by PEER_KEY. Whoever has the database alone can open nothing.
 */

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

type PeerKeyFault = 'missing' | 'malformed' | 'sharedWithAuditKey' | 'sharedWithSessionSecret';

/** PEER_KEY is not one we may start with. */
export class PeerKeyRefused extends Error {
  constructor(readonly fault: PeerKeyFault) {
    super(`PEER_KEY: ${fault}`);
    this.name = 'PeerKeyRefused';
  }
}

/** A box or a wrapped key does not open: another key, another form or cycle, or bytes that were changed. */
export class SealBroken extends Error {
  constructor(readonly what: 'box' | 'dataKey') {
    super(`The seal of a ${what} does not open.`);
    this.name = 'SealBroken';
  }
}

/**
 * Reads PEER_KEY: 32 bytes in base64. Throws `PeerKeyRefused` when it is absent, is not that, equals AUDIT_KEY, or
 * is SESSION_SECRET or a plain digest of it: one leaked secret must never open another's data.
 */
export function parsePeerKey(
  value: string | undefined,
  others: { auditKey?: string | undefined; sessionSecret?: string | undefined } = {},
): Buffer {
  if (!value?.trim()) throw new PeerKeyRefused('missing');
  const key = readBase64(value.trim());
  if (key?.length !== KEY_BYTES) throw new PeerKeyRefused('malformed');
  const auditKey = others.auditKey?.trim();
  if (auditKey && variantsOf(auditKey).some((variant) => same(variant, key))) {
    throw new PeerKeyRefused('sharedWithAuditKey');
  }
  if (others.sessionSecret && variantsOf(others.sessionSecret).some((variant) => same(variant, key))) {
    throw new PeerKeyRefused('sharedWithSessionSecret');
  }
  return key;
}

/** What start-up compares: it tells whether PEER_KEY is the one that was used before, and nothing about it. */
export function keyCheckValue(peerKey: Buffer): Buffer {
  return createHmac('sha256', peerKey).update('thu-linh peer key check v1').digest();
}

export function matchesKeyCheck(peerKey: Buffer, stored: Uint8Array): boolean {
  return same(keyCheckValue(peerKey), stored);
}

/** A cycle's data key: 32 random bytes. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** The data key as it is stored: nonce, ciphertext, tag (60 bytes), bound to its cycle. */
export function wrapKey(peerKey: Buffer, dataKey: Buffer, cycleId: string | number): Buffer {
  return encrypt(peerKey, dataKey, wrapLabel(cycleId));
}

/** The data key again. Throws `SealBroken` under another PEER_KEY or for another cycle. */
export function unwrapKey(peerKey: Buffer, wrapped: Uint8Array, cycleId: string | number): Buffer {
  const dataKey = decrypt(peerKey, wrapped, wrapLabel(cycleId));
  if (dataKey?.length !== KEY_BYTES) throw new SealBroken('dataKey');
  return dataKey;
}

/** A key for one purpose, made from a data key: the key that seals never serves for anything else. */
export function deriveKey(dataKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `thu-linh ${purpose}`, KEY_BYTES));
}

/** AES-256-GCM with a fresh random nonce: nonce ‖ ciphertext ‖ tag. */
export function encrypt(key: Buffer, plain: Uint8Array, label: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes, or null when anything at all differs from what was encrypted. */
export function decrypt(key: Buffer, sealed: Uint8Array, label: string): Buffer | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(label)).setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    return null;
  }
}

/**
 * Chance nobody can repeat, for the order of released comments: a stored or guessable seed would let a reader of
 * the database and the code put them back in order.
 */
export const secureRandom: Random = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

function wrapLabel(cycleId: string | number): string {
  return `thu-linh data key v1 cycle ${cycleId}`;
}

/** Strict: Node's own reader skips what it does not know. */
function readBase64(value: string): Buffer | null {
  const key = Buffer.from(value, 'base64');
  const plain = value.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return key.toString('base64').replace(/=+$/, '') === plain ? key : null;
}

/** The 32-byte keys that one would lazily make from another secret. */
function variantsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  const decoded = [Buffer.from(secret, 'base64'), Buffer.from(secret, 'hex')];
  return [
    bytes.subarray(0, KEY_BYTES),
    ...decoded.map((buffer) => buffer.subarray(0, KEY_BYTES)),
    ...[bytes, ...decoded].map((buffer) => createHash('sha256').update(buffer).digest()),
    createHash('sha512').update(bytes).digest().subarray(0, KEY_BYTES),
  ];
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
