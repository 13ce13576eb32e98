import { expect, test } from 'playwright/test'
import { signInAs } from './people'
import { complaintsOf, unsoundIn } from './soundness'

/**
 * Pages of buyers on a wide screen. every-route-desk.spec.ts walks all of them on a phone, and the
 * desk's on both.
 */
const PUBLIC = [
  '/',
  '/catalog',
  '/catalog?line=jewelry&finish=pvd-gold&view=table',
  '/catalog?q=nothingofthekind',
  '/products/domed-band-ring-6-mm',
  '/products/magnetic-flap-gift-box',
  '/tariffs?hs=ring&to=GB',
  '/factory',
  '/request',
  '/sign-in',
  '/no/such/page',
]

test('public pages are sound on a wide screen', { tag: '@once' }, async ({ page }) => {
  test.setTimeout(120_000)
  const complaints = complaintsOf(page)
  for (const address of PUBLIC) {
    await test.step(address, async () => {
      await page.goto(address)
      expect(await unsoundIn(page)).toEqual([])
    })
  }
  expect(complaints).toEqual([])
})

test('the page of a signed-in buyer is sound', { tag: '@once' }, async ({ page }) => {
  const complaints = complaintsOf(page)
  await signInAs(page, 'buyer')
  expect(await unsoundIn(page)).toEqual([])
  expect(complaints).toEqual([])
})

test(
  'two filters chosen in quick succession end in the list of the address',
  { tag: '@once' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    for (let round = 0; round < 6; round++) {
      await page.goto('/catalog')
      const filters = page.getByRole('complementary', { name: 'Filters' })
      await filters.getByRole('link', { name: /^Boxes/ }).click()
      await page.waitForTimeout(round * 15)
      await filters.getByRole('link', { name: /^up to 100 pieces/ }).click()
      await page.waitForURL(/moq=100/)
      await expect(page.getByRole('status').first()).not.toHaveText('68 products')
    }
  },
)

test('a missing page answers 404', { tag: '@once' }, async ({ request }) => {
  for (const address of ['/products/no-such-thing', '/no/such/page'])
    expect((await request.get(address)).status(), address).toBe(404)
})

test(
  'bad calls from outside are refused and say why',
  { tag: '@once' },
  async ({ page, request }) => {
    const forged = await request.post('/api/webhooks/stripe', {
      data: '{"id":"evt_1","type":"checkout.session.completed"}',
      headers: { 'stripe-signature': 't=1,v1=00', 'content-type': 'application/json' },
    })
    expect(forged.status()).toBe(400)
    const priced = await request.post('/api/v1/price-lines', {
      data: { currency: 'XXX', lines: [{ sku: 'FSC-J101-PVD-GOLD-6', quantity: -5 }] },
    })
    expect(priced.status()).toBe(422)
    expect(await priced.text()).toContain('currency')
    await page.goto('/staff')
    await page.waitForURL('**/sign-in**')
  },
)

test('filters, sort and search are in the address', async ({ page, isMobile }) => {
  await page.goto('/catalog')
  if (isMobile) await page.getByRole('button', { name: 'Filters' }).click()
  await page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('link', { name: /^Boxes/ })
    .click()
  await page.waitForURL('**/catalog?line=boxes')
  const count = page.getByRole('status').first()
  await expect(count).not.toHaveText('68 products')
  const boxes = await count.innerText()
  // On a phone the filters stay open during choosing.
  await page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('link', { name: /^up to 100 pieces/ })
    .click()
  await page.waitForURL(/moq=100/)
  await expect(count).not.toHaveText(boxes)
  await page.goBack()
  await expect(count).toHaveText(boxes)
  await page.goto('/catalog?q=wooden%20ringbox')
  await expect(page.getByRole('link', { name: 'Hinged wooden ring box' })).toBeVisible()
})

test(
  'search engines find the list of pages, and which ones they must not index',
  { tag: '@once' },
  async ({ request }) => {
    const robots = await (await request.get('/robots.txt')).text()
    expect(robots).toContain('Disallow: /staff')
    const map = /Sitemap: (\S+)/.exec(robots)?.[1] ?? ''
    const index = await (await request.get(new URL(map).pathname)).text()
    const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, address = '']) => new URL(address).pathname,
    )
    expect(parts).toEqual(['/sitemap-0.xml'])
    const urls = await (await request.get(parts[0] ?? '')).text()
    expect(urls).toContain('/products/domed-band-ring-6-mm</loc><lastmod>')
    expect((await request.get('/sitemap-1.xml')).status()).toBe(404)
  },
)

for (const query of [
  'domed band rings',
  'domd band rign',
  'anillos dorados 6 mm',
  '不锈钢戒指',
  'Rings in 316L',
]) {
  test(`“${query}” finds rings`, { tag: '@once' }, async ({ page }) => {
    await page.goto(`/catalog?q=${encodeURIComponent(query)}`)
    await expect(page.getByRole('link', { name: 'Domed band ring 6 mm' }).first()).toBeVisible()
  })
}
