import { expect, test, type Page } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

const cause = (page: Page, of: string) => page.locator(`[data-cause=${of}]`)

/** Each way in which a form's submission fails before its action is reached. */
const WAYS = [
  { name: 'unreachable', says: 'The site can’t be reached.' },
  { name: 'failed', says: 'That failed on our side.', status: 500 },
  { name: 'busy', says: 'Try again in 20 seconds.', status: 503 },
  { name: 'too_many', says: 'Try again in 20 seconds.', status: 429 },
  { name: 'outdated', says: 'The site was updated after you opened this page.' },
] as const

/**
 * Sends a form in every kind of trouble: each is named, takes the focus, and leaves the page as it
 * was.
 * @param intact checks that the entries are there
 */
async function inEveryTrouble(
  page: Page,
  send: () => Promise<void>,
  intact: () => Promise<void>,
): Promise<void> {
  const see = async (name: string, says: string) => {
    await expect(cause(page, name)).toContainText(says)
    await expect(cause(page, name)).toBeFocused()
    await intact()
  }
  await page.context().setOffline(true)
  await send()
  await see('offline', 'You are offline.')
  await page.context().setOffline(false)
  await expect(cause(page, 'offline')).toContainText('You are online again')
  for (const way of WAYS) {
    await page.route('**/*', async (route) => {
      const headers = route.request().headers()
      if (!headers['next-action']) return route.continue()
      if ('status' in way)
        return route.fulfill({
          status: way.status,
          headers: { 'retry-after': '20', 'content-type': 'application/problem+json' },
          body: JSON.stringify({ status: way.status }),
        })
      if (way.name === 'unreachable') return route.abort('connectionreset')
      return route.continue({ headers: { ...headers, 'next-action': '7f'.repeat(21) } })
    })
    const retry = page.locator('[data-cause]').getByRole('button', { name: 'Try again' })
    await retry.click()
    await see(way.name, way.says)
    await page.unrouteAll()
  }
}

/** On a phone each layer of a line's duty shows its rate and its amount without scrolling sideways. */
async function receiptInSight(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    const receipt = page.locator('details').filter({ has: page.locator('[data-duty=layer]') })
    await receipt.first().evaluate((each) => each.setAttribute('open', ''))
    const figures = receipt.first().locator('td.num')
    expect(await figures.count()).toBeGreaterThan(3)
    for (const box of await figures.evaluateAll((all) =>
      all.map((each) => ({
        left: each.getBoundingClientRect().left,
        right: each.getBoundingClientRect().right,
        cut: each.scrollWidth > each.clientWidth,
        // One rule per layer: those of table cells would separate what belongs together.
        ruled: getComputedStyle(each).borderBottomWidth !== '0px',
      })),
    )) {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(width)
      expect(box).toMatchObject({ cut: false, ruled: false })
    }
  }
  if (widths.length > 0) await page.setViewportSize({ width: 390, height: 844 })
}

// A buyer on a bad connection, or while the site is overloaded, failing or being updated: the cause
// is named, and no entry is lost.
test(
  'requesting, signing and paying say what went wrong, and can be continued in place',
  { tag: '@phone' },
  async ({ page, browser }, info) => {
    test.setTimeout(180_000)
    const company = `Troubled ${info.project.name} ${Date.now()}`
    await page.goto('/products/domed-band-ring-6-mm')
    await page.getByLabel('Quantity').fill('1000')
    await page.getByRole('button', { name: 'Add to request' }).click()
    await expect(page.getByTestId('request-count')).toHaveText('1')
    await page.goto('/request')
    await page.getByLabel('Country of destination').selectOption('US')
    await page.getByLabel('Company').fill(company)
    await page.getByLabel('Full name').fill('Bea Buyer')
    await page.getByLabel('E-mail').fill(`bea.${info.project.name}.${Date.now()}@buyer.example`)
    const isIntact = async () => {
      await expect(page.getByLabel('Company')).toHaveValue(company)
      await expect(page.getByLabel('Country of destination')).toHaveValue('US')
      await expect(page.getByText('FSC-J101').first()).toBeVisible()
    }
    await inEveryTrouble(
      page,
      () => page.getByRole('button', { name: 'Send the request' }).first().click(),
      isIntact,
    )
    await cause(page, 'outdated').getByRole('button', { name: 'Reload the page' }).click()
    await expect(cause(page, 'outdated')).toHaveCount(0)
    await isIntact()
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
    const request =
      /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

    const staff = await staffDesk(browser)
    await staff.getByRole('link', { name: request }).click()
    await staff.getByRole('button', { name: 'Price this request' }).click()
    await staff.getByLabel('Named place').fill('Ningbo')
    await staff.getByRole('button', { name: 'Save' }).click()
    await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
    const total = await staff.getByTestId('quote-total').innerText()
    await staff.getByRole('button', { name: 'Send revision 1' }).click()
    await staff.getByRole('button', { name: 'Send it' }).click()
    await expect(staff.getByRole('status')).toContainText('can’t be changed any more')
    const number = /Q-\d{5}/.exec(staff.url())?.[0] ?? ''
    const link = await linkInMail(staff, new RegExp(`^Quote ${number}, ${total}`))
    await staff.context().close()

    await page.goto(new URL(link).pathname)
    await receiptInSight(page, info.project.name === 'phone' ? [390, 320] : [])
    const signer = page.getByLabel('Type your full name to sign')
    const sign = () => page.getByRole('button', { name: 'Accept and sign' }).click()
    const address = page.getByLabel('Registered address')
    await address.fill('5 Harbour Street, Berlin')
    await signer.fill('Bea Buyer')
    await inEveryTrouble(page, sign, () => expect(signer).toHaveValue('Bea Buyer'))
    await expect(address).toHaveValue('5 Harbour Street, Berlin')
    await page.reload()
    await address.fill('5 Harbour Street, Berlin')
    await signer.fill('Bea Buyer')
    await sign()
    await page.waitForURL('**/orders/SO-*')

    // The page is complete before the connection breaks: a page cut off while loading can't be
    // shown.
    const pay = page.getByRole('button', { name: /^Pay the deposit/ })
    await page.reload()
    await expect(pay).toBeEnabled()
    await page.waitForLoadState('networkidle')
    await inEveryTrouble(
      page,
      () => pay.click(),
      () => expect(pay).toBeEnabled(),
    )
    await page.reload()
    await pay.click()
    await page.waitForURL('**/sandbox/checkout/**')
  },
)
