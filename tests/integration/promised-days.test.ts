import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSetting } from '@/features/company/commands/save-setting'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { setLaterDues } from '@/features/orders/commands/part-dues'
import { setCalendar } from '@/features/orders/commands/set-calendar'
import { getOrder } from '@/features/orders/queries/orders'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { listSettings } from '@/features/company/queries/settings'
import { db } from '@/platform/db/client'
import { addDays, factoryDay } from '@/platform/day'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { as } from '@/tests/support/as'
import { aSentQuote, openDesk, staff } from './quotes/quote-fixtures'
import { now } from './quotes/submit-request-fixtures'

const YEAR = factoryDay(now).slice(0, 4)
const calendar = (change: Record<string, string>) => ({
  scope: YEAR,
  off: '',
  worked: '',
  shutdowns: '',
  source: 'A notice of the tests',
  version: '0',
  ...change,
})
const version = async (name: string) =>
  String((await listSettings(staff)).find((each) => each.name === name)?.version ?? 0)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) =>
      error instanceof InvalidInputError ? error.fieldErrors : Promise.reject(error),
  )

beforeAll(async () => {
  await openDesk()
  const quoting = (await listSettings(staff)).find(({ name }) => name === 'quoting')
  await saveSetting(as(staff), {
    ...quoting?.texts,
    section: 'quoting',
    version: String(quoting?.version),
    depositDays: '3',
  })
})
afterAll(stopBoss)

describe('a promised day', () => {
  it('of a quote shows an affected holiday before it is set; confirmed, it is set', async () => {
    const { serial, document } = await aSentQuote()
    const promised = document.production
    expect(promised).toEqual(addWorkingDays(factoryDay(now), document.leadTimeDays, {}))
    expect(document.depositDays).toBe(3)
    expect(document.terms.map((term) => (typeof term === 'string' ? term : term.text))).toContain(
      'The deposit is due within 3 working days of the signature, on the factory’s calendar.',
    )
    const inside = addDays(factoryDay(now), 1)
    const holiday = calendar({ off: `${inside}..${addDays(inside, 13)} A fortnight` })
    const said = await refusal(setCalendar(as(staff, now), holiday))
    expect(said?.sure?.join(' ')).toContain(formatQuoteNumber(serial))
    expect(await version(`calendar:${YEAR}`)).toBe('0')
    await setCalendar(as(staff, now), { ...holiday, sure: 'on' })
    expect(await version(`calendar:${YEAR}`)).toBe('1')
  })

  it('a year that moves no promised day is set at once', async () => {
    await setCalendar(as(staff, now), calendar({ scope: '2019', off: '2019-01-01 New Year’s Day' }))
    expect(await version('calendar:2019')).toBe('1')
  })

  it('of an order is counted on the calendar from the signature and from the deposit, and keeps its reason', async () => {
    const { guest, signature, serial } = await aSentQuote()
    const { orderSerial } = await acceptQuote(as(guest, now), signature, null)
    const order = await getOrder(staff, orderSerial)
    const { texts } = (await listSettings(staff)).find(({ name }) => name === `calendar:${YEAR}`)!
    const span = /^(\S+)\.\.(\S+) (.+)$/.exec(texts.off ?? '')!
    const set = {
      [YEAR]: {
        off: [{ from: span[1]!, to: span[2]!, name: span[3]! }],
        worked: [],
        shutdowns: [],
      },
    }
    const deposit = addWorkingDays(factoryDay(now), 3, set)
    expect(deposit.inside).toEqual(['A fortnight'])
    expect(order.parts).toMatchObject([
      { kind: 'DEPOSIT', due: { on: deposit.day, workingDays: 3, inside: ['A fortnight'] } },
      { kind: 'BALANCE', due: null },
    ])
    await db.$transaction((tx) => setLaterDues(tx, order.id, now))
    const { leadTimeDays } = (
      await db.quoteRevision.findFirstOrThrow({
        where: { quote: { serial } },
        select: { document: true },
      })
    ).document as { leadTimeDays: number }
    const balance = (await getOrder(staff, orderSerial)).parts[1]
    expect(balance?.due).toMatchObject({
      on: addWorkingDays(factoryDay(now), leadTimeDays, set).day,
      workingDays: leadTimeDays,
    })
    const said = await refusal(setCalendar(as(staff, now), calendar({ version: '1', off: '' })))
    expect(said?.sure?.join(' ')).toContain(formatOrderNumber(orderSerial))
    await expect(
      db.paymentPart.updateMany({ where: { orderId: order.id }, data: { dueDays: 90 } }),
    ).rejects.toThrow()
  })

  it('the general settings command doesn’t set the calendar', async () => {
    const said = await refusal(
      saveSetting(as(staff, now), { ...calendar({ scope: '2031' }), section: 'calendar' }),
    )
    expect(said).toEqual({ section: ['is set by a form of its own'] })
  })

  it('a year is reviewed by somebody, on a day', async () => {
    const year = calendar({ scope: '2032', review: 'reviewed' })
    expect(await refusal(setCalendar(as(staff, now), year))).toMatchObject({
      reviewer: ['say who held it against its notice'],
    })
    await setCalendar(as(staff, now), { ...year, reviewer: 'Lin', reviewedOn: '2031-11-30' })
    expect(await version('calendar:2032')).toBe('1')
  })
})
