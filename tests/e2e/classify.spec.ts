import { expect, test } from 'playwright/test'

// A wooden box, by three answers, with the ruling that puts it there.
test('three answers lead from a wooden box to its code, its ruling and its duty', async ({
  page,
}) => {
  await page.goto('/tariffs')
  await page.getByRole('link', { name: 'Find the code by questions' }).click()
  await page.getByRole('link', { name: /^A box, case or roll/ }).click()
  await page.getByRole('link', { name: /^Wood, varnished/ }).click()
  await page.getByRole('link', { name: /^Flock/ }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText('4420.90.45')
  await expect(main).toContainText('NY K87556')
  await expect(main).toContainText('41.8%')
  // One answer taken back, and it is another line: lined with textile, free of the base duty.
  await page.getByRole('link', { name: 'Change: Lining' }).click()
  await page.getByRole('link', { name: /^Textile fabric/ }).click()
  await expect(main).toContainText('4420.90.65')
  await expect(main).toContainText('37.5%')
})
