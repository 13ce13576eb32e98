import { expect, test, type Page } from 'playwright/test'
import { staffDesk } from './people'

// A piece shaped by the buyer in 3D, and the files that staff get.
test(
  'a ring is shaped, engraved, seen in 3D and requested; staff open its drawing and its model',
  { tag: '@phone' },
  async ({ page, browser }, info) => {
    test.setTimeout(180_000)
    await page.goto('/products/domed-band-ring-6-mm')
    await page.getByRole('link', { name: 'Shape one to your own dimensions in 3D' }).click()
    await page.waitForURL('**/design/band')
    const weight = page.getByTestId('weight')
    await expect(weight).toHaveText('about 5 g')

    // A design that can't be made says why, and isn't drawn.
    await page.getByRole('textbox', { name: 'Width' }).fill('40')
    await expect(page.getByText('between 2 and 12').first()).toBeVisible()
    await page.getByRole('button', { name: 'Put on the request list' }).click()
    await expect(page.getByTestId('request-count')).toHaveText('0')
    await page.getByRole('button', { name: 'Set Width 12 mm' }).click()
    await expect(page.getByRole('textbox', { name: 'Width' })).toHaveValue('12')
    await page.getByRole('textbox', { name: 'Width' }).fill('8')
    await expect(weight).not.toHaveText('about 5 g')
    await page.getByRole('textbox', { name: 'Engraving' }).fill('Para siempre')
    await expect(page.getByText(/letters \d\.\d mm high/)).toBeVisible()
    await page.getByRole('main').getByText('PVD gold', { exact: true }).click()

    // A choice says what it costs, and the figures are the endpoint's.
    await expect(page.getByText('−USD 0.34, −2 working days')).toBeVisible()
    await expect(page.getByTestId('lead-time')).toContainText('about 32 working days = ')
    const estimate = await (
      await page.request.get(
        `/api/v1/designs/estimate?family=band&${new URL(page.url()).searchParams.toString()}`,
      )
    ).json()
    await expect(page.getByTestId('unit-price')).toHaveText(
      `USD ${(estimate.figures.breaks[0].unitPriceMinor / 100).toFixed(2)}`,
    )

    // The still picture comes first; three.js only on request.
    await expect(page.getByTestId('still')).toBeVisible()
    await expect(page.getByTestId('stage')).toHaveCount(0)
    await page.getByRole('button', { name: 'See it in 3D' }).click()
    await expect(page.getByTestId('stage').locator('canvas')).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => colours(page), { timeout: 30_000 }).toBeGreaterThan(200)
    await expect(page.getByTestId('still')).toHaveCount(0)
    // Twenty changes leave nothing behind on the graphics card, or it would hold more than eight
    // additional geometries: only one project makes them all, since a processor draws each of them here.
    const changes = info.project.name === 'desktop' ? 20 : 4
    const canvas = page.getByTestId('stage').locator('canvas')
    const before = Number(await canvas.getAttribute('data-geometries'))
    await page.getByRole('textbox', { name: 'Inner diameter' }).focus()
    for (let i = 0; i < changes; i++)
      await page.keyboard.press(i % 2 === 0 ? 'ArrowUp' : 'ArrowDown')
    await expect(page.getByRole('textbox', { name: 'Inner diameter' })).toHaveValue('18.2')
    expect(Number(await canvas.getAttribute('data-geometries'))).toBeLessThan(before + 8)
    await page.getByRole('button', { name: 'Turn left' }).click()
    await page.getByRole('button', { name: 'Dark ground' }).click()

    // The address contains everything.
    const address = page.url()
    expect(address).toContain('engraving=Para+siempre')
    await page.getByRole('textbox', { name: 'Quantity' }).fill('300')
    await page.getByRole('button', { name: 'Put on the request list' }).click()
    await expect(
      page.getByText('It is on your request list, with its drawing and 3D file.'),
    ).toBeVisible({ timeout: 20_000 })
    await page.goto(address)
    await expect(page.getByRole('textbox', { name: 'Engraving' })).toHaveValue('Para siempre')
    await expect(page.getByRole('textbox', { name: 'Width' })).toHaveValue('8')

    // A short code leads to exactly the same design, in a browser that knows nothing about it.
    await page.getByRole('button', { name: 'Get a short code' }).click()
    const code = await page.getByTestId('design-code').innerText()
    const other = await browser.newPage()
    await other.goto(new URL(`/design/c/${code}`, page.url()).href)
    await expect(other.getByRole('textbox', { name: 'Engraving' })).toHaveValue('Para siempre')
    const same = (url: string) => [...new URL(url).searchParams].toSorted().join('&')
    expect(same(other.url())).toBe(same(address))
    await other.close()

    await page.goto('/request')
    await expect(page.getByRole('img', { name: /Drawing of/ })).toBeVisible()
    await expect(page.getByText(`${code}.png`)).toBeVisible()
    const company = `Design ${info.project.name} ${Date.now()}`
    await page.getByLabel('Country of destination').selectOption('MX')
    await page.getByLabel('Company').fill(company)
    await page.getByLabel('Full name').fill('Dana Buyer')
    await page.getByLabel('E-mail').fill(`dana.${info.project.name}.${Date.now()}@buyer.example`)
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
    const request =
      /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''

    const staff = await staffDesk(browser)
    await staff.goto(`/staff/requests/${request}`)
    const drawing = await staff.request.get(
      (await staff.getByRole('link', { name: 'Drawing (SVG)' }).getAttribute('href')) ?? '',
    )
    expect(drawing.headers()['content-type']).toContain('image/svg+xml')
    expect(drawing.headers()['content-security-policy']).toContain("default-src 'none'")
    const svg = await drawing.text()
    for (const phrase of ['Para siempre', 'Inner diameter Ø 18.2', '18.2 mm', '316L', 'Scale 4:1'])
      expect(svg).toContain(phrase)
    const model = await (
      await staff.request.get(
        (await staff.getByRole('link', { name: '3D model (STL)' }).getAttribute('href')) ?? '',
      )
    ).body()
    expect(model.length).toBe(84 + model.readUInt32LE(80) * 50)
    const glb = await (
      await staff.request.get(
        (await staff.getByRole('link', { name: '3D model (GLB)' }).getAttribute('href')) ?? '',
      )
    ).body()
    expect(glb.subarray(0, 4).toString()).toBe('glTF')
    await expect(staff.getByRole('link', { name: code, exact: true })).toBeVisible()
    await expect(staff.getByRole('link', { name: `${code}.png` })).toBeVisible()
    await staff.getByRole('button', { name: 'Price this request' }).click()
    await expect(staff.getByRole('textbox', { name: 'Unit price, Custom Band ring' })).toBeVisible()
  },
)

