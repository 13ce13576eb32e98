import { expect, test, type Browser, type Page } from 'playwright/test'
import { colleagueDesk } from './people'

// What five people find in the morning, each on the list that their role lands on, and what becomes of it. Each has
// made another's work, as colleagues do, and none of it changes what other tests look at.

/** The row of somebody's list, once they have come to their desk. */
async function rowOf(page: Page, list: string, name: string | RegExp) {
  await page.goto('/staff')
  return page
    .getByRole('region', { name: new RegExp(`^${list}`) })
    .getByRole('listitem')
    .filter({ hasText: name })
}

/** An account to be said yes to. */
async function propose(page: Page, currency: string, why: string): Promise<void> {
  await page.goto('/staff/settings/bank')
  for (const [label, text] of Object.entries({
    Currency: currency,
    'Account holder': 'F.S.C Co. Ltd (demo)',
    Bank: 'Example Bank (demo)',
    'SWIFT code (BIC)': 'EXAMHKHHXXX',
    'Account number': '000-222222-000',
    Why: why,
  }))
    await page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text)
  await page.getByRole('button', { name: 'Propose' }).click()
  await expect(page.getByText(`A change for ${currency} waits`)).toBeVisible()
}

/** Looked at, and said yes to: it is gone from the list. */
async function sayYes(page: Page, currency: string): Promise<void> {
  const row = await rowOf(page, 'Your yes is asked for', currency)
  await row.getByRole('link', { name: 'Look and say yes' }).click()
  await page
    .getByRole('region', { name: currency, exact: true })
    .getByRole('button', { name: 'Say yes' })
    .click()
  await expect(page.getByText(`A change for ${currency} waits`)).toBeHidden()
  await expect(await rowOf(page, 'Your yes is asked for', currency)).toBeHidden()
}

/** Somebody asks for a piece of their own. @returns the number of the request */
async function ask(browser: Browser): Promise<string> {
  const buyer = await (await browser.newContext()).newPage()
  await buyer.goto('/request')
  await buyer.getByRole('button', { name: 'Add a custom piece' }).click()
  await buyer.getByLabel('Type of piece').fill('pendant')
  await buyer.getByLabel('Finish', { exact: true }).fill('polished')
  await buyer.getByLabel('Size', { exact: true }).fill('20 mm')
  await buyer
    .getByLabel(/^Quantity/)
    .last()
    .fill('500')
  await buyer.getByLabel('Country of destination').selectOption('US')
  await buyer.getByRole('radio', { name: /^FOB/ }).check({ force: true })
  await buyer.getByLabel('Company').fill('Morning Walk Inc')
  await buyer.getByLabel('Full name').fill('Mona Buyer')
  await buyer.getByLabel('E-mail').fill(`mona.${Date.now()}@buyer.example`)
  await buyer.getByRole('button', { name: 'Send the request' }).first().click()
  const heading = buyer.getByRole('heading', { level: 1, name: /RFQ-\d{5}/ })
  await expect(heading).toBeVisible()
  const number = /RFQ-\d{5}/.exec(await heading.innerText())?.[0] ?? ''
  await buyer.context().close()
  return number
}

test('five people of five roles find their work on their lists, and clear it', async ({
  browser,
}) => {
  const [request, owner, sales, merchandiser, tariffs, finance] = await Promise.all([
    ask(browser),
    colleagueDesk(browser, 'owner'),
    colleagueDesk(browser, 'sales'),
    colleagueDesk(browser, 'merchandiser'),
    colleagueDesk(browser, 'tariff_desk'),
    colleagueDesk(browser, 'finance'),
  ])

  // Sales: a request that can't be made is answered with its reason.
  const asked = await rowOf(sales, 'To answer', request)
  await asked.getByRole('link', { name: 'Answer it' }).click()
  await sales.getByRole('heading', { level: 1, name: new RegExp(request) }).waitFor()
  await sales.keyboard.press('d')
  await sales.getByLabel('What else the buyer should know').fill('Not in this season.')
  await sales.keyboard.press('Control+Enter')
  await expect(sales.getByText(`${request} is declined.`)).toBeVisible()
  await expect(await rowOf(sales, 'To answer', request)).toBeHidden()

  // Merchandiser: what a colleague has entered is read over and put into the shop.
  await owner.goto('/staff/catalog?q=FSC-D106')
  await owner.getByRole('rowheader').getByRole('link').first().click()
  await owner.getByRole('textbox', { name: 'Sample, days', exact: true }).fill('11')
  await owner.getByRole('button', { name: 'Save as draft' }).click()
  await expect(owner.getByRole('button', { name: 'Publish', exact: true })).toBeVisible()
  const draft = await rowOf(merchandiser, 'Drafts to publish', 'FSC-D106')
  await draft.getByRole('link', { name: 'Publish it' }).click()
  await merchandiser.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(merchandiser.getByRole('button', { name: 'Publish', exact: true })).toBeHidden()
  await expect(await rowOf(merchandiser, 'Drafts to publish', 'FSC-D106')).toBeHidden()

  // Tariff desk: a drafted change is read, and isn't what the notice says.
  await owner.goto('/staff/tariffs?q=7117.19.90&origin=CN')
  await owner
    .getByRole('row', { name: /9903\.88\.15/ })
    .getByRole('link')
    .click()
  const another = owner.getByRole('region', { name: 'Let another rate follow' })
  await another.getByLabel('New rate, %').fill('26')
  await another.getByLabel('From (New York day)').fill('2097-01-04')
  await another.getByLabel('Source').fill('a notice of this morning')
  await another.getByRole('button', { name: 'Draft and see the impact' }).click()
  await owner.waitForURL('**/staff/tariffs/changes/*')
  const set = new URL(owner.url()).pathname
  await tariffs.goto('/staff')
  const review = tariffs.getByRole('region', { name: /^Reviews due/ }).locator(`a[href$="${set}"]`)
  await review.last().click()
  await tariffs.getByRole('button', { name: 'Discard the draft' }).click()
  await tariffs.waitForURL('**/staff/tariffs')
  await tariffs.goto('/staff')
  await expect(review).toHaveCount(0)

  // Finance and owner: where money goes takes the other's yes.
  await propose(owner, 'SEK', 'a customer in Sweden')
  await sayYes(finance, 'SEK')
  await propose(finance, 'NOK', 'a customer in Norway')
  await sayYes(owner, 'NOK')
})
