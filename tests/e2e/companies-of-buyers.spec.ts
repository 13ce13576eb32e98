import { expect, test, type Browser, type Page } from 'playwright/test'
import { linkInMail, signInAs, staffDesk } from './people'

// The demo's chain of stores: its owner, and its approver, by their places among the buyers.
const OWNER = 1
const APPROVER = 3

async function buyerAt(browser: Browser, place: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await signInAs(page, 'buyer', place)
  return page
}

test(
  'somebody is invited, given a limit, has an approver sign, and is removed with the page open',
  { tag: '@once' },
  async ({ page, browser }) => {
    test.setTimeout(90_000)
    const email = `new.${Date.now()}@chain.example`
    const owner = await buyerAt(browser, OWNER)
    await owner.goto('/account/people')
    await owner.getByLabel('E-mail').fill(email)
    await owner.getByRole('button', { name: 'Send the invitation' }).click()
    await expect(owner.getByText(email)).toBeVisible()

    // The invited person makes an account from the letter, and is a member.
    const link = await linkInMail(await staffDesk(browser), /asks you to join Demo Chain Stores/)
    await page.goto(link)
    await page.getByLabel('Full name').fill('Nina New')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('four paper boats at dusk')
    await page.getByRole('button', { name: 'Create my account and join' }).click()
    await page.waitForURL('**/account')

    await owner.reload()
    const nina = owner.getByRole('listitem').filter({ hasText: email })
    await nina.getByText('Change', { exact: true }).click()
    await nina.getByLabel('At most').fill('50')
    await nina.getByRole('button', { name: 'Set the limit' }).click()
    await expect(nina.getByText('signs alone up to USD 50.00 per month')).toBeVisible()

    // Above the limit they request approval, in two presses from their home page.
    await page.reload()
    await page.getByRole('link', { name: 'Read and decide' }).first().click()
    await page.waitForURL('**/quotes/Q-*')
    const quote = page.url()
    await expect(page.getByText('of which USD 50.00 is left')).toBeVisible()
    await page.getByLabel('A word to whoever signs').fill('For the spring window')
    await page.getByRole('button', { name: 'Ask for a signature' }).click()
    await expect(page.getByText('An approver of your company signs')).toBeVisible()

    // The approver finds it at the top, with its amount and one button.
    const approver = await buyerAt(browser, APPROVER)
    await approver.getByRole('link', { name: 'Read and sign' }).first().click()
    await expect(approver.getByText('For the spring window')).toBeVisible()
    await approver.getByLabel('Type your full name to sign').fill('Amal Approver')
    await approver
      .getByLabel('Registered address')
      .fill('100 Example Street, Springfield, IL 62701')
    await approver.getByRole('button', { name: 'Sign', exact: true }).click()
    await approver.waitForURL('**/orders/SO-*')

    // Removed with the page open: nothing is theirs from then on, and they are told.
    await page.goto('/account/company')
    await owner.reload()
    await nina.getByText('Change', { exact: true }).click()
    await nina.getByRole('button', { name: 'Remove Nina New' }).click()
    await expect(owner.getByText(`${email} · removed by`)).toBeVisible()
    await page.getByLabel('Street and number').last().fill('Street 1')
    await page.getByLabel('City').last().fill('Springfield')
    await page.getByLabel('State').last().fill('IL')
    await page.getByLabel('ZIP code').last().fill('62701')
    await page.getByRole('button', { name: 'Save this address' }).click()
    await expect(page.getByText('Your roles don’t include this any more')).toBeVisible()
    await page.goto(quote)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/USD \d/)).toHaveCount(0)
  },
)
