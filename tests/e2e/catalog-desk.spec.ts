import { expect, test } from 'playwright/test'
import { staffDesk } from './people'

// Both look at unpublished changes: one after the other.
test.describe.configure({ mode: 'serial' })

// A merchandiser's morning: a design is copied, corrected, published, made dearer and restored, and
// the shop follows each time.
test('a product is duplicated, corrected, published, repriced and undone, and the shop shows it at once', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/catalog?q=FSC-D106')
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await staff.getByRole('button', { name: 'Duplicate' }).click()
  await expect(staff.getByText('This product is not in the shop.')).toBeVisible()
  const style = await staff.getByRole('textbox', { name: 'Style number', exact: true }).inputValue()
  const slug = await staff.getByRole('textbox', { name: 'Address', exact: true }).inputValue()

  // A price that rises with the quantity is refused at its field, and nothing typed is lost.
  await staff.getByRole('textbox', { name: 'Name', exact: true }).fill(`Desk test ${style}`)
  await staff.getByRole('textbox', { name: 'MOQ', exact: true }).fill('100')
  await staff.getByRole('textbox', { name: 'Order multiple', exact: true }).fill('10')
  await staff.getByRole('button', { name: 'Price breaks as text' }).click()
  await staff
    .getByRole('textbox', { name: 'Price breaks', exact: true })
    .fill('100 | 2.00\n500 | 2.50')
  await staff.getByRole('button', { name: 'Save as draft' }).click()
  await expect(staff.getByText('line 2: the price rises with the quantity')).toBeVisible()
  await expect(staff.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
    `Desk test ${style}`,
  )
  await staff.getByRole('button', { name: 'As a grid' }).click()
  await staff.getByRole('textbox', { name: 'Price breaks, line 2, price in USD' }).fill('1.50')
  await expect(staff.getByText('line 2: the price rises with the quantity')).toHaveCount(0)
  await staff.getByRole('button', { name: 'Save as draft' }).click()
  await expect(staff.getByText(/entered \d+ changes that are not published/)).toBeVisible()
  expect((await page.goto(`/products/${slug}`))?.status()).toBe(404)
  await staff.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(staff.getByRole('link', { name: 'See it in the shop' })).toBeVisible()
  await page.goto(`/products/${slug}`)
  await expect(page.getByRole('heading', { name: `Desk test ${style}` })).toBeVisible()

  // A new address: the old one redirects there permanently.
  await staff.getByRole('textbox', { name: 'Address', exact: true }).fill(`${slug}-moved`)
  await staff.getByRole('button', { name: 'Save as draft' }).click()
  await expect(staff.getByText(/change that is not published/)).toBeVisible()
  await staff.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(staff.getByRole('link', { name: 'See it in the shop' })).toHaveAttribute(
    'href',
    `/products/${slug}-moved`,
  )
  expect((await page.request.get(`/products/${slug}`, { maxRedirects: 0 })).status()).toBe(308)
  await page.goto(`/products/${slug}`)
  await page.waitForURL(`**/products/${slug}-moved`)
  await expect(page.getByRole('heading', { name: `Desk test ${style}` })).toBeVisible()

  // All its prices by four percent, previewed before they are published.
  await staff.goto(`/staff/catalog?q=${style}`)
  await staff.getByLabel(`Choose ${style}`).check()
  await staff.getByLabel('Percent').fill('4')
  await staff.getByRole('button', { name: 'Preview' }).click()
  await expect(staff.getByTestId('price-preview')).toHaveText('1 product will change.')
  await expect(staff.getByText('100+: 2.00 → 2.08')).toBeVisible()
  await expect(staff.getByText('500+: 1.50 → 1.56')).toBeVisible()
  await staff.getByRole('button', { name: 'Publish 1 change' }).click()
  await expect(staff.getByText('Published: the next visitor sees it.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2.08').first()).toBeVisible()
  await staff.getByRole('button', { name: 'Undo' }).click()
  await expect(staff.getByText('Undone: what was there before is back.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2.00').first()).toBeVisible()
  await expect(page.getByText('2.08')).toHaveCount(0)

  // Out of the shop again: published versions stay on record.
  await staff.goto(`/staff/catalog?q=${style}`)
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await staff.getByRole('button', { name: 'Take it out of the shop' }).click()
  await expect(staff.getByText('This product is not in the shop.')).toBeVisible()
  await expect(
    staff.getByRole('region', { name: 'What was published' }).getByRole('listitem'),
  ).toHaveCount(5)
  await page.goto('/catalog?q=Desk+test')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('#results').getByText(`Desk test ${style}`)).toHaveCount(0)
  await staff.context().close()
})

