import { expect, test, type Page } from 'playwright/test'
import sharp from 'sharp'
import { signInAs } from './people'

// From the deposit to two shipments with their papers, with a failed inspection in between, and a
// balance by transfer.

test('goods are made, fail, are reworked and leave in two shipments; the buyer sees where they are', async ({
  page,
  browser,
}) => {
  test.slow()
  const buyer = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await signInAs(buyer, 'buyer')
  // The demonstration's own: others may belong to another walk.
  const number = 'SO-00001'
  await buyer.goto(`/orders/${number}`)
  await expect(buyer.getByTestId('goods')).toContainText('Production begins once the deposit is in')
  await payDeposit(buyer)

  await signInAs(page, 'staff')
  await page.goto(`/staff/orders/${number}`)
  await expect(page.getByTestId('next-step')).toContainText('Move it on')
  const line = page.getByTestId('goods').getByRole('listitem').first()
  await moveOn(page, 'In production')
  const ordered = await line.getByLabel('Pieces made in all').inputValue()
  await line.getByRole('button', { name: 'Count' }).click()
  await expect(line.locator('dd').nth(1)).toHaveText(
    new Intl.NumberFormat('en').format(Number(ordered)),
  )
  await moveOn(page, 'At inspection')

  await inspect(page, '9')
  await expect(line).toContainText('Sent to rework')
  await moveOn(page, 'At inspection')
  await inspect(page, '0')
  await expect(line).toContainText('inspected again after rework')

  const send = page.getByTestId('send-goods')
  for (const [pieces, shipment] of [
    [100, 1],
    [50, 2],
  ] as const) {
    await send.getByLabel('Carrier').fill('DHL')
    await send
      .getByLabel(/: pieces$/)
      .first()
      .fill(String(pieces))
    for (const [label, value] of [
      ['Pieces per carton', '100'],
      ['Grams a piece', '4.2'],
      ['Full carton, kg gross', '9'],
      ['Carton length, cm', '30'],
      ['Carton width, cm', '20'],
      ['Carton height, cm', '20'],
    ] as const)
      await send.getByLabel(label).first().fill(value)
    await send.getByRole('button', { name: 'Send these goods' }).click()
    await expect(page.getByTestId('shipment')).toHaveCount(shipment)
  }

  const papers = page.getByTestId('papers')
  for (const [i, paper] of [
    'Commercial invoice, shipment 1',
    'Commercial invoice, shipment 2',
  ].entries()) {
    const open = papers
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: paper }) })
    await open.getByLabel('Issue it although this lacks').check()
    await open.getByRole('button', { name: 'Issue' }).click()
    const link = papers.getByRole('link', { name: paper })
    await expect(link).toBeVisible()
    const answer = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(answer.headers()['content-disposition']).toContain(
      `CI-${new Date().getFullYear()}-0000${i + 1}.pdf`,
    )
  }

  // Floating terms: customs took more for the first shipment than was charged, and the difference is billed.
  await page.goto(`/staff/orders/${number}`)
  const entry = page.getByTestId('record-entry').first()
  await entry.locator('summary').click()
  await entry.getByLabel('Entry number').fill('DEMO-0000001-1')
  const declared = entry.getByLabel('Declared value').first()
  await declared.fill(String(Number(await declared.inputValue()) * 2))
  await entry.getByRole('button', { name: 'Settle the duty' }).click()
  await expect(page.getByTestId('entry')).toContainText('more is billed')
  await expect(page.getByTestId('record-entry')).toHaveCount(1)

  await buyer.reload()
  await expect(buyer.getByTestId('order-overview')).toContainText('Your payment.')
  await expect(buyer.getByRole('row', { name: /Duty, settled at entry/ })).toContainText('open')

  const received = await closeTheDay(page, buyer, number)

  await buyer.reload()
  await expect(buyer.getByText(received).first()).toBeVisible()
  await expect(buyer.getByTestId('entry')).toContainText('Floating terms: the duty of the day')
  await expect(buyer.getByText(/^paid on /)).toHaveCount(3)
  await expect(buyer.getByTestId('shipment')).toHaveCount(2)
  await expect(buyer.getByRole('link', { name: 'Commercial invoice, shipment 1' })).toBeVisible()
  await expect(buyer.getByRole('img', { name: /^Photograph 1/ })).toBeVisible()
  const wide = await buyer.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  await amend(page, buyer, number, Number(ordered) + 10)
})

