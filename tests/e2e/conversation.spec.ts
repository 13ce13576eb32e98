import { expect, test } from 'playwright/test'
import { signInAs, staffDesk } from './people'

// Two people talk about a quote, each on their own page, neither of which is reloaded.

test(
  'a buyer asks about a line, staff note it among themselves and answer, and the answer appears',
  {
    tag: '@phone',
  },
  async ({ page, browser }) => {
    await signInAs(page, 'buyer')
    await page.goto('/account/quotes')
    await page
      .getByRole('link', { name: /^Q-\d+$/ })
      .first()
      .click()
    await page.waitForURL(/\/quotes\/Q-\d+/)
    const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const talk = page.getByRole('region', { name: 'Conversation' })
    const question = 'Can line one be brushed?'
    await talk.getByLabel('Your message').fill(question)
    await talk.getByLabel('About').selectOption({ index: 1 })
    await talk.getByRole('button', { name: 'Send' }).click()
    await expect(talk.getByRole('listitem').filter({ hasText: question })).toContainText('You')
    await expect(talk.getByLabel('Your message')).toHaveValue('')

    const staff = await staffDesk(browser)
    await staff.goto(`/staff/quotes/${number}#thread`)
    const desk = staff.getByRole('region', { name: 'Conversation' })
    await expect(desk.getByRole('listitem').filter({ hasText: question })).toContainText('About')
    const note = 'Brushing is 0.05 a piece'
    await desk.getByText('Only us').click()
    await desk.getByLabel('Your message').fill(note)
    await desk.getByRole('button', { name: 'Send' }).click()
    await expect(desk.getByRole('listitem').filter({ hasText: note })).toContainText('Internal')
    const answer = 'Yes, brushed takes two days more.'
    await desk.getByText('The buyer and us').click()
    await desk.getByLabel('Your message').fill(answer)
    await desk.getByRole('button', { name: 'Send' }).click()

    // The buyer's page was loaded once.
    await expect(talk.getByRole('listitem').filter({ hasText: answer })).toBeVisible()
    await expect(talk).not.toContainText(note)
    await talk.getByRole('listitem').last().scrollIntoViewIfNeeded()
    await expect(desk.getByText(/^Read by /).last()).toBeVisible({ timeout: 15_000 })
    expect(
      await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0)
    await staff.context().close()
  },
)
