import { existsSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import path from 'node:path'
import { startNode } from '../lib/children'
import { inRoot } from '../lib/paths'
import { withThrowAwaySite } from './site'
import { tallyPlaywright, type PlaywrightReport } from './playwright-report'
import { brokenDown, sum, type Tally } from './tally'

async function runPlaywright(variables: Record<string, string>, args: string[]): Promise<Tally> {
  const report = path.join(variables.DATA_DIR ?? '', 'playwright.json')
  const run = startNode([inRoot('node_modules/playwright/cli.js'), 'test', ...args], {
    env: { ...variables, BASE_URL: variables.APP_URL, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  // The browsers it starts inherit it: a site that waited for them would turn visitors away.
  if (run.process.pid) setPriority(run.process.pid, 10)
  const code = await run.ended
  const ended = brokenDown('playwright', `Playwright ended with code ${code}.`)
  if (!existsSync(report)) return ended
  const tally = tallyPlaywright(JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport)
  return code !== 0 && tally.failed === 0 ? sum([tally, ended]) : tally
}

/**
 * Browser tests with a site of their own.
 * @param args passed on to Playwright, such as a file name
 */
export async function runBrowserTests(args: string[] = []): Promise<Tally> {
  return withThrowAwaySite('.next-test', {}, ({ variables }) => runPlaywright(variables, args))
}
