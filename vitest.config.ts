import { defineConfig } from 'vitest/config';

const cores = ['diagnostics', 'definition', 'connector', 'certification', 'run', 'organization', 'contract'];
const rooms = ['store', 'runtime', 'server', 'cli'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'cores',
          include: cores.map((room) => `packages/${room}/src/**/*.test.ts`),
          isolate: false,
          pool: 'threads',
        },
      },
      {
        test: {
          name: 'rooms',
          include: [...rooms.map((room) => `packages/${room}/src/**/*.test.ts`), 'examples/**/*.test.ts'],
          globalSetup: ['tools/testing/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'portal',
          include: ['packages/portal/src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      { test: { name: 'checks', include: ['checks/**/*.test.ts'] } },
      {
        test: {
          name: 'conformance',
          include: ['conformance/**/*.test.ts'],
          globalSetup: ['tools/testing/postgres.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
