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
import { askForQuote, makeProduct, sendFirstQuote, setUpHouse } from './first-quote'
import { linkInMail } from './people'

const PASSWORD = 'copper lantern walks sideways'

/** Runs a house as on its first day: a release, an empty database, no demonstration. */
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

/** Fills in the page of an invitation. */
async function join(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create my account' }).click()
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

test('an empty house goes from the printed address through second factor, colleague and set-up to its first quote', async ({
  browser,
}) => {
  test.setTimeout(240_000)
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
    // Nothing at the desk opens before the factor is on, whatever address is typed.
    await owner.goto('/staff/settings/people')
    await expect(owner).toHaveURL(/\/account\/security\/second-factor/)
    const { secret, codes } = await setUpFactor(owner)
    await owner.getByRole('link', { name: 'I have saved them: continue' }).click()
    await owner.waitForURL('**/staff/settings/people')
    await expect(owner.getByRole('rowheader', { name: /Olga Owner/ })).toBeVisible()

    const late = await open()
    await late.goto(address)
    await expect(late.getByText('This invitation has been used')).toBeVisible()
    // A site that sells for real says nothing about a demonstration.
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
    await sara.getByRole('button', { name: 'Create my account' }).click()
    await expect(sara.getByText('was sent to another address')).toBeVisible()
    await join(sara, 'Sara Sales', 'sara@fsc.example')
    await setUpFactor(sara)
    await sara.getByRole('link', { name: 'I have saved them: continue' }).click()
    await sara.waitForURL('**/staff')
    await sara.goto('/staff/settings/people')
    await expect(sara.getByText('This page isn’t among what your roles open')).toBeVisible()

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
      await back.getByRole('button', { name: 'Continue' }).click()
    }
    await password()
    await code(appCode(secret, Date.now() - 3_600_000))
    await expect(back.getByText('This code isn’t right')).toBeVisible()
    await code((codes[0] ?? '').toUpperCase())
    // Nothing about the house is described yet: its owner lands where that is done.
    await back.waitForURL('**/staff/settings')
    await back.goto('/account/security')
    await expect(back.getByText('9 recovery codes are left.')).toBeVisible()
    await expect(back.getByText('by password and recovery code')).toBeVisible()
    await back.context().clearCookies()
    await password()
    await code(codes[0] ?? '')
    await expect(back.getByText('This code isn’t right')).toBeVisible()

    await setUpHouse(owner, sara)
    await makeProduct(owner)
    const buyer = await open()
    await sendFirstQuote(sara, buyer, await askForQuote(buyer))

    // Removed: the open desk is closed at the next click.
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
