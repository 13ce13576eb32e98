import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { askRequote } from '@/features/quotes/commands/ask-requote'
import type { Prisma } from '@/platform/db/generated/client'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { movedQuotesJob } from '@/features/quotes/jobs/moved-quotes'
import { LOCK_MARGIN_DAYS } from '@/features/company/house'
import { expectedEntry } from '@/features/quotes/rules/tariff-terms'
import { requoteOffer } from '@/features/quotes/rules/requote-offer'
import { dayText } from '@/platform/dates'
import { addDays, newYorkDay } from '@/platform/day'
import { formatQuoteNumber } from '@/platform/numbers'
import { getQuote } from '@/features/quotes/queries/quotes'
import type { QuoteDraft } from '@/features/quotes/schema'
import { tariffImpact } from '@/features/quotes/queries/tariff-impact'
import {
  discardChangeSet,
  draftChange,
  getChangeSet,
  publishChangeSet,
  rulesWith,
} from '@/features/tariffs/commands/change-sets'
import {
  draftImport,
  exportMeasures,
  previewImport,
} from '@/features/tariffs/commands/import-rules'
import {
  listQuotaWindows,
  openQuotaWindow,
  prorateReservations,
  recordBulletin,
  releaseReservation,
  reserveQuota,
} from '@/features/tariffs/commands/quotas'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { findMeasures } from '@/features/tariffs/queries/measures'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { namePlace } from './quotes/named-place'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const TODAY = '2026-11-24'
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

beforeAll(async () => {
  await boss()
  await seedRing()
  await db.user.create({
    data: { id: 'lin', name: 'Lin', email: 'lin@fsc.example', role: 'STAFF', emailVerified: true },
  })
})
afterAll(stopBoss)

async function aQuote() {
  const { serial: requestSerial } = await submitRequest(
    anonymous,
    aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
    'en',
    now,
  )
  const { serial } = await startQuote(staff, requestSerial, now)
  return { serial, revision: (await namePlace(staff, serial, now)).revision }
}
const ends = (measureId: string, on = '2026-12-01') => ({
  kind: 'end_measure',
  measureId,
  on,
  source: 'a test notice',
})

