import { defineConfig } from 'vitest/config';

const cores = ['diagnostics', 'definition', 'connector', 'certification', 'run', 'organization', 'contract'];
const rooms = ['store', 'runtime', 'server', 'cli'];

/** How long a test may wait for what it expects: a busy machine is slow, and slowness is no fault. */
const patience = { testTimeout: 120_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'cores',
          include: cores.map((room) => `packages/${room}/src/**/*.test.ts`),
          isolate: false,
          pool: 'threads',
          ...patience,
        },
      },
      {
        test: {
          name: 'rooms',
          include: [...rooms.map((room) => `packages/${room}/src/**/*.test.ts`), 'examples/**/*.test.ts'],
          globalSetup: ['tools/testing/postgres.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'portal',
          include: ['packages/portal/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          ...patience,
        },
      },
      { test: { name: 'checks', include: ['checks/**/*.test.ts'], ...patience } },
      {
        test: {
          name: 'conformance',
          include: ['conformance/**/*.test.ts'],
          globalSetup: ['tools/testing/postgres.ts'],
          ...patience,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
