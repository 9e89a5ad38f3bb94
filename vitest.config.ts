import { defineConfig } from 'vitest/config';
import { databaseTests } from './tests/support/database/database-tests';
import { aliases } from './vite.shared';

const common = {
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
};
/** Needs the migrated database of snapshot.ts; what does not starts without waiting for it. */
const migrated = { globalSetup: ['tests/support/database/snapshot.ts'] };
/** Every file has a database of its own; what they share is modules, and loading those again cost a third. */
const quick = { maxWorkers: 2, isolate: false };
const slow = { testTimeout: 240_000, maxWorkers: 1 };

const apart = ['tests/journeys/**', 'tests/restart/**'];
const withDatabase = databaseTests();

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    globalSetup: ['tests/support/workers.ts'],
    projects: [
      project('pure', {
        ...quick,
        include: ['tests/**/*.test.{ts,tsx}'],
        exclude: [...apart, ...withDatabase],
      }),
      project('database', { ...quick, ...migrated, include: withDatabase, exclude: apart }),
      project('journeys', { ...slow, ...migrated, include: ['tests/journeys/**/*.test.ts'] }),
      project('restart', { ...slow, ...migrated, include: ['tests/restart/**/*.test.ts'] }),
    ],
  },
});

function project(name: string, test: object) {
  return { extends: true as const, test: { ...common, ...test, name } };
}
