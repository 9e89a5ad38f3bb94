/** A rater's own severity, sealed under the cycle's data key: the database alone tells nobody how anybody rates. */
import { decrypt, deriveKey, encrypt } from '~/features/assessment/peer/key.server';
import { Conflict } from '~/lib/errors';
import type { OwnSeverity } from '../scoring';

/** Longer than any content: the length of a box tells nothing. */
const PLAIN_BYTES = 128;

export function sealSeverity(dataKey: Buffer, runId: string, personId: number, own: OwnSeverity): Buffer {
  const plain = Buffer.alloc(PLAIN_BYTES, ' ');
  const rounded = [own.points, own.low, own.high].map((x) => (x === null ? null : Number(x.toFixed(6))));
  plain.write(JSON.stringify([own.forms, ...rounded]));
  return encrypt(deriveKey(dataKey, SEAL_PURPOSE), plain, label(runId, personId));
}

/** Throws `Conflict` when the box does not open. */
export function openSeverity(dataKey: Buffer, runId: string, personId: number, box: Uint8Array): OwnSeverity {
  const plain = decrypt(deriveKey(dataKey, SEAL_PURPOSE), box, label(runId, personId));
  if (!plain) throw new Conflict({ reason: 'scoring.keyLost' });
  const [forms, points, low, high] = JSON.parse(String(plain)) as [number, ...(number | null)[]];
  return { forms, points: points ?? null, low: low ?? null, high: high ?? null };
}

const SEAL_PURPOSE = 'rater severity v1';

const label = (runId: string, personId: number) => `thu-linh severity v1 run ${runId} person ${personId}`;
