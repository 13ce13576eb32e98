import { expect, test, type Browser, type Page } from 'playwright/test'
import { signInAs, staffDesk } from './people'

/** A request of a buyer, opened as a quote; both at the desk. */
async function aQuote(page: Page, browser: Browser): Promise<Page> {
  await page.goto('/products/domed-band-ring-6-mm')
  await page.getByLabel('Quantity').fill('1000')
  await page.getByRole('button', { name: 'Add to request' }).click()
  await expect(page.getByTestId('request-count')).toHaveText('1')
  await page.goto('/request')
  await page.getByLabel('Country of destination').selectOption('US')
  await page.getByLabel('Company').fill(`Kept ${Date.now()}`)
  await page.getByLabel('Full name').fill('Kim Buyer')
  await page.getByLabel('E-mail').fill(`kim.${Date.now()}@buyer.example`)
  await page.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  const staff = await staffDesk(browser)
  await staff.getByRole('link', { name: request }).click()
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await staff.waitForURL('**/staff/quotes/**')
  await staff.reload()
  return staff
}
const price = (page: Page) =>
  page.getByRole('textbox', { name: 'Unit price, Domed band ring 6 mm' })
const notes = (page: Page) => page.getByLabel('Notes to the buyer')
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true })
const saved = (page: Page) => page.getByText('Saved. Totals are at today’s rates.')
const cause = (page: Page, of: string) => page.locator(`[data-cause=${of}]`)

// A bad connection, a deployment and an ended session during pricing: nothing typed is lost.
test('a quote being priced survives being offline, a crash, a deployment and an ended session', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  const staff = await aQuote(page, browser)
  await price(staff).fill('1.07')
  await staff.context().setOffline(true)
  await save(staff).click()
  await expect(cause(staff, 'offline')).toContainText('You are offline')
  await expect(cause(staff, 'offline')).toBeFocused()
  await expect(price(staff)).toHaveValue('1.07')
  await staff.context().setOffline(false)
  await expect(cause(staff, 'offline')).toContainText('You are online again')
  await cause(staff, 'offline').getByRole('button', { name: 'Try again' }).click()
  await expect(saved(staff)).toBeVisible()

  // Typed, and the page is gone before it is saved.
  await notes(staff).fill('to be shipped in May')
  await staff.waitForTimeout(600)
  await staff.reload()
  const restored = staff.getByText(/^Restored in this browser/)
  await expect(restored).toBeVisible()
  await expect(notes(staff)).toHaveValue('to be shipped in May')
  await staff.getByRole('button', { name: 'Discard it' }).click()
  await expect(notes(staff)).toHaveValue('')
  await expect(restored).toHaveCount(0)

  // The site has a newer version: the server doesn't know this page's actions.
  await notes(staff).fill('after the update')
  await staff.route('**/staff/quotes/**', async (route) => {
    const headers = route.request().headers()
    if (!headers['next-action']) return route.continue()
    await route.continue({ headers: { ...headers, 'next-action': '7f'.repeat(21) } })
  })
  await save(staff).click()
  await expect(cause(staff, 'outdated')).toContainText('The site was updated')
  await staff.unrouteAll()
  await cause(staff, 'outdated').getByRole('button', { name: 'Reload the page' }).click()
  await expect(restored).toBeVisible()
  await expect(notes(staff)).toHaveValue('after the update')
  await save(staff).click()
  await expect(saved(staff)).toBeVisible()

  // The session ends; another tab signs in.
  await notes(staff).fill('after signing in again')
  await staff.context().clearCookies()
  await save(staff).click()
  await expect(cause(staff, 'signed_out')).toContainText('You are signed out')
  const other = await staff.context().newPage()
  await signInAs(other, 'staff')
  await cause(staff, 'signed_out').getByRole('button', { name: 'Try again' }).click()
  await expect(saved(staff)).toBeVisible()
  await staff.reload()
  await expect(notes(staff)).toHaveValue('after signing in again')
  await expect(restored).toHaveCount(0)
  await staff.context().close()
})

