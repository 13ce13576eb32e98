import { expect, test, type Page } from 'playwright/test'
import { staffDesk } from './people'

const RING = '/products/domed-band-ring-6-mm'

async function askTooFew(page: Page): Promise<void> {
  // Until the page is hydrated, it doesn't react to choices.
  await expect(async () => {
    await page.getByRole('radio', { name: 'PVD rose gold' }).check({ force: true })
    await page.getByLabel('Quantity', { exact: true }).fill('')
    await page.getByLabel('Quantity', { exact: true }).fill('120')
    await expect(
      page.getByText('Finish PVD rose gold needs at least 300 pieces; you asked for 120.'),
    ).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 20_000 })
}

// Too few of a finish: which rule applies, every way out with its price, and one of them followed
// to the quote.
test('a minimum is explained, each way out costs what it says, and a short run is quoted as requested', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(120_000)
  await page.goto(RING)
  await expect(page.getByTestId('ready')).toContainText(
    /240 of FSC-J101-POLISHED-6 are ready: your 100 can ship in 5 working days = \d+ days\./,
  )
  await askTooFew(page)
  await expect(page.getByLabel('Quantity', { exact: true })).toHaveValue('120')
  await page.getByRole('button', { name: 'Add to request' }).click()
  await expect(page.getByTestId('request-count')).toHaveText('0')
  await expect(page.getByLabel('Quantity', { exact: true })).toBeFocused()

  const ways = page.getByTestId('ways').getByRole('button')
  await expect(ways.first()).toBeVisible()
  const titles = await ways.allInnerTexts()
  expect(titles.map((title) => title.split('\n')[0])).toEqual([
    'Take Polished instead, 120 pieces',
    'Take Brushed instead, 120 pieces',
    'Short run of 120 pieces, fee USD 90.00',
    'Raise to 300 pieces',
  ])
  for (const title of titles) {
    await page.getByRole('button', { name: title.split('\n')[0] ?? '' }).click()
    await expect(page.getByTestId('line-total')).toHaveText(
      /USD [\d,.]+/.exec(title.split('\n').at(-1) ?? '')?.[0] ?? 'no price',
    )
    await expect(page.getByTestId('ways')).toHaveCount(0)
    const shortRun = page.getByRole('button', { name: 'No short run' })
    if (await shortRun.isVisible()) await shortRun.click()
    await askTooFew(page)
  }

  await page.getByRole('button', { name: /^Short run of 120/ }).click()
  await expect(page.getByTestId('line-total')).toHaveText('USD 256.80')
  await page.getByRole('button', { name: 'Add to request' }).click()
  await page.getByRole('button', { name: 'Order a sample, USD 25.00' }).click()
  await expect(page.getByTestId('request-count')).toHaveText('2')

  // On the request the short run can be dropped and chosen again; the sample is one piece.
  await page.goto('/request')
  await expect(page.getByText('incl. USD 90.00 set-up')).toBeVisible()
  await page.getByRole('button', { name: 'No short run' }).click()
  await expect(
    page.getByText(
      'Finish PVD rose gold needs at least 300 pieces, all sizes together; you asked for 120.',
    ),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Short run of 120: USD 90.00 once' }).click()
  await expect(
    page.getByText(
      'One piece; the fee is credited to your bulk order of this design once you approve it.',
    ),
  ).toBeVisible()
  await expect(page.getByText('USD 281.80').first()).toBeAttached()
  await page.getByLabel('Country of destination').selectOption('US')
  await page.getByRole('radio', { name: /^FOB/ }).check({ force: true })
  await page.getByLabel('Company').fill(`Short Run ${info.project.name}`)
  await page.getByLabel('Full name').fill('Sam Short')
  await page.getByLabel('E-mail').fill(`sam.${info.project.name}.${Date.now()}@buyer.example`)
  await page
    .getByRole('button', { name: 'Send the request' })
    .filter({ visible: true })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

  const staff = await staffDesk(browser)
  await staff.getByRole('link', { name: request }).click()
  await expect(staff.getByText(/Short run/)).toBeVisible()
  await expect(staff.getByText('Sample', { exact: true })).toBeVisible()
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await expect(staff.getByTestId('quote-total')).toHaveText('USD 281.80')
  await staff.context().close()
})

