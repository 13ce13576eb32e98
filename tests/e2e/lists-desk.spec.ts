import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'playwright/test'
import { signInAs, staffDesk } from './people'

// Every list of the desk as a file for programs, and as a browser without scripts shows it.

/** Name, address, and the first heading of the sheet. */
const LISTS = [
  ['activity', '/staff/activity', 'When'],
  ['booked-transfers', '/staff/transfers/booked', 'Booked'],
  ['companies', '/staff/companies', 'Company'],
  ['company-groups', '/staff/price-lists/groups', 'Name'],
  ['cost-rates', '/staff/costs/rates', 'Rate'],
  ['costs', '/staff/costs', 'Of'],
  ['exclusions', '/staff/tariffs/exclusions', 'Exclusion list'],
  ['export-controls', '/staff/tariffs/controls', 'Export control'],
  ['follow-ups', '/staff/follow-ups', 'What about'],
  ['freight-rates', '/staff/freight', 'Lane'],
  ['mail', '/staff/mail', 'Subject'],
  ['measures', '/staff/tariffs', 'Heading'],
  ['orders', '/staff/orders', 'Order'],
  ['outlooks', '/staff/tariffs/outlooks', 'Outlook'],
  ['owed', '/staff/finance/owed', 'Order'],
  ['payments', '/staff/finance/payments', 'Received'],
  ['price-lists', '/staff/price-lists', 'List'],
  ['product-imports', '/staff/catalog/import/files', 'File'],
  ['products', '/staff/catalog', 'Style'],
  ['quotes', '/staff/quotes', 'Quote'],
  ['requests', '/staff/requests', 'Request'],
  ['risks', '/staff/tariffs/risks', 'Risk'],
  ['tariff-changes', '/staff/tariffs/changes', 'Set'],
] as const

test('every list is exported for staff alone, to its end, and runs nobody’s formula', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const declared = readFileSync('app/staff-lists.ts', 'utf8')
  expect(
    [...declared.matchAll(/^ {2}'?([\w-]+)'?: async/gm)].map(([, name]) => name).toSorted(),
  ).toEqual(LISTS.map(([name]) => name))

  const staff = await staffDesk(browser)
  await staff.goto('/staff/price-lists/groups')
  const formula = `=SUM(1+${Date.now()})`
  const fresh = staff.getByRole('region', { name: 'New group' })
  await fresh.getByLabel('Name').fill(formula)
  await fresh.getByRole('button', { name: 'Make the group' }).click()
  await expect(staff.getByRole('link', { name: formula })).toBeVisible()

  for (const [name, , head] of LISTS) {
    const answer = await staff.request.get(`/api/staff/lists/${name}`)
    expect(answer.status(), name).toBe(200)
    const headers = answer.headers()
    expect(headers['content-type']).toMatch(/^text\/csv/)
    expect(headers['content-disposition']).toContain(`${name}.csv`)
    expect(headers['cache-control']).toMatch(/no-store/)
    const text = await answer.text()
    const [heads = [], ...rows] = parse(text, { bom: true }) as string[][]
    expect(heads[0], name).toBe(head)
    // Headings are names for people, never keys of texts, and each occurs once.
    expect(new Set(heads).size, name).toBe(heads.length)
    expect(heads.join()).not.toMatch(/\w\.\w/)
    // Checked all at once: an expectation for each of a hundred thousand cells takes a minute.
    expect(rows.flat().filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([])
    if (name === 'company-groups') expect(text).toContain(`'${formula}`)
  }
  // Leaving out an unknown value would find more than was meant.
  const wrong = await staff.request.get('/api/staff/lists/orders?view=state%3DLOST')
  expect([wrong.status(), (await staff.request.get('/api/staff/lists/none')).status()]).toEqual([
    422, 404,
  ])

  await signInAs(page, 'buyer')
  const nobody = (await browser.newContext()).request
  // Anonymous requests are refused on every list; one source gets sixty sheets a minute.
  for (const [request, lists] of [
    [page.request, LISTS],
    [nobody, LISTS.slice(0, 3)],
  ] as const) {
    const answers = lists.map(([name]) => request.get(`/api/staff/lists/${name}`))
    for (const answer of await Promise.all(answers)) expect(answer.status()).toBe(403)
  }

  await staff.getByRole('link', { name: formula }).click()
  await staff.getByRole('button', { name: 'Dissolve' }).click()
  await staff.waitForURL('**/staff/price-lists/groups')
  await staff.context().close()
})

test('every list is searched, ordered and paged before its scripts have loaded, and says where none run', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  const session = { storageState: await staff.context().storageState() }
  await staff.context().close()
  const context = await browser.newContext({ ...session, viewport: { width: 1440, height: 900 } })
  // The page is there without the scripts that would hydrate it.
  await context.route('**/_next/static/**/*.js', (route) => route.abort())
  const page = await context.newPage()
  const nothing = 'zzz nothing of the kind'
  for (const [, address] of LISTS) {
    await page.goto(`${address}?q=${nothing}`)
    await expect(page.locator('form[method=get] input[name=q]'), address).toHaveValue(nothing)
    await expect(page.getByText('Nothing fits these filters.'), address).toBeVisible()
    await expect(page.getByRole('link', { name: 'Show all again' })).toHaveAttribute(
      'href',
      address,
    )
  }
  await page.goto(LISTS[0][1])
  await page.locator('input[name=q]').fill(nothing)
  await page.getByRole('button', { name: 'Show', exact: true }).first().click()
  await expect(page).toHaveURL(/q=zzz/)
  await page.getByRole('link', { name: 'Show all again' }).click()
  await expect(page).not.toHaveURL(/q=zzz/)
  await page.goto('/staff/catalog')
  await page.getByRole('columnheader').getByRole('link').first().click()
  await expect(page).toHaveURL(/[?&]sort=/)
  const top = page.locator('tr[data-row]').first()
  const first = (await top.getAttribute('data-row')) ?? ''
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/after=/)
  await expect(top).not.toHaveAttribute('data-row', first)
  await page.getByRole('link', { name: 'Page before' }).click()
  await expect(page).toHaveURL(/before=/)
  await expect(top).toHaveAttribute('data-row', first)
  await context.close()

  const plain = await browser.newContext({ ...session, javaScriptEnabled: false })
  for (const address of ['/staff/orders', '/account']) {
    const bare = await plain.newPage()
    await bare.goto(address)
    await expect(bare.getByText('needs JavaScript')).toBeVisible()
  }
  await plain.close()
})

test('a page of the desk is prefetched when its link is neared, and not before', async ({
  browser,
}) => {
  const desk = await staffDesk(browser)
  const ahead: string[] = []
  desk.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (searchParams.has('_rsc')) ahead.push(pathname)
  })
  await desk.goto('/staff/quotes')
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
  await desk.waitForLoadState('load')
  expect(ahead).toEqual([])
  await desk.getByRole('navigation').getByRole('link', { name: 'Orders', exact: true }).hover()
  await expect(() => expect([...new Set(ahead)]).toEqual(['/staff/orders'])).toPass()
  await desk.context().close()
})
