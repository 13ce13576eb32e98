import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { migrate } from '../../scripts/database/migrate'
import { anyFreePort } from '../../scripts/lib/ports'
import { startThrowAwayCluster } from '../../scripts/postgres/cluster'
import { makeRelease } from '../../scripts/start/release'
import { startServer, waitUntilReady } from '../../scripts/start/server'
import { appCode } from '../support/app-code'
import { linkInMail } from './people'

const PASSWORD = 'copper lantern walks sideways'

/** Runs a house as it is on its first day: a release, an empty database, no demonstration. */
async function onFirstDay(
  use: (house: { url: string; printed: () => string; dataDir: string }) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'fsc-first-day-'))
  const [release, dataDir] = [path.join(home, 'release'), path.join(home, 'data')]
  const distDir = process.env.NEXT_DIST_DIR ?? '.next-test'
  const [cluster, port] = await Promise.all([
    startThrowAwayCluster(),
    anyFreePort(),
    makeRelease(distDir, release),
  ])
  try {
    await migrate(cluster.ownerUrl(), cluster.appUrl())
    const url = `http://localhost:${port}`
    const server = startServer({
      development: false,
      distDir,
      release,
      port,
      quiet: true,
      variables: {
        DATABASE_URL: cluster.appUrl(),
        APP_URL: url,
        DATA_DIR: dataDir,
        FILES_DIR: path.join(dataDir, 'files'),
        DEMO: '0',
      },
    })
    try {
      await waitUntilReady(server, url)
      await use({ url, printed: server.output, dataDir })
    } finally {
      await server.stop()
    }
  } finally {
    await cluster.release()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Fills the page of an invitation in. */
async function join(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
}

/** Reads the key, enters what an app would show, and notes the recovery codes. */
async function setUpFactor(page: Page): Promise<{ secret: string; codes: string[] }> {
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('This code isn’t right')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(appCode(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByText('shown this once')).toBeVisible()
  const codes = await page
    .getByRole('listitem')
    .filter({ hasText: /^\w{5}-\w{5}$/ })
    .allInnerTexts()
  expect(codes).toHaveLength(10)
  return { secret, codes }
}

/** Who the house is, and where its dollars go: one proposes the account, another says yes. */
async function setUpHouse(owner: Page, finance: Page): Promise<void> {
  await owner.goto('/staff/settings')
  await expect(owner.getByText('no page and no proforma says where to transfer')).toBeVisible()
  await owner.goto('/staff/settings/company')
  for (const [label, text] of [
    ['Legal name in English', 'Mill Road Metalwork Co. Ltd'],
    ['Short name', 'Mill Road'],
    ['Address', '8 Mill Road\nDongguan'],
    ['Country', 'CN'],
    ['E-mail', 'desk@fsc.example'],
    ['Signatory', 'Olga Owner'],
  ] as const)
    await owner.getByLabel(label, { exact: true }).fill(text)
  await owner.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(owner.getByText('Version 1, set by Olga Owner')).toBeVisible()

  await owner.goto('/staff/settings/bank')
  for (const [label, text] of [
    ['Currency', 'usd'],
    ['Account holder', 'Mill Road Metalwork Co. Ltd'],
    ['Bank', 'Bank of Examples'],
    ['SWIFT code (BIC)', 'BKCHCNB'],
    ['Account number', '4000 1234 5678'],
  ] as const)
    await owner.getByLabel(label, { exact: true }).fill(text)
  const propose = owner.getByRole('button', { name: 'Propose' })
  await propose.click()
  await expect(owner.getByText(/not a SWIFT code/i).first()).toBeVisible()
  await owner.getByLabel('SWIFT code (BIC)', { exact: true }).fill('BKCHCNBJ')
  await propose.click()
  await expect(owner.getByText('You proposed it, so somebody else says yes.')).toBeVisible()
  await expect(owner.getByRole('button', { name: 'Say yes' })).toHaveCount(0)
  await finance.goto('/staff/settings/bank')
  await finance.getByRole('button', { name: 'Say yes' }).click()
  await expect(finance.getByRole('button', { name: 'Say yes' })).toHaveCount(0)
  await finance.goto('/staff/settings/bank?of=USD')
  await expect(finance.getByText('Version 1, set by')).toBeVisible()
}

/** What a buyer asks for, priced and sent; the buyer reads it from the letter. */
async function firstQuote(sales: Page, buyer: Page): Promise<void> {
  await buyer.goto('/request')
  await buyer.getByRole('button', { name: 'Add a custom piece' }).click()
  await buyer.getByLabel('Type of piece').fill('tray')
  await buyer.getByLabel('Finish', { exact: true }).fill('brushed')
  await buyer.getByLabel('Size', { exact: true }).fill('200 x 120 x 20 mm')
  await buyer
    .getByRole('spinbutton', { name: /^Quantity/ })
    .or(buyer.getByRole('textbox', { name: /^Quantity/ }))
    .last()
    .fill('500')
  await buyer.getByLabel('Country of destination').selectOption('US')
  await buyer.getByRole('radio', { name: /^FOB/ }).check({ force: true })
  await buyer.getByLabel('Company').fill('First Buyer Inc')
  await buyer.getByLabel('Full name').fill('Tess Buyer')
  await buyer.getByLabel('E-mail').fill('tess@buyer.example')
  await buyer.getByRole('button', { name: 'Send the request' }).first().click()
  await expect(buyer.getByRole('heading', { name: /RFQ-\d{5}/ })).toBeVisible()

  await sales.goto('/staff')
  await sales.getByRole('link', { name: 'Answer it' }).click()
  await sales.getByRole('button', { name: 'Price this request' }).click()
  await sales.getByRole('textbox', { name: 'Price a piece, Custom tray' }).fill('2.40')
  await sales.getByRole('textbox', { name: 'HS code, Custom tray' }).fill('7323.93.0080')
  await sales.getByLabel('Named place').fill('Shenzhen')
  await sales.getByRole('button', { name: 'Save' }).click()
  await expect(sales.getByText('Saved. Totals are at today’s rates.')).toBeVisible()
  await sales.getByRole('button', { name: 'Send revision 1' }).click()
  await sales.getByRole('button', { name: 'Send it' }).click()
  await expect(sales.getByRole('status').first()).toContainText('can’t be changed any more')

  await buyer.goto(new URL(await linkInMail(sales, /^Quote Q-\d{5}, USD 1,200\.00/)).pathname)
  await expect(buyer.getByTestId('quote-total')).toHaveText('USD 1,200.00')
}

test('an empty house: from the printed address over the second factor and the settings to the first quote, and a colleague comes and goes', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  await onFirstDay(async ({ url, printed, dataDir }) => {
    const open = async () => (await browser.newContext({ baseURL: url })).newPage()
    await expect(() => expect(printed()).toContain('/join/')).toPass({ timeout: 20_000 })
    const [address = ''] = /http\S+\/join\/\S+/.exec(printed()) ?? []
    const file = path.join(dataDir, 'first-owner.txt')
    expect(readFileSync(file, 'utf8').trim()).toBe(address)
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const owner = await open()
    await owner.goto(address)
    await join(owner, 'Olga Owner', 'olga@fsc.example')
    // Nothing of the desk opens before the factor is on, whatever address is typed.
    await owner.goto('/staff/settings/people')
    await expect(owner).toHaveURL(/\/account\/security\/second-factor/)
    const { secret, codes } = await setUpFactor(owner)
    await owner.getByRole('link', { name: 'I have kept them: go on' }).click()
    await owner.waitForURL('**/staff/settings/people')
    await expect(owner.getByRole('rowheader', { name: /Olga Owner/ })).toBeVisible()

    const late = await open()
    await late.goto(address)
    await expect(late.getByText('This invitation has been used')).toBeVisible()
    // What sells for real says nothing of a demonstration.
    await expect(late.getByRole('contentinfo')).not.toContainText('demo')

    await owner.getByLabel('E-mail').fill('sara@fsc.example')
    await owner.getByLabel('sales', { exact: true }).check()
    await owner.getByLabel('finance', { exact: true }).check()
    await owner.getByRole('button', { name: 'Send the invitation' }).click()
    await expect(owner.getByText('Invited: the letter is on its way.')).toBeVisible()
    const invitation = await linkInMail(owner, /asks you to join/)

    const sara = await open()
    await sara.goto(invitation)
    await sara.getByLabel('Full name').fill('Sara Sales')
    await sara.getByLabel('E-mail').fill('eve@elsewhere.example')
    await sara.getByLabel('Password').fill(PASSWORD)
    await sara.getByRole('button', { name: 'Make my account' }).click()
    await expect(sara.getByText('was sent to another address')).toBeVisible()
    await join(sara, 'Sara Sales', 'sara@fsc.example')
    await setUpFactor(sara)
    await sara.getByRole('link', { name: 'I have kept them: go on' }).click()
    await sara.waitForURL('**/staff')
    await sara.goto('/staff/settings/people')
    await expect(sara.getByText('This page isn’t among what your roles open')).toBeVisible()

    await setUpHouse(owner, sara)
    await firstQuote(sara, await open())

    // Back another day: the password, then a recovery code, which works once.
    const back = await open()
    const password = async () => {
      await back.goto('/sign-in')
      await back.getByLabel('E-mail').fill('olga@fsc.example')
      await back.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await back.getByRole('button', { name: 'Sign in' }).click()
      await back.waitForURL('**/sign-in/code**')
    }
    const code = async (text: string) => {
      await back.getByLabel('Code', { exact: true }).fill(text)
      await back.getByRole('button', { name: 'Go on' }).click()
    }
    await password()
    await code(appCode(secret, Date.now() - 3_600_000))
    await expect(back.getByText('This code isn’t right')).toBeVisible()
    await code((codes[0] ?? '').toUpperCase())
    // Nothing of the house is described yet: its owner lands where that is done.
    await back.waitForURL('**/staff/settings')
    await back.goto('/account/security')
    await expect(back.getByText('9 recovery codes are left.')).toBeVisible()
    await expect(back.getByText('by password and recovery code')).toBeVisible()
    await back.context().clearCookies()
    await password()
    await code(codes[0] ?? '')
    await expect(back.getByText('This code isn’t right')).toBeVisible()

    // Let go: the open desk is shut at the next click.
    await owner.goto('/staff/settings/people')
    await owner.getByRole('link', { name: /Sara Sales/ }).click()
    await owner.getByLabel('Who takes over').selectOption({ label: 'Olga Owner' })
    await owner.getByRole('button', { name: 'Let Sara Sales go' }).click()
    await owner.waitForURL('**/staff/settings/people')
    await expect(owner.getByText('No longer here')).toBeVisible()
    await sara.goto('/staff')
    await expect(sara).toHaveURL(/\/sign-in/)
  })
})