test(
  'packaging with a minimum of its own is named, and can be dropped',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/products/hinged-wooden-ring-box')
    const sleeve = page.getByRole('checkbox', { name: /Printed outer sleeve/ })
    await expect(async () => {
      await sleeve.check()
      await expect(
        page.getByText(
          /^Packaging “Printed outer sleeve” needs at least 500 pieces; you asked for \d+\.$/,
        ),
      ).toBeVisible({ timeout: 1_500 })
    }).toPass({ timeout: 20_000 })
    await expect(page.getByRole('button', { name: /^Raise to 500 pieces/ })).toBeVisible()
    await page.getByRole('button', { name: /^Without Printed outer sleeve/ }).click()
    await expect(sleeve).not.toBeChecked()
    await expect(page.getByTestId('ways')).toHaveCount(0)
  },
)

// Several finishes and sizes at once, only by keyboard.
test(
  'a grid of finishes and sizes adds its lines in one go, at the price they reach together',
  { tag: '@once' },
  async ({ page }) => {
    await page.goto(RING)
    await page.getByRole('button', { name: 'Order several finishes and sizes' }).click()
    const first = page.getByLabel('Polished, US 6: pieces')
    await first.focus()
    for (const row of [0, 1, 2, 3]) {
      for (const [column, pieces] of ['100', '100', '100'].entries()) {
        await page.keyboard.type(row === 0 && column === 0 ? '50' : pieces)
        if (column < 2) await page.keyboard.press('ArrowRight')
      }
      if (row < 3)
        for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
    }
    await expect(page.getByText('Polished, US 6: packed in 20s. Nearest: 40, 60.')).toBeVisible()
    await first.fill('100')
    await expect(page.getByTestId('grid-pieces')).toHaveText('1,200')
    // 0.92 from 1,000 pieces; PVD gold 0.19 more, rose gold 0.21
    await expect(page.getByTestId('grid-total')).toHaveText('USD 1,224.00')
    await page.getByRole('button', { name: 'Add 12 lines to request' }).click()
    await expect(page.getByTestId('request-count')).toHaveText('12')
    await page.goto('/request')
    await expect(page.getByText('USD 1,224.00').first()).toBeAttached()
  },
)

test('the first screen shows what a buyer decides by, and the curve agrees with the layers', async ({
  page,
}, info) => {
  await page.goto(RING)
  if (info.project.name === 'desktop') {
    await page.setViewportSize({ width: 1440, height: 900 })
    const nine = [
      page.getByRole('img', { name: 'Domed band ring 6 mm, polished' }).first(),
      page.getByRole('heading', { level: 1 }),
      page.getByTestId('sku'),
      page.getByText('Weight 5.2 g'),
      page.getByRole('table').first(),
      page.getByText('MOQ 100'),
      page.getByText(/Production 24 working days = \d+ days/),
      page.getByLabel('Quantity', { exact: true }),
      page.getByRole('button', { name: 'Add to request' }),
    ]
    for (const each of nine) {
      const box = await each.boundingBox()
      expect(box && box.y + box.height).toBeLessThanOrEqual(900)
    }
  }
  await page.getByLabel('Quantity', { exact: true }).fill('260')
  await expect(
    page.getByText('Add 40, save USD 36.00: each piece costs USD 0.12 less from 300.'),
  ).toBeVisible()
  await page.getByTestId('chart-slot').scrollIntoViewIfNeeded()
  const chart = page.getByTestId('price-chart')
  await expect(chart.getByRole('img')).toHaveAttribute(
    'aria-label',
    /Your 260 pieces: USD 1\.18 ex works, USD/,
  )
  const landed =
    /USD [\d.]+/.exec(await chart.getByTestId('chart-landed').innerText())?.[0] ?? 'none'
  await expect(page.getByTestId('landed')).toContainText(`${landed} per piece`)
  await page.getByLabel('Destination').selectOption('MX')
  await expect(chart.getByTestId('chart-landed')).toHaveText('rate to be confirmed')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()?.width ?? 0,
  )
})
