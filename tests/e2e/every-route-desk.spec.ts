import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Browser, type Page } from 'playwright/test'
import { SECTIONS } from '../../features/company/settings/kind'
import { signInAs } from './people'
import { complaintsOf, unsoundIn } from './soundness'

// Every page, on a phone, with everything unfolded; the desk's also on a wide screen, where staff
// work, before that. Each is opened once for all checks. Walked once: it sets its own widths.

type Reader = 'anonymous' | 'buyer' | 'staff'
const PAGES = path.resolve('app/[locale]')

/** The pages of the app folder in the form of their addresses: `/quotes/[number]`. */
const ROUTES = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map(
    (file) =>
      `/${path
        .dirname(file)
        .split(path.sep)
        .filter((part) => part !== '.' && !/^\(.*\)$/.test(part))
        .join('/')}`,
  )
  .toSorted()

/** Where to find an address with a parameter: on a list, by its pattern; or as given here. */
const FOUND: Record<string, { on: string; href: RegExp } | string[]> = {
  '/[...rest]': ['/no/such/page'],
  '/design/[family]': ['/design/band', '/design/drawer', '/design/box'],
  '/invitation/[token]': ['/invitation/none'],
  '/join/[token]': ['/join/none'],
  '/reminders/[token]': ['/reminders/none'],
  '/survey/[token]': ['/survey/none'],
  '/orders/[number]': { on: '/account', href: /^\/orders\/SO-/ },
  '/privacy/[version]': ['/privacy/1'],
  '/products/[slug]': ['/products/domed-band-ring-6-mm', '/products/magnetic-flap-gift-box'],
  '/quotes/[number]': { on: '/account', href: /^\/quotes\/Q-/ },
  '/quotes/[number]/again': ['/quotes/Q-00001/again', '/quotes/Q-00002/again'],
  '/quotes/[number]/changes': ['/quotes/Q-00001/changes', '/quotes/Q-00002/changes'],
  '/request/link/[reason]': ['/request/link/expired'],
  '/requests/[number]': ['/requests/RFQ-00001', '/requests/RFQ-00002'],
  '/sandbox/checkout/[session]': ['/sandbox/checkout/none'],
  '/staff/orders/[number]': { on: '/staff/orders', href: /^\/staff\/orders\/SO-/ },
  '/staff/catalog/[id]': { on: '/staff/catalog', href: /^\/staff\/catalog\/[0-9a-f-]{36}$/ },
  '/staff/catalog/import/[id]': ['/staff/catalog/import/00000000-0000-4000-8000-000000000000'],
  '/staff/companies/[id]': {
    on: '/staff/companies',
    href: /^\/staff\/companies\/[0-9a-f-]{36}$/,
  },
  '/staff/companies/[id]/merge': ['/staff/companies/00000000-0000-7000-8000-000000000000/merge'],
  '/staff/finance/disputes/[id]': ['/staff/finance/disputes/du_none'],
  '/staff/finance/payments/[id]': ['/staff/finance/payments/00000000-0000-7000-8000-000000000000'],
  '/staff/finance/accounts/[id]': {
    on: '/staff/finance',
    href: /^\/staff\/finance\/accounts\/[0-9a-f-]{36}\?currency=[A-Z]{3}$/,
  },
  '/staff/mail/[id]': { on: '/staff/mail', href: /^\/staff\/mail\/[0-9a-f-]{36}$/ },
  '/staff/price-lists/[number]': { on: '/staff/price-lists', href: /^\/staff\/price-lists\/PL-/ },
  '/staff/price-lists/groups/[id]': {
    on: '/staff/price-lists/groups',
    href: /^\/staff\/price-lists\/groups\/[0-9a-f-]{36}$/,
  },
  // Signed, sent and drafted: the newest of the list may be another walk's, and change meanwhile.
  '/staff/quotes/[number]': [
    '/staff/quotes/Q-00001',
    '/staff/quotes/Q-00002',
    '/staff/quotes/Q-00003',
  ],
  '/staff/requests/[number]': { on: '/staff/requests', href: /^\/staff\/requests\/RFQ-/ },
  '/staff/quotes/[number]/papers': ['/staff/quotes/Q-00001/papers', '/staff/quotes/Q-00002/papers'],
  '/staff/settings/[section]': SECTIONS.map((section) => `/staff/settings/${section}`),
  '/staff/settings/[section]/history': ['/staff/settings/company/history'],
  '/staff/settings/people/[id]': {
    on: '/staff/settings/people',
    href: /^\/staff\/settings\/people\/[0-9a-f-]{36}$/,
  },
  '/staff/tariffs/changes/[serial]': ['/staff/tariffs/changes/1'],
  '/staff/tariffs/outlooks/[id]': {
    on: '/staff/tariffs/outlooks',
    href: /^\/staff\/tariffs\/outlooks\/[^?]+$/,
  },
  '/staff/tariffs/risks/[id]': ['/staff/tariffs/risks/us-uflpa'],
  '/terms/[version]': ['/terms/1'],
}
/** Pages that a query turns into another page. */
const ALSO = [
  '/staff/freight/calculator?goods=FSC-J101%20500&to=US',
  '/staff/settings/bank?of=EUR',
  '/staff/settings/rate?of=EUR',
  '/staff/tariffs/change?measure=s301-list4a',
  '/catalog?line=jewelry&finish=pvd-gold&view=table',
  '/catalog?q=nothingofthekind',
  '/tariffs?date=2027-03-01',
  '/tariffs?hs=ring&to=GB',
  '/tariffs?to=GB',
  '/quotes/Q-99999',
  '/orders/SO-99999',
  '/requests/RFQ-99999',
]
/** The desk's pages that axe checks too, on a wide screen: one of each kind. */
const WIDE = [
  '/staff',
  '/staff/requests',
  '/staff/notifications',
  '/staff/quotes',
  '/staff/orders',
  '/staff/transfers',
  '/staff/companies',
  '/staff/activity',
  '/staff/finance',
  '/staff/finance/payments',
  '/staff/finance/stripe',
  '/staff/figures',
  '/staff/tariffs',
  '/staff/tariffs/change?measure=s301-list4a',
  '/staff/tariffs/quotas',
  '/staff/tariffs/risks',
  '/staff/freight/files',
  '/staff/freight/calculator?goods=FSC-J101%20500&to=US',
  '/staff/mail',
  '/staff/settings',
  '/staff/settings/bank?of=EUR',
  '/staff/settings/company',
  '/staff/settings/developers',
  '/staff/settings/mail',
  '/staff/settings/company/history',
  '/staff/settings/people',
]
const BUYERS = /^\/(account|orders|quotes|requests)/

