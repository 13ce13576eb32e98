import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { saveSetting } from '@/features/company/commands/save-setting'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { addFollowUp } from '@/features/work/commands/add-follow-up'
import { endFollowUp } from '@/features/work/commands/end-follow-up'
import { workOf } from '@/features/work/queries/home'
import {
  SECTIONS,
  sectionsOf,
  vacantSections,
  type SectionName,
} from '@/features/work/rules/section'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { aTrade } from './access/a-trade'
import { namePlace } from './quotes/named-place'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const person = (role: StaffRole): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  userId: role,
  name: role,
  email: `${role}@fsc.example`,
  roles: [role],
})

beforeAll(async () => {
  await boss()
  await seedRing()
  // The person who sends the quotes of a trade.
  await db.user.create({
    data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF', roles: ['sales'] },
  })
  for (const role of STAFF_ROLES)
    await db.user.create({
      data: {
        id: role,
        name: role,
        email: `${role}@fsc.example`,
        role: 'STAFF',
        roles: [role],
      },
    })
})
afterAll(stopBoss)

const rows = async (role: StaffRole, name: SectionName, at = now) =>
  (await workOf(person(role), 'en', at)).own.find((each) => each.name === name)?.rows ?? []

describe('each role starts with its own work', () => {
  it.each(STAFF_ROLES.map((role) => [role]))(
    '%s: every list, and nothing refused',
    async (role) => {
      const { own, vacant } = await workOf(person(role), 'en', now)
      expect(own.map(({ name }) => name)).toEqual(sectionsOf([role]))
      // Each role has its person here: no work of it falls to an owner.
      expect(vacant.sections).toEqual([])
    },
  )

  it('somebody with several roles has the lists of each, each once', () => {
    const names = sectionsOf(['sales', 'finance', 'sales_manager'])
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['toAnswer', 'payments', 'approvals']))
  })

  it('an owner has the work of the roles that nobody else has: in a house of one all of it', () => {
    const of = (roleList: StaffRole[]) =>
      vacantSections(['owner'], roleList).flatMap(({ sections }) => sections)
    expect(new Set([...sectionsOf(['owner']), ...of([])])).toEqual(new Set(SECTIONS))
    // A viewer answers nobody; a sales manager does the work of sales.
    expect(of(['viewer'])).toEqual(of([]))
    expect(of(['sales_manager'])).not.toContain('toAnswer')
    expect(of(['sales_manager'])).toContain('payments')
    expect(of(['sales', 'merchandiser', 'tariff_desk', 'finance'])).toEqual([])
    expect(vacantSections(['finance'], [])).toEqual([])
  })

  it('sales: what waits, by its age in working hours against the promised time', async () => {
    const { serial } = await submitRequest(
      as(anonymous, new Date('2026-11-20T02:00:00Z')),
      aRequest({ contactEmail: 'old@aurora.example' }),
      'en',
    )
    const [row] = await rows('sales', 'toAnswer')
    // Friday from 10:00, Monday, and Tuesday until 12:00; the house is open from 9:00 to 18:00, and rests on a weekend.
    expect(row).toMatchObject({ mark: 'late', step: 'answer', age: { hours: 20 } })
    expect(row?.href).toContain(String(serial))
  })

  it('sales and finance: what a buyer asks for again, and the deposit of what they signed', async () => {
    const trade = await aTrade('ana@elsewhere.example')
    expect(await rows('finance', 'deposits')).toEqual([
      expect.objectContaining({ step: 'remind', subject: 'ana@elsewhere.example' }),
    ])
    // Signed: it can't be requested again. Another, unsigned, can.
    await expect(askRequote(as(trade.guest, now), { serial: trade.serial })).rejects.toThrow()
    await db.quote.update({ where: { serial: trade.serial }, data: { requoteAskedAt: now } })
    expect(await rows('sales', 'askedAnew')).toEqual([
      expect.objectContaining({ step: 'requote', age: { hours: 0 }, mark: null }),
    ])
    await expect(
      acceptQuote(as(trade.guest, now), { ...trade.signature, signerName: '' }, null),
    ).rejects.toThrow()
    const notices = await db.notification.findMany({ where: { kind: 'quote-accepted' } })
    expect(new Set(notices.map(({ cause }) => cause)).size).toBe(1)
  })

  it('sales: sent quotes are listed as far ahead, and as long unopened, as the house has set', async () => {
    const { serial: request } = await submitRequest(
      as(anonymous, now),
      aRequest({
        contactEmail: 'slow@aurora.example',
        lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }],
      }),
      'en',
    )
    const sales = as(person('sales'), now)
    const { serial } = await startQuote(sales, request)
    const { revision } = await namePlace(person('sales'), serial, now)
    await sendRevision(sales, {
      serial,
      revision: 1,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    const { validUntil } = await db.quoteRevision.findFirstOrThrow({
      where: { quote: { serial } },
    })
    const hours = (from: Date | null, count: number) =>
      new Date((from?.getTime() ?? Number.NaN) + count * 3_600_000)
    const listed = async (name: SectionName, at: Date) =>
      (await rows('sales', name, at)).some(({ id }) => id === String(serial))
    const before = hours(validUntil, -4 * 24 + 1)
    // Without a setting it counts as unopened at once, and as ending only on its last day.
    expect(await listed('unopened', hours(now, 1))).toBe(true)
    expect(await listed('expiring', before)).toBe(false)
    expect(await listed('expiring', hours(validUntil, -23))).toBe(true)
    await saveSetting(as(person('owner'), now), {
      section: 'reminders',
      version: '0',
      listedDays: '4',
      unopenedHours: '24',
    })
    expect(await listed('unopened', hours(now, 23))).toBe(false)
    expect(await listed('unopened', hours(now, 25))).toBe(true)
    expect(await listed('expiring', before)).toBe(true)
    expect(await listed('expiring', hours(before, -2))).toBe(false)
  })

  it('finance: money is marked as many working days ahead as the house has set', async () => {
    // From a Tuesday over a weekend: Wednesday, Thursday, Friday, Monday.
    await db.paymentPart.updateMany({
      data: { dueOn: new Date('2026-11-30T00:00:00Z'), dueDays: 4 },
    })
    const mark = async () => (await rows('finance', 'deposits'))[0]?.mark
    expect(await mark()).toBeNull()
    for (const [dueDays, expected] of [
      ['3', null],
      ['4', 'soon'],
    ] as const) {
      await saveSetting(as(person('owner'), now), {
        section: 'reminders',
        version: expected === null ? '1' : '2',
        dueDays,
      })
      expect(await mark()).toBe(expected)
    }
  })
})

