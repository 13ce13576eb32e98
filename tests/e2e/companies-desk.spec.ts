import { expect, test } from 'playwright/test'
import { staffDesk } from './people'

test('a company is found by keys, a merge is previewed before it is done, and its result is shown', async ({
  browser,
}) => {
  const staff = await staffDesk(browser)
  await staff.goto('/staff')
  const field = staff.getByRole('combobox', { name: 'Search everything' })
  await staff.keyboard.press('Control+k')
  await field.fill('demo importers')
  const company = staff.getByRole('option', { name: /^Demo Importers Ltd/ }).first()
  await expect(company).toBeVisible()
  const texts = await staff.getByRole('option').allTextContents()
  const place = texts.findIndex((text) => text.startsWith('Demo Importers Ltd'))
  for (let i = 0; i <= place; i++) await field.press('ArrowDown')
  await expect(company).toHaveAttribute('aria-selected', 'true')
  await field.press('Enter')
  await expect(staff.getByRole('heading', { level: 1, name: /Demo Importers Ltd/ })).toBeVisible()
  const address = new URL(staff.url()).pathname

  // What both have in common is shown before anything moves; nothing is merged here.
  await staff.getByRole('link', { name: 'Merge with another' }).click()
  await staff.getByLabel('Company or e-mail').fill('Joyer')
  await staff.getByRole('button', { name: 'Show', exact: true }).click()
  await staff.getByRole('link', { name: 'See what would move' }).click()
  const preview = staff.getByRole('region', { name: 'What would move' })
  await expect(preview).toContainText('All of Demo Importers Ltd becomes Demo Joyería SA’s.')
  await expect(preview.getByRole('row', { name: /^Requests \d/ })).toBeVisible()
  await expect(preview.getByRole('button', { name: 'Merge them' })).toBeVisible()

  await staff.goto(address)
  const note = `Asks twice a year, ${Date.now()}.`
  await staff.getByLabel('A note, for colleagues alone').fill(note)
  await staff.getByRole('button', { name: 'Write it down' }).click()
  const activity = staff.getByRole('region', { name: 'Activity' })
  await expect(activity.getByText('wrote a note').first()).toBeVisible()
  await expect(activity).toContainText(`Text: ${note}`)
  await staff.goto('/staff/activity?subject=company')
  await expect(staff.getByRole('row').filter({ hasText: note })).toContainText('Demo Importers Ltd')

  // What was opened before is offered at once.
  await staff.getByRole('button', { name: /^Search/ }).click()
  await expect(staff.getByRole('option', { name: /Demo Importers Ltd/ })).toBeVisible()
  await field.press('Escape')
  await staff.context().close()
})
