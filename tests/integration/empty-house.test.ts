import { createElement, type ReactNode } from 'react'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import ContactPage from '@/app/[locale]/(storefront)/contact/page'
import FactoryPage from '@/app/[locale]/(storefront)/factory/page'
import HomePage from '@/app/[locale]/(storefront)/page'
import ProductPage from '@/app/[locale]/(storefront)/products/[slug]/page'
import RequestPage from '@/app/[locale]/(storefront)/request/page'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import type { Actor } from '@/features/accounts/rules/actor'
import { HouseTextPage } from '@/features/company/components/shop/house-text-page'
import { OrganizationData } from '@/features/company/components/shop/organization-data'
import { TransferInstructions } from '@/features/company/components/shop/transfer-instructions'
import { houseTerms } from '@/features/company/queries/house-terms'
import { listSettings } from '@/features/company/queries/settings'
import { moneyPeople } from '@/features/company/queries/setup-state'
import { missingSections } from '@/features/company/rules/setup'
import { setupSteps } from '@/features/company/rules/setup-steps'
import { hasFreightCards } from '@/features/freight/queries/card-count'
import { composeRevision } from '@/features/quotes/rules/compose-revision'
import { getSendStops } from '@/features/quotes/queries/send-limits'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { stopBoss } from '@/platform/jobs/boss'
import { asSuperuser } from '@/tests/support/as-superuser'
import { printedQuote } from '@/tests/support/printed-quote'
import { onPage } from '@/tests/support/quote-outlets'
import { pageText } from '@/tests/support/page-text'
import { aSentQuote, openDesk, staff } from './quotes/quote-fixtures'
import { now } from './quotes/submit-request-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
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
  usePathname: () => '/',
}))
vi.mock('next/cache', () => ({
  cacheLife: () => undefined,
  cacheTag: () => undefined,
  refresh: () => undefined,
  revalidateTag: () => undefined,
  updateTag: () => undefined,
}))

/** Statements that only a house that has made them may show. */
const INVENTED = [
  /F\.S\.C/,
  // The house's own address: the person responsible for a quote has their own.
  /sales@fsc\.example/,
  /Dongguan|Steel Road/,
  /working day[s]? \(working hours/,
  /within (one|\d+) working/,
  /09:00|18:00/,
  /SWIFT|IBAN/,
]
const saysNothingInvented = (text: string) => {
  for (const claim of INVENTED) expect(text).not.toMatch(claim)
}
const shown = async (page: ReactNode | Promise<ReactNode>) => pageText(await page)
const query = () => Promise.resolve({})

let document: Awaited<ReturnType<typeof aSentQuote>>['document']

beforeAll(async () => {
  await openDesk()
  document = (await aSentQuote()).document
  // A fresh installation: quote defaults and currencies are there, but nobody has described the
  // house.
  await asSuperuser(
    ['ALTER TABLE setting_version DISABLE TRIGGER USER'],
    ["DELETE FROM setting_version WHERE name NOT IN ('quoting', 'money') OR version > 1"],
    ['ALTER TABLE setting_version ENABLE TRIGGER USER'],
  )
})
afterAll(stopBoss)

describe('a house that nobody has described', () => {
  const PAGES: Record<string, () => Promise<string>> = {
    home: () => shown(HomePage()),
    contact: () => shown(ContactPage()),
    factory: () => shown(FactoryPage()),
    product: () =>
      shown(
        ProductPage({
          params: Promise.resolve({ locale: 'en', slug: 'ring-rg-1' }),
          searchParams: query(),
        }),
      ),
    request: () => shown(RequestPage()),
    header: () => shown(SiteHeader({ requestCount: null })),
    footer: () => shown(SiteFooter()),
    terms: () => shown(HouseTextPage({ which: 'terms', version: null })),
    privacy: () => shown(HouseTextPage({ which: 'privacy', version: null })),
  }
  it.each(Object.keys(PAGES))('shows %s soundly and invents nothing', async (name) => {
    const text = (await PAGES[name]?.()) ?? ''
    expect(text.trim().length).toBeGreaterThan(20)
    saysNothingInvented(text)
  })

  it('says where it says nothing: contact, transfer, texts', async () => {
    expect(await PAGES.contact?.()).toContain('hasn’t said yet how it can be reached')
    expect(await PAGES.terms?.()).toContain('Nothing is written here yet')
    const transfer = await shown(
      TransferInstructions({
        account: null,
        currency: 'USD',
        due: [{ name: 'Deposit', reference: '', printedReference: '', amountMinor: 1 }],
      }),
    )
    saysNothingInvented(transfer)
    expect(transfer.length).toBeGreaterThan(20)
    expect(await OrganizationData()).toBeNull()
  })

  it('drafts quotes in the name of its address, on page and paper, and sends none', async () => {
    const house = await houseTerms()
    const draft = composeRevision(document.draft, document, await rulesInForce(), now, house)
    expect(draft.seller).toEqual({ name: house.house.legalName, address: [], email: '' })
    expect(draft.production?.unread).toContain('2026')
    const page = await onPage(draft)
    saysNothingInvented(page)
    const { pages } = await printedQuote(draft)
    saysNothingInvented(pages.join(' '))
    const stops = await getSendStops(staff, draft)
    expect(stops.map(({ code }) => code)).toContain('no_house')
  })

  it('stands at the first step of its set-up', async () => {
    const one: Actor = staff
    const steps = setupSteps(missingSections((await listSettings(one)).map(({ name }) => name)), {
      hasFreight: await hasFreightCards(one),
      moneyPeople: await moneyPeople(one),
      yearsMissing: ['2026'],
    })
    expect(steps.filter(({ isDone }) => !isDone).map(({ step }) => step)).toEqual([
      'company',
      'money',
      'calendar',
      'freight',
      'mail',
      'people',
      'texts',
    ])
  })
})
