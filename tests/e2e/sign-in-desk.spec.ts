import { randomUUID } from 'node:crypto'
import { expect, test } from 'playwright/test'
import { linkInMail, staffDesk } from './people'

test('somebody guessing a password is told how long to wait, and what works at once', async ({
  page,
}) => {
  const email = `${randomUUID()}@aurora.example`
  const guess = async () => {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the right one')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible()
  }
  for (let i = 0; i < 5; i++) await guess()
  await expect(page.getByText('do not belong together')).toBeVisible()
  await guess()
  await guess()
  await expect(page.getByText('Try again in 1 min, or set a new password')).toBeVisible()
})

test('a weak password is refused with the reason; a good one opens an account by the letter’s link', async ({
  page,
  browser,
}) => {
  const email = `${randomUUID()}@aurora.example`
  const signUp = async (password: string) => {
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
  }
  await page.goto('/sign-up')
  await page.getByLabel('Full name').fill('Ana Ruiz')
  await page.getByLabel('E-mail').fill(email)
  await signUp('password12345')
  await expect(page.getByText('on the lists that attackers try first')).toBeVisible()
  await signUp('four paper boats at dusk')
  await expect(page.getByText('Check your inbox')).toBeVisible()

  const desk = await staffDesk(browser)
  const link = await linkInMail(desk, /Confirm your address/)
  await page.goto(link)
  await expect(page).toHaveURL(/\/account$/)
})
