import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { overlaps } from '../engine/cards'
import { decimalOf } from '../engine/decimal'
import { rateRow } from '../engine/test-rows'
import { CONTAINER_TYPES, LEGS, MODES } from '../engine/types'
import { asRow, cardFileText, readCardFile } from './card-file'
import { cardChanges } from './card-changes'
import { CARD_COLUMN_NAMES, cardCells, type CardColumn, type CardTerms } from './card-row'

const decimal = (most: number, places: number) =>
  fc
    .integer({ min: 1, max: most })
    .map((value) => decimalOf(BigInt(value) * 10n ** BigInt(6 - places)))
const text = fc.stringMatching(/^[A-Za-z=+@'"À-ÿ][A-Za-z0-9 ,;"'=+-]{0,18}[A-Za-z0-9.]$/)
const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))

/** Any row that a card can have. */
const anyTerms: fc.Arbitrary<CardTerms> = fc
  .record({
    lane: text,
    carrier: text,
    service: text,
    source: text,
    note: fc.oneof(text, fc.constant('')),
    mode: fc.constantFrom(...MODES),
    leg: fc.constantFrom(...LEGS),
    unit: fc.integer({ min: 0, max: 9 }),
    containerType: fc.constantFrom(...CONTAINER_TYPES),
    zone: fc.constantFrom('', '9', '90-93;96', 'SW1'),
    from: decimal(999_999, 3),
    width: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: null }),
    rate: decimal(9_999_999, 4),
    minimum: fc.option(decimal(9_999_999, 4), { nil: null }),
    divisor: fc.integer({ min: 1_000, max: 10_000 }),
    roundTo: fc.option(fc.constantFrom('0.5', '1'), { nil: null }),
    transit: fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })),
    fuelPercent: fc.option(decimal(99_999, 3), { nil: null }),
    surcharges: fc.array(
      fc.record({
        per: fc.constantFrom('percent' as const, 'kg' as const, 'shipment' as const),
        amount: decimal(999_999, 4),
      }),
      { maxLength: 3 },
    ),
    days: fc.tuple(day, fc.option(day, { nil: null })),
  })
  .map(({ unit, width, transit: [a, b], days: [first, last], surcharges, ...row }) => {
    const main = {
      express: ['kg', 'shipment'],
      air: ['kg', 'shipment'],
      rail: ['kg', 'cbm', 'wm', 'container', 'shipment'],
      lcl: ['cbm', 'wm'],
      fcl: ['container'],
    } as const
    const units = row.leg === 'main' ? main[row.mode] : main.rail
    const mainUnit = units[unit % units.length]!
    const lastDay = last !== null && last < first ? null : last
    return {
      ...row,
      unit: mainUnit,
      origin: 'CN',
      destination: 'US',
      currency: 'USD',
      to:
        width === null
          ? null
          : decimalOf(BigInt(Math.round(Number(row.from) * 1000) + width) * 1000n),
      divisor: mainUnit === 'kg' || mainUnit === 'shipment' ? row.divisor : null,
      containerType: mainUnit === 'container' ? row.containerType : null,
      transitMin: Math.min(a, b),
      transitMax: Math.max(a, b),
      surcharges: surcharges.map((each, i) => ({ ...each, name: `name ${i}` })),
      validFrom: first,
      validTo: lastDay,
    }
  })

