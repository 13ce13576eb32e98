import { expect, test } from 'playwright/test'
import { staffDesk } from './people'

// The news of a steel window for Mexico, from report to law: what a person at the desk does, and what a buyer then sees.
test('a reported window moves no price; in force it splits a shipment at its limit', async ({ page, browser }) => {
  const staff = await staffDesk(browser)
  const calculator = '/tariffs?hs=7323.93.0080&from=MX&value=5000&kg=3000'
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()

  await staff.goto('/staff/tariffs/quotas')
  await staff.getByLabel('First day').fill('2026-01-01')
  await staff.getByLabel('Last day').fill('2098-12-31')
  await staff.getByLabel('Imports of the base years, kg').fill('last year')
  await staff.getByRole('button', { name: 'Open the period' }).click()
  await expect(staff.getByText('imports of one or more base years, in kilograms')).toBeVisible()
  await expect(staff.getByLabel('Last day')).toHaveValue('2098-12-31')
  await staff.getByLabel('Imports of the base years, kg').fill('1000, 2000')
  await staff.getByRole('button', { name: 'Open the period' }).click()
  await expect(staff.getByTestId('gauge')).toHaveText('0 of 1500 kg taken, 1500 kg left')

  // Only reported: an open quota alone lifts nothing.
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()

  await staff.goto('/staff/tariffs')
  await staff.getByRole('row', { name: /US-Mexico steel window/ }).getByRole('link', { name: 'Move' }).click()
  await staff.getByLabel('Moves to').selectOption('in_force')
  await staff.getByLabel('From (New York day)').fill('2026-11-01')
  await staff.getByLabel(/^Source/).fill('a proclamation of this test')
  await staff.getByRole('button', { name: 'Draft and see the impact' }).click()
  await expect(staff.getByTestId('impact')).toContainText('No open quote moves')
  await staff.getByLabel(/^Why/).fill('the proclamation took effect')
  await staff.getByRole('button', { name: 'Publish now' }).click()
  await expect(staff.getByTestId('set-state')).toContainText('Published')

  await page.goto(calculator)
  await expect(page.getByText('1500 kg within, 1500 kg beyond.')).toBeVisible()
  // Half of USD 5,000 is exempt of 25%, and then owes the 10% that steel puts out.
  await expect(page.getByText('Total duty rate 19.5%')).toBeVisible()
  await staff.goto('/staff/tariffs/quotas')
  await staff.getByLabel('Used by customs’ bulletin, kg').fill('1500')
  await staff.getByRole('button', { name: 'Enter' }).click()
  await expect(staff.getByTestId('gauge')).toHaveText('1500 of 1500 kg taken, 0 kg left')
  await page.goto(calculator)
  await expect(page.getByText('Total duty rate 27%')).toBeVisible()
  await staff.context().close()
})
