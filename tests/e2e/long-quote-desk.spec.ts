import { expect, test, type APIRequestContext, type Page } from 'playwright/test'
import { DOORS } from './door-table'
import { colleagueDesk, signInAs, staffDesk } from './people'

const LINES = 36

/** Amount in a cell of the grid, minor units. */
async function amountIn(staff: Page, row: number, column: number): Promise<number> {
  const cell = staff.locator('.quote-grid tbody tr').nth(row).locator('td').nth(column)
  return Math.round(Number.parseFloat((await cell.innerText()).replaceAll(',', '')) * 100)
}
const written = (minor: number): string => (minor / 100).toFixed(2)

/** A figure that occurs nowhere else: it is added to an article's cost in yuan. */
const MARK = '000739'

/** Enters the article's own cost with the mark. @returns the marked figure */
async function markCost(staff: Page, sku: string): Promise<string> {
  const address = '/api/staff/costs/entries'
  const sheet = await (await staff.request.get(address)).text()
  const [heads = '', ...rows] = sheet.trim().split(/\r?\n/)
  const columns = heads.replace('\uFEFF', '').split(',')
  const row = rows.find((each) => each.startsWith(`SKU,${sku},`))
  if (row === undefined) throw new Error(`no cost of ${sku}`)
  const figure = `3.${MARK}`
  const cells: Record<string, string> = {
    subject: 'SKU',
    key: sku,
    validFrom: new Date().toISOString().slice(0, 10),
    currency: 'CNY',
    cost: figure,
    source: 'a figure to be looked for',
  }
  const imported = await staff.request.post(`${address}?draft=1`, {
    headers: { origin: new URL(staff.url()).origin },
    data: Buffer.from(`${heads}\n${columns.map((column) => cells[column] ?? '').join(',')}\n`),
  })
  expect(imported.status(), await imported.text()).toBe(200)
  return figure
}

/** How many routes are requested together. */
const AT_ONCE = 10

/** The response of every route to a reader, by its address. */
async function everyAnswer(
  request: APIRequestContext,
  own: readonly string[],
  sku: string,
): Promise<[address: string, text: string][]> {
  const responses: [string, string][] = []
  const addresses = [...DOORS.map((door) => door.address), ...own]
  for (let from = 0; from < addresses.length; from += AT_ONCE)
    responses.push(
      ...(await Promise.all(
        addresses
          .slice(from, from + AT_ONCE)
          .map(async (address): Promise<[string, string]> => [
            address,
            await (await request.get(address)).text(),
          ]),
      )),
    )
  const lines = [{ sku, quantity: 5_000 }]
  for (const [address, data] of [
    ['/api/v1/price-lines', { currency: 'USD', destination: 'US', lines }],
    ['/api/v1/freight', { destination: 'US', goods: [{ code: sku, pieces: 5_000 }] }],
  ] as const) {
    const answer = await request.post(address, { data })
    expect(answer.status()).toBe(200)
    responses.push([address, await answer.text()])
  }
  return responses
}

