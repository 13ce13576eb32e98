import { defineConfig } from 'playwright/test'
import { availableParallelism } from 'node:os'
import { browserLaunchOptions } from './tests/support/browser'

const launchOptions = browserLaunchOptions()

/**
 * `npm test -- e2e` starts the site and passes its address in BASE_URL. To test a running site:
 * BASE_URL=http://localhost:3000 npx playwright test
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Much of a walk is waiting: two per core keep the cores busy, and the browsers yield to the site
  // (scripts/test/e2e.ts).
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
    // Tracing records every step of every test, which costs time, and in CI nobody can open it.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    // An element that can’t be pressed or filled ends its walk, instead of using all the minutes
    // that the walk may take.
    actionTimeout: 60_000,
    launchOptions,
    // Moving elements are waited for before they are pressed.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    // Staff work on wide screens, and the desk's walks change the rules for everybody: they run
    // once.
    {
      name: 'phone',
      testIgnore: '*desk.spec.ts',
      // Walks without a width, or with one of their own, run once.
      grepInvert: /@once/,
      use: {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      },
    },
    // Walks that are the same at any width run on the phone, where it is harder.
    { name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
  ],
})
