import { beforeAll, describe, expect, it, vi } from 'vitest'
import { saveCost } from '@/features/costs/commands/save-cost'
import { saveCostRate } from '@/features/costs/commands/save-rate'
import { approveFloor } from '@/features/quotes/commands/approve-floor'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { SendStoppedError } from '@/features/quotes/commands/prepare-sending'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { floorApproval, floorState } from '@/features/quotes/queries/floor-approval'
import { quoteCosts } from '@/features/quotes/queries/quote-costs'
import type { QuoteDraft } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { onPage, onPaper } from '@/tests/support/quote-outlets'
import { aDraft, colleague, conflict, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

const REASON = 'First order of a chain of forty shops'
/** A number that occurs nowhere else in a quote. */
const COST = '0.7391'

beforeAll(async () => {
  await openDesk()
  const rate = { key: '', currency: '', validFrom: '2026-01-01', source: 'a test' }
  await saveCostRate(as(staff), { ...rate, kind: 'MARGIN_FLOOR', value: '25' })
})

/** A draft at a price, of a piece with a cost of 0.7391: the floor is 0.99. */
async function aDraftAt(unitPriceMinor: number) {
  const made = await aDraft()
  const [line] = made.draft.lines
  const { sku } = line ?? {}
  const before = await db.costEntry.count({ where: { key: sku ?? '' } })
  if (before === 0)
    await saveCost(as(staff), {
      subject: 'SKU',
      key: sku ?? '',
      validFrom: '2026-01-01',
      currency: 'USD',
      cost: COST,
      source: 'a test',
      version: '0',
    })
  const save = (version: number, change: Partial<QuoteDraft> = {}) =>
    saveDraft(as(staff, now), {
      serial: made.serial,
      revision: 1,
      version,
      draft: {
        ...made.draft,
        lines: made.draft.lines.map((each) => ({ ...each, unitPriceMinor })),
        ...change,
      },
    })
  const saved = await save(made.version)
  const at = { serial: made.serial, revision: 1 }
  const send = ({ version, document }: typeof saved) =>
    sendRevision(as(staff, now), {
      ...at,
      version,
      expectedTotalMinor: document.totalMinor,
      reason: 'the price is meant as it stands',
    })
  return { at, saved, save, send }
}

const stopsOf = async (sent: Promise<unknown>) => {
  const error = await failure(sent)
  if (!(error instanceof SendStoppedError)) throw error ?? new Error('it was sent')
  return error.stops.map(({ path, code }) => `${path} ${code}`)
}

describe('a quote below the least margin', () => {
  it('is sent at the floor, with its margin stored beside the document', async () => {
    const { saved, send, at } = await aDraftAt(99)
    const { document } = await send(saved)
    const kept = await db.revisionMargin.findFirstOrThrow({
      where: { revision: { number: 1, quote: { serial: at.serial } } },
    })
    const costMinor = Math.round(73.91 * (document.draft.lines[0]?.quantity ?? 0))
    expect(Number(kept.costMinor)).toBe(costMinor)
    // The document sent to the buyer has none of it.
    expect(JSON.stringify(document)).not.toMatch(/cost|margin/i)
    const letters = await db.mailMessage.findMany()
    expect(letters.length).toBeGreaterThan(0)
    for (const told of [
      JSON.stringify(document),
      await onPage(document),
      await onPaper(document),
      ...letters.map(({ html, text }) => html + text),
    ])
      expect(told).not.toMatch(/0[.,]7391/)
  })

  it('is stopped, whatever reason its sender gives, until a colleague approves exactly that', async () => {
    const { saved, save, send, at } = await aDraftAt(98)
    expect(await stopsOf(send(saved))).toEqual(['lines.0.unitPriceMinor margin_below'])
    const { basis } = await floorState(staff, saved.document, now)
    const own = await failure(approveFloor(as(staff, now), { ...at, basis, reason: REASON }))
    expect(own).toBeInstanceOf(InvalidInputError)
    const wordless = await failure(approveFloor(as(colleague, now), { ...at, basis, reason: '' }))
    expect(wordless).toMatchObject({ fieldErrors: { reason: expect.anything() } })
    await approveFloor(as(colleague, now), { ...at, basis, reason: REASON })
    await approveFloor(as(colleague, now), { ...at, basis, reason: REASON })
    const state = await floorState(colleague, saved.document, now)
    expect((await floorApproval(colleague, at, state)).given).toMatchObject({ by: 'Wei' })

    // Any edit voids it; exactly the same draft again is approved.
    const edited = await save(saved.version, { notes: 'Packed by tens' })
    expect(await stopsOf(send(edited))).toHaveLength(1)
    expect(
      await conflict(approveFloor(as(colleague, now), { ...at, basis, reason: REASON })),
    ).toContain('stale')
    const back = await save(edited.version)
    await send(back)
    const events = await db.auditEvent.findMany({ where: { action: 'quote.approve_floor' } })
    expect(events).toMatchObject([{ actorName: 'Wei', after: { reason: REASON } }])
    const sent = await db.auditEvent.findFirst({
      where: { action: 'quote.send' },
      orderBy: { at: 'desc' },
    })
    expect(sent?.after).toMatchObject({ floorApprovedBy: 'Wei' })
  })

  it('below its cost says so, and a changed cost voids the approval', async () => {
    const { saved, send, at } = await aDraftAt(70)
    expect(await stopsOf(send(saved))).toEqual(['lines.0.unitPriceMinor cost_above_price'])
    const { basis } = await floorState(colleague, saved.document, now)
    await approveFloor(as(colleague, now), { ...at, basis, reason: REASON })
    await saveCost(as(staff), {
      subject: 'SKU',
      key: saved.document.draft.lines[0]?.sku ?? '',
      validFrom: '2026-01-02',
      currency: 'USD',
      cost: '0.8',
      source: 'a test',
      version: '1',
    })
    expect(await stopsOf(send(saved))).toHaveLength(1)
  })

  it('knows what the company was quoted last', async () => {
    const { saved } = await aDraftAt(120)
    const costs = await quoteCosts(staff, saved.document, now)
    const [line] = saved.document.draft.lines
    expect(costs.floorPercent).toBe('25')
    expect(costs.lines[line?.id ?? '']?.unitCost).toBe('0.8')
  })
})