test(
  'what isn’t available says why and is one tap away; advice stops nobody',
  { tag: '@phone' },
  async ({ page }) => {
    await page.goto('/design/chain')
    await page.getByRole('textbox', { name: 'Width' }).fill('3')
    await expect(page.getByText(/this link is made from 4 mm/).first()).toBeVisible()
    await page.getByRole('main').getByText('Cable', { exact: true }).click()
    // Cuban isn't available at 3 mm: it says so, and one tap sets both.
    await expect(page.getByRole('radio', { name: 'Cuban' })).toBeDisabled()
    await page.getByRole('button', { name: 'Take Cuban: set Width 4 mm' }).click()
    await expect(page.getByRole('radio', { name: 'Cuban' })).toBeChecked()
    await expect(page.getByRole('textbox', { name: 'Width' })).toHaveValue('4')
    await page.getByRole('main').getByText('PVD black', { exact: true }).click()
    await expect(page.getByText(/Advice/)).toBeVisible()
    // The still marks the place, as the stage does.
    await expect(page.getByTestId('still')).toHaveAttribute('src', /marks=advice:widthMm/)
    await expect(page.getByTestId('moq')).toHaveText('200 pieces')
    await page.getByRole('button', { name: 'Put on the request list' }).click()
    await expect(
      page.getByText('It is on your request list, with its drawing and 3D file.'),
    ).toBeVisible({ timeout: 20_000 })
  },
)

test(
  'pressed at once after a change, the exact design is put on the list, with the server’s own weight',
  { tag: '@once' },
  async ({ page }) => {
    await page.goto('/design/drawer')
    await expect(page.getByTestId('weight')).toBeVisible()
    const former = await page.getByTestId('weight').innerText()
    // The page's own figures come too late: they must not be sent along.
    let release = (): void => undefined
    const late = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/api/v1/designs/estimate*', async (route) => {
      await late
      await route.continue().catch(() => undefined)
    })
    await page.getByRole('textbox', { name: 'Width' }).fill('420')
    await page.getByRole('button', { name: 'Put on the request list' }).click()
    await expect(page.getByText(/It is on your request list/)).toBeVisible({ timeout: 20_000 })
    release()
    const estimate = (await (
      await page.request.get('/api/v1/designs/estimate?family=drawer&widthMm=420')
    ).json()) as { figures: { weightGrams: number } }
    const weight = `about ${estimate.figures.weightGrams} g`
    expect(weight).not.toBe(former)
    await page.goto('/request')
    const facts = page.getByTestId('design-facts')
    await expect(facts).toContainText('420 mm')
    await expect(facts).toContainText(weight)
    await expect(facts).not.toContainText(former)
    await expect(facts).not.toContainText('undefined')
  },
)

