import { expect, test } from 'playwright/test'
import { linkInMail, signInAs, staffDesk } from './people'

// What a buyer does whose letter is lost.
test(
  'somebody who lost a link reads the same for any number, has it mailed again, and gets in',
  { tag: '@phone' },
  async ({ page, browser }, info) => {
    const buyer = await (await browser.newContext()).newPage()
    await signInAs(buyer, 'buyer')
    const href = (await buyer.locator('a[href^="/quotes/Q-"]').first().getAttribute('href')) ?? ''
    const number = href.replace('/quotes/', '')
    const read = async (address: string) => {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('opens with a sign-in')
      return (await page.getByRole('main').innerText()).replaceAll(/(Q|SO|RFQ)-\d{5}/g, '#')
    }
    // Nothing distinguishes an existing number from another.
    expect(await read(href)).toBe(await read('/quotes/Q-99999'))
    await read('/orders/SO-99999')
    await read('/requests/RFQ-99999')
    await page.goto('/quotes/Q-99999')
    await page.getByRole('button', { name: 'Send my link again' }).click()
    await expect(page.getByRole('status')).toContainText('If Q-99999 is with us')
    await page.goto(href)
    await page.getByRole('button', { name: 'Send my link again' }).click()
    await expect(page.getByRole('status')).toContainText(`If ${number} is with us`)
    await expect(page.getByRole('main').getByRole('link', { name: /@/ })).toHaveAttribute(
      'href',
      /^mailto:/,
    )
    await expect(page.getByRole('link', { name: 'Sign in' }).last()).toHaveAttribute(
      'href',
      `/sign-in?next=${encodeURIComponent(href)}`,
    )
    if (info.project.name !== 'desktop') return
    const link = await linkInMail(await staffDesk(browser), new RegExp(`Your link to ${number}`))
    await page.goto(new URL(link).pathname)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
  },
)
