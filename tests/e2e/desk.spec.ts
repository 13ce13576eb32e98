import { expect, test, type Page } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

// Each story publishes over the rules that the one before left: they run one after the other.
test.describe.configure({ mode: 'serial' })

/** Fills a form of the desk by its labels. */
async function enter(staff: Page, entries: Record<string, string>) {
  for (const [label, text] of Object.entries(entries))
    await staff.getByLabel(label, { exact: true }).fill(text)
}

/** Drafts the entries, looks at their impact and publishes them. */
async function publish(staff: Page, why: string) {
  await staff.getByRole('button', { name: 'Draft and see the impact' }).click()
  await expect(staff.getByTestId('impact')).toBeVisible()
  await staff.getByLabel('Why').fill(why)
  await staff.getByRole('button', { name: 'Publish now' }).click()
  await expect(staff.getByTestId('set-state')).toContainText('Published')
}

/** Moves the phase of an agreement to another state. */
async function move(staff: Page, agreement: RegExp, state: string, from: string) {
  await staff.goto('/staff/tariffs/agreements')
  await staff
    .getByRole('article', { name: agreement })
    .getByRole('link', { name: 'Move' })
    .first()
    .click()
  await staff.getByLabel('Moves to').selectOption(state)
  await enter(staff, { 'From (New York day)': from, Source: 'a notice of this test' })
  await publish(staff, `now ${state}`)
}

const rate = (percent: string) => `Total duty rate ${percent}%`

// News of a quota window for steel from Mexico, from report to law: what a person at the desk does,
// and what a buyer then sees.
test('a reported window changes no price; in force it splits a shipment at its limit', async ({
  page,
  browser,
}) => {
  const staff = await staffDesk(browser)
  // A change takes two people; one person tells these stories, allowed by an admin to do both.
  await staff.goto('/staff/tariffs/publishing')
  await staff.getByLabel('Who may approve').selectOption('yes')
  await staff.getByLabel('Why').fill('one person tells these stories')
  await staff.getByRole('button', { name: 'Set it' }).click()
  await expect(staff.getByTestId('own-work')).toContainText('A desk of one person')
  const calculator = '/tariffs?hs=7323.93.0080&from=MX&value=5000&kg=3000'
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()

  await staff.goto('/staff/tariffs/quotas')
  await staff.getByLabel('First day').fill('2026-01-01')
  await staff.getByLabel('Last day').fill('2098-12-31')
  await staff.getByLabel('Imports of the base years, kg').fill('last year')
  await staff.getByRole('button', { name: 'Open the period' }).click()
  await expect(staff.getByText('imports of one or more base years in kilograms')).toBeVisible()
  await expect(staff.getByLabel('Last day')).toHaveValue('2098-12-31')
  await staff.getByLabel('Imports of the base years, kg').fill('1000, 2000')
  await staff.getByRole('button', { name: 'Open the period' }).click()
  await expect(staff.getByTestId('gauge')).toHaveText('0 of 1500 kg taken, 1500 kg left')

  // Only reported: an open quota alone lifts nothing.
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()

  await page.goto(`${calculator}&date=2027-03-01`)
  await expect(
    page.getByRole('heading', { name: 'What may change: US-Mexico steel window' }),
  ).toBeVisible()
  await move(staff, /US-Mexico steel window/, 'in_force', '2026-11-01')

  await page.goto(calculator)
  await expect(page.getByText('1500 kg within, 1500 kg beyond.')).toBeVisible()
  await expect(page.getByText('1500 kg of 1500 kg left')).toBeVisible()
  // Half of USD 5,000 is exempt from the 25%, and then owes the 10% that the steel duty displaces.
  await expect(page.getByText('Total duty rate 19.5%')).toBeVisible()
  await staff.goto('/staff/tariffs/quotas')
  await staff.getByLabel('Used by customs’ bulletin, kg').fill('1500')
  await staff.getByRole('button', { name: 'Enter' }).click()
  await expect(staff.getByTestId('gauge')).toHaveText('1500 of 1500 kg taken, 0 kg left')
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()
  await staff.context().close()
})

