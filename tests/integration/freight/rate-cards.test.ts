import { describe, expect, it, vi } from 'vitest'
import { exportCards, importCards, previewCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { rateRow } from '@/features/freight/engine/test-rows'
import { freightAtDesk } from '@/features/freight/queries/freight'
import { takenCards } from '@/features/freight/queries/imports'
import { rateCardRows, reviewedRates } from '@/features/freight/queries/rates'
import { consignmentOf } from '@/features/freight/engine/pack'
import { rateTable } from '@/features/freight/queries/rate-table'
import { cardFileText } from '@/features/freight/rules/card-file'
import { RATE_LIST } from '@/features/freight/rules/rate-list'
import type { CardTerms } from '@/features/freight/rules/card-row'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { listed } from '@/tests/support/listed'

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

type Staff = Extract<Actor, { kind: 'staff' }>
const staff: Staff = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: ['sales_manager'],
}
const other: Staff = { ...staff, userId: 'wei', name: 'Wei' }
const boss: Staff = { ...staff, userId: 'boss', name: 'Boss', roles: STAFF_ROLES }
/** A lane of its own for each test. */
let lanes = 0
const aLane = (): string => `test lane ${++lanes}`
const rows = (lane: string, ...over: Partial<CardTerms>[]): CardTerms[] =>
  over.map((each) => ({ ...rateRow(), lane, ...each }))
const take = (file: string, replace = false, by: Actor = staff) =>
  importCards(as(by), file, { replace })
const fields = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof Error && 'fieldErrors' in error ? error.fieldErrors : String(error),
  )

describe('rate cards', () => {
  it('are imported from a file with its author, and exported the same', async () => {
    const lane = aLane()
    const file = cardFileText(
      rows(
        lane,
        { to: '45', rate: '6.25', minimum: '90', note: '+ customs, "cash"' },
        {
          from: '45',
          rate: '5',
          fuelPercent: '12.5',
          surcharges: [{ name: 'peak', per: 'kg', amount: '0.3' }],
          validTo: '2026-12-31',
        },
      ),
    )
    const { serial } = await take(file)
    expect(await exportCards(staff, lane)).toBe(file)
    expect(await previewCards(as(staff), file, false)).toMatchObject({
      added: 0,
      unchanged: 2,
      problemCount: 0,
    })
    expect(await fields(take(file))).toEqual({ file: ['the file changes nothing'] })
    expect((await takenCards(staff)).find((each) => each.serial === serial)).toMatchObject({
      lanes: [lane],
      added: 2,
      takenBy: staff.name,
      unread: 2,
    })
    const audit = await db.auditEvent.findFirst({
      where: { action: 'freight.import' },
      orderBy: { at: 'desc' },
    })
    expect(audit).toMatchObject({
      actorId: staff.userId,
      after: { serial, lanes: [lane], added: 2 },
    })
  })

  it('price the shop once somebody else has reviewed them, and the desk before that, marked', async () => {
    const lane = aLane()
    const { serial } = await take(cardFileText(rows(lane, { destination: 'NZ' })))
    const priced = () =>
      freightAtDesk(
        staff,
        consignmentOf([
          {
            goodsId: 'a',
            count: 1,
            pieces: 1,
            lengthMm: 10,
            widthMm: 10,
            heightMm: 10,
            grossGrams: 9_000,
            remainder: false,
          },
        ]),
        { origin: 'CN', destination: 'NZ', postcode: '', day: '2026-06-01' },
      )
    expect(await reviewedRates('NZ')).toEqual([])
    expect((await priced()).offers).toMatchObject([{ lane, totalMinor: 45_00, reviewed: false }])
    expect(await fields(reviewCards(as(staff), serial))).toEqual({
      serial: [`${staff.name} took this file: somebody else reads it over`],
    })
    expect(await reviewCards(as(other), serial)).toEqual({ rows: 1 })
    expect(await reviewedRates('NZ')).toMatchObject([{ lane, review: { by: 'Wei' } }])
    expect((await priced()).offers).toMatchObject([{ reviewed: true }])
    expect(await fields(reviewCards(as(other), serial))).toContain('nothing')
    // An owner may both import and review, and the record says so.
    const own = await take(cardFileText(rows(aLane(), {})), false, boss)
    expect(await reviewCards(as(boss), own.serial)).toEqual({ rows: 1 })
    expect(
      await db.auditEvent.findFirst({
        where: { action: 'freight.review' },
        orderBy: { at: 'desc' },
      }),
    ).toMatchObject({ after: { ownFile: true } })
  })

  it('are refused by line and column, all or nothing', async () => {
    const lane = aLane()
    const good = rows(lane, {})[0]!
    const file = cardFileText([
      good,
      { ...good, currency: 'EUR', from: '45' },
      { ...good, divisor: null },
      { ...good, from: '10' },
    ])
    const { problems, added } = await previewCards(as(staff), file, false)
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5])
    expect(problems.map(({ message }) => message).join()).toMatch(
      /currency: .*is EUR: cards are kept in USD.*divisor: .*by air volume weighs.*as line 2/,
    )
    expect(added).toBe(2)
    expect(await fields(take(file))).toEqual({
      file: ['3 faults are in the file: nothing was taken'],
    })
    expect(await rateCardRows(db, [lane])).toEqual([])
  })

  it('give way to a file that replaces them: they end the day before, or are withdrawn', async () => {
    const lane = aLane()
    await take(cardFileText(rows(lane, { to: '45', rate: '6' }, { from: '45', rate: '5' })))
    const next = cardFileText(rows(lane, { rate: '4', validFrom: '2026-07-01' }))
    const { problems } = await previewCards(as(staff), next, false)
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('rate 6') }])
    expect(await previewCards(as(staff), next, true)).toMatchObject({ added: 1, ended: 2 })
    await take(next, true)
    expect(
      (await rateCardRows(db, [lane])).map(({ rate, validFrom, validTo }) => [
        rate,
        validFrom,
        validTo,
      ]),
    ).toEqual([
      ['6', '2026-01-01', '2026-06-30'],
      ['5', '2026-01-01', '2026-06-30'],
      ['4', '2026-07-01', null],
    ])
    // A correction on the same day: the earlier row never counts again, and stays on record.
    await take(cardFileText(rows(lane, { rate: '4.5', validFrom: '2026-07-01' })), true)
    expect((await rateCardRows(db, [lane])).map(({ rate }) => rate)).toEqual(['6', '5', '4.5'])
    expect(await db.freightRate.count({ where: { lane } })).toBe(4)
    const listedRows = await listed(RATE_LIST, await rateTable(staff, new Date('2026-08-01')), {
      q: lane,
      standing: 'withdrawn',
    })
    expect(listedRows.rows.map(({ rate, standing }) => [rate, standing])).toEqual([
      ['4', 'withdrawn'],
    ])
  })

  it('end by a line with an earlier last day', async () => {
    const lane = aLane()
    await take(cardFileText(rows(lane, {})))
    const endingFile = cardFileText(rows(lane, { validTo: '2026-09-30' }))
    expect(await previewCards(as(staff), endingFile, false)).toMatchObject({ added: 0, ended: 1 })
    await take(endingFile)
    expect((await rateCardRows(db, [lane])).map(({ validTo }) => validTo)).toEqual(['2026-09-30'])
  })
})