describe('a follow-up', () => {
  it('is due on its day, is postponed and completed, and is nobody else’s', async () => {
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({ contactEmail: 'later@aurora.example' }),
      'en',
    )
    const mine = person('sales')
    const { id } = await addFollowUp(as(mine, now), { serial, onDay: '2026-11-24', note: 'Call' })
    expect(await rows('sales', 'followUps')).toEqual([
      expect.objectContaining({ detail: 'Call', mark: 'soon', age: { day: '2026-11-24' } }),
    ])
    expect(await rows('sales', 'followUps', new Date('2026-11-26T04:00:00Z'))).toEqual([
      expect.objectContaining({ mark: 'late' }),
    ])
    await expect(endFollowUp(as(person('finance'), now), { id })).rejects.toThrow(/follow-up/)
    await endFollowUp(as(mine, now), { id, until: '2026-12-01' })
    expect(await rows('sales', 'followUps')).toEqual([
      expect.objectContaining({ mark: null, age: { day: '2026-12-01' } }),
    ])
    for (let i = 0; i < 2; i++) await endFollowUp(as(mine, now), { id })
    expect(await rows('sales', 'followUps')).toEqual([])
    const deeds = await db.auditEvent.count({ where: { action: { startsWith: 'follow_up.' } } })
    expect(deeds).toBe(3)
  })

  it.each([
    ['2026-11-23', 'Call', 'onDay'],
    ['2030-01-01', 'Call', 'onDay'],
    ['2026-11-30', ' ', 'note'],
  ])('on %j with the note %j is refused at %s', async (onDay, note, field) => {
    await expect(
      addFollowUp(as(person('sales'), now), { serial: 1, onDay, note }),
    ).rejects.toMatchObject({ complaints: { [field]: expect.anything() } })
  })
})
