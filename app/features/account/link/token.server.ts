import { createHash, randomBytes } from 'node:crypto';

/** A secret for a one-time link: 256 random bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it. The token is random, so a plain hash cannot be searched backwards. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
