import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { colleagueDesk, staffDesk } from './people'

// The inbox, worked through without a mouse.

/** Sends requests as the request page's form does, for one company of this run. */
async function submitted(page: Page, company: string, count: number): Promise<string[]> {
  const folder = process.env.NEXT_DIST_DIR ?? '.next-test'
  const manifest = JSON.parse(
    readFileSync(path.resolve(folder, 'server/server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, { exportedName?: string }> }
  const [id = ''] =
    Object.entries(manifest.node).find(
      ([, { exportedName }]) => exportedName === 'submitRequestAction',
    ) ?? []
  const numbers: string[] = []
  for (let i = 0; i < count; i++) {
    const answer = await page.request.post('/request', {
      headers: {
        'next-action': id,
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
        origin: new URL(page.url()).origin,
      },
      data: JSON.stringify([
        {
          idempotencyKey: randomUUID(),
          companyName: company,
          contactName: 'Kay Keys',
          contactEmail: `${company.replace(' ', '.')}@keys.example`.toLowerCase(),
          destination: 'US',
          incoterm: 'DDP',
          currency: 'USD',
          lines: [{ kind: 'BULK', sku: 'FSC-J101-PVD-GOLD-6', quantity: 1_000 + 20 * i }],
        },
        'en',
      ]),
    })
    numbers.push(/"number":"(RFQ-\d+)"/.exec(await answer.text())?.[1] ?? '')
  }
  expect(numbers.every((number) => number.startsWith('RFQ-'))).toBe(true)
  return numbers
}

test('requests are triaged by keys alone, the next opens by itself, and each deed is undone', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const page = await staffDesk(browser)
  const company = `Keys ${randomUUID().slice(0, 8)}`
  const numbers = await submitted(page, company, 5)
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = numbers
  // A view with only these five: just they are worked through.
  await page.goto(`/staff/requests?q=${encodeURIComponent(company)}`)
  const heading = (number: string) =>
    page.getByRole('heading', { level: 1, name: `Request ${number}` })
  const statusWith = (text: string) => page.getByRole('status').filter({ hasText: text })
  await page.getByRole('link', { name: first }).first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(heading(first)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of the inbox' })).toBeVisible()
  await page.keyboard.press('Escape')

  // A hasty person presses twice: the second press affects nothing that nobody has seen.
  await page.keyboard.press('t')
  await page.keyboard.press('t')
  await expect(statusWith(`${first} is yours.`)).toBeVisible()
  await expect(heading(second)).toBeVisible()

  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: `Put ${second} off` }).waitFor()
  await page.keyboard.press('1')
  await expect(statusWith(`${second} is put off.`)).toBeVisible()
  await expect(heading(third)).toBeVisible()

  await page.keyboard.press('m')
  const merging = page.getByRole('dialog', { name: `Merge ${third} into another` })
  await expect(merging.getByText('Looks like the same').first()).toBeVisible()
  await page.keyboard.press('1')
  await expect(statusWith(`${third} is merged.`)).toBeVisible()
  await expect(heading(fourth)).toBeVisible()

  await page.keyboard.press('d')
  await page.getByRole('dialog', { name: `Decline ${fourth}` }).waitFor()
  await page.getByLabel('What else the buyer should know').fill('no')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'the buyer reads it' })).toBeVisible()
  await page.getByLabel('What else the buyer should know').fill('Not in this season.')
  await page.keyboard.press('Control+Enter')
  await expect(statusWith(`${fourth} is declined.`)).toBeVisible()
  await expect(heading(fifth)).toBeVisible()

  await page.keyboard.press('a')
  await page.getByRole('dialog', { name: `Assign ${fifth}` }).waitFor()
  await page.keyboard.press('1')
  await expect(statusWith(`${fifth} is assigned.`)).toBeVisible()

  for (const [number, words] of [
    [fifth, 'is assigned as before'],
    [fourth, 'is open again'],
    [third, 'stands for itself again'],
    [second, 'isn’t put off any more'],
    [first, 'isn’t taken any more'],
  ] as const) {
    await page.keyboard.press('z')
    await expect(statusWith(words)).toBeVisible()
    await expect(heading(number)).toBeVisible()
  }
  await page.keyboard.press('z')
  await expect(page.getByRole('alert').filter({ hasText: 'left to undo' })).toBeVisible()

  // The same from the list, one or all of a view at a time; one bulk action is undone at once.
  await page.goto(`/staff/requests?q=${encodeURIComponent(company)}`)
  await page.keyboard.press('t')
  await expect(page.getByText('Choose rows with x')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await expect(statusWith(`${first} is yours.`)).toBeVisible()
  await expect(page.locator(`tr[data-row]:focus`)).toContainText(second)
  await page.keyboard.press('a')
  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: 'Put 5 requests off' }).waitFor()
  await page.keyboard.press('1')
  await expect(statusWith('5 requests are put off.')).toBeVisible()
  await expect(page.locator('tr[data-row]')).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(statusWith('stand as before')).toBeVisible()
  await expect(page.locator('tr[data-row]')).toHaveCount(5)

  // Two people at one request see each other, until one leaves.
  await page.goto(`/staff/requests/${first}`)
  const colleague = await colleagueDesk(browser)
  await colleague.goto(`/staff/requests/${first}`)
  await expect(colleague.getByText(/looks? at this too/)).toBeVisible()
  await page.context().close()
  await colleague.context().close()
})
