import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Browser, type BrowserContext, type Page } from 'playwright/test'

interface SignIn {
  role: string
  email: string
  password: string
}

/** The demo sign-ins of the site under test. @param place among several with one role */
function signIn(role: 'staff' | 'buyer', place = 0): SignIn {
  const file = path.join(process.env.DATA_DIR ?? '.data', 'demo-sign-ins.json')
  const found = (JSON.parse(readFileSync(file, 'utf8')) as SignIn[]).filter(
    (each) => each.role === role,
  )[place]
  if (!found) throw new Error(`no demo ${role} in ${file}`)
  return found
}

/** Signs in through the page, as a person does. */
export async function signInAs(page: Page, role: 'staff' | 'buyer', place?: number): Promise<void> {
  const { email, password } = signIn(role, place)
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(role === 'staff' ? '**/staff' : '**/account')
}

/** Waits until React has hydrated the page: only on a slow machine could a person press keys or type before that. */
async function alive(page: Page): Promise<void> {
  const isHydrated = () =>
    [
      ...document.querySelectorAll(
        'header button, main button, main input, main select, main textarea',
      ),
    ]
      .filter((each) => !each.closest('[data-markup]'))
      .every((each) => Object.keys(each).some((key) => key.startsWith('__reactFiber$')))
  // Pages that aren't hydrated, such as a refusal, never get there.
  await page.waitForFunction(isHydrated, undefined, { timeout: 5_000 }).catch(() => undefined)
}

/** Cookies of a member of staff who has signed in once, for the desks of this worker. */
let staffSession: Awaited<ReturnType<BrowserContext['cookies']>> | undefined

const INBOX = '/staff/requests'

/** Opens the desk at the inbox: with the existing session, or through the sign-in page. */
async function enterDesk(page: Page): Promise<void> {
  if (staffSession) {
    await page.context().addCookies(staffSession)
    await page.goto(INBOX)
    if (new URL(page.url()).pathname === INBOX) return
  }
  await signInAs(page, 'staff')
  staffSession = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  await page.goto(INBOX)
}

/** A second person in a browser of their own, on a wide screen, ready when the page is hydrated. */
export async function staffDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    isMobile: false,
    hasTouch: false,
  })
  const page = await context.newPage()
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...params) => {
    const answer = await goto(...params)
    await alive(page)
    return answer
  }
  page.reload = async (...args) => {
    const answer = await reload(...args)
    await alive(page)
    return answer
  }
  await enterDesk(page)
  return page
}

/** People of the demo's desk besides the owner, by their place among its sign-ins. */
const COLLEAGUES = {
  owner: 0,
  tariff_desk: 1,
  sales: 2,
  sales_manager: 3,
  merchandiser: 4,
  finance: 5,
} as const

/** Another person at the desk, by default of the tariff desk, in a browser of their own. */
export async function colleagueDesk(
  browser: Browser,
  role: keyof typeof COLLEAGUES = 'tariff_desk',
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await signInAs(page, 'staff', COLLEAGUES[role])
  return page
}

/** The address of the button in the newest mail with this subject, read at the staff desk. */
export async function linkInMail(staff: Page, subject: RegExp): Promise<string> {
  await expect(async () => {
    await staff.goto('/staff/mail')
    await expect(staff.getByRole('link', { name: subject }).first()).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await staff.getByRole('link', { name: subject }).first().click()
  await expect(staff.locator('iframe')).toBeVisible()
  // The desk's own letters link to pages behind the sign-in: nothing in them is masked.
  const show = staff.getByRole('button', { name: 'Show the links' })
  if (await show.isVisible()) {
    await show.click()
    await expect(staff.getByText('The links are shown.')).toBeVisible()
  }
  const button = staff.frameLocator('iframe').getByRole('link').first()
  const href = await button.getAttribute('href')
  if (!href) throw new Error('the mail has no link')
  return href
}
