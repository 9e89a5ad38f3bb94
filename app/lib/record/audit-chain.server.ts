/** The arithmetic of the record: what is hashed, and in which order of bytes. */
import { createHash, createHmac } from 'node:crypto';

type ChainLink = {
  number: number;
  at: Date;
  actorId: number | null;
  action: string;
  subject: string;
  digest: Uint8Array;
  previous: Uint8Array;
  /** What the entry holds of the rows it wrote (audit-rows); null where it wrote none. */
  rows: Uint8Array | null;
};

/** The hash before the first entry. */
export const genesis = Buffer.alloc(32);

/** HMAC-SHA-256 over previous hash, number, time, actor, action, subject, digest and rows, each with its length before it. */
export function chainHash(key: Uint8Array, link: ChainLink): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of [
    link.previous,
    String(link.number),
    link.at.toISOString(),
    link.actorId === null ? '' : String(link.actorId),
    link.action,
    link.subject,
    link.digest,
    ...(link.rows ? [link.rows] : []),
  ]) {
    const bytes = Buffer.from(part as Uint8Array);
    mac.update(String(bytes.length)).update(':').update(bytes);
  }
  return mac.digest();
}

/** Salted digest of what changed: the entry proves the details without holding them. */
export function detailDigest(salt: Uint8Array, before: unknown, after: unknown): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(canonicalJson([before ?? null, after ?? null]))
    .digest();
}

/** JSON with sorted keys: the same value has one text, whatever a database did to it. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