describe('the database', () => {
  it('refuses a row that overlaps, and anybody who edits or deletes one', async () => {
    const lane = aLane()
    await take(cardFileText(rows(lane, { to: '45' })))
    const { id, importId, ...row } = await db.freightRate.findFirstOrThrow({ where: { lane } })
    const insert = (over: object) =>
      db.freightRate.create({
        data: { ...row, importId, surcharges: [], ...over },
      })
    await expect(insert({ fromUnits: '44.5', toUnits: '50' })).rejects.toThrow(
      /freight_rate_overlaps|23P01/,
    )
    await expect(insert({ fromUnits: '45', toUnits: '50' })).resolves.toBeTruthy()
    await expect(insert({ divisor: null, zone: '9' })).rejects.toThrow(/freight_rate_figures/)
    await expect(insert({ currency: 'EUR', zone: '9' })).rejects.toThrow(/freight_rate_figures/)
    const edit = (data: object) => db.freightRate.update({ where: { id }, data })
    await expect(edit({ rate: '1' })).rejects.toThrow(/never edited/)
    await expect(edit({ validTo: new Date('2026-09-30') })).rejects.toThrow(/says by whom/)
    await edit({ validTo: new Date('2026-09-30'), endedBy: 'Lin' })
    await expect(edit({ validTo: null, endedBy: 'Lin' })).rejects.toThrow(/only end sooner/)
    await edit({ withdrawnAt: new Date(), withdrawnBy: 'Lin' })
    await expect(edit({ withdrawnAt: null, withdrawnBy: null })).rejects.toThrow(
      /keeps its withdrawal/,
    )
    await expect(db.freightRate.delete({ where: { id } })).rejects.toThrow(/never deleted/)
  })

  it('accepts one of two overlapping files that arrive at once', async () => {
    const lane = aLane()
    const results = await Promise.allSettled(
      ['5', '6'].map((rate) => take(cardFileText(rows(lane, { rate })))),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rateCardRows(db, [lane])).toHaveLength(1)
  })
})
