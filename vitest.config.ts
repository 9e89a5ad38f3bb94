import { defineConfig } from 'vitest/config';
import { aliases } from './vite.shared';

const common = {
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    globalSetup: ['tests/support/snapshot.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'fast',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/journeys/**', 'tests/restart/**'],
          pool: 'forks',
          maxWorkers: 2,
          // Every file has a database of its own; what they share is modules, and loading those again cost a third.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 240_000,
          pool: 'forks',
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'restart',
          include: ['tests/restart/**/*.test.ts'],
          testTimeout: 240_000,
          pool: 'forks',
          maxWorkers: 1,
        },
      },
    ],
  },
});