test(
  'without 3D, and by keyboard alone, a design is finished and requested',
  { tag: '@once' },
  async ({ page }) => {
    await page.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- called with its canvas below
      const real = HTMLCanvasElement.prototype.getContext as (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) => unknown
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest)
      } as typeof HTMLCanvasElement.prototype.getContext
    })
    await page.goto('/design/signet')
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await press('See it in 3D')
    await expect(page.getByText(/This browser can’t show 3D/)).toBeVisible()
    await press('Side')
    await expect(page.getByTestId('still')).toHaveAttribute('src', /view=side/)
    await press('Drawing')
    await expect(page.getByRole('img', { name: /Drawing of the Signet ring/ })).toBeVisible()
    await page.getByRole('textbox', { name: 'Face width' }).focus()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('textbox', { name: 'Face width' })).toHaveValue('11.5')
    await page.getByRole('radio', { name: 'Round' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: 'Cushion' })).toBeChecked()
    await page.getByRole('textbox', { name: 'Engraving' }).focus()
    await page.keyboard.type('AR')
    await press('Put on the request list')
    await expect(
      page.getByText('It is on your request list, with its drawing and 3D file.'),
    ).toBeVisible({ timeout: 20_000 })
  },
)

test(
  'a design’s files are refused where it can’t be made, and an uploaded STL is shown with its size',
  { tag: '@once' },
  async ({ page, browser }) => {
    expect(
      (await page.request.get('/api/v1/designs/model.stl?family=band&widthMm=99')).status(),
    ).toBe(422)
    expect((await page.request.get('/api/v1/designs/model.stl?family=__proto__')).status()).toBe(
      404,
    )
    expect((await page.request.get('/api/v1/designs/other?family=band')).status()).toBe(404)
    expect((await page.request.get('/design/nothing')).status()).toBe(404)
    // The model of our own hoop is uploaded somewhere else.
    const stl = await (await page.request.get('/api/v1/designs/model.stl?family=hoop')).body()
    await page.goto('/request')
    await page.getByRole('button', { name: 'Add a custom piece' }).click()
    await page.getByLabel('Type of piece').fill('hoop')
    await page.getByLabel('Finish', { exact: true }).fill('polished')
    await page.getByLabel('Size', { exact: true }).fill('30 mm')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'hoop.stl', mimeType: 'model/stl', buffer: stl })
    await expect(page.getByText(/uploaded/).first()).toBeVisible()
    await page.getByLabel('Country of destination').selectOption('MX')
    await page.getByLabel('Company').fill(`Hoop ${Date.now()}`)
    await page.getByLabel('Full name').fill('Hope Buyer')
    await page
      .getByLabel('E-mail')
      .fill(`hope.${Date.now()}.${Math.random().toString(36).slice(2)}@buyer.example`)
    await page.getByRole('button', { name: 'Send the request' }).first().click()
    await expect(page.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
    const request =
      /RFQ-\d{5}/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
    const staff = await staffDesk(browser)
    await staff.goto(`/staff/requests/${request}`)
    await staff.getByRole('button', { name: 'Show in 3D' }).click()
    await expect(
      staff.getByText(/30 × \d.* mm, about \d+(\.\d)? g if it is solid steel/),
    ).toBeVisible({ timeout: 30_000 })
  },
)

/** How many colours are on the stage: one, until something is drawn. */
async function colours(page: Page): Promise<number> {
  return page
    .getByTestId('stage')
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const small = document.createElement('canvas')
      small.width = small.height = 64
      const context = small.getContext('2d')
      context?.drawImage(canvas, 0, 0, 64, 64)
      const data = context?.getImageData(0, 0, 64, 64).data ?? new Uint8ClampedArray()
      const colourCodes = new Set<number>()
      for (let i = 0; i < data.length; i += 4)
        colourCodes.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0))
      return colourCodes.size
    })
}
