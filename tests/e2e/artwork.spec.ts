import { expect, test } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
})

// An engraved ring and an engraved earring: artwork for one is sent along, for the other later;
// staff see which is missing.
test(
  'artwork is sent with its line or later, and the desk sees which line is missing it',
  { tag: '@phone' },
  async ({ page, browser }) => {
    test.setTimeout(150_000)
    await page.goto('/products/domed-band-ring-6-mm')
    const option = page.getByRole('checkbox', { name: /Laser engraving/ })
    await expect(page.getByText('needs your artwork').first()).toBeVisible()
    await option.check()
    await expect(page.getByText(/needs your artwork: PDF, PNG/)).toBeVisible()
    await page.getByRole('button', { name: 'Add to request' }).click()
    await expect(page.getByText('On your request list.')).toBeVisible()
    await page.getByRole('checkbox', { name: /Laser engraving/ }).uncheck()
    await page.getByRole('checkbox', { name: /Logo tag/ }).check()
    await page.getByLabel('Quantity', { exact: true }).fill('400')
    await page.getByRole('button', { name: 'Add to request' }).click()

    await page.goto('/request')
    const first = page.getByTestId('artwork').filter({ hasText: 'Artwork for Laser engraving' })
    const second = page.getByTestId('artwork').filter({ hasText: 'Artwork for Logo tag' })
    await expect(page.getByTestId('artwork-missing')).toContainText('2 lines have no artwork yet')
    await first.locator('[data-upload=choose]').setInputFiles(pdf('monogram.pdf'))
    await expect(first.getByText('monogram.pdf')).toBeVisible()
    await expect(first.getByText('No artwork yet')).toHaveCount(0)
    await expect(page.getByTestId('artwork-missing')).toContainText('1 line has no artwork yet')
    await second.getByRole('checkbox', { name: 'I’ll send it later' }).check()
    await expect(second.getByText('We quote without it')).toBeVisible()
    // Nothing of it scrolls sideways on the narrowest phone.
    const size = page.viewportSize()
    await page.setViewportSize({ width: 320, height: 700 })
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
    if (size) await page.setViewportSize(size)
    // It survives a reload.
    await page.reload()
    await expect(first.getByText('monogram.pdf')).toBeVisible()
    await expect(second.getByRole('checkbox', { name: 'I’ll send it later' })).toBeChecked()
    const company = `Artwork Traders ${Date.now()}`
    await page.getByLabel('Country of destination').selectOption('US')
    await page.getByLabel('Company', { exact: true }).fill(company)
    await page.getByLabel('Full name').fill('Ana Ruiz')
    await page.getByLabel('E-mail').fill('artwork@buyer.example')
    await page.getByRole('button', { name: 'Send the request' }).filter({ visible: true }).click()
    await page.waitForURL('**/request/sent?n=*')
    const number = new URL(page.url()).searchParams.get('n') ?? ''

    // Staff: the request, then the editor of its quote.
    const staff = await staffDesk(browser)
    await staff.goto(`/staff/requests/${number}`)
    await expect(staff.getByText('Artwork missing: Logo tag')).toBeVisible()
    await expect(staff.getByText('announced for later')).toBeVisible()
    const file = await staff.request.get(
      (await staff.getByRole('link', { name: 'monogram.pdf' }).getAttribute('href')) ?? '',
    )
    expect(file.status()).toBe(200)
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await staff.getByRole('button', { name: 'Price this request' }).click()
    await staff.waitForURL('**/staff/quotes/Q-*')
    const panel = staff.getByRole('region', { name: 'Artwork' })
    await expect(panel).toContainText('1 line still lacks artwork.')
    await expect(panel.getByRole('link', { name: 'monogram.pdf' })).toBeVisible()

    // Later, by the secret link in the letter.
    await page.goto(await linkInMail(staff, new RegExp(`${number}: we have your request`)))
    await page.goto(`/requests/${number}`)
    await expect(page.getByText('1 line still lacks artwork.')).toBeVisible()
    const lines = page.getByRole('region', { name: 'Lines asked for' })
    await lines.locator('[data-upload=choose]').setInputFiles(pdf('tag.pdf'))
    await expect(page.getByRole('link', { name: 'tag.pdf' })).toBeVisible()
    await expect(page.getByText('still lacks artwork')).toHaveCount(0)
    await staff.goto(`/staff/requests/${number}`)
    await expect(staff.getByRole('link', { name: 'tag.pdf' })).toBeVisible()
    await expect(staff.getByText('Artwork missing')).toHaveCount(0)
    await staff.context().close()
  },
)

// An engraving tool is made once: sizes of a ring share its set-up, and the second line names the
// one it is charged with.
test(
  'a set-up is charged once per design, and a long pasted list counts a design together',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/products/domed-band-ring-6-mm')
    await page.getByRole('checkbox', { name: /Laser engraving/ }).check()
    await page.getByRole('button', { name: 'Order several finishes and sizes' }).click()
    const grid = page.getByTestId('order-grid')
    await grid.getByLabel('Polished, US 6: pieces').fill('100')
    const cents = async () =>
      Number(((await grid.getByTestId('grid-total').textContent()) ?? '').replaceAll(/\D/g, ''))
    const one = await cents()
    await grid.getByLabel('Polished, US 7: pieces').fill('100')
    // Twice the pieces, one tool of USD 25.00.
    expect(await cents()).toBe(2 * one - 25_00)
    await grid.getByRole('button', { name: 'Add 2 lines to request' }).click()
    await page.goto('/request')
    await expect(page.getByText('incl. USD 25.00 set-up')).toHaveCount(1)
    // The picture stands at the start of its line, and its total beside it.
    const line = page.getByRole('listitem').filter({ hasText: 'FSC-J101-POLISHED-6' }).first()
    const [row, picture] = [
      await line.boundingBox(),
      await line.locator('img').first().boundingBox(),
    ]
    expect(Math.abs((row?.x ?? 0) - (picture?.x ?? 99))).toBeLessThan(2)
    await expect(
      page.getByText('Set-up of Laser engraving, one face once for all lines of this design'),
    ).toBeVisible()
    await expect(
      page.getByText('Set-up of Laser engraving, one face charged with FSC-J101-POLISHED-6'),
    ).toBeVisible()

    // Forty of a hundred at the top of a list of 250 rows, sixty at its end.
    await page.getByRole('button', { name: 'Paste or upload a list' }).click()
    const article = await page.request.get('/api/v1/articles?code=FSC-J102').then(
      async (answer) =>
        (
          (await answer.json()) as {
            articles: { sku: string; moq: number; orderMultiple: number }[]
          }
        ).articles[0],
    )
    expect(article).toMatchObject({ moq: 100, orderMultiple: 20 })
    const rows = [
      `${article?.sku}\t40`,
      ...Array.from({ length: 248 }, (_, i) => `NO-SUCH-${i}\t100`),
      `${article?.sku}\t60`,
    ]
    await page.getByLabel('One row for each article').fill(rows.join('\n'))
    await page.getByRole('button', { name: 'Add these rows' }).click()
    await expect(page.getByText('2 rows were added to your list.')).toBeVisible()
  },
)
