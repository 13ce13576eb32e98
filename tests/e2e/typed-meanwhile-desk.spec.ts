import { expect, test, type Page } from 'playwright/test'
import { signInAs } from './people'

/** Holds the page's next request until the answer is released. */
async function heldSave(page: Page): Promise<{ sent: Promise<void>; letGo: () => void }> {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  let markSent = () => {}
  const sent = new Promise<void>((resolve) => (markSent = resolve))
  let first = true
  await page.route('**/staff/**', async (route) => {
    if (route.request().method() === 'POST' && first) {
      first = false
      markSent()
      await gate
    }
    await route.continue()
  })
  return { sent, letGo }
}

// A slow connection: what is typed after "Save" is neither lost with the answer nor taken for
// saved.
test('what is typed into a price list while it is being saved stays, and is saved next', async ({
  page,
}) => {
  const name = `Typed meanwhile ${Date.now()}`
  await signInAs(page, 'staff')
  await page.goto('/staff/price-lists/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'As text' }).click()
  await page.getByRole('textbox', { name: 'Entries' }).fill('type | rings |  | 12% off | ')
  const first = await heldSave(page)
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await first.sent
  await page.getByLabel('Note').fill('typed while a new list is saved')
  await page.getByLabel('Priority').fill('7')
  first.letGo()
  await expect(page.getByRole('button', { name: 'Save as draft' })).toBeEnabled()
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await expect(page.getByLabel('Note')).toHaveValue('typed while a new list is saved')
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page.waitForURL(/\/staff\/price-lists\/PL-\d{4}$/)
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(
    'typed while a new list is saved',
  )

  await page.getByRole('textbox', { name: 'Note' }).fill('second note')
  const second = await heldSave(page)
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await second.sent
  await page.getByRole('textbox', { name: 'Note' }).fill('third note')
  second.letGo()
  await expect(page.getByRole('button', { name: 'Save as draft' })).toBeEnabled()
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('third note')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.unrouteAll()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('third note')

  // The page of a new list is one for a new list again.
  await page.goto('/staff/price-lists')
  await page.getByRole('link', { name: 'New price list' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('')
})

test('what is typed into a group while it is being saved stays', async ({ page }) => {
  const name = `Group ${Date.now()}`
  await signInAs(page, 'staff')
  await page.goto('/staff/price-lists/groups')
  const fresh = page.getByRole('region', { name: 'New group' })
  await fresh.getByLabel('Name').fill(name)
  const making = await heldSave(page)
  await fresh.getByRole('button', { name: 'Make the group' }).click()
  await making.sent
  await fresh.getByLabel('Name').fill(`${name} next`)
  making.letGo()
  const newLink = page.getByRole('link', { name, exact: true })
  await expect(newLink).toBeVisible()
  await expect(fresh.getByLabel('Name')).toHaveValue(`${name} next`)
  await page.unrouteAll()

  await newLink.click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  // The list that was left stays in the document, hidden.
  const group = page.getByRole('main')
  await group.getByLabel('Name').fill(`${name} renamed`)
  const renaming = await heldSave(page)
  await group.getByRole('button', { name: 'Save', exact: true }).click()
  await renaming.sent
  await group.getByLabel('Name').fill(`${name} renamed twice`)
  renaming.letGo()
  await expect(page.getByRole('heading', { name: `${name} renamed`, exact: true })).toBeVisible()
  await expect(group.getByLabel('Name')).toHaveValue(`${name} renamed twice`)
  await page.unrouteAll()
  await group.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(
    page.getByRole('heading', { name: `${name} renamed twice`, exact: true }),
  ).toBeVisible()
})

// Numbers and a choice among listed fields: the answer to a save, or a refusal, is about what was
// sent.
test('what is typed into a setting while it is refused or saved stays, and is saved next', async ({
  page,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/staff/settings/reminders')
  const days = page.getByLabel('in sales’ list of work before its last day, days')
  const note = page.getByLabel(/^Why/)
  const save = page.getByRole('button', { name: 'Set', exact: true })
  const before = await days.inputValue()
  await days.fill('99')
  await note.fill('typed meanwhile')
  const refused = await heldSave(page)
  await save.click()
  await refused.sent
  await days.fill('9')
  refused.letGo()
  await expect(days).toHaveAttribute('aria-invalid', 'true')
  await expect(days).toHaveValue('9')
  await page.unrouteAll()

  const firstSave = await heldSave(page)
  await save.click()
  await firstSave.sent
  await days.fill('11')
  firstSave.letGo()
  await expect(page.getByText('Set. What shows it says so from now on.')).toBeVisible()
  await expect(days).toHaveValue('11')
  await expect(note).toHaveValue('')
  await page.unrouteAll()
  // What was typed since is kept for when the page is opened again.
  await page.reload()
  await expect(page.getByText(/^Restored in this browser/)).toBeVisible()
  await expect(days).toHaveValue('11')
  await days.fill(before)
  await save.click()
  await expect(page.getByText('Set. What shows it says so from now on.')).toBeVisible()
})

// Two tabs at one draft: neither save undoes the other's, and conflicting changes are asked about.
test('a price list saved in another tab is merged by field and row', async ({ page }) => {
  await signInAs(page, 'staff')
  await page.goto('/staff/price-lists/new')
  const entries = (of: Page) => of.getByRole('textbox', { name: 'Entries' })
  const save = (of: Page) => of.getByRole('button', { name: 'Save as draft' })
  await page.getByLabel('Name', { exact: true }).fill(`Two tabs ${Date.now()}`)
  await page.getByRole('button', { name: 'As text' }).click()
  await entries(page).fill('type | rings |  | 12% off\ntype | bracelets |  | 5% off')
  await save(page).click()
  await page.waitForURL(/\/staff\/price-lists\/PL-\d{4}$/)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'As text' }).click()
  await entries(other).fill('type | rings |  | 15% off\ntype | bracelets |  | 6% off')
  await other.getByLabel('Priority').fill('4')
  await save(other).click()
  await expect(other.getByText('Not saved yet')).toHaveCount(0)

  await page.getByRole('button', { name: 'As text' }).click()
  await entries(page).fill('type | bracelets |  | 5% off\ntype | rings |  | 10% off')
  await page.getByRole('textbox', { name: 'Note' }).fill('mine')
  await save(page).click()
  const conflict = page.locator('[data-form=conflict]')
  await expect(conflict).toContainText(/You, in another tab, saved this on .+ \(Shanghai/)
  await expect(conflict).toContainText('type bracelets')
  await conflict
    .getByRole('row', { name: /type rings/ })
    .getByRole('button', { name: 'Take this one' })
    .click()
  await save(page).click()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
  await expect(conflict).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('Priority')).toHaveValue('4')
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('mine')
  await page.getByRole('button', { name: 'As text' }).click()
  await expect(entries(page)).toHaveValue('type | bracelets |  | 6% off\ntype | rings |  | 15% off')
})

// The same for a group, whose people are merged, and for an outlook, a form made of a list of
// fields.
test('a group and an outlook saved in another tab are merged', async ({ page }) => {
  const name = `Shared ${Date.now()}`
  await signInAs(page, 'staff')
  await page.goto('/staff/price-lists/groups')
  const fresh = page.getByRole('region', { name: 'New group' })
  await fresh.getByLabel('Name').fill(name)
  await fresh.getByRole('button', { name: 'Make the group' }).click()
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
  const formOf = (of: Page) =>
    of
      .getByRole('main')
      .locator('form')
      .filter({ has: of.getByLabel('Name') })
  const other = await page.context().newPage()
  await other.goto(page.url())
  const theirs = formOf(other)
  await theirs.getByLabel('Name').fill(`${name} theirs`)
  await theirs.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(other.getByRole('heading', { name: `${name} theirs` })).toBeVisible()
  const mine = formOf(page)
  await mine.getByLabel('Name').fill(`${name} mine`)
  await mine.getByRole('button', { name: 'Save', exact: true }).click()
  const conflict = page.locator('[data-form=conflict]')
  await expect(conflict).toContainText('You, in another tab, saved this')
  await conflict.getByRole('button', { name: 'Take this one' }).click()
  await expect(mine.getByLabel('Name')).toHaveValue(`${name} theirs`)
  await conflict.getByRole('button', { name: 'Keep this one' }).click()
  await mine.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: `${name} mine` })).toBeVisible()
  await expect(conflict).toHaveCount(0)

  for (const each of [page, other]) {
    await each.goto('/staff/tariffs/outlooks')
    await each.getByRole('link', { name: 'China-US talks' }).click()
    await expect(each.getByRole('heading', { name: 'China-US talks' })).toBeVisible()
  }
  const outlookOf = (of: Page) => of.getByRole('region', { name: 'Set it again' })
  const shownOutlook = await outlookOf(page).getByLabel('Scenario 1').inputValue()
  await outlookOf(other).getByLabel('Title').fill('China-US talks, second round')
  await outlookOf(other).getByLabel('Scenario 1').fill('theirs')
  await outlookOf(other).getByRole('button', { name: 'Set the outlook' }).click()
  await expect(other.getByRole('heading', { name: 'China-US talks, second round' })).toBeVisible()
  await outlookOf(page).getByLabel('Scenario 1').fill('mine')
  await outlookOf(page).getByRole('button', { name: 'Set the outlook' }).click()
  await expect(conflict).toContainText(
    'Taken over from there, because you did not change it: Title',
  )
  const renamed = outlookOf(page)
  await expect(renamed.getByLabel('Scenario 1')).toHaveValue('mine')
  await conflict.getByRole('button', { name: 'Take this one' }).click()
  await expect(renamed.getByLabel('Scenario 1')).toHaveValue('theirs')
  await expect(renamed.getByLabel('Title')).toHaveValue('China-US talks, second round')
  await renamed.getByRole('button', { name: 'Set the outlook' }).click()
  await expect(conflict).toHaveCount(0)
  await expect(renamed.getByLabel('Scenario 1')).toHaveValue('theirs')

  // Restored, for whoever comes next.
  await renamed.getByLabel('Title').fill('China-US talks')
  await renamed.getByLabel('Scenario 1').fill(shownOutlook)
  await renamed.getByRole('button', { name: 'Set the outlook' }).click()
  await expect(page.getByRole('heading', { name: 'China-US talks', exact: true })).toBeVisible()
})
