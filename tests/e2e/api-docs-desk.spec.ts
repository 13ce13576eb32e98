import { expect, test } from 'playwright/test'

test('the API page shows a call that runs, on a light page that fits a phone', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  const answer = await page.goto('/docs/api')
  expect((await answer?.text())?.length).toBeLessThan(480_000)

  // Folded, the page is a quarter as long on a phone; its own address opens an operation.
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(9_000)
  const operation = page.locator('#landedCost')
  await expect(operation).toBeHidden()
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first().click()
  await expect(operation).toBeVisible()
  await expect(operation).toBeInViewport()
  const request = operation.getByRole('region', { name: 'Request, to United States' })
  const curl = (await request.innerText()).trim()
  const [, address = '', body = ''] = /^curl (\S+) \\\n\s*--json '([\s\S]*)'$/.exec(curl) ?? []
  expect(new URL(address).pathname).toBe('/api/v1/landed-cost')
  const called = await page.request.post(new URL(address).pathname, {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    data: body,
  })
  expect(called.status()).toBe(200)
  const answerText = await operation.getByRole('region', { name: /^Answer, / }).innerText()
  // Other tests publish rules meanwhile: the duty figures may be from before or after.
  const rated = { currency: 'USD', goods: '1110.00', lines: [{ id: 'rings', status: 'rated' }] }
  expect(await called.json()).toMatchObject(rated)
  expect(JSON.parse(answerText)).toMatchObject(rated)

  // Loaded at an address inside; of the description only the beginning is shown.
  await page.goto('/docs/api#describe')
  const beginning = page.locator('#describe').getByRole('region', { name: /^Answer, / })
  await expect(beginning).toBeVisible()
  const whole = JSON.stringify(
    await (await page.request.get('/api/v1/openapi.json')).json(),
    null,
    2,
  )
  const lines = (await beginning.innerText()).trim().split('\n').slice(0, -1)
  expect(lines.length).toBeGreaterThan(20)
  expect(whole.startsWith(lines.join('\n'))).toBe(true)

  // The address in a fault's type describes it.
  const fault = await page.request.post('/api/v1/landed-cost', { data: '{}' })
  const { type } = (await fault.json()) as { type: string }
  await page.goto(type)
  await expect(page.locator(new URL(page.url()).hash)).toContainText('422')

  for (const width of [320, 390, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  expect(refused).toEqual([])
})
