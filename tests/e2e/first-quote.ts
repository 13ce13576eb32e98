import { expect, type Page } from 'playwright/test'
import { linkInMail } from './people'

/** What follows the first sign-in of a house: setting it up, a product by hand, and the first quote. */

async function fill(page: Page, entries: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(entries))
    await page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(text)
}

/** Sets one section of the settings, and waits until the page shows that it is in force. */
async function set(
  page: Page,
  section: string,
  entries: Readonly<Record<string, string>>,
): Promise<void> {
  await page.goto(`/staff/settings/${section}`)
  await fill(page, entries)
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(page.getByText('Set. What shows it says so from now on.')).toBeVisible()
}

/** The years for which the set-up asks for a calendar. */
async function yearsAsked(owner: Page): Promise<string[]> {
  await owner.goto('/staff/settings/calendar')
  const notices = owner.getByText(/^Nobody has read the calendar of/)
  await expect(notices.first()).toBeVisible()
  return (await notices.allInnerTexts()).map((text) => /\d{4}/.exec(text)?.[0] ?? '')
}

/**
 * Each step of the set-up, in the given order.
 * @param colleague of finance, who proposes the account
 */
export async function setUpHouse(owner: Page, colleague: Page): Promise<void> {
  await owner.goto('/staff/settings')
  await expect(owner.getByText('1 of 7 steps done.')).toBeVisible()
  await describeHouse(owner)
  await agreeOnAccount(owner, colleague)
  await setTheRest(owner)
  await owner.goto('/staff/settings')
  await expect(owner.getByText('7 of 7 steps done.')).toBeVisible()
}

async function setTheRest(owner: Page): Promise<void> {
  for (const year of await yearsAsked(owner))
    await set(owner, 'calendar', {
      Year: year,
      'Days off': `${year}-01-01 New Year’s Day`,
      Source: 'a notice of this walk',
    })
  await takeRateCard(owner)
  await set(owner, 'mail', { 'Sender’s name': 'First Day', 'Answers go to': 'desk@fsc.example' })
  const text = 'A text of this walk, long enough to bind somebody to something.'
  await set(owner, 'terms', { Text: text })
  await set(owner, 'privacy', { Text: text })
  await set(owner, 'about', { 'Who we are': 'Makers of rings.' })
  await set(owner, 'consent', { 'Language, as a code such as en': 'en', Text: text })
}

async function describeHouse(owner: Page): Promise<void> {
  await set(owner, 'company', {
    'Legal name in English': 'First Day Works Ltd',
    'Short name': 'First Day',
    Address: '1 Example Road\nDongguan, Guangdong 523000',
    Country: 'CN',
    'E-mail': 'desk@fsc.example',
    Telephone: '+86 769 0000 0001',
    Signatory: 'Olga Owner',
    'Opens at (China time)': '09:00',
    'Closes at (China time)': '18:00',
  })
}

/** Accounts take two people: one proposes, another checks every figure. */
async function agreeOnAccount(owner: Page, colleague: Page): Promise<void> {
  await colleague.goto('/staff/settings/bank')
  await fill(colleague, {
    Currency: 'usd',
    'Account holder': 'First Day Works Ltd',
    Bank: 'Example Bank, Hong Kong',
    'SWIFT code (BIC)': 'EXAMHKHHXXX',
    'Account number': '000-111111-000',
  })
  await colleague.getByRole('button', { name: 'Propose' }).click()
  await expect(colleague.getByText('A change for USD waits')).toBeVisible()
  await owner.goto('/staff/settings/bank')
  await owner.getByRole('button', { name: 'Say yes' }).click()
  await expect(owner.getByText('A change for USD waits')).toBeHidden()
}

