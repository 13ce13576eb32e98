import { expect, test } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

// A sample from its payment to the golden one from which the bulk is made.
test(
  'a paid sample is shipped, photographed, approved by its buyer, and starts the bulk order',
  { tag: '@phone' },
  async ({ page, browser }) => {
    test.setTimeout(90_000)
    await page.goto('/products/domed-band-ring-6-mm')
    await page.getByRole('button', { name: 'Order a sample, USD 25.00' }).click()
    await page.goto('/request')
    await page.getByLabel('Country of destination').selectOption('US')
    await page.getByLabel('Company').fill(`Sample ${Date.now()}`)
    await page.getByLabel('Full name').fill('Sam Buyer')
    await page.getByLabel('E-mail').fill(`sam.${Date.now()}@buyer.example`)
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
    const request =
      /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

    const staff = await staffDesk(browser)
    await staff.goto(`/staff/requests/${request}`)
    await staff.getByRole('button', { name: 'Price this request' }).click()
    await staff.getByRole('button', { name: 'Send revision 1' }).click()
    await staff.getByRole('button', { name: 'Send it' }).click()
    await expect(staff.getByRole('status')).toContainText('can’t be changed any more')

    const link = await linkInMail(staff, /^Quote Q-\d{5}, USD 25\.00/)
    await page.goto(new URL(link).pathname)
    await page.getByLabel('Your full name').fill('Sam Buyer')
    await page.getByLabel('Registered address').fill('5 Harbour Street, Chicago, IL 60601')
    await page.getByRole('button', { name: 'Accept and sign' }).click()
    await page.waitForURL('**/orders/SO-*')
    const sample = page.getByTestId('sample')
    await expect(sample).toContainText('Waiting for payment')
    await page.getByRole('button', { name: /^Pay the deposit/ }).click()
    await page.waitForURL('**/sandbox/checkout/**')
    await page.getByRole('button', { name: /^Pay USD/ }).click()
    await page.waitForURL('**/orders/SO-*')
    await expect(sample).toContainText('Being made')

    const at = staff.getByTestId('sample')
    await staff.goto(new URL(page.url()).pathname)
    await at.getByLabel('Carrier').fill('DHL Express')
    await at.getByRole('button', { name: 'Note as shipped' }).click()
    await expect(at).toContainText('Shipped on')
    await at.locator('input[type=file]').first().setInputFiles({
      name: 'sample.png',
      mimeType: 'image/png',
      buffer: PICTURE,
    })
    await expect(at.getByText(/uploaded/)).toBeVisible()
    await at.getByLabel('Tolerances').fill('Band width | 6 | 0.1 | mm')
    await at.getByRole('button', { name: 'Put up for approval' }).click()
    await expect(at).toContainText('To be approved')

    await page.reload()
    await expect(sample.getByRole('img', { name: 'Photograph 1 of the sample' })).toBeVisible()
    await expect(sample.getByRole('row', { name: /Band width 6 0\.1 mm/ })).toBeVisible()
    await sample.getByRole('button', { name: 'Approve as golden sample' }).click()
    await expect(sample).toContainText('Golden sample')
    await expect(sample).toContainText('Approved by Sam Buyer')
    await staff.context().close()
  },
)