test('two people at one quote are shown who, when and both values; what doesn’t collide is merged', async ({
  page,
  browser,
}) => {
  test.setTimeout(150_000)
  const first = await aQuote(page, browser)
  const second = await staffDesk(browser)
  await second.goto(first.url())
  await price(first).fill('1.11')
  await first.getByLabel('Freight, USD').fill('180')
  await save(first).click()
  await expect(saved(first)).toBeVisible()

  await price(second).fill('1.22')
  await notes(second).fill('by the second')
  await save(second).click()
  const conflict = second.locator('[data-form=conflict]')
  await expect(conflict).toContainText(/saved this on .+ \(Shanghai, UTC\+8\), after you opened it/)
  await expect(conflict).toContainText(
    'Taken over from there, because you did not change it: Freight',
  )
  const row = conflict.getByRole('row', { name: /Unit price/ })
  await expect(row).toContainText('1.11')
  await expect(row).toContainText('1.22')
  await row.getByRole('button', { name: 'Take this one' }).click()
  await expect(price(second)).toHaveValue('1.11')
  await row.getByRole('button', { name: 'Keep this one' }).click()
  await expect(price(second)).toHaveValue('1.22')
  await save(second).click()
  await expect(saved(second)).toBeVisible()
  await first.reload()
  await expect(price(first)).toHaveValue('1.22')
  await expect(first.getByLabel('Freight, USD')).toHaveValue('180.00')
  await expect(notes(first)).toHaveValue('by the second')

  // Quantity and price from a sheet, and more than the quote has lines for.
  await first.getByRole('textbox', { name: 'Pieces, Domed band ring 6 mm' }).evaluate((cell) => {
    const data = new DataTransfer()
    data.setData('text/plain', '1200\t1.05\n500\t2.40\n')
    cell.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(price(first)).toHaveValue('1.05')
  const pasted = first.locator('[data-form=pasted]')
  await expect(pasted).toContainText('2 cells are filled')
  await expect(pasted).toContainText('“500”: not taken, there is no line for it')
  await expect(pasted).toContainText('“2.40”: not taken')

  // Pasted from a sheet with decimal commas: asked by keyboard, once for the paste.
  await first.getByRole('textbox', { name: 'Pieces, Domed band ring 6 mm' }).evaluate((cell) => {
    const data = new DataTransfer()
    data.setData('text/plain', '1.000\t2,355\t1,055\t\t\t12,5')
    cell.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(pasted).toContainText('Read with a decimal comma, as “12,5” shows.')
  await expect(pasted).toContainText('2 numbers can be two.')
  await pasted.getByRole('button', { name: 'Go to the first question' }).press('Enter')
  const question = first.getByRole('group', {
    name: 'Which do you mean? Unit price, Domed band ring 6 mm',
  })
  await expect(question.getByRole('button', { name: 'USD 2,355.00' })).toBeFocused()
  // An unanswered number is never sent as one of the two.
  await save(first).click()
  await expect(first.getByText('Domed band ring 6 mm, Unit price: “2,355” can be')).toBeVisible()
  // From its cell the question is next by keyboard.
  await price(first).focus()
  await price(first).press('Tab')
  await expect(question.getByRole('button', { name: 'USD 2,355.00' })).toBeFocused()
  await question.getByLabel('the same for all 2 of this paste').press('Space')
  await question.getByRole('button', { name: 'USD 2.36' }).press('Enter')
  await expect(price(first)).toHaveValue('2.36')
  await expect(price(first)).toBeFocused()
  await expect(first.getByRole('textbox', { name: /^Set-up, Domed/ })).toHaveValue('1.06')
  await expect(first.getByRole('group', { name: /^Which do you mean/ })).toHaveCount(0)
  await save(first).click()
  await expect(saved(first)).toBeVisible()
  await first.context().close()
  await second.context().close()
})

test('a tariff change being drafted survives an ended session and a crash', async ({ browser }) => {
  test.setTimeout(120_000)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/tariffs/new?kind=measure')
  await staff.getByLabel('Source').fill('a notice that is long to type')
  await staff.waitForTimeout(600)
  await staff.reload()
  await expect(staff.getByText(/^Restored in this browser/)).toBeVisible()
  await expect(staff.getByLabel('Source')).toHaveValue('a notice that is long to type')
  await staff.context().clearCookies()
  await staff.getByRole('button', { name: 'Draft and see the impact' }).click()
  await expect(cause(staff, 'signed_out')).toBeFocused()
  await expect(staff.getByLabel('Source')).toHaveValue('a notice that is long to type')
  const other = await staff.context().newPage()
  await signInAs(other, 'staff')
  await cause(staff, 'signed_out').getByRole('button', { name: 'Try again' }).click()
  // Arrived: what is missing is named, and what was typed is there.
  await expect(cause(staff, 'signed_out')).toHaveCount(0)
  await expect(staff.locator('[aria-invalid=true]').first()).toBeVisible()
  await expect(staff.getByLabel('Source')).toHaveValue('a notice that is long to type')
  await staff.context().close()
})

test('entries of quotas, outlooks and imports survive being offline, a reload and an ended session', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const staff = await staffDesk(browser)
  const retry = (of: string) => cause(staff, of).getByRole('button', { name: 'Try again' })
  const signInElsewhere = async () => {
    const other = await staff.context().newPage()
    await signInAs(other, 'staff')
    await other.close()
  }

  await staff.goto('/staff/tariffs/quotas')
  const history = staff.getByLabel('Imports of the base years, kg')
  await history.fill('1400; 1500')
  await staff.context().setOffline(true)
  await staff.getByRole('button', { name: 'Open the period' }).click()
  await expect(cause(staff, 'offline')).toBeFocused()
  await staff.context().setOffline(false)
  await expect(history).toHaveValue('1400; 1500')
  await staff.context().clearCookies()
  await retry('offline').click()
  await expect(cause(staff, 'signed_out')).toBeFocused()
  await signInElsewhere()
  await retry('signed_out').click()
  // It arrived: its days are missing.
  await expect(staff.getByLabel('First day')).toHaveAttribute('aria-invalid', 'true')
  await expect(history).toHaveValue('1400; 1500')

  await staff.goto('/staff/tariffs/outlooks')
  const fresh = staff.getByRole('region', { name: 'Set a new outlook' })
  await fresh.getByLabel('Title').fill('Kept outlook')
  await fresh.getByLabel('Scenario 1').fill('as it is')
  await staff.waitForTimeout(600)
  await staff.reload()
  await expect(fresh.getByText(/^Restored in this browser/)).toBeVisible()
  await staff.context().clearCookies()
  await fresh.getByRole('button', { name: 'Set the outlook' }).click()
  await expect(cause(staff, 'signed_out')).toBeFocused()
  await signInElsewhere()
  await retry('signed_out').click()
  await expect(fresh.getByRole('alert')).toBeVisible()
  await expect(cause(staff, 'signed_out')).toHaveCount(0)
  await expect(fresh.getByLabel('Title')).toHaveValue('Kept outlook')
  await expect(fresh.getByLabel('Scenario 1')).toHaveValue('as it is')

  await staff.goto('/staff/catalog/import')
  await staff.getByLabel('File', { exact: true }).setInputFiles({
    name: 'kept.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('styleNumber,colour of the box\nFSC-J101,red\n'),
  })
  await staff.context().setOffline(true)
  const send = staff.getByRole('button', { name: 'Send and see what it would change' })
  await send.click()
  await expect(cause(staff, 'offline')).toBeFocused()
  await staff.context().setOffline(false)
  await staff.context().clearCookies()
  await retry('offline').click()
  await expect(cause(staff, 'signed_out')).toBeFocused()
  await signInElsewhere()
  await retry('signed_out').click()
  await staff.waitForURL(/\/import\/[0-9a-f-]{36}$/)
  // An unknown heading: the choice made for it is kept too.
  const column = staff.getByLabel('Column 2: colour of the box')
  await column.selectOption('material')
  await staff.waitForTimeout(600)
  await staff.reload()
  await expect(staff.getByText(/^Restored in this browser/)).toBeVisible()
  await expect(column).toHaveValue('material')
  await staff.context().setOffline(true)
  await staff.getByRole('button', { name: 'Check the file with these columns' }).click()
  await expect(cause(staff, 'offline')).toBeFocused()
  await staff.context().setOffline(false)
  await expect(column).toHaveValue('material')
  await staff.getByRole('button', { name: 'Cancel this import' }).click()
  await expect(staff.getByText('Cancelled.').first()).toBeVisible()
  await staff.context().close()
})
