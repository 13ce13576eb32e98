import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { as, noon } from '@/tests/support/as'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import { openQuotesNaming } from '@/features/quotes/queries/open-quotes-naming'
import { namedRows } from '@/features/quotes/rules/named-rows'
import { endingNotices } from '@/features/tariffs/rules/ending-soon'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { movedQuotesJob } from '@/features/quotes/jobs/moved-quotes'
import { expectedEntry } from '@/features/quotes/rules/tariff-terms'
import { requoteOffer } from '@/features/quotes/rules/requote-offer'
import { dayText } from '@/platform/dates'
import { addDays, newYorkDay } from '@/platform/day'
import { formatQuoteNumber } from '@/platform/numbers'
import { getQuote } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { draftChange } from '@/features/tariffs/commands/change-sets'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { addPseudoLanguage, PSEUDO } from '@/tests/support/pseudo-language'
import { person } from '../quotes/company-fixtures'
import { now } from '../quotes/submit-request-fixtures'
import { staff, wei, TODAY, aQuote, openDesk } from './fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

describe('the buyers of open quotes', () => {
  const lettersTo = (serial: number) =>
    db.mailMessage.findMany({
      where: { template: 'tariff-moved', subject: { contains: formatQuoteNumber(serial) } },
    })
  /** A sent quote, and its buyer. */
  async function sentQuote(change: Partial<QuoteDraft> = {}) {
    const { serial, revision } = await aQuote()
    const saved = await saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version: revision.version,
      draft: { ...revision.document.draft, ...change },
    })
    const { document } = await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })
    const { requestId } = await db.quote.findUniqueOrThrow({ where: { serial } })
    return {
      serial,
      document,
      guest: { kind: 'guest', linkedRequestIds: [requestId] } satisfies Actor,
    }
  }
  async function publish(change: object) {
    const { serial } = await draftChange(as(staff, noon(TODAY)), change)
    await publishTariffs(as(wei, now), {
      serial,
      expectedVersion: (await rulesInForce()).version,
      reason: 'the notice took effect',
    })
    return serial
  }

  it('are told once what changed and why, a colleague in their own language, unless their terms lock it', async () => {
    addPseudoLanguage()
    const floating = await sentQuote({ tariffTerms: { kind: 'floating' } })
    const { request } = await db.quote.findUniqueOrThrow({
      where: { serial: floating.serial },
      select: { request: { select: { companyId: true, contactEmail: true } } },
    })
    const colleague = await person(`colleague-${floating.serial}@aurora.example`)
    await db.user.update({ where: { id: colleague.id }, data: { locale: PSEUDO } })
    await db.companyMember.create({
      data: {
        companyId: request.companyId,
        userId: colleague.id,
        roles: ['viewer'],
        letters: ['QUOTES'],
      },
    })
    const locked = await sentQuote({
      tariffTerms: { kind: 'locked', until: '2027-06-30', trigger: null, premiumMinor: 10_00 },
    })
    const set = await publish({
      kind: 'supersede_measure',
      measureId: 's301-list3',
      on: '2026-12-15',
      percent: '50',
      source: 'a notice that moves no ring',
    })
    await movedQuotesJob.run({ serial: set })
    expect(await lettersTo(floating.serial)).toEqual([])
    const moving = await publish({
      kind: 'supersede_measure',
      measureId: 'mfn-71171990',
      on: '2026-11-20',
      percent: '12',
      source: 'Test Notice 4711',
    })
    await movedQuotesJob.run({ serial: moving })
    await movedQuotesJob.run({ serial: moving })
    const letters = await lettersTo(floating.serial)
    expect(letters.map(({ toAddress }) => toAddress).toSorted()).toEqual(
      [request.contactEmail, colleague.email].toSorted(),
    )
    const [letter, theirs] = [request.contactEmail, colleague.email].map((email) =>
      letters.find(({ toAddress }) => toAddress === email),
    )
    expect(letter?.subject).not.toContain('‹')
    expect(theirs?.subject).toContain('‹')
    expect(theirs?.text).toMatch(/11%, ‹now› 12%/)
    expect(theirs?.text).toContain(`/${PSEUDO}/quotes/${formatQuoteNumber(floating.serial)}`)
    // 1% more of USD 500.00.
    expect(letter?.text).toMatch(/11%, now 12%. Source: Test Notice 4711/)
    expect(letter?.text).toContain('One click on the page below')
    expect(await lettersTo(locked.serial)).toEqual([])
  })

  it('are offered a lock by the destination’s day: Mexico’s is one behind New York’s after midnight there', async () => {
    const midnight = new Date('2026-11-29T05:30:00Z')
    for (const [destination, day] of [
      ['US', '2026-11-29'],
      ['MX', '2026-11-28'],
    ] as const) {
      const { serial, document, guest } = await sentQuote({
        destination,
        incoterm: 'FOB',
        namedPlace: 'Ningbo',
      })
      await askRequote(as(guest, midnight), { serial, terms: 'locked' })
      const { revision } = await getQuote(staff, serial)
      expect(revision.document.duty.asOf, destination).toBe(day)
      expect(revision.document.draft.tariffTerms, destination).toMatchObject({
        until: addDays(expectedEntry(document.draft, day, 35, {}), 30),
      })
    }
  })

  it('ask for a new one with one click: a draft at today’s rates, its contact told, once; the sent one stays', async () => {
    const { serial, document, guest } = await sentQuote({ tariffTerms: { kind: 'floating' } })
    await publish({
      kind: 'supersede_measure',
      measureId: 'mfn-71171990-from-2026-11-20',
      on: '2026-11-22',
      percent: '13',
      source: 'a later notice',
    })
    await Promise.all([
      askRequote(as(guest, now), { serial, terms: 'locked' }),
      askRequote(as(guest, now), { serial, terms: 'locked' }),
    ])
    await askRequote(as(guest, now), { serial, terms: 'capped' })
    expect(await getQuote(guest, serial)).toMatchObject({
      revision: { number: 1, state: 'SENT', document },
      requoteAskedAt: now,
    })
    const { revision } = await getQuote(staff, serial)
    // 13% instead of 12% of USD 500.00.
    expect(revision.document.duty.totalMinor - document.duty.totalMinor).toBe(5_00)
    expect(revision).toMatchObject({
      number: 2,
      state: 'DRAFT',
      document: {
        draft: { tariffTerms: { kind: 'locked', premiumMinor: null } },
        tariff: { terms: { kind: 'locked' } },
      },
    })
    expect(
      await db.mailMessage.count({
        where: { template: 'requote-asked', subject: { contains: formatQuoteNumber(serial) } },
      }),
    ).toBe(1)
    await sendRevision(as(staff, now), {
      serial,
      revision: 2,
      version: revision.version,
      expectedTotalMinor: revision.document.totalMinor,
    })
    expect((await getQuote(guest, serial)).requoteAskedAt).toBeNull()
  })

  it('are promised a button from the day it is on the page, and no earlier', async () => {
    const { serial, document } = await sentQuote({ tariffTerms: { kind: 'floating' } })
    const standing = (await rulesInForce()).us.measures.findLast(
      ({ programme, codes, origins, knownTo }) =>
        programme === 'mfn' &&
        codes.includes('71171990') &&
        origins === '*' &&
        knownTo === undefined,
    )
    const today = newYorkDay(new Date())
    const day = addDays(today, 40)
    const set = await publish({
      kind: 'supersede_measure',
      measureId: standing?.id,
      on: day,
      percent: '14',
      source: 'Notice of a later day',
    })
    await movedQuotesJob.run({ serial: set })
    const [letter] = await lettersTo(serial)
    const rules = await rulesInForce()
    const offer = (on: string) => requoteOffer(document, on, rules)
    const told = offer(today)
    expect(told?.kind).toBe('later')
    const first = told?.day ?? ''
    expect(first > today && first <= day).toBe(true)
    expect(letter?.text).toContain(
      `Until ${dayText(first, 'en')} (New York) the rates of your quote hold.`,
    )
    expect(letter?.text).not.toContain('One click')
    expect(offer(addDays(first, -1))).toMatchObject({ kind: 'later', day: first })
    expect(offer(first)).toMatchObject({ kind: 'now', day: first })
  })
})

it('what ends soon is shown with the open quotes that depend on it', async () => {
  const now = new Date()
  const today = newYorkDay(now)
  const naming = async () => openQuotesNaming(staff, now)
  const leaning = (await naming()).filter(({ destination }) => destination === 'US')
  expect(leaning.length).toBeGreaterThan(0)
  expect(leaning.every(({ headings }) => headings.has('9903.05.31'))).toBe(true)
  const { us } = await rulesInForce()
  const row = us.measures.find(({ id }) => id === 's301-forced-labour')
  if (!row) throw new Error('no such row')
  const ends = { ...us, measures: [{ ...row, to: addDays(today, 30) }], exclusions: [] }
  const rules = [{ destination: 'US', rules: ends, today }]
  expect(
    endingNotices(rules, leaning).filter(({ ending }) => ending.kind === 'measure'),
  ).toMatchObject([{ ending: { id: 's301-forced-labour' }, quotes: leaning.length }])
  // A current quote names what its document says.
  const { serial, revision } = await aQuote()
  const named = namedRows(revision.document.duty)
  expect(named.measureIds.has('s301-forced-labour')).toBe(true)
  expect(await naming()).toContainEqual({ destination: 'US', ...named })
  expect(serial).toBeGreaterThan(0)
})
