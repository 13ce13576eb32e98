import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSetting } from '@/features/company/commands/save-setting'
import { lostReasons } from '@/features/figures/queries/figures'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { answerSurvey } from '@/features/quotes/commands/answer-survey'
import { declineQuote } from '@/features/quotes/commands/decline-quote'
import { recordLoss } from '@/features/quotes/commands/record-loss'
import { sendReminders } from '@/features/quotes/jobs/send-reminders'
import { getQuote } from '@/features/quotes/queries/quotes'
import { surveyOf } from '@/features/quotes/queries/survey'
import { letterToken } from '@/features/reminders/rules/letter-token'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { aSentQuote, conflict, openDesk, staff } from './quotes/quote-fixtures'
import { anonymous, now } from './quotes/submit-request-fixtures'

const DAY_MS = 86_400_000
const later = (days: number) => new Date(now.getTime() + days * DAY_MS)

beforeAll(async () => {
  await openDesk()
  await saveSetting(as(staff, now), {
    section: 'reminders',
    version: '0',
    note: 'for the tests',
    surveyDays: '1',
  })
})
afterAll(stopBoss)

const idOf = async (serial: number) =>
  (await db.quoteRevision.findFirstOrThrow({ where: { quote: { serial } } })).id
const lost = async () => {
  const period = {
    from: factoryDay(later(-1)),
    to: factoryDay(later(400)),
    currency: '',
    report: '',
  }
  const rows = await lostReasons(staff, period, later(300))
  return Object.fromEntries(rows.map(({ reason, words, count }) => [`${reason} ${words}`, count]))
}

describe('a lost quote', () => {
  it('records why, who won it and at which price, told by its buyer or by staff', async () => {
    const declined = await aSentQuote()
    const no = { ...declined.signature, reasonCode: 'price', competitor: 'Elsewhere Ltd' }
    for (const price of ['cheap', '0', '-4'])
      await expect(declineQuote(as(declined.guest, now), { ...no, price })).rejects.toThrow(
        InvalidInputError,
      )
    await declineQuote(as(declined.guest, now), { ...no, price: '1250.50' })
    expect((await getQuote(staff, declined.serial)).loss).toMatchObject({
      reasonCode: 'price',
      competitor: 'Elsewhere Ltd',
      priceMinor: 125_050,
    })
    expect((await getQuote(declined.guest, declined.serial)).loss).toBeNull()

    const phoned = await aSentQuote()
    await recordAnswer(as(staff, now), {
      ...phoned.signature,
      answer: 'DECLINED',
      means: 'PHONE',
      givenBy: 'Ana Ruiz',
      givenOn: '2026-11-01',
      reasonCode: 'lead_time',
    })
    expect(await lost()).toEqual({ 'said price': 1, 'said lead_time': 1 })
    // The later reason counts; the earlier one stays on record.
    await recordLoss(as(staff, later(1)), { serial: phoned.serial, reasonCode: 'duty' })
    expect(await lost()).toEqual({ 'said price': 1, 'said duty': 1 })
    expect(await db.quoteLoss.count()).toBe(3)

    const open = await aSentQuote()
    expect(
      await conflict(recordLoss(as(staff, now), { serial: open.serial, reasonCode: 'duty' })),
    ).toBe('still_open')
  })
})

describe('the survey question', () => {
  it('is asked once a quote has expired, answered once, without a sign-in, and counts in the figure', async () => {
    const { serial, requestId } = await aSentQuote({ validUntil: factoryDay(now) })
    const revisionId = await idOf(serial)
    const token = letterToken('survey', revisionId)
    await db.reminder.findFirstOrThrow({ where: { revisionId, kind: 'SURVEY', state: 'PLANNED' } })
    await sendReminders(later(10))
    await sendReminders(later(10))
    const letters = await db.mailMessage.findMany({ where: { template: 'quote-survey' } })
    expect(letters.filter(({ html }) => html.includes(token))).toHaveLength(1)

    const survey = await surveyOf(anonymous, token)
    expect(survey).toMatchObject({ question: 'reason', standing: 'open' })
    expect(await db.quoteSurvey.count()).toBe(0)
    const say = (answer: string) =>
      answerSurvey(as(anonymous, later(11)), { token, answer, words: 'Next year' })
    await expect(say('yes')).rejects.toThrow(InvalidInputError)
    const answers = await Promise.allSettled([say('postponed'), say('postponed'), say('other')])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(say('price')).rejects.toThrow(ConflictError)
    expect(await surveyOf(anonymous, token)).toMatchObject({ standing: 'answered' })
    const answer = await db.quoteSurvey.findUniqueOrThrow({ where: { revisionId } })
    expect(await lost()).toMatchObject({ [`said ${answer.answer}`]: 1 })
    const entry = await db.threadEntry.findFirstOrThrow({
      where: { requestId, event: 'survey_answered' },
    })
    expect(entry.audience).toBe('INTERNAL')
  })

  it('asks those who gave a reason whether they would ask again, and nobody whose quote is open', async () => {
    const { serial, guest, signature } = await aSentQuote()
    const token = letterToken('survey', await idOf(serial))
    expect(await surveyOf(anonymous, token)).toMatchObject({ standing: 'not_over' })
    await declineQuote(as(guest, now), { ...signature, reasonCode: 'price' })
    expect(await surveyOf(anonymous, token)).toMatchObject({ question: 'again', standing: 'open' })
    await answerSurvey(as(anonymous, now), { token, answer: 'perhaps' })
  })
})