const readerOf = (route: string): Reader =>
  route.startsWith('/staff') ? 'staff' : BUYERS.test(route) ? 'buyer' : 'anonymous'

async function addressesOf(page: Page, route: string): Promise<string[]> {
  const where = FOUND[route]
  if (Array.isArray(where)) return where
  if (!where) return [route]
  await page.goto(where.on)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  const hrefs = await page
    .getByRole('link')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''))
  const found = hrefs.find((href) => where.href.test(href))
  if (!found) throw new Error(`no ${route} on ${where.on}: ${hrefs.join(' ')}`)
  return [found]
}

/** Opens everything that folds, without navigating. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
    for (const each of document.querySelectorAll<HTMLElement>('button[aria-expanded="false"]'))
      each.click()
  })
}

/** What doesn't fit, and what a finger would miss. A link within a sentence is as high as its line. */
const faultsOf = (page: Page, width: number, buyers: boolean): Promise<string[]> =>
  page.evaluate(
    ([screen, main]) => {
      const faults: string[] = []
      const root = document.documentElement
      // Not of the window's own width: a phone's window grows with a page that is too wide.
      if (root.scrollWidth > screen) {
        const wide = [...document.querySelectorAll('main *')].findLast((element) => {
          const box = element.getBoundingClientRect()
          return box.right > screen + 1 && box.width > 0
        })
        faults.push(`${root.scrollWidth} px wide: ${wide?.outerHTML.slice(0, 120)}`)
      }
      const inSentence = (element: Element) => {
        const block = element.closest(
          'p, li, td, dd, dt, label, nav, figcaption, caption, h1, h2, h3, span, div',
        )
        const text = (block?.textContent ?? '').trim()
        return (
          getComputedStyle(element).display === 'inline' &&
          text.length > (element.textContent ?? '').trim().length
        )
      }
      for (const element of document.querySelectorAll('a[href], button, summary, select')) {
        const box = element.getBoundingClientRect()
        const isVisible = element.checkVisibility({ visibilityProperty: true })
        if (!isVisible || box.width <= 1 || box.height <= 1 || inSentence(element)) continue
        const chief = main && getComputedStyle(element).backgroundColor === 'rgb(179, 64, 15)'
        if (box.height < (chief ? 43.5 : 23.5))
          faults.push(
            `${Math.round(box.height)} px high: ${(element.textContent ?? '').trim().slice(0, 40) || element.outerHTML.slice(0, 80)}`,
          )
      }
      return faults
    },
    [width, buyers] as const,
  )

