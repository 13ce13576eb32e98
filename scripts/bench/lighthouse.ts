import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { browserLaunchOptions } from '../../tests/support/browser'
import { anyFreePort } from '../lib/ports'
import type { Figure } from './figure'

const RUNS = 5
const PAGES = [['home', '/'], ['catalog', '/catalog'], ['product page', '/products/domed-band-ring-6-mm'], ['designs in 3D', '/design']] as const
const CATEGORIES = [['performance', 95], ['accessibility', 100], ['best-practices', 100], ['seo', 100]] as const

interface Run {
  scores: Record<string, number>
  detail: string
  /** what cost points, by Lighthouse's own names */
  faults: string[]
}

/** One first visit on Lighthouse's phone: a slow network and a processor a quarter as fast, simulated. @param port where the browser is steered */
async function visit(url: string, port: number): Promise<Run> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES.map(([id]) => id) })
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'Lighthouse says nothing'}`)
  const { categories, audits, environment } = result.lhr
  const value = (id: string): number => audits[id]?.numericValue ?? Number.NaN
  const faults = CATEGORIES.flatMap(([id]) => (categories[id]?.auditRefs ?? []).filter(({ id: audit, weight }) => weight > 0 && id !== 'performance' && (audits[audit]?.score ?? 1) < 1).map(({ id: audit }) => audit))
  return {
    scores: Object.fromEntries(CATEGORIES.map(([id]) => [id, Math.round((categories[id]?.score ?? 0) * 100)])),
    detail: `LCP ${(value('largest-contentful-paint') / 1000).toFixed(1)} s, blocked ${value('total-blocking-time').toFixed(0)} ms, shift ${value('cumulative-layout-shift').toFixed(3)}; machine ${environment.benchmarkIndex.toFixed(0)}`,
    faults,
  }
}

/** Lighthouse's four scores of a first visit, the median of five: it counts processor time, so a busy machine loses points of performance. */
export async function lighthouseFigures(url: string): Promise<Figure[]> {
  const port = await anyFreePort()
  const options = browserLaunchOptions()
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), `--remote-debugging-port=${port}`] })
  try {
    const figures: Figure[] = []
    for (const [name, path] of PAGES) {
      const runs: Run[] = []
      for (let i = 0; i < RUNS; i++) runs.push(await visit(`${url}${path}`, port))
      for (const [category, bound] of CATEGORIES) {
        const middle = runs.toSorted((a, b) => (a.scores[category] ?? 0) - (b.scores[category] ?? 0))[Math.floor(RUNS / 2)] as Run
        const detail = category === 'performance' ? `${runs.map(({ scores }) => scores.performance).join(', ')}; ${middle.detail}` : middle.faults.join(', ') || 'nothing amiss'
        figures.push({ name: `Lighthouse, ${name}, ${category}`, detail, value: middle.scores[category] ?? 0, unit: 'of 100', bound: { atLeast: bound } })
      }
    }
    return figures
  } finally {
    await browser.close()
  }
}
