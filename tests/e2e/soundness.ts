import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/**
 * What a person with a screen reader, a keyboard or a narrow screen would trip over on the open
 * page.
 * @returns a line each; serious and critical findings of axe, first-level headings unless there is
 * exactly one, and a page that scrolls sideways
 */
export async function unsoundIn(page: Page): Promise<string[]> {
  // Streamed parts come after the page's frame.
  await page
    .locator('h1')
    .first()
    .waitFor()
    .catch(() => undefined)
  // There are no frames from elsewhere: axe needs no page of its own to collect its findings.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .exclude('iframe')
    .analyze()
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  const { headings, wide, inner } = await page.evaluate(() => ({
    headings: [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length,
    wide: document.documentElement.scrollWidth,
    inner: document.documentElement.clientWidth,
  }))
  // A phone's window grows with a page that is too wide.
  const sideways = wide - Math.min(inner, page.viewportSize()?.width ?? inner)
  if (headings !== 1) found.push(`${headings} headings of the first level`)
  if (sideways > 0) found.push(`the page scrolls sideways by ${sideways} px`)
  return found
}

/** Complaints of the browser: script errors, hydration mismatches, refused pictures. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    // The frame of a letter runs nothing, not even the script that drives the browser.
    if (message.text().startsWith("Blocked script execution in 'about:srcdoc'")) return
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      complaints.push(`${page.url()}: ${message.text().slice(0, 300)}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() === 'image')
      complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}
