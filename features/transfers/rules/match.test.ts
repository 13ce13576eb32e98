import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paymentReference } from '@/features/orders/rules/payment-reference'
import { isLike, matcher, type OpenPart, type Receipt } from './match'

const part = (serial: number, position: number, openMinor: number, company = 'Acme'): OpenPart => ({
  partId: `${serial}-${position}`,
  orderSerial: serial,
  companyId: company,
  companyName: `${company} Jewels LLC`,
  reference: paymentReference({ serial, position }),
  currency: 'USD',
  openMinor,
  isPayable: true,
})
const receipt = (over: Partial<Receipt>): Receipt => ({
  amountMinor: 100_000,
  currency: 'USD',
  reference: '',
  text: '',
  partyName: 'ACME JEWELS',
  partyAccount: '',
  ...over,
})
const facts = (parts: OpenPart[], payers: [string, string][] = []) => ({
  parts,
  settled: new Map([
    [paymentReference({ serial: 9, position: 0 }), { companyId: 'Cove', companyName: 'Cove Ltd' }],
  ]),
  payers: new Map(payers),
  toleranceMinor: (_: string, owed: number) => Math.min(2_500, Math.trunc((owed * 3) / 1000)),
})

describe('matching a transfer', () => {
  const parts = [part(1, 0, 100_000), part(1, 1, 250_000), part(2, 0, 100_000, 'Boreal')]
  const of = (over: Partial<Receipt>, payers: [string, string][] = []) =>
    matcher(facts(parts, payers))(receipt(over))

  it('goes by its reference first, whatever its amount', () => {
    expect(of({ text: `INV ${parts[0]?.reference}` })).toMatchObject({
      ground: 'reference',
      score: 100,
      isSure: true,
      parts: [{ partId: '1-0', amountMinor: 100_000 }],
    })
  })

  it('pays in full with a small bank fee missing, and leaves the part open where more is missing', () => {
    const reference = parts[1]?.reference ?? ''
    expect(of({ reference, amountMinor: 249_500 })).toMatchObject({ feeMinor: 500, isSure: false })
    expect(of({ reference, amountMinor: 200_000 })).toMatchObject({ feeMinor: 0, flags: ['short'] })
  })

  it('leaves a surplus unapplied', () => {
    expect(of({ reference: parts[0]?.reference ?? '', amountMinor: 120_000 })).toMatchObject({
      unappliedMinor: 20_000,
      flags: ['over'],
      isSure: false,
    })
  })

  it('gives a transfer that names a paid part to its company, and to no other by payer or amount', () => {
    const text = `again ${paymentReference({ serial: 9, position: 0 })}`
    const whole = { ground: 'reference', companyId: 'Cove', parts: [], unappliedMinor: 100_000 }
    expect(of({ text })).toMatchObject({
      ...whole,
      flags: ['payer_unlike', 'over'],
      isSure: false,
    })
    expect(of({ text, partyName: 'COVE' })).toMatchObject({ ...whole, flags: ['over'] })
    // With an open part named beside it, the transfer pays that one.
    expect(of({ text: `${text} ${parts[0]?.reference}` })).toMatchObject({
      parts: [{ partId: '1-0', amountMinor: 100_000 }],
    })
  })

  it('splits a transfer over the parts that it names, also of several orders', () => {
    const text = `${parts[0]?.reference} + ${parts[1]?.reference}`
    expect(of({ text, amountMinor: 350_000 }).parts).toEqual([
      { partId: '1-0', amountMinor: 100_000 },
      { partId: '1-1', amountMinor: 250_000 },
    ])
  })

  it('finds a company by name and amount, by a sum of its parts, and by a remembered payer', () => {
    expect(of({ amountMinor: 250_000 })).toMatchObject({ ground: 'payer_amount', isSure: false })
    expect(of({ amountMinor: 350_000 })).toMatchObject({ ground: 'payer_sum' })
    const knownPayer = { partyName: 'Holding 7', partyAccount: 'GB29' }
    expect(of({ ...knownPayer, amountMinor: 250_000 }, [['GB29', 'Acme']]).ground).toBe(
      'payer_amount',
    )
  })

  it('flags another payer and another currency', () => {
    const reference = parts[0]?.reference ?? ''
    expect(of({ reference, partyName: 'Boreal Jewels' }).flags).toEqual(['payer_unlike'])
    expect(of({ reference, currency: 'EUR' })).toMatchObject({
      flags: ['wrong_currency'],
      parts: [],
      unappliedMinor: 100_000,
    })
  })

  it('is never sure by its amount alone', () => {
    expect(of({ partyName: '', amountMinor: 250_000 })).toMatchObject({
      ground: 'amount',
      isSure: false,
    })
  })
})

it('distributes exactly what came in, and gives no part more than is open', () => {
  const anyPart = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1_000_000 }))
    .map(([serial, openMinor]) => part(serial, 0, openMinor, `C${serial % 4}`))
  fc.assert(
    fc.property(
      fc.uniqueArray(anyPart, { selector: ({ partId }) => partId, maxLength: 12 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      fc.nat(),
      (parts, amountMinor, at) => {
        const text = parts[at % Math.max(1, parts.length)]?.reference ?? ''
        const proposal = matcher(facts(parts))(
          receipt({ amountMinor, text, partyName: 'C1 Jewels' }),
        )
        const bookedMinor = proposal.parts.reduce((sum, each) => sum + each.amountMinor, 0)
        if (proposal.parts.length > 0)
          expect(bookedMinor + proposal.unappliedMinor).toBe(amountMinor)
        for (const each of proposal.parts) {
          const open = parts.find(({ partId }) => partId === each.partId)?.openMinor ?? 0
          expect(each.amountMinor).toBeGreaterThan(0)
          expect(each.amountMinor).toBeLessThanOrEqual(open)
        }
      },
    ),
  )
})

it('takes names for the same company’s by their distinctive words', () => {
  expect(isLike('ACME JEWELS, INC.', 'Acme Jewels LLC')).toBe(true)
  expect(isLike('Acme', 'Boreal')).toBe(false)
  expect(isLike('LLC', 'Acme LLC')).toBe(false)
})