// An early harvest with India: a first part that is provisional, takes effect and is annulled; its
// baseline stays all along.
test('a provisional phase changes nothing, in force it lifts what it names, annulled it never applied', async ({
  page,
  browser,
}) => {
  const staff = await staffDesk(browser)
  const jewelry = '/tariffs?hs=7117.19.9000&from=IN&date=2026-11-20'
  await page.goto(jewelry)
  // 11% and the 10% that no agreement affects.
  await expect(page.getByText(rate('21'))).toBeVisible()

  await staff.goto('/staff/tariffs/agreements')
  await staff.getByRole('link', { name: 'Add an agreement' }).click()
  await enter(staff, {
    Name: 'Test harvest',
    Parties: 'US, IN',
    Law: 'a framework of this test',
    'What the phase is about': 'industrial goods',
    'From (New York day)': '2026-11-01',
    'Rate, %': '0',
    Heading: 'test list',
    Origins: 'IN',
    Codes: '7117, 4202',
    'Except codes': '420299',
  })
  await staff.getByLabel('State', { exact: true }).selectOption('provisional')
  await staff.getByRole('button', { name: 'Draft and see the impact' }).click()
  // Nothing is lost when the source is missing.
  await expect(staff.getByText('name the text it stands in')).toBeVisible()
  await expect(staff.getByLabel('Except codes', { exact: true })).toHaveValue('420299')
  await expect(staff.getByLabel('State', { exact: true })).toHaveValue('provisional')
  await enter(staff, { Source: 'a joint statement of this test' })
  await publish(staff, 'the statement was made')
  await page.goto(jewelry)
  await expect(page.getByText(rate('21'))).toBeVisible()

  await move(staff, /Test harvest/, 'in_force', '2026-11-10')
  await page.goto(jewelry)
  await expect(page.getByText(rate('10'))).toBeVisible()
  await expect(page.getByText(/Test harvest, industrial goods; it would be 11%/)).toBeVisible()
  // The carve-out pays as before, and so does a replay of what was known yesterday.
  await page.goto('/tariffs?hs=4202.99.9000&from=IN&date=2026-11-20')
  await expect(page.getByText(rate('30'))).toBeVisible()
  await page.goto(`${jewelry}&known=2026-11-20`)
  await expect(page.getByText(rate('21'))).toBeVisible()

  await move(staff, /Test harvest/, 'invalidated', '2026-11-12')
  await page.goto(jewelry)
  await expect(page.getByText(rate('21'))).toBeVisible()
  await page.goto('/tariffs?hs=7117.19.9000&from=IN&date=2026-11-11')
  await expect(page.getByText(rate('10'))).toBeVisible()
  await staff.context().close()
})

// China: a list that was announced late and applies retroactively, an outlook with three scenarios,
// and a control that stops a line.
test('a list isn’t known before its day, an outlook has its driver, and an export control stops a line', async ({
  page,
  browser,
}) => {
  const staff = await staffDesk(browser)
  const entry = '/tariffs?hs=4202.99.9000&date=2022-01-15&facts=exclusion_s301_352'
  await page.goto(`${entry}&known=2022-02-01`)
  await expect(page.getByRole('row', { name: /List 3/ })).toContainText('2,500.00')
  await page.goto(entry)
  await expect(page.getByRole('row', { name: /List 3/ })).toContainText(
    'Lifted by the 352 reinstated exclusions',
  )

  await page.goto('/tariffs?date=2027-03-01')
  await expect(page.getByRole('heading', { name: 'What may change: China-US talks' })).toBeVisible()
  await expect(page.getByText(/New Section 301 action: up to/)).toBeVisible()

  const control = '/tariffs?hs=3926.40.0090'
  await page.goto(control)
  await expect(page.getByText(rate('17.8'))).toBeVisible()
  await staff.goto('/staff/tariffs/controls')
  await staff.getByRole('link', { name: 'Add an export control' }).click()
  await enter(staff, {
    Name: 'an embargo of this test',
    'Exporting country': 'CN',
    Destinations: 'US',
    Codes: '392640',
    'From (New York day)': '2026-11-01',
    Law: 'an order of this test',
    Source: 'an order of this test',
  })
  await staff.getByRole('combobox', { name: 'Kind' }).selectOption('embargo')
  await publish(staff, 'the order took effect')
  await page.goto(control)
  await expect(
    page.getByText(/Blocked.*May not leave CN for US: an embargo of this test/),
  ).toBeVisible()
  await staff.goto('/staff/tariffs/controls?q=embargo+of+this')
  await staff.getByRole('link', { name: 'an embargo of this test' }).click()
  const ending = staff.getByRole('region', { name: 'End it' })
  await ending.getByLabel('From (New York day)').fill('2026-11-02')
  await ending.getByLabel('Source').fill('its repeal')
  await publish(staff, 'repealed')
  await page.goto(control)
  await expect(page.getByText('May not leave')).toHaveCount(0)
  await staff.context().close()
})

