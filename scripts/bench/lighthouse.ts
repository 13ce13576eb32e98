import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { browserLaunchOptions } from '../../tests/support/browser'
import { anyFreePort } from '../lib/ports'
import type { Figure } from './figure'

const RUNS = 7
const PAGES = [
  ['home', '/'],
  ['catalog', '/catalog'],
  ['product page', '/products/domed-band-ring-6-mm'],
  ['designs in 3D', '/design'],
] as const
const CATEGORIES = [
  ['performance', 95],
  ['accessibility', 100],
  ['best-practices', 100],
  ['seo', 100],
] as const

interface Run {
  scores: Record<string, number>
  detail: string
  /** what cost points, by Lighthouse's own names */
  faults: string[]
}

/**
 * Lighthouse's benchmark index of a machine that counts as four times as fast as its phone; the
 * index falls while others use the processor.
 */
const FOUR_PHONES = 1_750
const PHONE = FOUR_PHONES / 4

/**
 * One first visit on Lighthouse's simulated phone.
 * @param port of the browser's debugging interface
 * @param slowdown how many times faster than the phone this machine is
 */
async function visit(
  url: string,
  port: number,
  slowdown: number,
): Promise<Run & { index: number }> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: CATEGORIES.map(([id]) => id),
    throttling: { cpuSlowdownMultiplier: slowdown },
  })
  if (!result || result.lhr.runtimeError)
    throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'Lighthouse says nothing'}`)
  const { categories, audits, environment } = result.lhr
  const value = (id: string): number => audits[id]?.numericValue ?? Number.NaN
  const faults = CATEGORIES.flatMap(([id]) =>
    (categories[id]?.auditRefs ?? [])
      .filter(
        ({ id: audit, weight }) =>
          weight > 0 && id !== 'performance' && (audits[audit]?.score ?? 1) < 1,
      )
      .map(({ id: audit }) => audit),
  )
  return {
    index: environment.benchmarkIndex,
    scores: Object.fromEntries(
      CATEGORIES.map(([id]) => [id, Math.round((categories[id]?.score ?? 0) * 100)]),
    ),
    detail: `LCP ${(value('largest-contentful-paint') / 1000).toFixed(1)} s, blocked ${value('total-blocking-time').toFixed(0)} ms, shift ${value('cumulative-layout-shift').toFixed(3)}; processor slowed ${slowdown.toFixed(1)} times`,
    faults,
  }
}

/**
 * Lighthouse's four scores of a first visit, the median of seven, on the processor of its phone
 * whatever this machine is: calibrated by the index that Lighthouse measures, as its documentation
 * recommends.
 */
export async function lighthouseFigures(url: string): Promise<Figure[]> {
  const port = await anyFreePort()
  const options = browserLaunchOptions()
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  })
  try {
    // The browser ends with the last page of its own window, and Playwright's pages don't count as
    // one.
    await fetch(`http://127.0.0.1:${port}/json/new?about:blank`, { method: 'PUT' })
    const figures: Figure[] = []
    for (const [name, path] of PAGES) {
      const runs: Run[] = []
      let { index } = await visit(`${url}${path}`, port, 4)
      for (let i = 0; i < RUNS; i++) {
        const run = await visit(`${url}${path}`, port, Math.min(4, Math.max(1, index / PHONE)))
        runs.push(run)
        index = run.index
      }
      for (const [category, bound] of CATEGORIES) {
        const middle = runs.toSorted(
          (a, b) => (a.scores[category] ?? 0) - (b.scores[category] ?? 0),
        )[Math.floor(RUNS / 2)] as Run
        const detail =
          category === 'performance'
            ? `${runs.map(({ scores }) => scores.performance).join(', ')}; ${middle.detail}`
            : middle.faults.join(', ') || 'nothing amiss'
        figures.push({
          name: `Lighthouse, ${name}, ${category}`,
          detail,
          value: middle.scores[category] ?? 0,
          unit: 'of 100',
          bound: { atLeast: bound },
        })
      }
    }
    return figures
  } finally {
    await browser.close()
  }
}
