import { expect, test, type APIRequestContext } from 'playwright/test'
import { staffDesk } from './people'

const content = (html: string, property: string): string =>
  new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(html)?.[1] ?? ''
const canonical = (html: string): string =>
  new URL(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? 'none:').pathname
const asRobot = {
  headers: {
    'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  },
}
const htmlOf = async (request: APIRequestContext, path: string): Promise<string> =>
  (await request.get(path, asRobot)).text()

test('a product describes itself to search engines and to previews of shared pages', async ({
  request,
}) => {
  const html = await htmlOf(request, '/products/domed-band-ring-6-mm')
  expect(canonical(html)).toBe('/products/domed-band-ring-6-mm')
  expect(content(html, 'og:type')).toBe('website')
  const picture = new URL(content(html, 'og:image'))
  const shared = await request.get(picture.pathname)
  expect(shared.headers()['content-type']).toBe('image/jpeg')
  const bytes = await shared.body()
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
  expect(bytes.length).toBeGreaterThan(10_000)
  const [product, trail] = JSON.parse(
    /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '',
  ) as [Record<string, unknown>, { itemListElement: { name: string }[] }]
  expect(product).toMatchObject({
    '@type': 'Product',
    offers: { '@type': 'AggregateOffer', priceCurrency: 'USD' },
  })
  expect(trail.itemListElement.map(({ name }) => name)).toEqual([
    'Catalog',
    'Jewelry',
    'Rings',
    'Domed band ring 6 mm',
  ])
  expect((await request.get('/share/no-such-thing.jpg')).status()).toBe(404)
})

test('one filter is listed under one address, a search and a combination are not', async ({
  request,
}) => {
  const indexing = async (path: string) =>
    (({ 'x-robots-tag': robots = 'listed', link = '' }) => [
      robots,
      /<([^>]+)>; rel="canonical"/.exec(link)?.[1] ?? '',
    ])((await request.get(path)).headers())
  for (const path of [
    '/catalog',
    '/catalog?type=rings',
    '/catalog?type=rings&page=2',
    '/catalog?ready=yes',
  ])
    expect(await indexing(path), path).toEqual(['listed', ''])
  for (const path of [
    '/catalog?q=gold+hoop',
    '/catalog?type=rings&finish=pvd-gold',
    '/catalog?moq=100',
    '/catalog?price=200',
    '/catalog?size=us-6',
    '/catalog?weight=5',
    '/catalog?type=rings&ready=yes',
  ])
    expect((await indexing(path))[0], path).toBe('noindex, follow')
  expect(await indexing('/catalog?sort=price&type=rings&view=table')).toEqual([
    'listed',
    '/catalog?type=rings',
  ])
  expect(await indexing('/catalog?view=table')).toEqual(['listed', '/catalog'])
  const head = (await htmlOf(request, '/catalog?type=rings')).split('</head>')[0] ?? ''
  expect(content(head, 'description')).not.toBe('')
})

test('an address that never existed answers 404, one withdrawn from the shop 410, each time', async ({
  browser,
  request,
}) => {
  for (let visit = 0; visit < 2; visit++)
    expect((await request.get('/products/never-was-there')).status()).toBe(404)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/catalog?q=FSC-D106')
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await staff.getByRole('button', { name: 'Duplicate' }).click()
  await expect(staff.getByText('This product is not in the shop.')).toBeVisible()
  const slug = await staff.getByRole('textbox', { name: 'Address', exact: true }).inputValue()
  await staff
    .getByRole('textbox', { name: 'Name', exact: true })
    .fill('Hostile </script><script>alert(1)</script> ring')
  await staff.getByRole('button', { name: 'Save as draft' }).click()
  await expect(staff.getByText(/entered \d+ changes? that (is|are) not published/)).toBeVisible()
  expect((await request.get(`/products/${slug}`)).status()).toBe(404)
  await staff.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(staff.getByRole('link', { name: 'See it in the shop' })).toBeVisible()
  const html = await htmlOf(request, `/products/${slug}`)
  expect(html).not.toContain('</script><script>alert(1)')
  expect(html).toContain('\\u003c/script\\u003e')
  expect((await request.get(`/share/${slug}.jpg`)).status()).toBe(200)
  await staff.getByRole('button', { name: 'Take it out of the shop' }).click()
  await expect(staff.getByText('This product is not in the shop.')).toBeVisible()
  for (let visit = 0; visit < 2; visit++) {
    const removed = await request.get(`/products/${slug}`)
    expect(removed.status(), `visit ${visit}`).toBe(410)
    expect(await removed.text()).toContain('What comes nearest')
  }
  for (const robot of ['bingbot/2.0', 'facebookexternalhit/1.1', 'Googlebot/2.1'])
    expect(
      (await request.get(`/products/${slug}`, { headers: { 'user-agent': robot } })).status(),
      robot,
    ).toBe(410)
  await staff.context().close()
})

test('the sitemap lists pages, the days they changed and their pictures', async ({ request }) => {
  const part = await htmlOf(request, '/sitemap-0.xml')
  expect(part).toMatch(
    /<loc>[^<]+\/products\/domed-band-ring-6-mm<\/loc><lastmod>\d{4}-\d\d-\d\d<\/lastmod><image:image><image:loc>[^<]+\.jpg<\/image:loc>/,
  )
  expect(part).not.toContain('undefined')
})

test('going back from a product returns to the same place in the list', async ({ page }) => {
  await page.goto('/catalog')
  await page.mouse.wheel(0, 900)
  const link = page.locator('#results li a').nth(8)
  await link.scrollIntoViewIfNeeded()
  const stood = await page.evaluate(() => scrollY)
  expect(stood).toBeGreaterThan(200)
  const fetchedAhead = page.waitForRequest(
    (request) => request.url().includes('/products/') && request.headers()['rsc'] !== undefined,
  )
  await link.hover()
  await fetchedAhead
  await link.click()
  await page.waitForURL('**/products/**')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goBack()
  await page.waitForURL('**/catalog')
  await expect(page.locator('#results li a').nth(8)).toBeVisible()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(stood - 60)
})