test('an FOB order in production is cancelled: what was paid is retained or refunded as signed', async ({
  page,
  browser,
}) => {
  // The demonstration's own: others may belong to another walk.
  const number = 'SO-00002'
  await signInAs(page, 'staff')
  // Its weeks in the workshop, and from there back to the order.
  await page.goto('/staff/capacity')
  const centres = page.getByTestId('work-centre')
  await expect(centres).toHaveCount(5)
  await centres
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click()
  await expect(page.getByTestId('slots')).toContainText('week')
  const panel = page.getByTestId('cancel-order')
  await panel.locator('summary').click()
  await expect(panel).toContainText('Production has begun')
  const shares = panel.getByRole('row', { name: /If the buyer cancels/ }).getByRole('cell')
  const [paidShare = '', stays = '', back = ''] = await shares.allInnerTexts()
  expect(stays).toBe(paidShare)
  expect(back).toBe('USD 0.00')
  await panel.getByLabel('Who cancels').selectOption({ label: 'We do' })
  await panel.getByLabel(/^Reason/).fill('The press broke, and no other has room this year.')
  await panel.getByRole('button', { name: 'Cancel the order for good' }).click()
  await expect(page.getByTestId('order-state')).toHaveText('Cancelled')
  await expect(page.getByTestId('cancelled')).toContainText(paidShare)
  await page.goto('/staff/capacity')
  await expect(centres).toHaveCount(5)
  await expect(centres.getByRole('link', { name: new RegExp(number) })).toHaveCount(0)

  const buyer = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await signInAs(buyer, 'buyer')
  await buyer.goto(`/orders/${number}`)
  await expect(buyer.getByTestId('order-overview')).toContainText('Cancelled')
  await expect(buyer.getByTestId('cancelled')).toContainText('by the seller')
  await expect(buyer.getByRole('button', { name: /^Pay/ })).toHaveCount(0)
})

/** Both sides sign ten more pieces: the plan gets the increase of the paid deposit as a separate part. */
async function amend(page: Page, buyer: Page, number: string, pieces: number): Promise<void> {
  await page.goto(`/staff/orders/${number}`)
  const form = page.getByTestId('amend-order')
  await form.locator('summary').click()
  await form
    .getByLabel(/: Pieces$/)
    .first()
    .fill(String(pieces))
  await form
    .getByLabel(/Why, as the buyer reads it/)
    .fill('The shop of the buyer sells more than was planned.')
  await form.getByRole('button', { name: 'Sign and send it' }).click()
  await expect(page.getByTestId('amendment-open')).toContainText('waits for the buyer’s signature')

  await buyer.reload()
  const open = buyer.getByTestId('amendment-open')
  await expect(open.getByRole('row', { name: /^Pieces/ }).first()).toContainText(
    new Intl.NumberFormat('en').format(pieces),
  )
  await open.getByLabel('Type your full name to sign').fill('Ana Ruiz')
  await open.getByRole('button', { name: 'Sign the amendment' }).click()
  await expect(buyer.getByRole('row', { name: /^Amendment/ })).toContainText('open')
  await expect(open).toHaveCount(0)
}

async function payDeposit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Pay the deposit/ }).click()
  await page.waitForURL('**/sandbox/checkout/**')
  await page.getByRole('button', { name: /^Pay / }).click()
  await page.waitForURL('**/orders/SO-*')
  await expect(page.getByTestId('order-state')).toHaveText('Confirmed: in production')
}

/**
 * Finance's day to the cent: the days before are closed, part of the deposit is refunded, Stripe pays out, the
 * bank's statement shows the payout, the balance and the duty, each is booked, a second payment by card is shown
 * to a person, and Stripe and the books agree.
 * @returns the refund
 */
async function closeTheDay(page: Page, buyer: Page, number: string): Promise<string> {
  await closeYesterday(page)
  await page.goto(`/staff/finance/payments?q=${number}`)
  await page
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('link')
    .first()
    .click()
  await page.getByLabel('Amount, USD').fill('12.34')
  const why = page.getByLabel('Why', { exact: true })
  await expect(why).toHaveValue('')
  await why.selectOption('Paid too much')
  await page.getByRole('button', { name: 'Refund', exact: true }).click()
  await expect(page.getByTestId('refunds')).toContainText('USD 12.34')

  await page.goto('/staff/finance/stripe')
  await page.getByRole('button', { name: 'Have the sandbox pay out now' }).click()
  // Stripe reports it by events, which may come at any time.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/of fees: to the cent/).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  // The duty comes by transfer while its page to pay by card is open, and by card too.
  await buyer.getByRole('button', { name: /^Pay the duty/ }).click()
  await buyer.waitForURL('**/sandbox/checkout/**')
  await payByTransfer(page)
  await buyer.getByRole('button', { name: /^Pay / }).click()
  await buyer.waitForURL('**/orders/SO-*')
  await expect(buyer.getByText(/came in that was no longer owed/)).toBeVisible()
  const payout = page
    .getByTestId('open-transfers')
    .getByRole('row')
    .filter({ hasText: /DEMO po_/ })
  const payoutsLeft = await payout.count()
  await payout.first().getByRole('button', { name: 'Book as a payout of Stripe' }).click()
  await expect(payout).toHaveCount(payoutsLeft - 1)
  await settlePaidTwice(page, number)

  await page.goto('/staff/finance/stripe')
  await page.getByRole('button', { name: 'Compare now' }).click()
  await expect(page.getByText('Stripe and the books agree.')).toBeVisible()
  return 'USD 12.34'
}

