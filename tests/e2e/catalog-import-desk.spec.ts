import { readFileSync } from 'node:fs'
import { expect, test, type Page } from 'playwright/test'
import { staffDesk } from './people'

// They look at unpublished changes: one after the other.
test.describe.configure({ mode: 'serial' })

/** A sheet of rings of one line; `broken` ones have an MOQ that isn't a multiple. */
function sheet(count: number, broken: (i: number) => boolean): string {
  const head =
    'Name;Address;Style number;Line;Type;Summary;Description;Grade;Material;Dimensions;Weight;起订量;Order multiple;Lead time;Sample, days;Pieces per carton;Carton length, mm;Carton width, mm;Carton height, mm;Carton gross, g;HS code;Origins;Price breaks;SKUs'
  const rows = Array.from({ length: count }, (_, i) =>
    [
      `Morning ring ${i}`,
      `morning-ring-${i}`,
      `MORN-${i}`,
      'jewelry',
      'rings',
      'A ring of the morning',
      '=HYPERLINK("http://evil.example";"sale")',
      '316L',
      'Steel',
      'Width | 6.0',
      '5.2',
      broken(i) ? '105' : '100',
      '10',
      '20',
      '7',
      '1000',
      '400',
      '300',
      '200',
      '9000',
      '7117.19.9000',
      'CN',
      '"100 | 2.00\n500 | 1.50"',
      `MORN-${i}-A | polished | Polished | 7 | US 7 | 0.00`,
    ]
      .map((cell) => (cell.includes('=') ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(';'),
  )
  return `\uFEFF${[head, ...rows].join('\r\n')}\r\n`
}

async function send(staff: Page, name: string, content: string | Buffer): Promise<void> {
  await staff.goto('/staff/catalog/import')
  await staff
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  await staff.getByRole('button', { name: 'Send and see what it would change' }).click()
}

// A merchandiser's morning: five hundred rows of which seven are wrong, corrected and sent again, a
// line made dearer, published, seen, undone.
test('five hundred rows are imported, the wrong ones corrected, prices raised, published, seen in the shop and undone', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const staff = await staffDesk(browser)
  await send(
    staff,
    'morning.csv',
    sheet(500, (i) => i % 70 === 3 && i < 490),
  )
  await expect(staff.getByTestId('dry-run')).toHaveText(
    '493 new, 0 changed, 0 as they are, 7 rows are wrong.',
    { timeout: 60_000 },
  )
  const first = staff
    .getByRole('row')
    .filter({ hasText: 'MORN-3' })
    .filter({ hasText: 'is no multiple of 10' })
    .first()
  await expect(first.getByRole('cell')).toHaveText([
    '5',
    'MORN-3',
    '起订量',
    'is no multiple of 10',
  ])
  const [download] = await Promise.all([
    staff.waitForEvent('download'),
    staff.getByRole('link', { name: 'Download the wrong rows to mend' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('morning-wrong-rows.csv')
  const wrong = readFileSync(await download.path(), 'utf8')
  expect(wrong.split('MORN-').length - 1).toBe(14)
  expect(wrong).toContain(`'=HYPERLINK`)
  await staff.getByRole('button', { name: 'Take 493 products' }).click()
  await expect(staff.getByText('493 products are entered. 493 wait to be published.')).toBeVisible({
    timeout: 60_000,
  })
  const firstImport = staff.url()

  await send(staff, 'mended.csv', wrong.replaceAll(/,105,/g, ',100,'))
  await expect(staff.getByTestId('dry-run')).toHaveText(
    '7 new, 0 changed, 0 as they are, no row is wrong.',
    { timeout: 60_000 },
  )
  await staff.getByLabel('How').selectOption('whole')
  await staff.getByRole('button', { name: 'Take 7 products' }).click()
  await expect(staff.getByText('7 products are entered. 7 wait to be published.')).toBeVisible({
    timeout: 60_000,
  })
  await staff.getByRole('button', { name: 'Publish 7 products' }).click()
  await expect(staff.getByText('7 products of this file are published.')).toBeVisible()
  const mendedImport = staff.url()
  await staff.goto(firstImport)
  await staff.getByRole('button', { name: 'Publish 493 products' }).click()
  await expect(staff.getByText('493 products of this file are published.')).toBeVisible({
    timeout: 30_000,
  })
  await page.goto('/products/morning-ring-3')
  await expect(page.getByRole('heading', { name: 'Morning ring 3', exact: true })).toBeVisible()
  await expect(page.getByText('2.00').first()).toBeVisible()

  // The line's prices by four percent.
  await staff.goto('/staff/catalog?q=morning+ring&status=PUBLISHED')
  await staff.getByRole('textbox', { name: 'Percent' }).fill('4')
  await staff.getByRole('combobox', { name: /^Of/ }).selectOption('all')
  await staff.getByRole('button', { name: 'Preview' }).click()
  await expect(staff.getByTestId('price-preview')).toHaveText('500 products will change.')
  await staff.getByRole('button', { name: 'Publish 500 changes' }).click()
  await expect(staff.getByText('Published: the next visitor sees it.')).toBeVisible({
    timeout: 30_000,
  })
  await page.reload()
  await expect(page.getByText('2.08').first()).toBeVisible()
  await staff.getByRole('button', { name: 'Undo' }).click()
  await expect(staff.getByText('Undone: what was there before is back.')).toBeVisible({
    timeout: 30_000,
  })
  await page.reload()
  await expect(page.getByText('2.00').first()).toBeVisible()

  // Both files out of the shop again, each as a whole.
  for (const address of [firstImport, mendedImport]) {
    await staff.goto(address)
    await staff.getByRole('button', { name: 'Undo the publishing' }).click()
    await expect(staff.getByText('What was published of this file was taken back.')).toBeVisible({
      timeout: 30_000,
    })
  }
  expect((await page.goto('/products/morning-ring-3'))?.status()).toBe(404)
  await staff.context().close()
})

test('a file is understood, or refused in a sentence; its changes are shown before and after', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  await send(staff, 'picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff]))
  await expect(staff.getByText('The file is neither a spreadsheet (.xlsx) nor text')).toBeVisible()

  // The whole catalog as a workbook, sent back under another name, changes nothing.
  const book = await (await staff.request.get('/api/staff/products?format=xlsx&line=BOXES')).body()
  await send(staff, 'catalog.csv', book)
  await expect(staff.getByTestId('dry-run')).toHaveText(
    /^0 new, 0 changed, [1-9]\d* as they are, no row is wrong\.$/,
    { timeout: 60_000 },
  )
  await staff.getByRole('button', { name: 'Cancel this import' }).click()
  await expect(staff.getByText('Cancelled. Nothing was entered.')).toBeVisible()

  // An unknown heading is asked about.
  await send(staff, 'questions.csv', 'Style number;Our quantity;Colour\nFSC-B112;70;red\n')
  await staff.getByLabel('Column 2: Our quantity').selectOption('MOQ')
  await staff.getByRole('button', { name: 'Check the file with these columns' }).click()
  await expect(staff.getByTestId('dry-run')).toBeVisible({ timeout: 60_000 })
  await staff.goto('/staff/catalog/import')
  await staff.getByRole('link', { name: 'questions.csv' }).click()
  await expect(staff.getByRole('navigation', { name: 'What the rows would do' })).toBeVisible()
  await staff.context().close()
})

test('a file with ambiguous numbers is asked about once, and read by the answer', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  await send(staff, 'comma.csv', 'styleNumber;sampleFeeMinor\nFSC-J101;1,250\nFSC-J102;1.450\n')
  const question = staff.getByRole('region', { name: 'How does this file write numbers?' })
  await expect(question).toBeVisible({ timeout: 60_000 })
  await expect(staff.getByTestId('dry-run')).toContainText('2 rows are wrong')
  const comma = question.getByRole('group', { name: 'With a decimal comma' })
  await expect(comma.getByRole('listitem')).toHaveText([
    /Row 2, sampleFeeMinor:\s*“1,250” is 1.25/,
    /Row 3, sampleFeeMinor:\s*“1.450” is 1450.00/,
  ])
  await comma.getByRole('button', { name: 'Read the file with a decimal comma' }).press('Enter')
  await expect(staff.getByTestId('dry-run')).toContainText('no row is wrong', { timeout: 60_000 })
  await expect(question).toContainText('are read with a decimal comma')
  await expect(staff.getByRole('row').filter({ hasText: 'FSC-J101' })).toContainText('1.25')
  await staff.getByRole('button', { name: 'Cancel this import' }).click()
  await expect(staff.getByText('Cancelled.').first()).toBeVisible()
  await staff.context().close()
})
