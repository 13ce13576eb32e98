import { expect, test, type Browser, type Page } from 'playwright/test'
import { extractText } from 'unpdf'
import { colleagueDesk, staffDesk } from './people'

/** A buyer's request for one product under DDP, opened as a quote by a colleague who drafts it at the desk. */
async function aDraft(
  page: Page,
  browser: Browser,
  { slug, destination, place }: { slug: string; destination: string; place: string },
): Promise<Page> {
  await page.goto(`/products/${slug}`)
  await page.getByLabel('Quantity').fill('1000')
  await page.getByRole('button', { name: 'Add to request' }).click()
  await expect(page.getByTestId('request-count')).toHaveText('1')
  await page.goto('/request')
  await page.getByLabel('Country of destination').selectOption(destination)
  await page.getByRole('radio', { name: /^DDP/ }).check({ force: true })
  await page.getByLabel('Company').fill(`Proofs ${Date.now()}`)
  await page.getByLabel('Full name').fill('Tea Buyer')
  await page.getByLabel('E-mail').fill(`tea.${Date.now()}@buyer.example`)
  await page.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
  const staff = await staffDesk(browser)
  await staff.getByRole('link', { name: request }).click()
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await staff.waitForURL('**/staff/quotes/**')
  await staff.getByLabel('Named place').fill(place)
  await saves(staff)
  return staff
}

/** The day so many days from now, `YYYY-MM-DD`. */
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The words of the quote's current PDF. */
async function printed(staff: Page): Promise<string> {
  const quote = /Q-\d{5}/.exec(staff.url())?.[0] ?? ''
  const pdf = await staff.request.get(`/api/quotes/${quote}/pdf?revision=1`)
  const { text } = await extractText(new Uint8Array(await pdf.body()), { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

async function saves(staff: Page): Promise<void> {
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
}

// A tray made in Mexico: its certificate of origin is entered, refused where it is wrong, and
// lowers the duty.
test('a certificate of origin frees a Mexican tray of its base duty', async ({ page, browser }) => {
  const staff = await aDraft(page, browser, {
    slug: 'oval-vanity-tray',
    destination: 'US',
    place: 'Chicago',
  })
  const duty = staff.locator('details.receipt summary').first()
  await staff.getByRole('textbox', { name: /^Origin, / }).fill('MX')
  await saves(staff)
  await expect(duty).toContainText('27%')
  const without = await printed(staff)
  expect(without).toContain('General rate (MFN), 2%')
  expect(without).not.toContain('certificate of origin: criterion')

  await staff.getByLabel('Certified by').selectOption('producer')
  await staff.getByLabel('Name', { exact: true }).fill('Bandejas de Monterrey S.A.')
  await staff.getByLabel('Blanket period from').fill(day(-30))
  await staff.getByLabel('to', { exact: true }).fill(day(340))
  await staff.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(staff.getByText(/covers twelve months at most/).first()).toBeVisible()
  await staff.getByLabel('to', { exact: true }).fill(day(330))
  await staff.getByLabel('Certificate file').setInputFiles({
    name: 'certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  })
  await expect(staff.getByText('certificate.pdf')).toBeVisible()
  await saves(staff)
  await expect(duty).toContainText('25%')
  await expect(staff.getByText(/certificate of origin: criterion B, /)).toBeVisible()
  await expect(staff.getByRole('link', { name: 'certificate.pdf' })).toBeVisible()
  const paper = await printed(staff)
  expect(paper).toContain('USMCA certificate of origin: criterion B')
  expect(paper).not.toContain('General rate (MFN), 2%')
  expect(paper).toContain('Section 232 steel, Annex I-B 9903.82.09, 25%')

  // Its papers: who stated what; the catalog says what is made in Mexico and by which record, so
  // nothing is missing.
  await staff.getByRole('link', { name: 'Papers', exact: true }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toContainText('Papers of Q-')
  const main = staff.getByRole('main')
  await expect(main).toContainText('certified by the producer Bandejas de Monterrey S.A.')
  await expect(main).toContainText('The piece is formed there: stamping')
  await expect(main).toContainText('Nothing lacks that this page knows of')
  await staff.context().close()
})

// A duty reviewed in February: the author of the quote is stopped, and a colleague of the tariff
// desk approves it.
test('a DDP quote on a stale review waits for the approval of somebody who didn’t draft it', async ({
  page,
  browser,
}) => {
  const desk = await colleagueDesk(browser)
  await desk.goto('/staff/tariffs/importers?destination=DE')
  await desk.getByLabel('What the house says').selectOption('seller')
  await desk.getByLabel('Why, and by what').fill('EORI and a representative, of this test')
  await desk.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(desk.getByRole('row', { name: /of this test/ }).first()).toBeVisible()

  const staff = await aDraft(page, browser, {
    slug: 'domed-band-ring-6-mm',
    destination: 'DE',
    place: 'Hamburg',
  })
  await staff.getByRole('button', { name: 'Send revision 1' }).click()
  const dialog = staff.getByRole('dialog')
  await expect(dialog).toContainText('The tariff desk hasn’t said yes to old readings')
  await expect(dialog.getByRole('button', { name: 'Send it' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Keep editing' }).click()

  await desk.goto(staff.url())
  await desk.getByLabel('Why these rates hold').fill('Read again in TARIC this morning')
  await desk.getByRole('button', { name: 'Approve the duty' }).click()
  await expect(desk.getByText(/said yes on/)).toBeVisible()
  await desk.context().close()

  await staff.reload()
  await staff.getByRole('button', { name: 'Send revision 1' }).click()
  await staff.getByRole('button', { name: 'Send it' }).click()
  await expect(staff.getByText(/^Approved for this quote by Wei Tariffs/)).toBeVisible()
  await staff.context().close()
})