// A quote of many lines draws rows and receipts as they are needed: nothing may be missing for
// somebody who works with it. It is priced only by keyboard, with its margin in view, and below the
// floor it waits for a second person.
test('a long quote is complete, priced by keyboard, stopped at the floor, approved and sent', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  // A style number stands for its first article.
  const styles = ['J', 'B', 'D'].flatMap((line) =>
    Array.from({ length: 30 }, (_, i) => `code=FSC-${line}${101 + i}`),
  )
  const codes = styles.join('&')
  const { articles } = (await (await page.request.get(`/api/v1/articles?${codes}`)).json()) as {
    articles: { sku: string; moq: number; orderMultiple: number }[]
  }
  const ordered = articles.slice(0, LINES)
  expect(ordered).toHaveLength(LINES)
  await page.goto('/request')
  await page.getByRole('button', { name: 'Paste or upload a list' }).click()
  await page
    .getByLabel('One row for each article')
    .fill(ordered.map(({ sku, moq, orderMultiple }) => `${sku}\t${moq * orderMultiple}`).join('\n'))
  await page.getByRole('button', { name: 'Add these rows' }).click()
  await expect(page.getByText(`${LINES} rows were added to your list.`)).toBeVisible()
  await page.getByLabel('Country of destination').selectOption('US')
  await page.getByLabel('Company').fill(`Long ${Date.now()}`)
  await page.getByLabel('Full name').fill('Lena Buyer')
  await page.getByLabel('E-mail').fill(`lena.${Date.now()}@buyer.example`)
  await page.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

  const staff = await staffDesk(browser)
  const marked = ordered.at(-1)?.sku ?? ''
  const figure = await markCost(staff, marked)
  await staff.goto(`/staff/requests/${request}`)
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await staff.waitForURL('**/staff/quotes/**')
  // As the router loads it, and as a document.
  for (const reloaded of [false, true]) {
    if (reloaded) await staff.reload()
    const last = staff.locator(`#lines-${LINES - 1}-unitPrice`)
    await expect(last).toBeVisible()
    const receipt = staff.locator('#preview ~ * details.receipt').last()
    await receipt.locator('summary').click()
    await expect(receipt.getByRole('table')).toContainText('Duty of this line')
    await expect(staff.getByRole('heading', { name: 'What is quoted' })).toHaveCount(1)
    // The keyboard goes down past the rows that the server drew; what is entered there is saved.
    await staff.locator(`#lines-${LINES - 2}-unitPrice`).press('Enter')
    await expect(last).toBeFocused()
    await last.fill(reloaded ? '2.22' : '1.11')
    await staff.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
    await expect(staff.locator('#preview ~ * table.quote-lines > tbody > tr').last()).toContainText(
      reloaded ? '2.22' : '1.11',
    )
  }

  // Arrows leave a field at its ends, and Enter goes down: no hand leaves the keyboard.
  const [LIST, FLOOR] = [1, 5]
  const lists = await Promise.all(
    Array.from({ length: LINES }, (_, row) => amountIn(staff, row, LIST)),
  )
  const keyboard = staff.keyboard
  await staff.locator('#lines-0-quantity').focus()
  await keyboard.press('ArrowRight')
  for (const [row, list] of lists.entries()) {
    await expect(staff.locator(`#lines-${row}-unitPrice`)).toBeFocused()
    await keyboard.type(written(list + 5))
    await keyboard.press('Enter')
  }
  const last = staff.locator(`#lines-${LINES - 1}-unitPrice`)
  await expect(last).toBeFocused()
  const margin = staff.getByTestId('margin-total')
  await expect(margin).toBeInViewport({ ratio: 1 })
  await expect(staff.getByText('Below the floor')).toHaveCount(0)
  const floor = await amountIn(staff, LINES - 1, FLOOR)
  // What only the desk may see: the figure itself, its amount in dollars, and the cost of the
  // whole.
  const bar = staff.getByTestId('margin').locator('summary')
  const [cost = ''] = /(?<=Cost USD )[\d,]+\.\d\d/.exec(await bar.innerText()) ?? []
  const unit = await staff.locator('.quote-grid tbody tr').last().locator('td').nth(4).innerText()
  const secrets = [figure, unit.split(/\s/)[0] ?? '', cost, cost.replaceAll(/[,.]/g, '')]
  expect(secrets.map((each) => each.length >= 6)).toEqual([true, true, true, true])
  await last.selectText()
  await keyboard.type(written(floor - 1))
  await expect(staff.getByTestId('margin')).toContainText('Below the floor')
  await keyboard.press('Shift+Enter')
  await expect(staff.locator(`#lines-${LINES - 2}-unitPrice`)).toBeFocused()
  await keyboard.press('Control+s')
  await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
  const send = staff.getByRole('button', { name: 'Send revision 1' })
  await send.press('Enter')
  await expect(staff.getByRole('dialog')).toContainText('or a sales manager’s yes')
  await keyboard.press('Escape')

  const manager = await colleagueDesk(browser, 'sales_manager')
  await manager.goto(new URL(staff.url()).pathname)
  await manager.getByLabel('Why it is worth it').fill('The first order of a chain of forty shops')
  await manager.getByRole('button', { name: 'Approve below the floor' }).click()
  await expect(manager.getByText(/Approved by Mei Manager/)).toBeVisible()
  await manager.context().close()

  await staff.reload()
  await send.press('Enter')
  const reason = staff.getByLabel('Reason', { exact: true })
  if (await reason.isVisible()) await reason.fill('The first order of a chain of forty shops')
  await staff.getByRole('dialog').getByRole('button', { name: 'Send' }).press('Enter')
  await expect(staff.getByText('It can’t be changed any more.')).toBeVisible()

  // The same figures, looked for in everything that anybody else can read.
  const number = /Q-\d{5}/.exec(staff.url())?.[0] ?? ''
  const desk = await (await staff.request.get(`/staff/quotes/${number}`)).text()
  const sheet = await (await staff.request.get('/api/staff/costs/entries')).text()
  expect(desk + sheet).toContain(figure)
  const buyer = await (await browser.newContext()).newPage()
  await signInAs(buyer, 'buyer')
  const own = [
    `/quotes/${number}`,
    `/requests/${request}`,
    '/quotes/Q-00001',
    '/requests/RFQ-00001',
  ]
  for (const reader of [page, buyer])
    for (const [address, text] of await everyAnswer(reader.request, own, marked))
      for (const secret of secrets)
        expect(text.includes(secret), `${address} tells ${secret}`).toBe(false)
  expect(await (await page.request.get(`/quotes/${number}`)).text()).toContain(number)
  await buyer.context().close()
  await staff.context().close()
})
