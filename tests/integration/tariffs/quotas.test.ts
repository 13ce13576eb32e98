import pLimit from 'p-limit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Prisma } from '@/platform/db/generated/client'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { getQuote } from '@/features/quotes/queries/quotes'
import { listQuotaWindows } from '@/features/tariffs/queries/quota-windows'
import { openQuotaWindow } from '@/features/tariffs/commands/open-quota-window'
import { prorateReservations } from '@/features/tariffs/commands/prorate-reservations'
import { recordBulletin } from '@/features/tariffs/commands/record-bulletin'
import { releaseReservation } from '@/features/tariffs/commands/release-reservation'
import { reserveQuota } from '@/features/tariffs/commands/reserve-quota'
import { shareFreedQuotas } from '@/features/tariffs/commands/share-freed-quotas'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now } from '../quotes/submit-request-fixtures'
import { staff, wei, TODAY, openDesk } from './fixtures'
import { failure } from '@/tests/support/failure'
import { as, asSystem, noon } from '@/tests/support/as'
import { SIGNING } from '@/tests/support/signing'
import { STEEL_WINDOW, steelInForce } from '@/tests/support/steel-quota'

beforeAll(openDesk)
afterAll(stopBoss)

describe('a quota', () => {
  const window = STEEL_WINDOW
  const view = async () => (await listQuotaWindows(staff, '2026-11-23', now))[0]

  /** 500 pieces of 2 kg of Mexican steel, quoted, sent and signed. */
  async function aSteelQuote() {
    const { serial: requestSerial } = await submitRequest(
      as(anonymous, now),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
    )
    const { serial } = await startQuote(as(staff, now), requestSerial)
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
    const saved = await saveDraft(as(staff, now), {
      serial,
      revision: 1,
      version: revision.version,
      draft,
    })
    const sent = await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })
    const { id } = await db.quoteRequest.findUniqueOrThrow({ where: { serial: requestSerial } })
    const accept = () =>
      acceptQuote(
        as({ kind: 'guest', linkedRequestIds: [id] }, now),
        {
          serial,
          revision: 1,
          documentHash: sent.documentHash,
          signerName: 'Ana Ruiz',
          ...SIGNING,
        },
        null,
      )
    return { duty: sent.document.duty.lines[0], accept }
  }

  it('of a change that another instance has just published can be opened here at once', async () => {
    const { version, us } = await rulesInForce()
    const [known] = us.quotas ?? []
    const opened = { ...window, orderNumber: '09.9999' }
    await expect(openQuotaWindow(as(staff), opened)).rejects.toMatchObject({
      fieldErrors: { orderNumber: ['the rules know no such quota'] },
    })
    // As it looks from here when another process changes it: rows of the database, and no message
    // to this process.
    await expect(
      openQuotaWindow(as(staff), { ...opened, history: 'last year; 1400' }),
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
    const { id } = await openQuotaWindow(as(staff), opened)
    expect((await rulesInForce()).version).toBe(version + 1)
    await db.quotaWindow.delete({ where: { id } })
  })

  it('splits quotes while its agreement is in force, reserves what is signed, and falls back when it is full', async () => {
    await openQuotaWindow(as(staff), window)
    // Only reported: the full steel rate of 25% on USD 500.00.
    const before = await aSteelQuote()
    expect(before.duty).toMatchObject({ totalRatePercent: '27' })
    expect(before.duty?.splits).toBeUndefined()

    await steelInForce(as(staff, noon(TODAY)), as(wei, now))
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
    // Customs announces a share for the opening, then a better one. Released, twice by mistake, the
    // quantity is free once, and the ledger has both entries.
    const entry = (await view())?.ledger.find(({ kilograms }) => kilograms === '1000')
    await prorateReservations(as(staff, now), { windowId, percent: '50.05', version: 1 })
    expect(await view()).toMatchObject({ taken: '750', remaining: '750' })
    await prorateReservations(as(staff, now), { windowId, percent: '80', version: 2 })
    expect(await view()).toMatchObject({ taken: '1200', remaining: '300' })
    await releaseReservation(as(staff, now), entry?.id ?? '')
    await releaseReservation(as(staff, now), entry?.id ?? '')
    await prorateReservations(as(staff, now), { windowId, percent: '100', version: 3 })
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

  it('is shared by what was signed for one day of entry, and deposits are shown once it is nearly full', async () => {
    const { id: windowId = '', remaining, taken: before } = (await view()) ?? {}
    expect([before, remaining]).toEqual(['500', '1000'])
    // Both were drafted while 1,000 kg were left, and promise all of it: their goods enter on one
    // day.
    const [one, other] = [await aSteelQuote(), await aSteelQuote()]
    for (const { duty } of [one, other])
      expect(duty?.splits).toMatchObject([{ inQuota: '1000', overQuota: '0' }])
    await one.accept()
    await other.accept()
    await other.accept()
    const shared = (await view())?.ledger.slice(0, 3)
    expect(shared?.map(({ kind, kilograms }) => [kind, kilograms]).toSorted()).toEqual([
      ['RESERVATION', '1000'],
      ['RESERVATION', '500'],
      ['SHARE', '-500'],
    ])
    // Customs prorated the earlier one: it isn't shared again.
    const claims = (await view())?.ledger.flatMap(({ claim }) => claim ?? []) ?? []
    const atRisk = one.duty?.splits?.[0]?.depositAtRiskMinor ?? 0
    expect(atRisk).toBeGreaterThan(0)
    expect(claims).toMatchObject([
      { held: '500', asked: '1000', deposit: { amountMinor: atRisk / 2, currency: 'USD' } },
      { held: '500', asked: '1000', deposit: { amountMinor: atRisk / 2, currency: 'USD' } },
      { held: '500', asked: '500' },
    ])
    expect(new Set(claims.map(({ entryDay }) => entryDay)).size).toBe(1)
    expect(await view()).toMatchObject({ taken: '1500', remaining: '0', status: 'Exhausted' })
    // More than there is can't be granted, whatever is entered; customs' own figures end the
    // sharing.
    const version = (await view())?.version ?? 0
    expect(
      await failure(prorateReservations(as(staff, now), { windowId, percent: '80', version })),
    ).toMatchObject({
      fieldErrors: { percent: ['80% of what was asked is more than the period has left'] },
    })
    await prorateReservations(as(staff, now), { windowId, percent: '40', version })
    expect(await view()).toMatchObject({ taken: '1000', remaining: '500', status: 'Open' })
    expect(
      (await view())?.ledger.flatMap(({ claim }) => claim?.deposit?.amountMinor ?? []),
    ).toEqual([0, 0, 0])
  })

  it('follows customs’ bulletin, including reopening; periods don’t overlap, and the next one starts full', async () => {
    const { id = '', version = 0 } = (await view()) ?? {}
    await recordBulletin(as(staff, now), { windowId: id, used: '1200', version })
    expect((await view())?.remaining).toBe('0')
    await recordBulletin(as(staff, now), { windowId: id, used: '0', version: version + 1 })
    // Entries can't be altered, not even by us; a reservation ends by the calendar.
    await expect(
      db.quotaEntry.updateMany({ where: { windowId: id }, data: { kilograms: 0 } }),
    ).rejects.toThrow()
    expect(
      (await listQuotaWindows(staff, '2027-12-01', new Date('2027-12-01T00:00:00Z')))[0],
    ).toMatchObject({ remaining: '1500' })
    const error = await failure(
      openQuotaWindow(as(staff), { ...window, from: '2026-12-31', to: '2027-01-31' }),
    )
    expect(error instanceof InvalidInputError && error.fieldErrors.from?.[0]).toContain(
      '2026-11-01 to 2026-12-31',
    )
    await openQuotaWindow(as(staff), {
      ...window,
      from: '2027-01-01',
      to: '2027-12-31',
      percent: '110',
    })
    expect(await view()).toMatchObject({ from: '2027-01-01', volume: '1650', remaining: '1650' })
  })

  it('with two bulletins at once tells the later one; a granted share collides with neither', async () => {
    const { id = '', version = 0 } = (await view()) ?? {}
    await prorateReservations(as(wei, now), { windowId: id, percent: '90', version })
    await recordBulletin(as(staff, now), { windowId: id, used: '500', version })
    expect(
      await failure(recordBulletin(as(wei, now), { windowId: id, used: '510', version })),
    ).toMatchObject({
      reason: 'stale',
      by: { id: 'lin', name: 'Lin' },
      at: expect.any(Date),
      version: version + 2,
      base: { used: '' },
      theirs: { used: '500' },
    })
    expect(await view()).toMatchObject({ taken: '500', version: version + 2 })
    const twoAtOnce = await Promise.all(
      [staff, wei].map((actor, i) =>
        failure(
          recordBulletin(as(actor, now), { windowId: id, used: `60${i}`, version: version + 2 }),
        ),
      ),
    )
    expect(twoAtOnce.filter((each) => each === null)).toHaveLength(1)
    expect(twoAtOnce).toContainEqual(expect.objectContaining({ reason: 'stale' }))
    await recordBulletin(as(wei, now), { windowId: id, used: '0', version: version + 3 })
  })

  /**
   * Many reservations at once: as many concurrently as there are connections, since more would only
   * wait for the pool.
   */
  const reservedByMany = (
    count: number,
    claim: { day: string; kilograms: string; entryDay?: string },
    year: number,
  ) =>
    pLimit(20).map(Array(count).keys(), (i) =>
      db.$transaction(
        (tx) =>
          reserveQuota(
            { ...as({ kind: 'guest', linkedRequestIds: ['1'] }, now), transaction: tx },
            {
              orderNumber: 'MX-STEEL',
              ...claim,
              quoteId: `00000000-0000-4000-8000-${year}${String(i).padStart(8, '0')}`,
              note: 'test',
              by: 'test',
              expiresAt: new Date('2029-01-01'),
            },
          ),
        { maxWait: 60_000, timeout: 60_000 },
      ),
    )

  it('reserved by 200 at once is never oversold', async () => {
    const grants = await reservedByMany(200, { day: '2027-06-01', kilograms: '10.5' }, 2027)
    expect(grants.reduce((sum, granted) => sum + Number(granted), 0)).toBe(1650)
    expect(grants.filter((granted) => granted === '10.5')).toHaveLength(157)
    expect((await view())?.remaining).toBe('0')
  })
  it('reserved by 60 at once for one day of entry is shared to the gram, whoever came first', async () => {
    const { id } = await openQuotaWindow(as(staff), {
      ...window,
      from: '2028-01-01',
      to: '2028-12-31',
      history: '400',
    })
    await reservedByMany(60, { day: '2028-06-01', entryDay: '2028-07-15', kilograms: '10.5' }, 2028)
    const held = (await view())?.ledger.flatMap(({ claim }) => claim?.held ?? []) ?? []
    expect((await view())?.id).toBe(id)
    expect(held).toHaveLength(60)
    // 400 kg by sixty: 6.666 each, and forty of them a gram more.
    expect(held.filter((each) => each === '6.667')).toHaveLength(40)
    expect(held.filter((each) => each === '6.666')).toHaveLength(20)
    expect((await view())?.remaining).toBe('0')
  })

  it('gives what is released, expires or is counted less by customs to reservations that are short', async () => {
    const { id: windowId } = await openQuotaWindow(as(staff), {
      ...window,
      from: '2029-01-01',
      to: '2029-12-31',
      history: '100',
    })
    const quoteOf = (name: string) => `00000000-0000-4000-8000-20290000000${name}`
    const reserve = (name: string, kilograms: string, entryDay: string, expiresAt: string) =>
      reserveQuota(as({ kind: 'guest', linkedRequestIds: ['1'] }, now), {
        orderNumber: 'MX-STEEL',
        day: '2029-02-01',
        entryDay,
        kilograms,
        quoteId: quoteOf(name),
        note: name,
        by: name,
        expiresAt: new Date(expiresAt),
      })
    const held = async (at = now) =>
      Object.fromEntries(
        ((await listQuotaWindows(staff, '2029-02-01', at))[0]?.ledger ?? []).flatMap(
          ({ claim, note }) => (claim ? [[note, claim.held]] : []),
        ),
      )
    await reserve('1', '80', '2029-04-01', '2028-12-01')
    await reserve('2', '60', '2029-03-01', '2028-06-01')
    await reserve('3', '60', '2029-03-01', '2028-12-01')
    expect(await held()).toEqual({ 1: '80', 2: '10', 3: '10' })
    const first = await db.quotaEntry.findFirstOrThrow({ where: { quoteId: quoteOf('1') } })
    await releaseReservation(as(staff, now), first.id)
    await releaseReservation(as(staff, now), first.id)
    expect(await held()).toEqual({ 2: '50', 3: '50' })
    // One ends by the calendar: nobody releases it, and an hour later it is shared.
    const later = new Date('2028-06-02T00:00:00Z')
    expect(await held(later)).toEqual({ 3: '50' })
    expect(await shareFreedQuotas(asSystem(later))).toBe(1)
    expect(await shareFreedQuotas(asSystem(later))).toBe(0)
    expect(await held(later)).toEqual({ 3: '60' })
    // Customs counts more, so that a fourth gets a part; then less, and it gets the rest.
    const entered = async (used: string) => {
      const { version } = await db.quotaWindow.findUniqueOrThrow({ where: { id: windowId } })
      await recordBulletin(as(staff, later), { windowId, used, version })
    }
    await entered('30')
    await reserveQuota(as({ kind: 'guest', linkedRequestIds: ['1'] }, later), {
      orderNumber: 'MX-STEEL',
      day: '2029-02-01',
      entryDay: '2029-05-01',
      kilograms: '25',
      quoteId: quoteOf('4'),
      note: '4',
      by: '4',
      expiresAt: new Date('2028-12-01'),
    })
    expect(await held(later)).toEqual({ 3: '60', 4: '10' })
    await entered('20')
    expect(await held(later)).toEqual({ 3: '60', 4: '20' })
    expect(
      (await listQuotaWindows(staff, '2029-02-01', later))[0]?.ledger.find(
        ({ kind }) => kind === 'SHARE',
      ),
    ).toMatchObject({ note: '4: gets what customs’ bulletin of 20 kg leaves', actor: 'Lin' })
  })
})
