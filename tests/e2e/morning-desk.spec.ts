import { expect, test, type Browser, type Page } from 'playwright/test'
import { colleagueDesk } from './people'

// What five people find in the morning, each on the list that their role lands on, and what they do
// with it. Each one's work was made by another, as among colleagues, and none of it changes what
// other tests look at. Other tests' work is in the same lists: everything is found by its name or
// address, in the full list where a home page shows only a part.

/** A product that no other test uses. */
const STYLE = 'FSC-B104'

/** Goes from a list on the home page to the full one. @param words to search there */
async function allOf(page: Page, list: string, words?: string): Promise<void> {
  await page.goto('/staff')
  const region = page.getByRole('region', { name: new RegExp(`^${list}`) })
  const all = await region.getByRole('link', { name: 'All of it' }).getAttribute('href')
  await page.goto(`${all}${words ? `${all?.includes('?') ? '&' : '?'}q=${words}` : ''}`)
}

/** Proposes an account for approval. */
async function propose(page: Page, currency: string, why: string): Promise<void> {
  await page.goto('/staff/settings/bank')
  for (const [label, text] of Object.entries({
    Currency: currency,
    'Account holder': 'F.S.C Co. Ltd (demo)',
    Bank: 'Example Bank (demo)',
    'SWIFT code (BIC)': 'EXAMHKHHXXX',
    'Account number': `000-${String(Date.now()).slice(-6)}-000`,
    Why: why,
  }))
    await page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text)
  await page.getByRole('button', { name: 'Propose' }).click()
  await expect(page.getByText(`A change for ${currency} waits`)).toBeVisible()
}

/** Checked and approved: it disappears from the list. */
async function sayYes(page: Page, currency: string): Promise<void> {
  const question = page
    .getByRole('region', { name: /^Your yes is asked for/ })
    .locator(`a[href$="?of=${currency}"]`)
  await page.goto('/staff')
  await question.last().click()
  await page
    .getByRole('region', { name: currency, exact: true })
    .getByRole('button', { name: 'Say yes' })
    .click()
  await expect(page.getByText(`A change for ${currency} waits`)).toBeHidden()
  await page.goto('/staff')
  await expect(question).toHaveCount(0)
}

/** A buyer requests a custom piece. @returns the number of the request */
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

/** Sales: a request that can't be made is answered with its reason. */
async function decline(sales: Page, request: string): Promise<void> {
  await allOf(sales, 'To answer', request)
  const waiting = sales.getByRole('link', { name: request }).first()
  await waiting.click()
  await sales.getByRole('heading', { level: 1, name: new RegExp(request) }).waitFor()
  await sales.keyboard.press('d')
  await sales.getByLabel('What else the buyer should know').fill('Not in this season.')
  await sales.keyboard.press('Control+Enter')
  await expect(sales.getByText(`${request} is declined.`)).toBeVisible()
  await allOf(sales, 'To answer', request)
  await expect(waiting).toHaveCount(0)
}

/** Merchandiser: a colleague's entries are reviewed and published. */
async function publishDraft(merchandiser: Page, owner: Page): Promise<void> {
  await owner.goto(`/staff/catalog?q=${STYLE}`)
  await owner.getByRole('rowheader').getByRole('link').first().click()
  const days = owner.getByRole('textbox', { name: 'Sample, days', exact: true })
  await days.fill((await days.inputValue()) === '11' ? '12' : '11')
  await owner.getByRole('button', { name: 'Save as draft' }).click()
  const publish = (page: Page) => page.getByRole('button', { name: 'Publish', exact: true })
  await expect(publish(owner)).toBeVisible()
  await allOf(merchandiser, 'Drafts to publish', STYLE)
  const draft = merchandiser.getByRole('rowheader').getByRole('link')
  await draft.click()
  await publish(merchandiser).click()
  await expect(publish(merchandiser)).toBeHidden()
  await allOf(merchandiser, 'Drafts to publish', STYLE)
  await expect(draft).toHaveCount(0)
}

/** Tariff desk: a drafted change is read, and differs from the notice. */
async function discardDraft(tariffs: Page, owner: Page): Promise<void> {
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
  await allOf(tariffs, 'Reviews due')
  const review = tariffs.locator(`main a[href$="${set}"]`)
  await review.first().click()
  await tariffs.getByRole('button', { name: 'Discard the draft' }).click()
  await tariffs.waitForURL('**/staff/tariffs')
  await allOf(tariffs, 'Reviews due')
  await expect(review).toHaveCount(0)
}

test('five people of five roles find their work on their lists, and finish it', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const owner = await colleagueDesk(browser, 'owner')
  await decline(await colleagueDesk(browser, 'sales'), await ask(browser))
  await publishDraft(await colleagueDesk(browser, 'merchandiser'), owner)
  await discardDraft(await colleagueDesk(browser, 'tariff_desk'), owner)
  // An account for payments needs another's approval: finance's, and the owner's.
  const finance = await colleagueDesk(browser, 'finance')
  await propose(owner, 'SEK', 'a customer in Sweden')
  await sayYes(finance, 'SEK')
  await propose(finance, 'NOK', 'a customer in Norway')
  await sayYes(owner, 'NOK')
})
