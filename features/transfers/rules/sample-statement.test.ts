import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paymentReference } from '@/features/orders/rules/payment-reference'
import { csvText } from '@/platform/sheets/csv-write'
import { csvTable, guessProfile, isWhole, readCsv } from '../readers/bank-csv'
import { readCamt } from '../readers/camt'
import { checkStatement } from '../readers/check'
import { matcher, type OpenPart } from './match'
import { asCamt, asRows, sampleStatement } from './sample-statement'

const ACCOUNT = 'DE89370400440532013000'
const part = fc
  .record({
    orderSerial: fc.integer({ min: 1, max: 90_000 }),
    openMinor: fc.integer({ min: 10_000, max: 9_000_000 }),
    isPayable: fc.boolean(),
  })
  .map(({ orderSerial, ...rest }): OpenPart => {
    const id = String(orderSerial)
    return {
      ...rest,
      orderSerial,
      partId: id,
      companyId: id,
      companyName: `Lange & Söhne <${id}> 廣州`,
      currency: 'USD',
      reference: paymentReference({ serial: orderSerial, position: 0 }),
    }
  })
const facts = fc
  .uniqueArray(part, { maxLength: 6, selector: ({ orderSerial }) => orderSerial })
  .map((parts) => ({
    parts,
    settled: new Map<string, { companyId: string; companyName: string }>(),
    payers: new Map<string, string>(),
    toleranceMinor: () => 1_000,
  }))
const last = fc.option(
  fc.record({
    number: fc.option(fc.integer({ min: 1, max: 300 })),
    closingMinor: fc.option(fc.integer({ min: -9_999, max: 9_999_999 })),
  }),
)

describe('a made-up statement', () => {
  const made = fc.tuple(facts, last).map(([known, before]) => ({
    known,
    before,
    statement: sampleStatement(known, {
      account: ACCOUNT,
      currency: 'USD',
      day: '2026-11-30',
      last: before,
    }),
  }))

  it('is read back from either format, adds up, and follows the one before', () => {
    fc.assert(
      fc.property(made, ({ statement, before }) => {
        const table = csvTable(csvText(asRows(statement)))
        const profile = guessProfile(table)
        expect(isWhole(profile)).toBe(true)
        const csv = readCsv(table, profile, { account: table.account, currency: 'USD', id: 'x' })
        const [camt] = readCamt(asCamt(statement))
        for (const read of [csv, camt]) {
          expect(read?.entries).toEqual(statement.entries)
          expect(read).toMatchObject({
            account: ACCOUNT,
            openingMinor: statement.openingMinor,
            closingMinor: statement.closingMinor,
          })
        }
        if (!camt) throw new Error('no statement')
        const known = {
          currency: 'USD',
          accounts: [ACCOUNT],
          last: before && { ...before, toOn: null },
        }
        expect(checkStatement(camt, known)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('has a part that is short by a bank’s fee, and one with a mistyped reference', () => {
    fc.assert(
      fc.property(made, ({ known, statement }) => {
        const [first, second] = known.parts
        const propose = matcher(known)
        const [short, mistyped] = statement.entries.map((entry) =>
          propose({ ...entry, currency: 'USD' }),
        )
        if (first)
          expect(short).toMatchObject({
            ground: 'reference',
            feeMinor: 1_000,
            parts: [{ partId: first.partId, amountMinor: first.openMinor - 1_000 }],
          })
        if (second)
          expect(mistyped?.parts.every(({ partId }) => partId === second.partId)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
