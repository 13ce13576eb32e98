import { expect, test, type Page } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

// A quote that both sides change: three revisions, a counter by line, the differences, a choice,
// the signature.
test(
  'a counter by line becomes a revision, and the differences are read before it is signed',
  { tag: '@phone' },
  async ({ page, browser }, info) => {
    test.setTimeout(120_000)
    const company = `Counter Test ${info.project.name} ${Date.now()}`
    await page.goto('/products/domed-band-ring-6-mm')
    await page.getByLabel('Quantity').fill('1000')
    await page.getByRole('button', { name: 'Add to request' }).click()
    await expect(page.getByTestId('request-count')).toHaveText('1')
    await page.goto('/request')
    await page.getByLabel('Country of destination').selectOption('US')
    await page.getByLabel('Company').fill(company)
    await page.getByLabel('Full name').fill('Tess Buyer')
    await page.getByLabel('E-mail').fill(`counter.${Date.now()}@buyer.example`)
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
    const request =
      /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

    const staff = await staffDesk(browser)
    await staff.getByRole('link', { name: request }).click()
    await staff.getByRole('button', { name: 'Price this request' }).click()
    await send(staff, 1)
    const number = /Q-\d{5}/.exec(staff.url())?.[0] ?? ''
    await page.goto(new URL(await linkInMail(staff, new RegExp(`^Quote ${number}`))).pathname)

    // The buyer asks for fewer pieces at another price, and sees the total before sending.
    await page.getByRole('link', { name: 'Ask for changes' }).click()
    await page.waitForURL('**/changes')
    await page.getByText('Change this line').first().click()
    await page.getByLabel('Pieces', { exact: true }).fill('500')
    await page.getByLabel('Unit price, USD').fill('0.90')
    await page.getByRole('button', { name: 'See the new total' }).click()
    await expect(page.getByText(/With your changes the total is USD/)).toBeVisible()
    await expect(page.getByTestId('trade-offs')).toBeVisible()
    await expect(page.locator('#changes ins').first()).toBeVisible()
    await page.getByRole('button', { name: 'Send the changes' }).click()
    await page.waitForURL(`**/quotes/${number}`)
    await expect(page.getByTestId('counter-waits')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Accept and sign' })).toHaveCount(0)

    // Staff accept it into revision 2, and send a revision 3 of their own.
    await staff.goto(`/staff/quotes/${number}`)
    await expect(staff.getByTestId('life')).toContainText('Answered with changes')
    await staff.getByRole('button', { name: 'Take the chosen into a revision' }).click()
    await expect(
      staff.getByRole('textbox', { name: 'Unit price, Domed band ring 6 mm' }),
    ).toHaveValue('0.90')
    await send(staff, 2)
    await staff.getByRole('button', { name: 'Make a new revision' }).click()
    await staff.getByRole('textbox', { name: 'Unit price, Domed band ring 6 mm' }).fill('0.95')
    // Beside it they offer twice the pieces, for less.
    await staff
      .locator('summary', { hasText: /^Line$/ })
      .first()
      .click()
    await staff
      .getByRole('button', { name: 'Offer another quantity, finish or lead time' })
      .first()
      .click()
    const offer = staff.getByRole('group', { name: 'Instead of Domed band ring 6 mm' })
    await offer.getByLabel('Pieces').fill('2000')
    await offer.getByLabel('Unit price').fill('0.85')
    await staff.getByRole('button', { name: 'Save' }).click()
    await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
    await send(staff, 3)

    // The differences from the first one, and then the signature.
    await page.goto(`/quotes/${number}`)
    await expect(page.getByRole('heading', { name: 'What changed since revision 2' })).toBeVisible()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Revision 1' })
      .getByRole('link', { name: 'Compare with revision 3' })
      .click()
    await expect(page.getByRole('heading', { name: 'What changed since revision 1' })).toBeVisible()
    await expect(page.locator('#changes')).toContainText('500')

    // One of two offers is picked, and that one is signed.
    await page.getByRole('link', { name: 'Pick this Offer B' }).click()
    await page.waitForURL(/pick=/)
    const offers = page.locator('#choices').getByRole('listitem')
    await expect(offers.filter({ hasText: 'Offer B' })).toContainText('Picked')
    await expect(page.locator('#accept')).toContainText('2,000 pieces at USD 0.85')
    await page.getByLabel('Type your full name to sign').fill('Tess Buyer')
    await page.getByLabel('Registered address').fill('5 Harbour Street, Chicago, IL 60601')
    await page.getByRole('button', { name: 'Accept and sign' }).click()
    await page.waitForURL('**/orders/SO-*')
    const order = page.url()

    // The same again in two presses: today's price stands beside the signed one.
    await page.getByRole('link', { name: 'Order again' }).click()
    await page.waitForURL('**/again?revision=3')
    await expect(page.getByTestId('again-sums')).toContainText('USD 1,700.00')
    await page.getByRole('button', { name: 'Send the request of 1 line' }).click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()

    // Nothing is paid yet: the buyer cancels it without help.
    await page.goto(order)
    const off = page.getByTestId('own-cancel')
    await off.locator('summary').click()
    await expect(off).toContainText('No materials are bought yet')
    await off.getByLabel('Why, for us').fill('Our shop opens a year later.')
    await off.getByLabel('I have read what stays and what comes back').check()
    await off.getByRole('button', { name: 'Cancel it for good' }).click()
    await expect(page.getByTestId('order-state')).toHaveText('Cancelled')
    await expect(page.getByTestId('cancelled')).toContainText('by the buyer')
    await expect(page.getByRole('button', { name: /^Pay/ })).toHaveCount(0)
    await staff.context().close()
  },
)

/** Sends the draft on the page, with a reason where a price below the list requires one. */
async function send(staff: Page, revision: number): Promise<void> {
  await staff.getByRole('button', { name: `Send revision ${revision}` }).click()
  const reason = staff.getByRole('dialog').getByRole('textbox')
  const go = staff.getByRole('button', { name: 'Send it' })
  await expect(go.or(reason).first()).toBeVisible()
  if (await reason.isVisible()) await reason.fill('Agreed with the buyer on the quote’s page')
  await go.click()
  await expect(staff.getByRole('status').first()).toContainText('can’t be changed any more')
}