describe('a change of the rules', () => {
  it('drafted moves no price; its impact says which quotes it would move and what we would bear', async () => {
    const { serial, revision } = await aQuote()
    const { serial: set } = await draftChange(
      staff,
      {
        kind: 'supersede_measure',
        measureId: 's301-list4a',
        on: '2026-12-01',
        percent: '25',
        source: 'a test notice',
      },
      TODAY,
    )
    const { changes } = await getChangeSet(staff, set)
    const impact = await tariffImpact(
      staff,
      await rulesInForce(),
      rulesWith((await rulesInForce()).us, changes, TODAY),
      '2026-12-01',
    )
    // 500 rings at USD 1.00 of 7117.19.90: 7.5% becomes 25%.
    expect(impact.moved).toMatchObject([
      {
        serial,
        bornBy: 'seller',
        afterMinor: revision.document.duty.totalMinor + 8_750,
        beforeMinor: revision.document.duty.totalMinor,
      },
    ])
    expect(impact.exposureUsdMinor).toBe(8_750)
    expect(
      (
        await tariffImpact(
          staff,
          await rulesInForce(),
          rulesWith((await rulesInForce()).us, changes, TODAY),
          '2026-11-30',
        )
      ).moved,
    ).toEqual([])
    expect((await rulesInForce()).version).toBe(0)
    await discardChangeSet(staff, set)
    expect(
      await failure(
        publishChangeSet(staff, { serial: set, expectedVersion: 0, reason: 'too late' }, now),
      ),
    ).toEqual(new ConflictError('not_a_draft'))
  })

  it('that can’t be made is refused by name, and nothing is written', async () => {
    const before = await db.tariffChangeSet.count()
    for (const [input, field] of [
      [ends('nothing-such'), 'change'],
      [ends('s301-list4a', '2024-01-01'), 'change'],
      [{ ...ends('s301-list4a'), source: '' }, 'source'],
      [
        {
          kind: 'supersede_measure',
          measureId: 's301-list4a',
          on: '2026-12-01',
          percent: '-5',
          source: 'a test notice',
        },
        'percent',
      ],
      [
        {
          kind: 'move_phase',
          agreementId: 'us-mx-steel',
          phaseId: 'nothing',
          state: 'in_force',
          from: '2026-12-01',
          source: 'a test notice',
        },
        'change',
      ],
    ] as const) {
      const error = await failure(draftChange(staff, input, TODAY))
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    expect(await db.tariffChangeSet.count()).toBe(before)
  })

  it('published by eight at once is published once; the others look again', async () => {
    const sets = await Promise.all(
      Array.from({ length: 8 }, () => draftChange(staff, ends('s301-list4a'), TODAY)),
    )
    const answers = await Promise.allSettled(
      sets.map(({ serial }) =>
        publishChangeSet(
          staff,
          { serial, expectedVersion: 0, reason: 'the notice took effect' },
          now,
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toEqual(new ConflictError('stale'))
    expect((await rulesInForce()).version).toBe(1)
    expect(await db.auditEvent.count({ where: { action: 'tariff.publish' } })).toBe(1)
    expect(
      findMeasures((await rulesInForce()).us, {
        text: '9903.88.15',
        origin: 'CN',
        day: '2026-12-01',
      }).map(({ id }) => id),
    ).toEqual(['s301-list4a-split'])
  })

  it('prices the next quote, leaves a sent one as it was signed for, and stops a send whose total moved', async () => {
    const { serial, revision } = await aQuote()
    expect(revision.document.duty).toMatchObject({ ruleSetVersion: expect.stringMatching(/\+1$/) })
    const sent = await sendRevision(
      staff,
      {
        serial,
        revision: 1,
        version: revision.version,
        expectedTotalMinor: revision.document.totalMinor,
      },
      now,
    )
    const open = await aQuote()
    const { serial: set } = await draftChange(
      staff,
      ends('s301-forced-labour', '2026-11-20'),
      TODAY,
    )
    await publishChangeSet(
      staff,
      { serial: set, expectedVersion: 1, reason: 'revoked by a test' },
      now,
    )
    expect((await getQuote(staff, serial)).revision.document).toEqual(sent.document)
    expect(
      await failure(
        sendRevision(
          staff,
          {
            serial: open.serial,
            revision: 1,
            version: open.revision.version,
            expectedTotalMinor: open.revision.document.totalMinor,
          },
          now,
        ),
      ),
    ).toEqual(new ConflictError('total_moved'))
    const saved = await saveDraft(
      staff,
      {
        serial: open.serial,
        revision: 1,
        version: open.revision.version,
        draft: open.revision.document.draft,
      },
      now,
    )
    expect(open.revision.document.duty.totalMinor - saved.document.duty.totalMinor).toBe(6_250)
  })

  it('needs a reason', async () => {
    const { serial } = await draftChange(staff, ends('s301-list3'), TODAY)
    expect(
      await failure(
        publishChangeSet(
          staff,
          { serial, expectedVersion: (await rulesInForce()).version, reason: ' ' },
          now,
        ),
      ),
    ).toBeInstanceOf(InvalidInputError)
  })
})

describe('the buyers of open quotes', () => {
  const lettersTo = (serial: number) =>
    db.mailMessage.findMany({
      where: { template: 'tariff-moved', subject: { contains: formatQuoteNumber(serial) } },
    })
  /** A quote that was sent, and its buyer. */
  async function sentQuote(change: Partial<QuoteDraft> = {}) {
    const { serial, revision } = await aQuote()
    const saved = await saveDraft(
      staff,
      {
        serial,
        revision: 1,
        version: revision.version,
        draft: { ...revision.document.draft, ...change },
      },
      now,
    )
    const { document } = await sendRevision(
      staff,
      {
        serial,
        revision: 1,
        version: saved.version,
        expectedTotalMinor: saved.document.totalMinor,
      },
      now,
    )
    const { requestId } = await db.quote.findUniqueOrThrow({ where: { serial } })
    return {
      serial,
      document,
      guest: { kind: 'guest', linkedRequestIds: [requestId] } satisfies Actor,
    }
  }
  async function publish(change: object) {
    const { serial } = await draftChange(staff, change, TODAY)
    await publishTariffs(
      staff,
      { serial, expectedVersion: (await rulesInForce()).version, reason: 'the notice took effect' },
      now,
    )
    return serial
  }

  it('are told once what moved and why, unless their terms lock it', async () => {
    const floating = await sentQuote({ tariffTerms: { kind: 'floating' } })
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
    const [letter, ...more] = await lettersTo(floating.serial)
    expect(more).toEqual([])
    // 1% more of USD 500.00.
    expect(letter?.text).toMatch(/11%, now 12%. Source: Test Notice 4711/)
    expect(letter?.text).toContain('One click on the page below')
    expect(await lettersTo(locked.serial)).toEqual([])
  })

  it('are offered a lock from the day where the goods go: Mexico’s is one behind New York’s after midnight there', async () => {
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
      await askRequote(guest, { serial, terms: 'locked' }, midnight)
      const { revision } = await getQuote(staff, serial)
      expect(revision.document.duty.asOf, destination).toBe(day)
      expect(revision.document.draft.tariffTerms, destination).toMatchObject({
        until: addDays(expectedEntry(document.draft, day), LOCK_MARGIN_DAYS),
      })
    }
  })

  it('ask for it anew with one click: a draft at today’s rates, its contact told, once; the sent one stands', async () => {
    const { serial, document, guest } = await sentQuote({ tariffTerms: { kind: 'floating' } })
    await publish({
      kind: 'supersede_measure',
      measureId: 'mfn-71171990-from-2026-11-20',
      on: '2026-11-22',
      percent: '13',
      source: 'a later notice',
    })
    await Promise.all([
      askRequote(guest, { serial, terms: 'locked' }, now),
      askRequote(guest, { serial, terms: 'locked' }, now),
    ])
    await askRequote(guest, { serial, terms: 'capped' }, now)
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
    await sendRevision(
      staff,
      {
        serial,
        revision: 2,
        version: revision.version,
        expectedTotalMinor: revision.document.totalMinor,
      },
      now,
    )
    expect((await getQuote(guest, serial)).requoteAskedAt).toBeNull()
  })

  it('are promised a button on the day it stands on the page, and no day sooner', async () => {
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
      `Until ${dayText(first)} (New York) the rates of your quote hold.`,
    )
    expect(letter?.text).not.toContain('One click')
    expect(offer(addDays(first, -1))).toMatchObject({ kind: 'later', day: first })
    expect(offer(first)).toMatchObject({ kind: 'now', day: first })
  })
})

describe('an imported file', () => {
  const entered = { day: '2027-01-01', source: 'Schedule of this test', prefixes: '' }
  const schedule = (rate: string) =>
    JSON.stringify([
      { htsno: '7117.19.15', general: rate },
      { htsno: '4202.99.90', general: '21%' },
    ])

  it('is drafted whole or not at all, and prices nothing before it is published', async () => {
    const before = await db.tariffChangeSet.count()
    expect(await previewImport(staff, schedule('9%'), entered, TODAY)).toMatchObject({
      errors: [],
      unchanged: 0,
      changes: [{ line: 1, before: '8%' }, { line: 1 }, { line: 1, before: '20%' }, { line: 1 }],
    })
    for (const [file, more, field] of [
      [schedule('a lot'), {}, 'file'],
      [schedule('9%'), { source: '' }, 'source'],
      ['[]', {}, 'file'],
    ] as const) {
      const error = await failure(draftImport(staff, file, { ...entered, ...more }, TODAY))
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    expect(await db.tariffChangeSet.count()).toBe(before)
    const { serial } = await draftImport(staff, schedule('9%'), entered, TODAY)
    expect((await getChangeSet(staff, serial)).changes).toHaveLength(4)
    const rate = async () =>
      findMeasures((await rulesInForce()).us, {
        text: '4202.99.90',
        origin: 'CN',
        day: '2027-02-01',
      }).find(({ programme }) => programme === 'mfn')?.duty.percent
    expect(await rate()).toBe('20')
    await publishTariffs(
      staff,
      { serial, expectedVersion: (await rulesInForce()).version, reason: 'the schedule came out' },
      now,
    )
    expect(await rate()).toBe('21')
    // The file they are exported to says nothing new.
    expect(await previewImport(staff, await exportMeasures(staff), entered, TODAY)).toMatchObject({
      changes: [],
      errors: [],
    })
  })
})

describe('a quota', () => {
  const window = {
    orderNumber: 'MX-STEEL',
    from: '2026-11-01',
    to: '2026-12-31',
    history: '1400, 1500, 1600',
    percent: '100',
  }
  const view = async () => (await listQuotaWindows(staff, '2026-11-23', now))[0]

  /** 500 pieces of 2 kg of Mexican steel, quoted, sent and signed. */
  async function aSteelQuote() {
    const { serial: requestSerial } = await submitRequest(
      anonymous,
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
      now,
    )
    const { serial } = await startQuote(staff, requestSerial, now)
    const { revision } = await getQuote(staff, serial)
    const draft = {
      ...revision.document.draft,
      namedPlace: 'Chicago',
      lines: revision.document.draft.lines.map((each) => ({
        ...each,
        hsCode: '7323.93.0080',
        origin: 'MX',
        unitWeightGrams: '2000',
      })),
    }
    const saved = await saveDraft(
      staff,
      { serial, revision: 1, version: revision.version, draft },
      now,
    )
    const sent = await sendRevision(
      staff,
      {
        serial,
        revision: 1,
        version: saved.version,
        expectedTotalMinor: saved.document.totalMinor,
      },
      now,
    )
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })
    const accept = () =>
      acceptQuote(
        { kind: 'guest', linkedRequestIds: [id] },
        { serial, revision: 1, documentHash: sent.documentHash, signerName: 'Ana Ruiz' },
        null,
        now,
      )
    return { duty: sent.document.duty.lines[0], accept }
  }

  it('of a change that another instance has just published can be opened here at once', async () => {
    const { version, us } = await rulesInForce()
    const [known] = us.quotas ?? []
    const opened = { ...window, orderNumber: '09.9999' }
    await expect(openQuotaWindow(staff, opened)).rejects.toMatchObject({
      fieldErrors: { orderNumber: ['the rules know no such quota'] },
    })
    // As it looks from here when it is done elsewhere: rows of the database, and no word to this process.
    await expect(
      openQuotaWindow(staff, { ...opened, history: 'last year; 1400' }),
    ).rejects.toMatchObject({
      fieldErrors: { history: [expect.stringContaining('base years')] },
    })
    const quota = { ...known, orderNumber: opened.orderNumber, title: 'a quota of this test' }
    await db.tariffChangeSet.create({
      data: {
        title: 'a quota of this test',
        changes: [{ kind: 'open_quota', quota }] as unknown as Prisma.InputJsonValue,
        createdBy: 'a colleague',
        state: 'PUBLISHED',
        version: version + 1,
        publishedBy: 'a colleague',
        publishedAt: now,
      },
    })
    const { id } = await openQuotaWindow(staff, opened)
    expect((await rulesInForce()).version).toBe(version + 1)
    await db.quotaWindow.delete({ where: { id } })
  })

  it('splits quotes while its agreement is in force, reserves what is signed, and falls back when it is full', async () => {
    await openQuotaWindow(staff, window)
    // Reported only: the full steel rate of 25% on USD 500.00.
    const before = await aSteelQuote()
    expect(before.duty).toMatchObject({ totalRatePercent: '27' })
    expect(before.duty?.splits).toBeUndefined()

    const { serial } = await draftChange(
      staff,
      {
        kind: 'move_phase',
        agreementId: 'us-mx-steel',
        phaseId: 'window',
        state: 'in_force',
        from: '2026-11-01',
        source: 'a test notice',
      },
      TODAY,
    )
    await publishChangeSet(
      staff,
      { serial, expectedVersion: (await rulesInForce()).version, reason: 'signed in this test' },
      now,
    )
    const first = await aSteelQuote()
    expect(first.duty?.splits).toMatchObject([{ inQuota: '1000', overQuota: '0' }])
    await first.accept()
    await first.accept()
    expect(await view()).toMatchObject({
      volume: '1500',
      taken: '1000',
      remaining: '500',
      status: 'Open',
      ledger: [{ kind: 'RESERVATION', kilograms: '1000' }],
    })
    const second = await aSteelQuote()
    expect(second.duty?.splits).toMatchObject([{ inQuota: '500', overQuota: '500' }])
    await second.accept()
    expect(await view()).toMatchObject({ taken: '1500', remaining: '0', status: 'Exhausted' })
    expect((await aSteelQuote()).duty).toMatchObject({
      totalRatePercent: '27',
      splits: [{ inQuota: '0', overQuota: '1000' }],
    })

    const windowId = (await view())?.id ?? ''
    // Customs announces a share for the opening, then a better one. Given back, twice by mistake, it is free once, and the ledger keeps both sides.
    const entry = (await view())?.ledger.find(({ kilograms }) => kilograms === '1000')
    await prorateReservations(staff, { windowId, percent: '50.05' }, now)
    expect(await view()).toMatchObject({ taken: '750', remaining: '750' })
    await prorateReservations(staff, { windowId, percent: '80' }, now)
    expect(await view()).toMatchObject({ taken: '1200', remaining: '300' })
    await releaseReservation(staff, entry?.id ?? '', now)
    await releaseReservation(staff, entry?.id ?? '', now)
    await prorateReservations(staff, { windowId, percent: '100' }, now)
    expect(await view()).toMatchObject({ taken: '500', remaining: '1000' })
    expect(
      (await view())?.ledger.map(({ kind, kilograms, releasable }) => [
        kind,
        kilograms,
        releasable,
      ]),
    ).toEqual([
      ['PRORATION', '100', false],
      ['RELEASE', '-800', false],
      ['PRORATION', '150', false],
      ['PRORATION', '300', false],
      ['PRORATION', '-250', false],
      ['PRORATION', '-500', false],
      ['RESERVATION', '500', true],
      ['RESERVATION', '1000', false],
    ])
  })

  it('follows customs’ bulletin, reopening too; periods don’t overlap, and the next one is whole', async () => {
    const { id = '' } = (await view()) ?? {}
    await recordBulletin(staff, { windowId: id, used: '1200' }, now)
    expect((await view())?.remaining).toBe('0')
    await recordBulletin(staff, { windowId: id, used: '0' }, now)
    // Entries can't be altered, not even by us; a reservation ends by the calendar.
    await expect(
      db.quotaEntry.updateMany({ where: { windowId: id }, data: { kilograms: 0 } }),
    ).rejects.toThrow()
    expect(
      (await listQuotaWindows(staff, '2027-12-01', new Date('2027-12-01T00:00:00Z')))[0],
    ).toMatchObject({ remaining: '1500' })
    const error = await failure(
      openQuotaWindow(staff, { ...window, from: '2026-12-31', to: '2027-01-31' }),
    )
    expect(error instanceof InvalidInputError && error.fieldErrors.from?.[0]).toContain(
      '2026-11-01 to 2026-12-31',
    )
    await openQuotaWindow(staff, {
      ...window,
      from: '2027-01-01',
      to: '2027-12-31',
      percent: '110',
    })
    expect(await view()).toMatchObject({ from: '2027-01-01', volume: '1650', remaining: '1650' })
  })

  it('reserved by 200 at once is never oversold', async () => {
    const grants = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        db.$transaction(
          (tx) =>
            reserveQuota(
              tx,
              {
                orderNumber: 'MX-STEEL',
                day: '2027-06-01',
                kilograms: '10.5',
                quoteId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
                note: 'test',
                actor: 'test',
                expiresAt: new Date('2028-01-01'),
              },
              now,
            ),
          { maxWait: 60_000, timeout: 60_000 },
        ),
      ),
    )
    expect(grants.reduce((sum, granted) => sum + Number(granted), 0)).toBe(1650)
    expect(grants.filter((granted) => granted === '10.5')).toHaveLength(157)
    expect((await view())?.remaining).toBe('0')
  })
})
