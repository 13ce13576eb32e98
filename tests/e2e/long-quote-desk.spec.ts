import { expect, test } from 'playwright/test'
import { staffDesk } from './people'

const LINES = 36

// A quote of many lines draws rows and receipts as they are needed. Nothing of it may be missing to who works with it.
test('a quote of many lines is whole at the desk and for its reader', async ({ page, browser }) => {
  test.setTimeout(120_000)
  // A style number stands for its first article.
  const styles = ['J', 'B', 'D'].flatMap((line) =>
    Array.from({ length: 30 }, (_, i) => `code=FSC-${line}${101 + i}`),
  )
  const codes = styles.join('&')
  const { articles } = (await (await page.request.get(`/api/v1/articles?${codes}`)).json()) as {
    articles: { sku: string; moq: number; orderMultiple: number }[]
  }
  const asked = articles.slice(0, LINES)
  expect(asked).toHaveLength(LINES)
  await page.goto('/request')
  await page.getByRole('button', { name: 'Paste a list' }).click()
  await page
    .getByLabel('One row for each article')
    .fill(asked.map(({ sku, moq, orderMultiple }) => `${sku}\t${moq * orderMultiple}`).join('\n'))
  await page.getByRole('button', { name: 'Add these rows' }).click()
  await expect(page.getByText(`${LINES} rows were added to your list.`)).toBeVisible()
  await page.getByLabel('Country of destination').selectOption('US')
  await page.getByLabel('Company').fill(`Long ${Date.now()}`)
  await page.getByLabel('Full name').fill('Lena Buyer')
  await page.getByLabel('E-mail').fill(`lena.${Date.now()}@buyer.example`)
  await page.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

  const staff = await staffDesk(browser)
  await staff.goto(`/staff/requests/${request}`)
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await staff.waitForURL('**/staff/quotes/**')
  // As the router brings it, and as a document.
  for (const reloaded of [false, true]) {
    if (reloaded) await staff.reload()
    const last = staff.locator(`#lines-${LINES - 1}-unitPrice`)
    await expect(last).toBeVisible()
    const receipt = staff.locator('#preview ~ * details.receipt').last()
    await receipt.locator('summary').click()
    await expect(receipt.getByRole('table')).toContainText('Duty of this line')
    await expect(staff.getByRole('heading', { name: 'What is quoted' })).toHaveCount(1)
    // The keyboard goes down past what the server drew; what is entered there is saved.
    await staff.locator(`#lines-${LINES - 2}-unitPrice`).press('Enter')
    await expect(last).toBeFocused()
    await last.fill(reloaded ? '2.22' : '1.11')
    await staff.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
    await expect(staff.locator('#preview ~ * table.quote-lines > tbody > tr').last()).toContainText(
      reloaded ? '2.22' : '1.11',
    )
  }
  await staff.screenshot({ path: 'test-results/long-quote.png', fullPage: true })
  await staff.context().close()
})
