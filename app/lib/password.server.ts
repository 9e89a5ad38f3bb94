/** Password hashes: argon2id, with the parameters OWASP names as its minimum (19 MiB, two passes, one lane). */
import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash as a PHC string. Text is NFC: the same word typed on a phone and on a Mac is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** False for a wrong password and for a hash that is none. */
export async function verifyPassword({
  hash: stored,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  try {
    return await verify(stored, password.normalize('NFC'));
  } catch {
    return false;
  }
}
