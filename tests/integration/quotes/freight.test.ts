import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { importCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { rateRow } from '@/features/freight/engine/test-rows'
import { cardFileText } from '@/features/freight/rules/card-file'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { proposedFreight } from '@/features/quotes/queries/freight-proposals'
import { getQuote } from '@/features/quotes/queries/quotes'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { onPage } from '@/tests/support/quote-outlets'
import { now } from './submit-request-fixtures'
import { aDraft, colleague, openDesk, staff } from './quote-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

beforeAll(openDesk)
afterAll(stopBoss)

it('freight from rate cards keeps the rows it is based on; typed freight keeps none', async () => {
  const { serial, draft, version } = await aDraft()
  const file = cardFileText([
    rateRow({ destination: draft.destination, rate: '7', minimum: '60', validFrom: '2026-01-01' }),
  ])
  const taken = await importCards(as(staff, now), file, { replace: false })
  const rate = { unitsPerUsd: '1', asOf: '2026-11-24', source: 'same currency' }
  const asked = { ...draft, incoterm: 'CIF' as const }
  // Nobody has reviewed the rows: nothing is proposed.
  expect(await proposedFreight(staff, asked, rate, now)).toEqual([])
  await reviewCards(as(colleague, now), taken.serial)
  const [first] = await proposedFreight(staff, asked, rate, now)
  expect(first).toMatchObject({ mode: 'air', missing: ['origin'] })
  const amount = first?.amountMinor ?? 0
  expect(amount).toBeGreaterThanOrEqual(60_00)

  const save = async (freightMinor: number, at: number) => {
    await saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version: at,
      // Rows that the browser sends are ignored.
      draft: { ...asked, freightMinor, freight: { ...first?.used, mode: 'lcl' } },
    })
    return (await getQuote(staff, serial)).revision
  }
  const kept = await save(amount, version)
  expect(kept.document.draft.freight).toEqual(first?.used)
  const page = await onPage(kept.document)
  expect(page).toContain('Air freight: how it is made')
  for (const { amountMinor } of first?.used.components ?? [])
    expect(page).toContain((amountMinor / 100).toFixed(2))
  const typed = await save(amount + 1, kept.version)
  expect(typed.document.draft.freight).toBeUndefined()
  expect(await onPage(typed.document)).not.toContain('Air freight: how')
  expect(typed.document.totalMinor).toBe(kept.document.totalMinor + 1)
})