// Two people at one product: a list is edited as a grid, leaving unsaved entries is never silent,
// and the second is shown what the first did.
test('a product is edited by two people, row by row, and neither overwrites the other unseen', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/catalog?q=FSC-D107')
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await expect(staff.getByRole('heading', { name: 'What it lacks' })).toBeVisible()
  const second = await staff.context().newPage()
  await second.goto(staff.url())

  // Typed back, nothing differs and nothing needs saving.
  const bar = staff.getByRole('region', { name: 'Changes that are not saved' })
  const summary = await staff.getByRole('textbox', { name: 'Summary', exact: true }).inputValue()
  await expect(async () => {
    await staff.getByRole('textbox', { name: 'Summary', exact: true }).fill(`${summary} Mended.`)
    await expect(bar).toContainText('1 change is not saved', { timeout: 1_000 })
  }).toPass()
  await staff.getByRole('textbox', { name: 'Summary', exact: true }).fill(summary)
  await expect(bar).toHaveCount(0)

  // Rows pasted from a sheet, one moved and one removed.
  const dimensions = staff.getByRole('group', { name: 'Dimensions', exact: true })
  await dimensions.getByRole('button', { name: 'Add a line' }).click()
  const line = await dimensions.getByRole('button', { name: /^Remove line/ }).count()
  await dimensions.getByLabel(`Dimensions, line ${line}, name`).evaluate((cell) => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Rim\t4.0\nFoot\t2.5\n')
    cell.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(dimensions.getByLabel(`Dimensions, line ${line + 1}, size in mm`)).toHaveValue('2.5')
  await dimensions.getByRole('button', { name: `Move line ${line + 1} up` }).click()
  await expect(dimensions.getByLabel(`Dimensions, line ${line + 1}, name`)).toHaveValue('Rim')
  await dimensions.getByRole('button', { name: `Remove line ${line + 1}` }).click()
  await expect(bar).toContainText('1 change is not saved')

  // A link asks before leaving them.
  staff.once('dialog', (dialog) => void dialog.dismiss())
  await staff.getByRole('main').getByRole('link', { name: 'Catalog', exact: true }).click()
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: 'Save as draft' }).click()
  await expect(bar).toHaveCount(0)
  await expect(staff.getByText(/entered 1 change that is not published/)).toBeVisible()

  // The colleague changed the same list, and one other field.
  await second
    .getByRole('textbox', { name: 'Summary', exact: true })
    .fill('A summary by the second of the two.')
  await second
    .getByRole('group', { name: 'Dimensions', exact: true })
    .getByRole('button', { name: 'Remove line 1' })
    .click()
  await second.getByRole('button', { name: 'Save as draft' }).click()
  const conflict = second.locator('[id$="-conflict"]')
  await expect(conflict).toContainText(/saved this product on .+, after you opened it/)
  await expect(conflict.getByRole('row', { name: /Dimensions/ })).toContainText('Foot')
  await conflict.getByRole('button', { name: 'Take this one' }).click()
  await second.getByRole('button', { name: 'Save as draft' }).click()
  await expect(second.getByText(/entered 2 changes that are not published/)).toBeVisible()
  await expect(conflict).toHaveCount(0)

  // Published, then undone: the shop is as it was.
  await second.getByRole('button', { name: 'Publish', exact: true }).click()
  const history = second
    .getByRole('region', { name: 'What was published' })
    .getByRole('listitem')
    .first()
  await expect(history).toContainText('Foot')
  await second.getByRole('button', { name: 'Undo' }).click()
  await expect(history).toContainText('Undone')
  await expect(second.getByRole('textbox', { name: 'Summary', exact: true })).toHaveValue(summary)
  await staff.context().close()
})
