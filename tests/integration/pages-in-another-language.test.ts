import { createElement, type ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import ComparePage from '@/app/[locale]/(storefront)/compare/page'
import HomePage from '@/app/[locale]/(storefront)/page'
import ProductPage from '@/app/[locale]/(storefront)/products/[slug]/page'
import RequestPage from '@/app/[locale]/(storefront)/request/page'
import TariffsPage from '@/app/[locale]/(storefront)/tariffs/page'
import AccountPage from '@/app/[locale]/(buyer)/account/page'
import OwnOrdersPage from '@/app/[locale]/(buyer)/account/orders/page'
import OwnQuotesPage from '@/app/[locale]/(buyer)/account/quotes/page'
import OwnRequestsPage from '@/app/[locale]/(buyer)/account/requests/page'
import OrderPage from '@/app/[locale]/(buyer)/orders/[number]/page'
import SignInPage from '@/app/[locale]/(buyer)/sign-in/page'
import SignUpPage from '@/app/[locale]/(buyer)/sign-up/page'
import { catalogMarkup } from '@/features/catalog/components/shop/catalog-markup'
import { getProduct } from '@/features/catalog/queries/products'
import { readFilters } from '@/features/catalog/rules/filters'
import { LEAVES } from '@/features/tariffs/data/classification'
import { lowValueRules } from '@/features/tariffs/data/low-value'
import { ORIGINS } from '@/features/tariffs/rules/helper-address'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { localeOf } from '@/i18n/routing'
import { countryName } from '@/platform/countries'
import { readPagesIn } from '@/tests/support/intl-server'
import { pageText, saidIn, textsIn } from '@/tests/support/page-text'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { anOrder } from './payments/fixtures'
import { addPseudoLanguage, leftBehind, PSEUDO } from '@/tests/support/pseudo-language'
import { seedRing } from './quotes/submit-request-fixtures'

/** Who reads the pages: nobody in particular, until a page of one person is read. */
const reader = vi.hoisted(() => ({
  guest: { kind: 'guest', linkedRequestIds: [] } as Actor,
  actor: { kind: 'guest', linkedRequestIds: [] } as Actor,
}))

vi.mock('@/features/accounts/queries/current-actor', () => ({
  currentActor: () => Promise.resolve(reader.actor),
}))
vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('de') }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [] }),
}))
vi.mock('next/server', () => ({ connection: () => Promise.resolve() }))
vi.mock('@/i18n/navigation', () => ({
  Link: ({ children, href }: { children: ReactNode; href: string }) =>
    createElement('a', { href }, children),
  usePathname: () => '/',
  useRouter: () => ({ push: () => undefined, refresh: () => undefined }),
}))
vi.mock('next/navigation', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ push: () => undefined, prefetch: () => undefined }),
}))
vi.mock('next/cache', () => ({
  cacheLife: () => undefined,
  cacheTag: () => undefined,
  refresh: () => undefined,
  revalidateTag: () => undefined,
  updateTag: () => undefined,
}))

/** Incoterms, marks and places, which are the same in every language; and the word that is searched here. */
const TERMS = ['EXW', 'CIF', 'DAP', 'FOB', 'New York', 'MOQ', 'SKU', '/docs/api', 'qqqq']
/** What the trade brings along: goods, rules, places, people. */
let data: string[]
let order: Awaited<ReturnType<typeof anOrder>>

beforeAll(async () => {
  addPseudoLanguage()
  readPagesIn(localeOf(PSEUDO))
  await seedRing()
  await seedRing('PUBLISHED', 'RG-2')
  const rules = await rulesInForce()
  order = await anOrder()
  data = [
    'F.S.C',
    ...textsIn(await getProduct('ring-rg-1')),
    ...textsIn(await getProduct('ring-rg-2')),
    ...DESTINATIONS.flatMap((country) => textsIn(rules.rowsOf(country))),
    ...textsIn(LEAVES),
    ...textsIn(lowValueRules),
    ...TERMS,
    'Aurora Trading',
    'Ana Ruiz',
    'Ana',
    order.contactEmail,
    formatOrderNumber(order.serial),
    ...textsIn(await numbersOfTrade()),
    ...[...DESTINATIONS, ...ORIGINS].map((code) => countryName(code, PSEUDO)),
  ].filter((text) => text.length > 2)
})

afterEach(() => {
  reader.actor = reader.guest
})

/** Numbers under which the trade of these tests is filed. */
async function numbersOfTrade(): Promise<string[]> {
  const [quotes, requests] = await Promise.all([
    db.quote.findMany({ select: { serial: true } }),
    db.quoteRequest.findMany({ select: { serial: true } }),
  ])
  return [
    ...quotes.map(({ serial }) => formatQuoteNumber(serial)),
    ...requests.map(({ serial }) => formatRequestNumber(serial)),
  ]
}

const params = <T extends object>(more: T) => Promise.resolve({ locale: PSEUDO, ...more })
const query = (more: Record<string, string> = {}) => Promise.resolve(more)

/** The main pages of a buyer: what they say, and a word of theirs that must be among it. */
const PAGES: Record<string, () => Promise<string>> = {
  home: () => shown(HomePage()),
  catalog: async () => {
    const { head, panel, results, ...words } = await catalogMarkup(readFilters({}))
    return saidIn([head, panel, results, ...textsIn(words)].join(' '))
  },
  'catalog as a table': async () =>
    saidIn((await catalogMarkup(readFilters({ view: 'table' }))).results),
  'nothing found': async () =>
    saidIn((await catalogMarkup(readFilters({ q: 'qqqq', price: '100' }))).results),
  product: () =>
    shown(ProductPage({ params: params({ slug: 'ring-rg-1' }), searchParams: query() })),
  compare: () =>
    shown(ComparePage({ params: params({}), searchParams: query({ style: 'RG-1,RG-2' }) })),
  request: () => shown(RequestPage()),
  tariffs: () =>
    shown(
      TariffsPage({
        params: params({}),
        searchParams: query({ code: '7117.19.9000', to: 'US', from: 'CN', value: '1234.50' }),
      }),
    ),
  'sign in': () => shown(SignInPage({ params: params({}), searchParams: query({ reset: '1' }) })),
  'sign up': () => shown(SignUpPage()),
  account: () => own(AccountPage()),
  'quotes of an account': () => own(OwnQuotesPage({ params: params({}), searchParams: query() })),
  'requests of an account': () =>
    own(OwnRequestsPage({ params: params({}), searchParams: query() })),
  'orders of an account': () => own(OwnOrdersPage({ params: params({}), searchParams: query() })),
  order: () =>
    own(
      OrderPage({
        params: params({ number: formatOrderNumber(order.serial) }),
        searchParams: query(),
      }),
    ),
}

const shown = async (page: ReactNode | Promise<ReactNode>) => pageText(await page)
/** A page as the buyer of the order reads it. */
const own = (page: ReactNode | Promise<ReactNode>) => {
  reader.actor = order.buyer
  return shown(page)
}

describe('a page read in another language', () => {
  it.each(Object.keys(PAGES))('%s is in it to the last word, figure and day', async (name) => {
    const text = (await PAGES[name]?.()) ?? ''
    expect(text.match(/‹/g)?.length ?? 0).toBeGreaterThan(3)
    expect(leftBehind(text, data)).toEqual([])
  })
})