// An outlook is made from drafts, and a quote that shows it prices its terms by it.
test('an outlook whose probabilities don’t add up to 1 is refused, and nothing typed is lost', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  await staff.goto('/staff/tariffs/outlooks')
  const form = staff.getByRole('region', { name: 'Set a new outlook' })
  await form.getByLabel('Title').fill('A test of plans')
  await form.getByLabel('Scenario 1').fill('as it is')
  await form.getByLabel('Probability').nth(0).fill('0.7')
  await form.getByLabel('Scenario 2').fill('as it is, too')
  await form.getByLabel('Probability').nth(1).fill('0.2')
  await form.getByRole('button', { name: 'Set the outlook' }).click()
  await expect(form.getByRole('alert')).toContainText(
    'Probabilities must sum to 1; these sum to 0.9',
  )
  await expect(form.getByLabel('Scenario 2')).toHaveValue('as it is, too')
  await form.getByLabel('Probability').nth(1).fill('0.3')
  await form.getByRole('button', { name: 'Set the outlook' }).click()
  await staff.getByRole('link', { name: 'A test of plans' }).click()
  await expect(staff.getByRole('row', { name: /as it is, too/ })).toContainText('30%')
  await staff.getByRole('button', { name: 'Give this outlook up' }).click()
  await staff.waitForURL('**/staff/tariffs/outlooks')
  await expect(staff.getByRole('link', { name: 'A test of plans' })).toHaveCount(0)
  await staff.context().close()
})

// The duty of a sent quote changes: its buyer is told why, requests a new one with one click, and
// gets the next revision.
test('buyers of affected quotes are told, and ask for a new one with one click', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await page.goto('/products/domed-band-ring-6-mm')
  await page.getByLabel('Quantity').fill('1000')
  await expect(page.getByTestId('line-total')).toHaveText('USD 920.00')
  await page.getByRole('button', { name: 'Add to request' }).click()
  await expect(page.getByTestId('request-count')).toHaveText('1')
  await page.goto('/request')
  // The line is shown once the page is hydrated and has stored the choice.
  await expect(page.getByRole('link', { name: 'Domed band ring 6 mm' }).first()).toBeVisible()
  await page.getByLabel('Country of destination').selectOption('US')
  await page.getByRole('radio', { name: /^DDP/ }).check({ force: true })
  await page.getByLabel('Company').fill(`Moved Test ${Date.now()}`)
  await page.getByLabel('Full name').fill('Mona Buyer')
  await page.getByLabel('E-mail').fill(`mona.${Date.now()}@buyer.example`)
  await page.getByRole('button', { name: 'Send the request' }).first().click()
  const request =
    /RFQ-\d{5}/.exec(await page.getByRole('heading', { name: /RFQ-\d{5}/ }).innerText())?.[0] ?? ''

  const staff = await staffDesk(browser)
  await staff.getByRole('link', { name: request }).click()
  await staff.getByRole('button', { name: 'Price this request' }).click()
  await staff.getByRole('textbox', { name: 'Origin, Domed band ring 6 mm' }).fill('IN')
  await staff.getByLabel('When the duty moves', { exact: true }).selectOption('locked')
  await staff.getByRole('button', { name: 'Save' }).click()
  await expect(staff.locator('[data-slot=alert][role=alert]')).toContainText(
    'a lock needs a last day or an event that ends it',
  )
  await staff.getByLabel('When the duty moves', { exact: true }).selectOption('capped')
  await staff.getByLabel('Cap above the quoted duty, %').fill('20')
  await staff.getByLabel('Price of the terms, USD').fill('25')
  await staff.getByLabel('Named place').fill('Chicago')
  await staff.getByRole('button', { name: 'Save' }).click()
  await expect(staff.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
  // 920.00 + 21% + fees of 35.73 + 25.00 for the cap
  await expect(staff.getByTestId('quote-total')).toHaveText('USD 1,173.93')
  await staff.getByRole('button', { name: 'Send revision 1' }).click()
  await staff.getByRole('button', { name: 'Send it' }).click()
  await expect(staff.getByRole('status')).toContainText('can’t be changed any more')
  const quote = /Q-\d{5}/.exec(staff.url())?.[0] ?? ''
  await page.goto(new URL(await linkInMail(staff, new RegExp(`^Quote ${quote}`))).pathname)
  await expect(page.getByText('but never above USD 274.72').first()).toBeVisible()
  await expect(page.getByTestId('tariff-moved')).toHaveCount(0)

  await staff.goto('/staff/tariffs?q=9903.05.44')
  await staff
    .getByRole('row', { name: /9903\.05\.44/ })
    .getByRole('link')
    .click()
  const another = staff.getByRole('region', { name: 'Let another rate follow' })
  await another.getByLabel('New rate, %').fill('15')
  await another.getByLabel('From (New York day)').fill('2026-11-20')
  await another.getByLabel('Source').fill('Test Gazette 12')
  await another.getByRole('button', { name: 'Draft and see the impact' }).click()
  await expect(staff.getByTestId('impact')).toContainText(
    'One buyer is written to when it is published.',
  )
  await staff.getByLabel('Why').fill('the gazette came out')
  await staff.getByRole('button', { name: 'Publish now' }).click()
  await expect(staff.getByTestId('set-state')).toContainText('Published')
  await page.goto(
    new URL(await linkInMail(staff, new RegExp(`^${quote}: import duties have moved`))).pathname,
  )
  const moved = page.getByTestId('tariff-moved')
  await expect(moved).toContainText('USD 228.93 when quoted')
  await expect(moved.getByRole('row', { name: /Section 301 forced labour/ })).toContainText(
    'Nov 20, 2026: Test Gazette 12',
  )
  await moved.getByRole('button', { name: 'Ask for a new quote at today’s rates' }).click()
  await expect(moved).toContainText('You asked us for a new revision')
  await expect(page.getByTestId('quote-total')).toHaveText('USD 1,173.93')

  await staff.goto(`/staff/quotes/${quote}`)
  await expect(staff.getByText(/asked for this quote again/)).toBeVisible()
  await expect(staff.getByTestId('quote-total')).toHaveText('USD 1,219.93')
  await staff.getByRole('button', { name: 'Send revision 2' }).click()
  await staff.getByRole('button', { name: 'Send it' }).click()
  await expect(staff.getByRole('status')).toContainText('can’t be changed any more')
  await page.goto(`/quotes/${quote}`)
  await expect(page.getByTestId('quote-total')).toHaveText('USD 1,219.93')
  await expect(page.getByTestId('tariff-moved')).toHaveCount(0)
  await staff.context().close()
})

