import { expect, test } from 'playwright/test'

const ROWS = 5_000

// A sheet as buyers send it: columns in their own order and words, one SKU misspelt, one quantity
// missing, and one article a thousand times. Good rows go onto the list, the others wait, and a
// reload loses neither.
test(
  'a sheet of 5,000 rows is mapped, corrected and sent as one request',
  { tag: '@phone' },
  async ({ page }) => {
    test.setTimeout(120_000)
    const codes = ['J', 'B', 'D'].flatMap((line) =>
      Array.from({ length: 30 }, (_, i) => `code=FSC-${line}${101 + i}`),
    )
    const { articles } = (await (
      await page.request.get(`/api/v1/articles?${codes.join('&')}`)
    ).json()) as { articles: { sku: string; moq: number; orderMultiple: number }[] }
    const [first] = articles
    if (!first) throw new Error('the catalog is empty')
    const least = ({ moq, orderMultiple }: typeof first) =>
      Math.ceil(moq / orderMultiple) * orderMultiple
    const sheet = Array.from({ length: ROWS }, (_, i) => {
      const article = articles[i % articles.length] ?? first
      // The first thousand rows name one article.
      if (i < 1_000) return `;${first.sku};${least(first)};`
      if (i === 1_000) return `;${first.sku.slice(0, -1)};${least(first)};misspelt`
      if (i === 1_001) return `;${article.sku};;no pieces`
      return `;${article.sku};${least(article)};position ${i}`
    })
    await page.goto('/request')
    await page.getByRole('button', { name: 'Paste or upload a list' }).click()
    await page.getByLabel('Read a file').setInputFiles({
      name: 'order.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Line;Artikel;Menge;Bemerkung\n${sheet.join('\n')}\n`),
    })
    await expect(page.getByText('order.csv: 5,000 rows.')).toBeVisible()
    await expect(page.getByLabel('What column 2 holds')).toHaveValue('sku')
    await expect(page.getByLabel('What column 3 holds')).toHaveValue('quantity')
    await expect(page.getByLabel('What column 4 holds')).toHaveValue('note')
    await page.reload()
    await page.getByRole('button', { name: 'Add 5,000 rows' }).click()
    await expect(page.getByText('4,998 rows were added to your list.')).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.getByText('4,998 rows name 3,999 articles')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Pages of lines' }).first()).toContainText(
      'Lines 1 to 50 of 3,999',
    )

    await page.reload()
    await expect(page.getByText('2 rows need a look')).toBeVisible()
    await page.getByRole('button', { name: `Use ${first.sku}`, exact: true }).click()
    await expect(page.getByText('1 row needs a look')).toBeVisible()
    await page.getByLabel('Quantity of row 1003').fill('1000')
    await page.getByRole('button', { name: 'Add row 1003' }).click()
    await expect(page.getByText('Lines 1 to 50 of 4,001').first()).toBeVisible()
    await expect(page.getByText(/rows? needs? a look/)).toHaveCount(0)

    await page.getByLabel('Country of destination').selectOption('US')
    await page.getByLabel('Company').fill(`Bulk ${Date.now()}`)
    await page.getByLabel('Full name').fill('Bela Buyer')
    await page.getByLabel('E-mail').fill(`bela.${Date.now()}@buyer.example`)
    await expect(page.getByTestId('request-landed').first()).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible({ timeout: 30_000 })
  },
)