async function takeRateCard(owner: Page): Promise<void> {
  const csv = [
    'lane,mode,carrier,service,origin,destination_country,incoterm_leg,unit,from,rate,currency,divisor,transit_min,transit_max,valid_from,source',
    'CN-US,express,Example carrier,to the door,CN,US,main,kg,0,8.50,USD,5000,4,6,2026-01-01,a card of this walk',
  ].join('\n')
  await owner.goto('/staff/freight/import')
  await owner
    .locator('input[type=file]')
    .setInputFiles({ name: 'card.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await owner.getByRole('button', { name: 'Show what it would do' }).click()
  await owner.getByRole('button', { name: 'Take the file' }).click()
  await owner.waitForURL('**/staff/freight/files')
}

const FIELDS = {
  Name: 'First ring',
  'Style number': 'FD-R1',
  Address: 'first-ring',
  Type: 'ring',
  Material: '316L steel',
  Summary: 'A ring of this walk.',
  Description: 'A plain ring, made to show the way from an empty house to a quote.',
  'Weight, g a piece': '4.2',
  MOQ: '100',
  'Order multiple': '10',
  'Production, days': '20',
  'Sample, days': '7',
  'Pieces per carton': '1000',
  'Carton gross, g': '5200',
  'Carton length, mm': '300',
  'Carton width, mm': '200',
  'Carton height, mm': '150',
}
const GRIDS = {
  Dimensions: 'Width | 6',
  'Price breaks': '100 | 1.20\n500 | 1.00',
  SKUs: 'FD-R1-STEEL-16 | STEEL | Polished steel | 16 | 16 mm | 0.00',
  'How it is made': 'CN',
}

/** A product, entered field by field on an empty page and published. */
export async function makeProduct(owner: Page): Promise<void> {
  await owner.goto('/staff/catalog')
  await owner.getByRole('link', { name: 'New product' }).click()
  await owner.waitForURL('**/staff/catalog/new')
  await fill(owner, FIELDS)
  await owner.getByLabel('HS code, US', { exact: true }).fill('7117.19.9000')
  for (const [label, text] of Object.entries(GRIDS)) {
    await owner.getByRole('button', { name: `${label} as text` }).click()
    await owner.getByRole('textbox', { name: label, exact: true }).fill(text)
  }
  await owner.getByRole('button', { name: 'Save as draft' }).click()
  await owner.waitForURL(/\/staff\/catalog\/[0-9a-f-]{36}/)
  await owner.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(owner.getByRole('link', { name: 'See it in the shop' })).toBeVisible()
}

/** Somebody without an account requests it. @returns the number of the request */
export async function askForQuote(buyer: Page): Promise<string> {
  await buyer.goto('/catalog')
  await buyer.getByRole('link', { name: 'First ring' }).first().click()
  await buyer.waitForURL('**/products/first-ring')
  await buyer.getByLabel('Quantity').fill('500')
  await buyer.getByRole('button', { name: 'Add to request' }).click()
  await expect(buyer.getByTestId('request-count')).toHaveText('1')
  await buyer.goto('/request')
  await buyer.getByLabel('Country of destination').selectOption('US')
  await buyer.getByRole('radio', { name: /^FOB/ }).check({ force: true })
  await buyer.getByLabel('Company').fill('First Buyer Inc')
  await buyer.getByLabel('Full name').fill('Bea Buyer')
  await buyer.getByLabel('E-mail').fill('bea@buyer.example')
  await buyer.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(buyer.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()
  return /RFQ-\d{5}/.exec(await buyer.getByRole('heading', { level: 1 }).innerText())?.[0] ?? ''
}

/** Priced as on the list, and sent: its buyer reads exactly that sum. */
export async function sendFirstQuote(sales: Page, buyer: Page, request: string): Promise<void> {
  await sales.goto('/staff/requests')
  await sales.getByRole('link', { name: request }).click()
  await sales.getByRole('button', { name: 'Price this request' }).click()
  // From the settings as installed: the port of loading, the deposit, the validity.
  await expect(sales.getByLabel('Named place')).toHaveValue('Shenzhen')
  await sales.getByRole('button', { name: 'Send revision 1' }).click()
  await sales.getByRole('button', { name: 'Send it' }).click()
  await expect(sales.getByRole('status')).toContainText('can’t be changed any more')
  const link = await linkInMail(sales, /^Quote Q-\d{5}, USD 500\.00/)
  await buyer.goto(new URL(link).pathname)
  await expect(buyer.getByTestId('quote-total')).toHaveText('USD 500.00')
  await expect(buyer.getByText(/accepts revision 1 of quote Q-\d{5}/)).toBeVisible()
}
