import { buffer } from 'node:stream/consumers'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { ZipFile } from 'yazl'
import { staffDesk } from './people'

test.describe.configure({ mode: 'serial' })

const picture = (background: string, width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
const file = async (name: string, background: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await picture(background),
})

// Pictures of a copied design: sent, ordered by keyboard, described, published and seen; a ZIP
// finds the design by its name.
test('pictures are added, ordered by keyboard, described, published and seen in the shop', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/catalog?q=FSC-D107')
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await staff.getByRole('button', { name: 'Duplicate' }).click()
  await expect(staff.getByText('This product is not in the shop.')).toBeVisible()
  const style = await staff.getByRole('textbox', { name: 'Style number', exact: true }).inputValue()
  const slug = await staff.getByRole('textbox', { name: 'Address', exact: true }).inputValue()
  const manager = staff.getByRole('region', { name: 'Pictures' })
  const rows = manager.getByRole('listitem', { name: /^Picture \d+ of/ })
  const before = await rows.count()

  // A file whose content is no picture is refused with words; the good one beside it is accepted.
  await manager.getByLabel('Add pictures').setInputFiles([
    {
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      ),
    },
    await file('new.jpg', '#1f4e8c'),
  ])
  await expect(manager.getByText(/^logo\.png: SVG isn’t taken/)).toBeVisible()
  await expect(rows).toHaveCount(before + 1)
  const mine = rows.nth(before)
  await expect(mine.getByText('missing')).toBeVisible()
  await manager.getByRole('button', { name: 'Save pictures as draft' }).click()
  await expect(manager.getByRole('alert')).toHaveText('1 picture lacks its text.')
  await expect(mine.getByLabel('Text for those who can’t see it')).toBeFocused()
  await staff.keyboard.type('The tray in blue light')
  await mine.getByLabel('Shows').selectOption('hero')
  await mine.getByLabel('Finish').selectOption({ index: 1 })
  await mine.getByLabel('from the left, %').fill('20')

  // To the front by keyboard: lifted, moved, put down.
  await mine.getByRole('button', { name: `Move picture ${before + 1} by dragging` }).focus()
  await staff.keyboard.press('Space')
  await expect(
    staff.getByText(new RegExp(`^Picture ${before + 1} (is lifted|would become)`)),
  ).toBeAttached()
  // They stand in rows of three: upwards, then to the left; each step is announced before the next.
  const place = async (): Promise<number> => {
    const outcomes = await staff.getByText(/would become picture \d+\./).allInnerTexts()
    return Number(/picture (\d+)\.$/.exec(outcomes[0] ?? '')?.[1] ?? before + 1)
  }
  for (let at = before + 1; at > 1; at = await place()) {
    const here = at
    await staff.keyboard.press(here > 3 ? 'ArrowUp' : 'ArrowLeft')
    // A key pressed while the last step is drawn is lost, and pressed again.
    await expect
      .poll(place, { timeout: 3000 })
      .not.toBe(here)
      .catch(() => undefined)
  }
  await staff.keyboard.press('Space')
  const first = rows.first()
  await expect(first.getByLabel('Text for those who can’t see it')).toHaveValue(
    'The tray in blue light',
  )
  await first.getByRole('button', { name: 'Later' }).click()
  await rows.nth(1).getByRole('button', { name: 'Earlier' }).click()
  await manager.getByRole('button', { name: 'Save pictures as draft' }).click()
  await expect(
    manager.getByText('Saved as a draft. Buyers see it once it is published.'),
  ).toBeVisible()
  await expect(staff.getByText(/entered \d+ changes? that (is|are) not published/)).toBeVisible()
  await staff.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(staff.getByRole('link', { name: 'See it in the shop' })).toBeVisible()
  await page.goto(`/products/${slug}`)
  const pictureShown = page.getByRole('img', { name: 'The tray in blue light' }).first()
  await expect(pictureShown).toBeVisible()
  await expect(pictureShown).toHaveAttribute(
    'src',
    /^\/api\/pictures\/[0-9a-f-]{36}-(400|1200)\.webp$/,
  )
  await expect
    .poll(() =>
      pictureShown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
    )
    .toBeGreaterThan(300)
  await page.goto(`/catalog?q=${style}`)
  await expect(page.getByRole('img', { name: 'The tray in blue light' })).toHaveCSS(
    'object-position',
    '20% 50%',
  )

  // The same design's pictures from a ZIP, with one that has no place.
  const zip = new ZipFile()
  zip.addBuffer(await picture('#b3400f'), `${style}_macro.jpg`)
  zip.addBuffer(await picture('#0f6b4a'), 'FSC-X999.jpg')
  zip.end()
  await staff.goto('/staff/catalog/pictures')
  await staff.getByLabel('ZIP file').setInputFiles({
    name: 'pictures.zip',
    mimeType: 'application/zip',
    buffer: await buffer(zip.outputStream),
  })
  await staff.getByRole('button', { name: 'See where they go' }).click()
  await expect(staff.getByTestId('zip-counts')).toHaveText(
    '1 picture has a product, 1 have none, 0 can’t be taken.',
  )
  await expect(staff.getByText('No product has the style number FSC-X999.')).toBeVisible()
  await staff.getByRole('button', { name: 'Add 1 picture to the drafts of 1 product' }).click()
  await expect(staff.getByText('1 picture is in the drafts of 1 product.')).toBeVisible()

  // It waits to be published: a time is scheduled for it, and cancelled.
  await staff.goto(`/staff/catalog?q=${style}`)
  await staff.getByRole('rowheader').getByRole('link').first().click()
  await expect(rows).toHaveCount(before + 2)
  await staff.getByLabel('Day and time').fill('2020-01-01T09:00')
  await staff.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(staff.getByText('this moment has passed')).toBeVisible()
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16)
  await staff.getByLabel('Day and time').fill(tomorrow)
  await staff.getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(staff.getByText(/^Goes into the shop on .*\(Shanghai, UTC\+8\)/)).toBeVisible()
  await staff.getByRole('button', { name: 'Cancel the schedule' }).click()
  await expect(staff.getByText(/^Goes into the shop on/)).toHaveCount(0)
  await staff.context().close()
})

