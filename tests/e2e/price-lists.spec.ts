import { expect, test } from 'playwright/test'
import { signInAs, staffDesk } from './people'

const RING = '/products/domed-band-ring-6-mm'

// Staff promise a company 12% off rings: its buyer sees it everywhere a price is shown, and nobody
// else does.
test(
  'a company has its own price of a ring on the page, in the catalog, on the list and in its quote, and nobody else has',
  { tag: '@once' },
  async ({ page, browser }) => {
    test.setTimeout(180_000)
    const staff = await staffDesk(browser)
    const name = `Rings for Demo Boutique ${Date.now()}`
    await staff.goto('/staff/price-lists')
    await staff.getByRole('link', { name: 'New price list' }).click()
    await staff.getByLabel('Name', { exact: true }).fill(name)
    await staff
      .getByRole('textbox', { name: 'Priority' })
      .fill(String(1 + Math.floor(Math.random() * 900)))
    await staff.getByLabel('Companies', { exact: true }).fill('demo bout')
    await staff.getByRole('option', { name: 'Demo Boutique LLC' }).click()

    // An invalid row is reported during typing and refused by its line; rows of a sheet are pasted
    // over it.
    await staff.getByRole('button', { name: 'Add a row' }).click()
    await staff.getByLabel('Which, row 1').fill('FSC-J101-PVD-GOLD-6')
    await staff.getByLabel('Price USD or percent, row 1').fill('cheap')
    await expect(staff.getByText('“” is no quantity')).toBeVisible()
    await staff.getByRole('button', { name: 'Save as draft' }).click()
    await expect(staff.getByText('line 1: “” is no quantity')).toBeVisible()
    await expect(staff.getByLabel('Name', { exact: true })).toHaveValue(name)
    await staff.getByRole('button', { name: 'As text' }).click()
    await staff.getByRole('textbox', { name: 'Entries' }).fill('type\trings\t\t12% off')
    await staff.getByRole('button', { name: 'Save as draft' }).click()
    await staff.waitForURL(/\/staff\/price-lists\/PL-\d{4}$/)
    const list = staff.url().slice(-7)
    await expect(staff.getByTestId('preview-count')).toHaveText(/^Version 1: \d+ products$/)
    await expect(staff.getByRole('row', { name: /FSC-J101/ })).toContainText('−11.9%')

    // A draft prices nothing.
    await signInAs(page, 'buyer')
    await page.goto(RING)
    await expect(page.getByTestId('line-total')).toBeVisible()
    const listed = (await page.getByTestId('line-total').textContent()) ?? ''
    await expect(page.getByTestId('own-price')).toHaveCount(0)
    await staff.getByRole('button', { name: 'Put version 1 in force' }).click()
    await expect(staff.getByRole('button', { name: 'Withdraw' })).toBeVisible()

    // The product page, after it has opened with the catalog's price.
    await page.reload()
    await expect(page.getByTestId('own-price')).toContainText('Your price')
    await expect(page.locator('table s').first()).toBeVisible()
    await expect(page.getByTestId('line-total')).not.toHaveText(listed)
    await expect(page.getByText('Your company’s own price.')).toBeVisible()
    await expect(page.getByText('Indicative list prices')).toHaveCount(0)
    const mine = (await page.getByTestId('line-total').textContent()) ?? ''
    const json = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').first().textContent()) ?? '[]',
    ) as { offers?: { highPrice: string } }[]
    const cents = (text: string) => Number(text.replaceAll(/[^\d]/g, ''))
    expect(cents(mine)).toBeLessThan(cents(listed))
    // Search engines get the catalog's price: the page is the same for all.
    expect(json[0]?.offers?.highPrice).toMatch(/^\d+\.\d{2}$/)
    expect((await page.request.get(RING)).headers()['cache-control'] ?? '').not.toContain('private')
    const served = await (await page.request.get(RING)).text()
    for (const own of [name, list]) expect(served).not.toContain(own)

    // The list of the catalog, as cards and as a table, also after filtering.
    await page.goto('/catalog?type=rings')
    await expect(page.getByTestId('own-price').first()).toContainText('Your price from USD')
    await page.goto('/catalog?type=rings&view=table')
    await expect(page.getByTestId('own-price').first()).toBeVisible()

    // The request, and the quote that staff draft from it.
    await page.goto(RING)
    await expect(page.getByTestId('own-price')).toBeVisible()
    await page.getByRole('button', { name: 'Add to request' }).click()
    await page.goto('/request')
    await expect(page.getByTestId('own-price')).toContainText('Your price')
    const answer = await page.request.get('/api/v1/own-prices?slugs=domed-band-ring-6-mm')
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(Object.keys((await answer.json()) as object)).toEqual(['domed-band-ring-6-mm'])

    // Another visitor, at the same addresses: the catalog's price, and no header gives access to
    // own prices.
    const other = await (await browser.newContext()).newPage()
    await other.goto(RING)
    await expect(other.getByTestId('line-total')).toHaveText(listed)
    await expect(other.getByTestId('own-price')).toHaveCount(0)
    const claims: Record<string, string>[] = [
      {},
      { 'x-company-id': '1', 'x-forwarded-user': 'buyer@demo.example' },
      { cookie: 'better-auth.session_token=forged.token' },
    ]
    for (const headers of claims) {
      expect(
        await (
          await other.request.get('/api/v1/own-prices?slugs=domed-band-ring-6-mm', { headers })
        ).json(),
      ).toEqual({})
    }
    const landed = async (who: typeof page, own: string) =>
      (
        (await (
          await who.request.get(`/api/v1/landed-price?slug=domed-band-ring-6-mm&quantity=100${own}`)
        ).json()) as { goodsMinor: number }
      ).goodsMinor
    expect(await landed(other, '&own=1')).toBe(await landed(other, ''))
    expect(await landed(page, '&own=1')).toBeLessThan(await landed(page, ''))
    await other.context().close()

    // Signed out, and back by the button: the catalog's price again.
    await page.goto(RING)
    await expect(page.getByTestId('own-price')).toBeVisible()
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('/')
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
    await page.goBack()
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`${RING}$`))
    await expect(page.getByTestId('line-total')).toHaveText(listed)
    await expect(page.getByTestId('own-price')).toHaveCount(0)

    // Withdrawn: the company sees the catalog's price from the next request on.
    await staff.goto(`/staff/price-lists/${list}`)
    await staff.getByRole('button', { name: 'Withdraw' }).click()
    await expect(staff.getByText('Withdrawn').first()).toBeVisible()
    await signInAs(page, 'buyer')
    await page.goto(RING)
    await expect(page.getByTestId('line-total')).toHaveText(listed)
    await staff.context().close()
  },
)