/** Closes the books up to yesterday: today isn't over, and closed days can't be closed again. */
async function closeYesterday(page: Page): Promise<void> {
  await page.goto('/staff/finance')
  const form = page.getByRole('region', { name: 'Close a period' })
  const day = form.getByLabel('Through day')
  const yesterday = await day.inputValue()
  const today = await page.getByLabel('Day of the books').inputValue()
  await day.fill(today)
  await form.getByRole('button', { name: 'Close' }).click()
  await expect(form.getByText('isn’t over')).toBeVisible()
  await day.fill(yesterday)
  await form.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByText(/^Closed through /)).toBeVisible()
  await day.fill(yesterday)
  await form.getByRole('button', { name: 'Close' }).click()
  await expect(form.getByText('is closed already')).toBeVisible()
}

/** A card payment for something already paid by transfer stays on a list until somebody says what was done. */
async function settlePaidTwice(page: Page, number: string): Promise<void> {
  await page.goto('/staff/finance')
  const alert = page.getByRole('row').filter({ hasText: number }).filter({ hasText: 'second time' })
  await alert.getByLabel('What was done').fill('It stays for their next order, as they asked.')
  await alert.getByRole('button', { name: 'It is settled' }).click()
  await expect(alert).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Unapplied receipts' })).toContainText('USD')
}

/**
 * Takes a statement of the demonstration: its oldest open part is a little short and is booked as paid in full, the
 * next has a mistyped reference.
 */
async function payByTransfer(page: Page): Promise<void> {
  await page.goto('/staff/transfers')
  const sample = await page.request.get(
    (await page.getByRole('link', { name: 'DEMO USD, camt.053' }).getAttribute('href')) ?? '',
  )
  await page.getByLabel(/^A bank’s file/).setInputFiles({
    name: 'statement.xml',
    mimeType: 'application/xml',
    buffer: await sample.body(),
  })
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByRole('button', { name: /^Take \d+ entr/ }).click()
  const rows = page.getByTestId('open-transfers').getByRole('row')
  const row = rows.filter({ hasText: 'SO00 001B' })
  const next = rows.filter({ hasText: 'SO00 001C' })
  await row.getByRole('button', { name: /^Book as paid in full, USD .* to bank fees$/ }).click()
  await expect(row).toHaveCount(0)
  await next.getByRole('button', { name: 'Book it', exact: true }).click()
  await expect(next).toHaveCount(0)
}

/** Moves the first line to a stage. */
async function moveOn(page: Page, stage: string): Promise<void> {
  const line = page.getByTestId('goods').getByRole('listitem').first()
  await line.getByLabel('Next stage').selectOption(stage)
  await line.getByRole('button', { name: 'Move on' }).click()
  await expect(line.getByTestId('line-stage')).toHaveText(stage)
}

/** Inspects the finished goods, with a photograph where something is found. */
async function inspect(page: Page, major: string): Promise<void> {
  const form = page.getByTestId('inspect').first()
  await form.getByLabel('AQL major, %').selectOption('2.5')
  await form.getByLabel('AQL minor, %').selectOption('4.0')
  await expect(form.getByRole('status').first()).toContainText('Accepted with no critical')
  await form.getByLabel('Major found').fill(major)
  await form.getByLabel('Inspector').fill('Wei Chen')
  if (major !== '0') {
    await form.getByLabel('What was found').fill('Plating worn at the inner edge.')
    await form.locator('[data-upload=choose]').setInputFiles({
      name: 'edge.png',
      mimeType: 'image/png',
      buffer: await sharp({
        create: { width: 400, height: 300, channels: 3, background: '#b08050' },
      })
        .png()
        .toBuffer(),
    })
    await expect(form.getByText('edge.png')).toBeVisible()
  }
  await form.getByRole('button', { name: 'Keep the inspection' }).click()
  await expect(page.getByText(`major ${major} of`).first()).toBeVisible()
}