// Evidence: a report is added, referred to by a design, opened by a buyer, and gone once it is
// withdrawn.
test('a compliance document is added, shown with its file, and withdrawn', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const staff = await staffDesk(browser)
  await staff.goto('/staff/catalog/documents')
  await expect(staff.getByRole('row', { name: /DEMO-PBCD/ })).toContainText('Ends soon')
  await staff.getByLabel('Code').fill('TR-2026-7')
  await staff.getByLabel('Report number').fill('SHA-77')
  await staff.getByLabel('Issued by').fill('A laboratory')
  await staff.getByLabel('Issued on').fill('2026-01-15')
  await staff.getByLabel('What it covers').fill('Trays of 304 steel')
  await staff.getByRole('button', { name: 'Keep it' }).click()
  await expect(staff.getByText('choose the file')).toBeVisible()
  await expect(staff.getByLabel('Report number')).toHaveValue('SHA-77')
  await staff.getByLabel('File', { exact: true }).setInputFiles({
    name: 'report.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nreport'),
  })
  await staff.getByRole('button', { name: 'Keep it' }).click()
  await expect(staff.getByText('Kept. Products that name TR-2026-7 show it.')).toBeVisible()
  expect((await page.request.get('/api/documents/TR-2026-7')).status()).toBe(404)

  await staff.goto('/staff/catalog?q=FSC-D108')
  await staff.getByRole('rowheader').getByRole('link').first().click()
  const slug = await staff.getByRole('textbox', { name: 'Address', exact: true }).inputValue()
  await staff.getByRole('button', { name: 'Compliance documents as text' }).click()
  await staff.getByRole('textbox', { name: 'Compliance documents' }).fill('TR-2026-7\nTR-NONE')
  await staff.getByRole('button', { name: 'Save as draft' }).click()
  await expect(staff.getByText('TR-NONE is in no list')).toBeVisible()
  await staff.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(staff.getByText(/that (is|are) not published/)).toHaveCount(0)
  await page.goto(`/products/${slug}`)
  const evidence = page.getByRole('region', { name: 'Evidence' })
  await expect(evidence.getByRole('row', { name: /SHA-77/ })).toContainText('A laboratory')
  const href = await evidence.getByRole('link').getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect([answer.status(), answer.headers()['content-type'], await answer.text()]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7\nreport',
  ])

  await staff.goto('/staff/catalog/documents')
  await staff
    .getByRole('row', { name: /TR-2026-7/ })
    .getByRole('button', { name: 'Withdraw' })
    .click()
  await expect(staff.getByRole('row', { name: /TR-2026-7/ })).toContainText('Withdrawn')
  expect((await page.request.get('/api/documents/TR-2026-7')).status()).toBe(404)
  await page.goto(`/products/${slug}`)
  await expect(page.getByRole('region', { name: 'Evidence' })).toHaveCount(0)
  await staff.context().close()
})
