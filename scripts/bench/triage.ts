import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { chromium, type Page } from 'playwright'
import { DEEDS, type Deed } from '@/features/requests/rules/handling'
import { db } from '@/platform/db/client'
import { formatRequestNumber } from '@/platform/numbers'
import { browserLaunchOptions } from '../../tests/support/browser'
import { percentile, type Figure } from './figure'
import { aRequest, deskPage, url } from './people'

/**
 * A morning's inbox of two hundred, worked through by keys in a real browser: each action as soon
 * as the next request is shown, every deciding key pressed twice as a hasty person does, and
 * everything undone.
 */

const COUNT = 200
/** Of this run only: whatever else is waiting isn't in its view. */
const RUN = randomUUID().slice(0, 8)
const COMPANY = `Triage ${RUN}`
const BOUND_MS = 1_000
const PATIENCE_MS = 20_000

/** Two requests of each company are adjacent: the first of a pair can be merged into the second. */
const ROUND = [
  'take',
  'assign',
  'snooze',
  'decline',
  'merge',
  'take',
  'assign',
  'snooze',
  'take',
  'decline',
] as const satisfies Deed[]
const deedOf = (i: number): Deed => ROUND[i % ROUND.length] ?? 'take'

/** The keys, the deciding one last; text typed between them waits for its field. */
const KEYS: Record<Deed, { asks?: string; decides: string }> = {
  take: { decides: 't' },
  assign: { asks: 'a', decides: '1' },
  snooze: { asks: 's', decides: '1' },
  decline: { asks: 'd', decides: 'Control+Enter' },
  merge: { asks: 'm', decides: '1' },
}

const serials: number[] = []
for (let i = 0; i < COUNT; i++) {
  const pair = Math.floor(i / 2)
  serials.push(
    await aRequest(
      { kind: 'guest', linkedRequestIds: [] },
      `triage-${pair}-${RUN}@bench.example`,
      1,
      `${COMPANY} ${pair}`,
    ),
  )
}
const stand = () =>
  db.quoteRequest.findMany({
    where: { serial: { in: serials } },
    orderBy: { serial: 'asc' },
    omit: { handlingVersion: true },
  })
const deedsDone = async (): Promise<Record<string, number>> => {
  const written = await db.auditEvent.groupBy({
    by: ['action'],
    where: {
      objectId: { in: before.map(({ id }) => id) },
      action: { in: DEEDS.map((deed) => `request.${deed}`) },
    },
    _count: true,
  })
  return Object.fromEntries(written.map(({ action, _count }) => [action, _count]))
}
const before = await stand()

const browser = await chromium.launch(browserLaunchOptions())
const page = await deskPage(browser)

/** Waits until a request's heading is drawn, checked in each frame. @returns ms since the press */
async function untilOpen(serial: number, pressedAt: number): Promise<number> {
  const heading = JSON.stringify(formatRequestNumber(serial))
  await page.waitForFunction(
    // Pages that were left stay in the document, hidden.
    `[...document.querySelectorAll('h1')].some((each) => each.checkVisibility() && each.textContent.includes(${heading}))`,
    undefined,
    { timeout: PATIENCE_MS },
  )
  const took = performance.now() - pressedAt
  // Faster than anybody reads: it goes on with the next frame.
  await page.evaluate('new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))')
  return took
}

/** Works one request with the keys that a person presses. @returns when the deciding one was pressed */
async function work(of: Page, deed: Deed, i: number): Promise<number> {
  const { asks, decides } = KEYS[deed]
  if (asks) {
    await of.keyboard.press(asks)
    await of.locator('[role=dialog] form:visible').waitFor()
  }
  if (deed === 'decline')
    await of.locator('#decline-words:visible').fill(`Not in this season (${i}).`)
  const pressedAt = performance.now()
  // The second press must have no effect: the next request wasn't seen yet.
  await of.keyboard.press(decides)
  await of.keyboard.press(decides)
  return pressedAt
}

/** A page that has just been loaded handles keys once it is hydrated: the list of keys opens. */
async function untilKeysAreHeard(): Promise<void> {
  const listed = page.locator('[role=dialog]:visible')
  const opens = () =>
    listed.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    )
  do await page.keyboard.press('?')
  while (!(await opens()))
  await page.keyboard.press('Escape')
  await listed.waitFor({ state: 'hidden' })
}

const view = encodeURIComponent(`q=${COMPANY}`)
const [first = 0] = serials
await page.goto(`${url}/staff/requests/${formatRequestNumber(first)}?in=${view}`)
await untilKeysAreHeard()
const openTimes: number[] = []
const began = performance.now()
for (const [i] of serials.entries()) {
  try {
    const pressedAt = await work(page, deedOf(i), i)
    // After the last comes the first again, which is still in the view: it was taken.
    openTimes.push(await untilOpen(serials[i + 1] ?? first, pressedAt))
  } catch (error) {
    const shown = await page.locator('body').innerText()
    throw new Error(`${deedOf(i)}, the ${i + 1}th, at ${page.url()}: ${shown.slice(0, 600)}`, {
      cause: error,
    })
  }
}
const seconds = (performance.now() - began) / 1_000
const done = await deedsDone()
const wrong = DEEDS.reduce((sum, deed) => {
  const wanted = serials.filter((_, i) => deedOf(i) === deed).length
  return sum + Math.abs((done[`request.${deed}`] ?? 0) - wanted)
}, 0)

const undone: number[] = []
for (const serial of serials.toReversed()) {
  const pressedAt = performance.now()
  await page.keyboard.press('z')
  undone.push(await untilOpen(serial, pressedAt))
}
await browser.close()
const after = await stand()
const lost = before.filter((each, i) => !isDeepStrictEqual(each, after[i])).length

const figures: Figure[] = [
  {
    name: `${COUNT} requests triaged by keys in a browser: lost, doubled, or not as before once undone`,
    detail: `${Object.entries(done)
      .map(([action, count]) => `${count} ${action}`)
      .join(', ')}; every deciding key pressed twice`,
    value: wrong + lost,
    unit: 'requests',
    bound: { atMost: 0 },
  },
  {
    name: 'From the deciding key to the next request, p95',
    detail: `median ${percentile(openTimes, 0.5).toFixed(0)} ms, slowest ${Math.max(...openTimes).toFixed(0)}; all ${COUNT} in ${seconds.toFixed(0)} s, undone p95 ${percentile(undone, 0.95).toFixed(0)} ms`,
    value: percentile(openTimes, 0.95),
    unit: 'ms',
    bound: { atMost: BOUND_MS },
  },
]
console.log(JSON.stringify(figures))
process.exit(0)
