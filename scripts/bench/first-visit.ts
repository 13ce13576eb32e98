import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { browserLaunchOptions } from '../../tests/support/browser'
import type { Figure } from './figure'

/** JavaScript fetched by a first visit to a page of the shop, compressed as servers do by default. */
export async function firstVisitFigures(url: string): Promise<Figure[]> {
  const browser = await chromium.launch(browserLaunchOptions())
  try {
    const figures: Figure[] = []
    for (const [name, path] of [
      ['home', '/'],
      ['catalog', '/catalog'],
      ['product', '/products/domed-band-ring-6-mm'],
    ] as const) {
      const page = await (await browser.newContext()).newPage()
      const scripts = new Map<string, number>()
      page.on('response', async (response) => {
        if (response.request().resourceType() !== 'script') return
        scripts.set(response.url(), gzipSync(await response.body()).length)
      })
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' })
      const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
      figures.push({
        name: `JavaScript of a first visit, ${name}`,
        detail: `${scripts.size} files`,
        value: kilobytes,
        unit: 'kB gzip',
        bound: { atMost: 165 },
      })
      await page.context().close()
    }
    return figures
  } finally {
    await browser.close()
  }
}
