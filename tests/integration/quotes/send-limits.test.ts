import { describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { setSendLimits } from '@/features/quotes/commands/set-send-limits'
import { listSendLimits, sendLimits } from '@/features/quotes/queries/send-limits'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const wei: Actor = { ...staff, userId: 'wei', name: 'Wei', email: 'wei@fsc.example' }
const entered = async (change: Record<string, string> = {}) => ({
  seen: (await sendLimits()).id,
  leastPricePercent: '75',
  leastDepositPercent: '20',
  mostDepositPercent: '80',
  mostValidityDays: '60',
  reason: 'Steel went up, decided on Monday',
  ...change,
})
const problems = async (change: Record<string, string>) => {
  const error = await setSendLimits(as(staff), await entered(change)).catch(
    (refused: unknown) => refused,
  )
  return error instanceof InvalidInputError ? error.fieldErrors : error
}

describe('the bounds of what may be sent', () => {
  it('are set again by staff: author, day and reason stay, and the audit has both', async () => {
    const before = await sendLimits()
    await setSendLimits(as(staff), await entered())
    const [now, earlier, ...others] = await listSendLimits(wei)
    expect(now).toMatchObject({
      leastPricePercent: 75,
      leastDepositPercent: 20,
      mostDepositPercent: 80,
      mostValidityDays: 60,
      setBy: 'Lin',
      reason: 'Steel went up, decided on Monday',
    })
    expect([earlier, others]).toEqual([before, []])
    expect(await sendLimits()).toEqual(now)
    const event = await db.auditEvent.findFirstOrThrow({ where: { action: 'send_limit.set' } })
    expect(event).toMatchObject({
      actorName: 'Lin',
      objectId: now?.id,
      before: { leastPricePercent: 70, mostValidityDays: 90 },
      after: { leastPricePercent: 75, mostValidityDays: 60, leastDepositPercent: 20 },
    })
  })

  it('set by two at once tell the second; setting the same bounds again changes nothing', async () => {
    const [mine, same, theirs] = await Promise.all([
      entered({ mostValidityDays: '45' }),
      entered({ mostValidityDays: '45' }),
      entered({ mostValidityDays: '30' }),
    ])
    await setSendLimits(as(staff), mine)
    await setSendLimits(as(staff), same)
    await expect(setSendLimits(as(wei), theirs)).rejects.toThrow(ConflictError)
    expect(await sendLimits()).toMatchObject({ mostValidityDays: 45, setBy: 'Lin' })
    expect(await db.auditEvent.count({ where: { action: 'send_limit.set' } })).toBe(2)

    const both = await Promise.allSettled([
      setSendLimits(as(staff), await entered({ mostValidityDays: '50' })),
      setSendLimits(as(wei), await entered({ mostValidityDays: '55' })),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('are read as people write numbers, refused in words where they make no sense, and nothing is written', async () => {
    const before = await db.sendLimit.count()
    expect(await problems({ leastPricePercent: '0' })).toEqual({
      leastPricePercent: ['at least 1'],
    })
    expect(await problems({ mostValidityDays: '400' })).toEqual({
      mostValidityDays: ['at most 365'],
    })
    expect(await problems({ mostValidityDays: '1,000' })).toEqual({
      mostValidityDays: ['“1,000” can be 1,000 or 1. Write 1000 or 1.'],
    })
    expect(await problems({ mostDepositPercent: '12,5' })).toEqual({
      mostDepositPercent: ['“12,5” is no whole number.'],
    })
    expect(await problems({ leastDepositPercent: '90' })).toEqual({
      mostDepositPercent: ['is less than the least'],
    })
    expect(await problems({ leastPricePercent: 'most', reason: 'so' })).toEqual({
      leastPricePercent: ['“most” is no number. Write digits, such as 1234.50.'],
      reason: ['at least 10 characters'],
    })
    expect(await problems({ leastPricePercent: '' })).toEqual({ leastPricePercent: ['is missing'] })
    expect(await db.sendLimit.count()).toBe(before)
  })
})