const line = (over: Partial<Record<CardColumn, string>> = {}) => ({
  ...cardCells(rateRow()),
  ...over,
})
const fileOf = (...lines: Record<CardColumn, string>[]) =>
  [CARD_COLUMN_NAMES, ...lines.map((cells) => CARD_COLUMN_NAMES.map((name) => cells[name]))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n')
const faults = (over: Partial<Record<CardColumn, string>>) =>
  readCardFile(fileOf(line(over))).problems.map(
    ({ line: at, column, message }) => `${at} ${column}: ${say(message, 'en')}`,
  )

describe('a file of rate cards', () => {
  it('reads back as the rows that were written, whatever they contain', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { minLength: 1, maxLength: 5 }), (rows) => {
        const { rows: readRows, problems } = readCardFile(cardFileText(rows))
        expect(
          problems.filter(({ message }) => message.code !== 'freight.problems.overlaps_line'),
        ).toEqual([])
        expect(readRows.map(({ line: _, ...row }) => row)).toEqual(rows)
        expect(cardFileText(readRows)).toBe(cardFileText(rows))
      }),
    )
  })

  it('names everything that is wrong with a line, by column', () => {
    expect(faults({})).toEqual([])
    expect(
      faults({ rate: '4,85', currency: 'CNY', divisor: '', valid_from: '2026-02-30' }),
    ).toEqual([
      '2 rate: is no number such as 4.85: digits, a point, at most 4 decimals, no thousands sign',
      '2 valid_from: is no day such as 2026-12-31',
      '2 currency: is CNY: cards are kept in USD, as the catalog is. Convert it and say the rate in the source',
      '2 divisor: is missing: by air volume weighs too, such as 5000 or 6000 cm³ a kilogram',
    ])
    expect(faults({ unit: 'wm', divisor: '' })[0]).toContain(
      'isn’t how the main leg by air is charged',
    )
    expect(faults({ mode: 'fcl', unit: 'container', divisor: '' })[0]).toContain('20GP, 40GP, 40HQ')
    expect(faults({ from: '45', to: '45' })[0]).toContain('not above its beginning')
    expect(faults({ transit_min: '' })[0]).toContain('transit_min')
    expect(faults({ transit_min: '9', transit_max: '3' })[0]).toContain('fewer than the least')
    expect(faults({ surcharges: 'peak' })[0]).toContain('surcharges')
    expect(faults({ zone_or_postcodes: '9-' })[0]).toContain('zone_or_postcodes')
    expect(faults({ rate: '0' })[0]).toContain('no surcharge')
    expect(faults({ valid_to: '2025-12-31' })[0]).toContain('before its first day')
    expect(faults({ source: '' })).toEqual(['2 source: is missing'])
    expect(faults({ origin: 'China' })[0]).toContain('origin')
    expect(faults({ round_to: '0' })[0]).toContain('round_to')
  })

  it('names missing columns, and lines that overlap', () => {
    const codes = (file: string) => readCardFile(file).problems.map(({ message }) => message.code)
    expect(codes('lane,mode,colour\na,b,c')).toEqual([
      'freight.problems.column_unknown',
      ...Array.from({ length: 11 }, () => 'freight.problems.column_missing'),
    ])
    expect(codes(CARD_COLUMN_NAMES.join(','))).toEqual(['freight.problems.no_lines'])
    expect(readCardFile(fileOf(line({ to: '45' }), line({ from: '44' }))).problems).toEqual([
      {
        line: 3,
        column: null,
        message: { code: 'freight.problems.overlaps_line', values: { line: 2 } },
      },
    ])
  })
})

describe('the changes that a file makes to existing rows', () => {
  it('leave no two rows overlapping and lose none, when the file replaces what it overlaps', () => {
    const bands = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 30 }),
        width: fc.integer({ min: 1, max: 15 }),
        first: fc.integer({ min: 0, max: 40 }),
        days: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
        rate: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    const at = (days: number) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
    const rowsOf = (
      all: { from: number; width: number; first: number; days: number | null; rate: number }[],
    ) =>
      all.map(({ from, width, first, days, rate }, i) => ({
        ...rateRow({
          from: String(from),
          to: String(from + width),
          rate: String(rate),
          validFrom: at(first),
          validTo: days === null ? null : at(first + days),
        }),
        line: i + 2,
        id: `held ${i}`,
      }))
    /** Those rows of a list that overlap none before them. */
    const apart = <T extends ReturnType<typeof rowsOf>[number]>(rows: T[]): T[] =>
      rows.reduce<T[]>(
        (separate, row) =>
          overlaps([...separate, row]).length > 0 ? separate : [...separate, row],
        [],
      )
    fc.assert(
      fc.property(bands, bands, (before, after) => {
        const [existing, file] = [apart(rowsOf(before)), apart(rowsOf(after))]
        const { added, ended, withdrawn, problems } = cardChanges(file, existing, true)
        expect(problems).toEqual([])
        const withdrawnIds = new Set(withdrawn.map(({ id }) => id))
        const remaining = existing
          .filter(({ id }) => !withdrawnIds.has(id))
          .map((row) => ({
            ...row,
            validTo: ended.find((each) => each.row.id === row.id)?.on ?? row.validTo,
          }))
        for (const { row, on } of ended) expect(on >= row.validFrom).toBe(true)
        expect(overlaps([...remaining, ...added.map(asRow)])).toEqual([])
        // Everything in the file is in force afterwards.
        for (const row of file)
          expect(
            [...remaining, ...added].some(
              (each) =>
                each.from === row.from &&
                each.to === row.to &&
                each.rate === row.rate &&
                each.validFrom <= row.validFrom,
            ),
          ).toBe(true)
      }),
    )
  })
})
