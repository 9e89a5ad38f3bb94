/** Runs before every test file: secrets of the tests, and noise that fails. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

process.env.PEER_KEY ??= Buffer.alloc(32, 7).toString('base64');
process.env.AUDIT_KEY ??= Buffer.alloc(32, 11).toString('base64');
process.env.SESSION_SECRET ??= 'a session secret that only the tests use, long enough';

const noisy = ['error', 'warn'] as const;

beforeEach(() => {
  for (const level of noisy) vi.spyOn(console, level);
});

afterEach(() => {
  for (const level of noisy) {
    const calls = vi.mocked(console[level]).mock.calls;
    vi.mocked(console[level]).mockRestore();
    expect(calls, `console.${level} was called`).toEqual([]);
  }
});
