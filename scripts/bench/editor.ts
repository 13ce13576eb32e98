import { chromium } from 'playwright'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { getQuote } from '@/features/quotes/queries/quotes'
import { formatQuoteNumber } from '@/platform/numbers'
import { browserLaunchOptions } from '../../tests/support/browser'
import { someStaff } from './deals'
import { percentile, type Figure } from './figure'
import { aRequest, deskPage, url } from './people'

/** How soon the editor of a long quote shows typed text: line, totals and margin, in a real browser. */

const ASKED = 200
const LINES = 300
const KEYS = 60
/** Until the page has been drawn once after a key, nothing is warm. */
const WARM_UP = 10
const BOUND_MS = 100

/** @returns number of a draft of 300 lines */
async function aLongDraft(): Promise<string> {
  const staff = await someStaff()
  const context = { actor: staff, now: new Date() }
  const { serial } = await startQuote(
    context,
    await aRequest({ kind: 'guest', linkedRequestIds: [] }, 'long@bench.example', ASKED),
  )
  const { number: revision, version, document } = (await getQuote(staff, serial)).revision
  const { lines } = document.draft
  const more = lines
    .slice(0, LINES - ASKED)
    .map((line, i) => ({ ...line, id: crypto.randomUUID(), title: `${line.title} ${i}` }))
  await saveDraft(context, {
    serial,
    revision,
    version,
    draft: { ...document.draft, lines: [...lines, ...more] },
  })
  return formatQuoteNumber(serial)
}

const number = await aLongDraft()
const browser = await chromium.launch(browserLaunchOptions())
const page = await deskPage(browser)
await page.goto(`${url}/staff/quotes/${number}`)
const cell = page.locator(`#lines-${LINES / 2}-unitPrice`)
await cell.waitFor()
await cell.focus()
await page.keyboard.press('Home')
// From the key to the frame that shows it: the task after the next frame begins once that is
// painted. As text: the compiler of this file puts helpers into functions, which the page doesn't
// have.
await page.evaluate(`
  window.shown = []
  window.addEventListener('keydown', (event) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => window.shown.push({
      ms: performance.now() - event.timeStamp,
      text: document.querySelector('[data-testid=margin]').textContent,
    })
    port2.postMessage(null)
  }), { capture: true })
`)
for (let i = 0; i < KEYS; i++) {
  // A digit before the price, then removed: it stays an amount of cents.
  await page.keyboard.press(i % 2 === 0 ? '1' : 'Backspace')
  await page.waitForFunction(`window.shown.length > ${i}`)
}
const frames: { ms: number; text: string }[] = await page.evaluate('window.shown')
await browser.close()
const still = frames.slice(1).filter(({ text }, i) => text === frames[i]?.text).length
if (still > 0) throw new Error(`${still} keys changed nothing that is shown`)
const times = frames.slice(WARM_UP).map(({ ms }) => ms)

const figures: Figure[] = [
  {
    name: `A key in a quote of ${LINES} lines, shown with total and margin, p95`,
    detail: `of ${times.length} keys in a browser, from the key to the frame; median ${percentile(times, 0.5).toFixed(0)} ms`,
    value: percentile(times, 0.95),
    unit: 'ms',
    bound: { atMost: BOUND_MS },
  },
]
console.log(JSON.stringify(figures))
process.exit(0)
