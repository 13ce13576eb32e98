import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const shared = {
  resolve: {
    alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}tests/support/server-only.ts` },
  },
}

/** `unit` needs nothing; `integration` gets a PostgreSQL and a database for each worker; `stripe` a key. */
export default defineConfig({
  test: {
    // On two cores Vitest would use only one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            '{app,components,documents,emails,features,i18n,platform,prisma,scripts,server,tests/support}/**/*.test.{ts,tsx}',
            'tests/unit/**/*.test.ts',
          ],
          environment: 'node',
          // They share processes: a process each was a third of the time, and occasionally one
          // never started. A file restores what it changes in its surroundings; modules aren't
          // mocked.
          isolate: false,
          // Many wait for a process or a clock.
          maxWorkers: availableParallelism() + 1,
          // A loaded machine is slow, not wrong.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/integration-database.ts'],
          setupFiles: ['tests/support/integration-worker.ts'],
          // They share processes too, and leave them as new: see tests/support/forget-process.ts.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          // Uses Stripe's test mode; runs only when named, with a key.
          name: 'stripe',
          include: ['tests/stripe/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
    ],
  },
})