// A file of rules: first a preview, then a draft, all of it or nothing.
test('a file shows what it would change, reports its wrong lines, and is drafted once it is corrected', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  const schedule = (rate: string) => ({
    name: 'schedule.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify(
        [
          { htsno: '4420.90.45', general: '5%' },
          { htsno: '4420.90.65', general: rate },
        ],
        null,
        1,
      ),
    ),
  })
  await staff.goto('/staff/tariffs/import')
  await staff.getByLabel('File').setInputFiles(schedule('a little'))
  await staff.getByLabel('Rates hold from').fill('2098-01-01')
  await staff.getByRole('button', { name: 'See what it would change' }).click()
  await expect(staff.getByText('name the edition or notice')).toBeVisible()
  await staff.getByLabel('Edition or notice').fill('Schedule of this test')
  await staff.getByRole('button', { name: 'See what it would change' }).click()
  await expect(staff.getByTestId('dry-run')).toHaveText(
    '0 new, 2 changed, 0 as held, 1 line is wrong.',
  )
  await expect(staff.getByText('“a little” can’t be read at character 1')).toBeVisible()
  await expect(staff.getByRole('button', { name: 'Draft it as a change set' })).toHaveCount(0)
  await staff.getByLabel('File').setInputFiles(schedule('1%'))
  await staff.getByRole('button', { name: 'See what it would change' }).click()
  await expect(staff.getByTestId('dry-run')).toHaveText(
    '0 new, 3 changed, 0 as held, no line is wrong.',
  )
  // Row by row: one is left out with a note, the others are drafted.
  await expect(staff.getByRole('button', { name: 'Draft it as a change set' })).toBeDisabled()
  await staff
    .getByLabel(/^Decision on 4420\.90\.65/)
    .first()
    .selectOption('leave')
  await staff
    .getByLabel(/^Note on 4420\.90\.65/)
    .first()
    .fill('asked the broker')
  await staff.getByRole('button', { name: 'Take all that are left to decide' }).click()
  await staff.getByRole('button', { name: 'Draft it as a change set' }).click()
  await expect(staff.getByTestId('set-state')).toContainText('Draft')
  await expect(staff.getByRole('row', { name: /leave out asked the broker/ })).toBeVisible()
  await expect(staff.getByTestId('impact')).toBeVisible()
  await expect(
    staff.getByText('mfn-44209045 is superseded on Jan 1, 2098 at 5%. Schedule of this test'),
  ).toBeVisible()
  await staff.getByRole('button', { name: 'Discard the draft' }).click()
  await staff.waitForURL('**/staff/tariffs')
  const file = await staff.request.get('/api/staff/tariff-measures')
  expect(await file.text()).toContain('mfn-44209045,mfn,4420.90.45')
  expect(
    (await (await browser.newContext()).request.get('/api/staff/tariff-measures')).status(),
  ).toBe(403)
  await staff.context().close()
})
