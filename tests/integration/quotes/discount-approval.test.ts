import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import { saveSetting } from '@/features/company/commands/save-setting'
import { listSettings } from '@/features/company/queries/settings'
import { approveDiscount } from '@/features/quotes/commands/approve-discount'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { SendStoppedError } from '@/features/quotes/commands/prepare-sending'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { discountApproval, discountState } from '@/features/quotes/queries/discount-approval'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { aDraft, conflict, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

const one = (userId: string, roles: StaffRole[]): Actor => ({
  kind: 'staff',
  userId,
  name: userId,
  email: `${userId}@fsc.example`,
  roles,
})
const seller = one('lin', ['sales'])
const manager = one('wei', ['sales_manager'])
const owner = one('own', ['owner'])
const REASON = 'First order of a chain of forty shops'

beforeAll(async () => {
  await openDesk()
  const set = (await listSettings(staff)).find(({ name }) => name === 'quoting')
  await saveSetting(as(staff), {
    ...set?.texts,
    section: 'quoting',
    version: String(set?.version),
    salesDiscountPercent: '5',
    managerDiscountPercent: '15',
  })
})
afterAll(stopBoss)

/** A draft whose goods are this many percent below their list prices. */
async function aDraftBelow(percent: number) {
  const made = await aDraft()
  const at = { serial: made.serial, revision: 1 }
  const save = (version: number, notes = '') =>
    saveDraft(as(seller, now), {
      ...at,
      version,
      draft: {
        ...made.draft,
        notes,
        lines: made.draft.lines.map((line) => ({
          ...line,
          unitPriceMinor: Math.round(((line.listUnitPriceMinor ?? 0) * (100 - percent)) / 100),
        })),
      },
    })
  const saved = await save(made.version)
  const send = ({ version, document }: typeof saved, by = seller) =>
    sendRevision(as(by, now), { ...at, version, expectedTotalMinor: document.totalMinor })
  return { at, saved, save, send }
}

const stopsOf = async (sent: Promise<unknown>) => {
  const error = await failure(sent)
  if (!(error instanceof SendStoppedError)) throw error ?? new Error('it was sent')
  return error.stops.map(({ path, code }) => `${path} ${code}`)
}

describe('a discount', () => {
  it('goes out without approval within the limit of a role', async () => {
    const { saved, send } = await aDraftBelow(4)
    expect((await send(saved)).documentHash).toMatch(/^[0-9a-f]{64}$/)
    const more = await aDraftBelow(10)
    expect(await stopsOf(more.send(more.saved))).toEqual(['discountApproval discount_above'])
    expect((await more.send(more.saved, manager)).documentHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('needs the approval of somebody who may, for exactly that draft; any edit voids it', async () => {
    const { at, saved, save, send } = await aDraftBelow(10)
    const { basis } = await discountState(manager, saved.document)
    const yes = (by: Actor, to = basis) =>
      approveDiscount(as(by, now), { ...at, basis: to, reason: REASON })
    expect(await failure(yes(one('lin', ['sales_manager'])))).toMatchObject({
      fieldErrors: { reason: [expect.stringContaining('who wrote at the draft')] },
    })
    expect(await conflict(yes(manager, '0'.repeat(64)))).toBe('stale')
    await yes(manager)
    await yes(manager)
    expect((await discountApproval(seller, at, saved.document)).given).toMatchObject({ by: 'wei' })
    const edited = await save(saved.version, 'Packed by tens')
    expect(await stopsOf(send(edited))).toHaveLength(1)
    const back = await save(edited.version)
    await send(back)
    const sent = await db.auditEvent.findFirst({
      where: { action: 'quote.send' },
      orderBy: { at: 'desc' },
    })
    expect(sent?.after).toMatchObject({ discountApprovedBy: 'wei' })
    expect(await db.quoteApproval.count({ where: { kind: 'DISCOUNT' } })).toBe(1)
  })

  it('beyond a manager’s own limit needs an owner’s approval', async () => {
    const { at, saved, send } = await aDraftBelow(20)
    const { basis, percent, stops } = await discountState(manager, saved.document)
    expect([percent, stops.length]).toEqual(['20', 1])
    expect(
      await failure(approveDiscount(as(manager, now), { ...at, basis, reason: REASON })),
    ).toMatchObject({
      fieldErrors: { reason: ['your role may not give as much: an owner says yes'] },
    })
    await approveDiscount(as(owner, now), { ...at, basis, reason: REASON })
    await send(saved)
  })
})
