import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainAmount } from '@/platform/money'
import {
  EXPORT_COLUMNS,
  exportRows,
  receivedByShipment,
  refundRate,
  type ExportedShipment,
} from './export-refund'

const RATES = [
  { code: '7117', ratePercent: '13', from: null, source: 'a test', review: 'reviewed' },
  { code: '711719', ratePercent: '9', from: '2026-12-01', source: 'a test', review: 'reviewed' },
] as const

const whole: ExportedShipment = {
  orderSerial: 42,
  number: 1,
  shippedOn: '2026-11-24',
  destination: 'US',
  incoterm: 'DDP',
  currency: 'USD',
  invoice: {
    number: 'CI-2026-00001',
    issuedOn: '2026-11-24',
    totalMinor: 120_000,
    fobMinor: 100_001,
  },
  declaration: {
    number: '530120260000012345',
    declaredOn: '2026-11-25',
    fobMinor: 100_001,
    cnyRate: '7.0815',
    cnyRateOn: '2026-11-02',
    cnyRateSource: 'a test',
    lines: [
      {
        lineId: 'a',
        hsCode: '7117190000',
        purchase: { invoice: '26442000000012345678', netMinor: 300_000, taxMinor: 39_000 },
      },
      { lineId: 'b', hsCode: '7323930000', purchase: null },
    ],
  },
  lines: [
    {
      lineId: 'a',
      title: 'Ring',
      hsCode: '7117.19.9000',
      pieces: 500,
      netGrams: 2_100,
      amountMinor: 60_000,
    },
    {
      lineId: 'b',
      title: 'Tray',
      hsCode: '7323.93.0080',
      pieces: 100,
      netGrams: 30_000,
      amountMinor: 30_000,
    },
  ],
  receipts: [{ day: '2026-11-20', amountMinor: 120_000 }],
  receivedMinor: 120_000,
}
const cell = (row: readonly string[] | undefined, column: (typeof EXPORT_COLUMNS)[number]) =>
  row?.[EXPORT_COLUMNS.indexOf(column)]

describe('the file for the refund of export tax', () => {
  it('has one row per line, which sum to the shipment, with what each row lacks', () => {
    const [ring, tray] = exportRows(whole, RATES)
    expect(ring?.lacks).toEqual([])
    expect(cell(ring?.cells, 'fob_amount')).toBe('666.67')
    expect(cell(tray?.cells, 'fob_amount')).toBe('333.34')
    // 666.67 USD at 7.0815, and 13% of 3,000.00 yuan
    expect(cell(ring?.cells, 'fob_cny')).toBe('4721.02')
    expect(cell(ring?.cells, 'refund_cny')).toBe('390.00')
    expect(cell(ring?.cells, 'net_weight_kg')).toBe('2.100')
    // A code without a row has an unknown rate, not a rate of zero.
    expect(tray?.lacks).toEqual(['input_invoice', 'refund_rate'])
    expect(cell(tray?.cells, 'refund_cny')).toBe('')
  })

  it('names what disagrees and what is missing', () => {
    const lacks = (change: Partial<ExportedShipment>) =>
      exportRows({ ...whole, ...change }, RATES)[0]?.lacks
    expect(lacks({ declaration: null, invoice: null })).toEqual([
      'declaration',
      'hs_code',
      'invoice',
      'cny_rate',
      'receipt',
      'input_invoice',
      'refund_rate',
    ])
    const declaration = whole.declaration
    if (!declaration) throw new Error('none')
    expect(lacks({ declaration: { ...declaration, fobMinor: 100_000 } })).toEqual(['fob_differs'])
    expect(lacks({ receivedMinor: 119_999 })).toEqual(['receipt'])
    const other = [{ lineId: 'a', hsCode: '7113110000', purchase: null }]
    expect(lacks({ declaration: { ...declaration, lines: other } })).toEqual([
      'hs_code_differs',
      'input_invoice',
      'refund_rate',
    ])
  })

  it('takes the rate of the longest code in force on the day', () => {
    expect(refundRate('7117190000', '2026-11-30', RATES)?.ratePercent).toBe('13')
    expect(refundRate('7117190000', '2026-12-01', RATES)?.ratePercent).toBe('9')
    expect(refundRate('8504400000', '2026-12-01', RATES)).toBeNull()
    expect(refundRate('7117190000', '2026-12-01')?.review).toBe('not_reviewed')
  })

  it('neither loses nor doubles money, however it was received and invoiced', () => {
    const minor = fc.integer({ min: -50_000, max: 500_000 })
    const invoice = fc.nat(400_000)
    fc.assert(
      fc.property(fc.array(minor), fc.array(invoice), fc.nat(1_000_000), (came, due, fobMinor) => {
        const receipts = came.map((amountMinor) => ({ day: '2026-11-20', amountMinor }))
        const shares = receivedByShipment(receipts, due)
        const [sum, all] = [came, due].map((each) => each.reduce((total, one) => total + one, 0))
        expect(shares.reduce((total, one) => total + one, 0)).toBe(
          Math.min(Math.max(0, sum ?? 0), all ?? 0),
        )
        expect(shares.every((one, i) => one >= 0 && one <= (due[i] ?? 0))).toBe(true)
        const declared = whole.declaration && { ...whole.declaration, fobMinor }
        const fobs = exportRows({ ...whole, declaration: declared }, RATES).map(({ cells }) =>
          Math.round(Number(cell(cells, 'fob_amount')) * 100),
        )
        expect(plainAmount(fobs.reduce((total, one) => total + one, 0))).toBe(plainAmount(fobMinor))
      }),
    )
  })
})