/** A phone that belongs to one of the readers. */
async function phoneOf(browser: Browser, reader: Reader): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  if (reader !== 'anonymous') await signInAs(page, reader)
  return page
}

/** Everything that is wrong with one address at both widths, and on a wide screen where it is checked there. */
async function walk(
  page: Page,
  address: string,
  reader: Reader,
  widths: number[],
): Promise<string[]> {
  const faults: string[] = []
  if (WIDE.includes(address)) await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  if (reader !== 'staff' || WIDE.includes(address))
    faults.push(...(await unsoundIn(page)).map((fault) => `${address}: ${fault}`))
  await unfold(page)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    const found = await faultsOf(page, width, reader !== 'staff')
    faults.push(...found.map((fault) => `${address} at ${width}: ${fault}`))
    if (process.env.PICTURES)
      await page.screenshot({
        path: path.join(
          process.env.PICTURES,
          `${address.replaceAll(/[^\w-]+/g, '_')}-${width}.png`,
        ),
        fullPage: true,
      })
  }
  return faults
}

test('every page has a reader and an address', () => {
  expect(ROUTES.filter((route) => route.includes('['))).toEqual(Object.keys(FOUND).toSorted())
  // An address that nobody walks would not be checked on a wide screen either.
  const walked = [...ROUTES, ...ALSO, ...Object.values(FOUND).flat()]
  expect(WIDE.filter((address) => !walked.includes(address))).toEqual([])
})

for (const reader of ['staff', 'anonymous', 'buyer'] as const) {
  test(`every page of ${reader} fits a phone of 390 and of 320 px with everything unfolded, and a finger hits what it aims at`, async ({
    browser,
  }, info) => {
    test.setTimeout(600_000)
    const page = await phoneOf(browser, reader)
    const complaints = complaintsOf(page)
    const faults: string[] = []
    const titled = new Map<string, string>()
    // Each page is drawn twice, not three times: the next one begins with the width that the last
    // one ended with.
    let widths = [390, 320]
    for (const route of [...ROUTES, ...ALSO].filter((each) => readerOf(each) === reader)) {
      for (const address of await addressesOf(page, route)) {
        // The rest is walked all the same: one run reports everything.
        faults.push(
          ...(await walk(page, address, reader, widths).catch((error: unknown) => [
            `${address}: ${String(error).slice(0, 300)}`,
          ])),
        )
        widths = widths.toReversed()
        // A page with a query has the page's title; an address without a page, the site's.
        if (!ALSO.includes(route) && !route.includes('...')) {
          const [title, { pathname }] = [await page.title(), new URL(page.url())]
          const other = titled.get(title) ?? pathname
          if (other !== pathname) faults.push(`${pathname}: titled as ${other}: ${title}`)
          titled.set(title, pathname)
        }
      }
    }
    await info.attach('faults', { body: faults.join('\n') })
    expect([...new Set([...faults, ...complaints])]).toEqual([])
    await page.context().close()
  })
}

test('a phone’s first screen of the catalog shows products, and its head the tariffs', async ({
  browser,
}) => {
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true })
  ).newPage()
  await page.goto('/catalog')
  const first = page.locator('#results li').first()
  await expect(first).toBeVisible()
  const card = await first.boundingBox()
  expect(card?.y).toBeLessThan(0.42 * 844)
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    const box = await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Tariffs' })
      .boundingBox()
    expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
  }
})
