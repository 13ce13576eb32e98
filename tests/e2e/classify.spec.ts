import { expect, test } from 'playwright/test'

// A wooden box, classified by three answers, with the ruling that decides it.
test(
  'three answers lead from a wooden box to its code, its ruling and its duty',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/tariffs')
    await page.getByRole('link', { name: 'Find the code by questions' }).click()
    await page.getByRole('link', { name: /^A box, case or roll/ }).click()
    await page.getByRole('link', { name: /^Wood, varnished/ }).click()
    await page.getByRole('link', { name: /^Flock/ }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('4420.90.45')
    await expect(main).toContainText('NY K87556')
    await expect(main).toContainText('41.8%')
    // One answer changed, and it is another line: lined with textile, free of the base duty.
    await page.getByRole('link', { name: 'Change: Lining' }).click()
    await page.getByRole('link', { name: /^Textile fabric/ }).click()
    await expect(main).toContainText('4420.90.65')
    await expect(main).toContainText('37.5%')
  },
)

// Where each step is done gives the origin; facts of the goods, answered in the calculator's own
// form, give the duty.
test(
  'finds the origin by two steps, and the duty by facts that the calculator asks for',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/tariffs')
    await page.getByRole('link', { name: 'Find the origin by what is done where' }).click()
    const step = async (country: string, process: string) => {
      await page.getByLabel('Country').selectOption(country)
      await page.getByLabel('What is done there').selectOption(process)
      await page.getByRole('button', { name: 'Add this step' }).click()
    }
    await step('CN', 'casting')
    await expect(page.getByTestId('origin')).toHaveText('Origin: China')
    await step('MX', 'plating')
    const main = page.getByRole('main')
    await expect(main).toContainText('Mexico: plating or PVD coating leaves the origin with China.')
    await expect(page.getByTestId('origin')).toHaveText('Origin: China')

    await page.goto('/tariffs')
    await page.getByLabel('Kind of goods').selectOption('ask')
    await page.getByRole('button', { name: 'Calculate' }).click()
    await expect(page.getByTestId('next-fact')).toHaveText('What are the goods?')
    for (const [fact, answer] of [
      ['What it is', 'jewelry'],
      ['Metal', 'base'],
      ['Stones', 'synthetic'],
    ] as const) {
      await page.getByLabel(fact, { exact: true }).selectOption(answer)
      await page.getByRole('button', { name: 'Answer', exact: true }).click()
    }
    await page.getByLabel('Value of a piece').selectOption('to_40_usd')
    await page.getByRole('button', { name: 'Answer', exact: true }).click()
    await expect(page.getByTestId('tariff-total')).toBeVisible()
    await expect(main).toContainText('7116.20.0580')
    await expect(main).toContainText('15.8%')

    // The number of another country is named, and the country's own can be chosen.
    await page.goto('/tariffs?hs=7117.19.9000&to=DE')
    await expect(main).toContainText('7117.19.9000 is a number of another tariff (United States).')
    await page.getByRole('link', { name: 'Count with 7117.19.00' }).click()
    await expect(main).toContainText('Total duty rate 4%')
  },
)

// The same ring to Germany and to Canada: each layer, and the country's tax by its name.
test(
  'shows a landed price to Germany and to Canada, by layer, with VAT and GST',
  { tag: '@phone' },
  async ({ page }) => {
    const layer = (name: RegExp) => page.getByRole('row', { name }).first()
    await page.goto('/tariffs?hs=7117.19.00&to=DE&value=1000&freight=100&date=2026-12-01')
    // 4% of 1,100.00 to the border; 19% of 1,144.00.
    await expect(layer(/General rate/)).toContainText('44.00')
    await expect(layer(/VAT \(DE\)/)).toContainText('217.36')
    await expect(page.getByTestId('tariff-total')).toHaveText('USD 261.36')
    await page.goto('/tariffs?hs=7117.19.90&to=CA&value=1000&freight=100&date=2026-12-01')
    // 8.5% of 1,000.00 without freight; 5% of 1,085.00.
    await expect(layer(/General rate/)).toContainText('85.00')
    await expect(layer(/GST/)).toContainText('54.25')
    await expect(page.getByTestId('tariff-total')).toHaveText('USD 139.25')
  },
)
