import { defineConfig } from 'playwright/test'
import { availableParallelism } from 'node:os'
import { browserLaunchOptions } from './tests/support/browser'

const launchOptions = browserLaunchOptions()

/**
 * `npm test -- e2e` starts the site and names it in BASE_URL. Against a site that already runs:
 * BASE_URL=http://localhost:3000 npx playwright test
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Much of a walk is waiting: two a core keep the cores busy, and the browsers give way to the
  // site (scripts/test/e2e.ts).
  workers: Number(process.env.PW_WORKERS ?? Math.min(6, availableParallelism() * 2)),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // It records every step of every test, which costs, and nobody can open it there.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    // What can’t be pressed or filled ends its walk, and not after all the minutes that the walk may take.
    actionTimeout: 60_000,
    launchOptions,
    // What moves is waited for before it is pressed.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    // The desk is worked at on wide screens, and its story changes the rules for everybody: it is told once.
    {
      name: 'phone',
      testIgnore: '*desk.spec.ts',
      // What has no width, or sets one of its own, is walked once.
      grepInvert: /@once/,
      use: {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      },
    },
    // What is the same at any width is walked on the phone, where it is harder.
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
  ],
})
