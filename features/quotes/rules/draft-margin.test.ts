import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSetting, type PlanTemplate } from '@/features/company/settings/plan'
import { PLAN_GATES } from '@/features/company/rules/plan-gates'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import type { QuoteDraft } from '../schema'
import { draftMargin, freightCost, savedDuty, type QuoteCosts } from './draft-margin'
import { partsOf, planned } from './payment-plan'

const terms = {
  destination: 'US',
  incoterm: 'DDP' as const,
  transportMode: 'ocean' as const,
  freightMinor: 0,
}
const cards = {
  destination: 'US',
  incoterm: 'DDP',
  ways: [
    { mode: 'express' as const, amountMinor: 300_00 },
    { mode: 'lcl' as const, amountMinor: 180_00 },
    { mode: 'air' as const, amountMinor: 250_00 },
    { mode: 'rail' as const, amountMinor: 120_00 },
  ],
}

describe('our cost of a draft’s freight', () => {
  it('is that of the card whose amount is charged, else the cheapest by the quote’s terms', () => {
    expect(freightCost({ ...terms, freightMinor: 120_00 }, cards)?.mode).toBe('rail')
    expect(freightCost({ ...terms, freightMinor: 99_00 }, cards)?.mode).toBe('lcl')
    expect(freightCost({ ...terms, transportMode: 'air' }, cards)?.mode).toBe('air')
  })

  it('isn’t known where no card was asked for these terms', () => {
    expect(freightCost({ ...terms, incoterm: 'FOB' }, cards)).toBeNull()
    expect(freightCost({ ...terms, destination: 'DE' }, cards)).toBeNull()
    expect(freightCost(terms, { ...cards, ways: [] })).toBeNull()
  })
})

describe('the margin of a draft', () => {
  const draft = {
    ...terms,
    currency: 'USD',
    lines: [{ id: 'a', kind: 'catalog', quantity: 100, unitPriceMinor: 10_00, setupFeeMinor: 0 }],
    discountMinor: 0,
    insuranceMinor: 20_00,
    depositPercent: '30',
  } as unknown as QuoteDraft
  const costs = {
    lines: { a: { unitCost: '4', setUpCost: '0', refund: { state: 'none' } } },
    cardFeePercent: null,
    spreadPercent: null,
    floorPercent: null,
    freight: cards,
  } as unknown as QuoteCosts
  const saved = { dutyMinor: 0, dutyChargedMinor: 0, premiumMinor: 0, risk: null }

  it('falls by freight that costs more than is charged, and names the card', () => {
    const charged = draftMargin({ ...draft, freightMinor: 50_00 }, saved, costs)
    expect([charged.marginMinor, charged.freightBy]).toEqual([600_00 + 50_00 - 180_00, 'lcl'])
    const free = draftMargin(draft, saved, costs)
    expect(free.marginMinor).toBe(600_00 - 180_00)
    const margin = draftMargin({ ...draft, freightMinor: 180_00 }, saved, costs)
    expect(margin.marginMinor).toBe(600_00)
  })

  it('takes freight to cost what is charged where there is no card', () => {
    const without = { ...costs, freight: { ...cards, ways: [] } }
    const margin = draftMargin({ ...draft, freightMinor: 50_00 }, saved, without)
    expect([margin.marginMinor, margin.freightBy]).toEqual([600_00, null])
  })

  /** Every template that the settings accept: shares of a whole, gates in their order. */
  const template = fc
    .record({
      shares: fc
        .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 3 })
        .chain((later) => fc.record({ later: fc.constant(later), first: fc.nat(100) })),
      gates: fc.subarray(PLAN_GATES.slice(1), { minLength: 1, maxLength: 3 }),
      toolsFirst: fc.boolean(),
    })
    .map(({ shares: { later, first }, gates, toolsFirst }) => {
      const used = gates.map((gate, i) => ({ gate, weight: later[i] ?? 1 }))
      const whole = first + used.reduce((sum, { weight }) => sum + weight, 0)
      const share = (weight: number) => Math.floor((weight * 10_000) / whole)
      const rest = used.slice(1).map(({ weight }) => share(weight))
      const deposit = share(first)
      const second = 10_000 - deposit - rest.reduce((sum, each) => sum + each, 0)
      const typed: Record<string, string> = {
        title: 'a plan',
        use: 'chosen',
        aboveUsd: '',
        depositPercent: (deposit / 100).toFixed(2),
        toolsFirst: toolsFirst ? 'on' : '',
      }
      for (const at of [0, 1, 2]) {
        const part = used[at]
        typed[`gate${at + 1}`] = part?.gate ?? 'none'
        typed[`percent${at + 1}`] = part ? (([second, ...rest][at] ?? 0) / 100).toFixed(2) : ''
        typed[`days${at + 1}`] = part ? '5' : ''
      }
      return planSetting.schema.safeParse(typed)
    })
    .filter(({ success }) => success)
    .map(({ data }) => data as PlanTemplate)

  it('includes the deposit and the card fee of the plan, for every template', () => {
    fc.assert(
      fc.property(template, fc.integer({ min: 1, max: 8 }), (of, lines) => {
        const document = aQuoteDocument({ lines, ...planned(of) })
        const depositMinor = partsOf(document)
          .filter(({ gate }) => gate === 'signature')
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        const margin = draftMargin(document.draft, savedDuty(document), {
          ...costs,
          lines: {},
          cardFeePercent: '3',
        })
        expect(margin.depositMinor).toBe(depositMinor)
        expect(margin.depositMinor).toBe(document.depositMinor)
        const fee = margin.components.find(({ code }) => code === 'card_fee')
        // A fee of 0 is no part of the margin.
        if (depositMinor < 100) return
        expect(fee?.formula).toEqual({ percent: '3', ofMinor: depositMinor })
      }),
      { numRuns: 60 },
    )
  })

  it('asks for nothing while what is typed isn’t a share', () => {
    for (const depositPercent of ['', 'a third', '101'])
      expect(draftMargin({ ...draft, depositPercent }, saved, costs).depositMinor).toBe(0)
    expect(draftMargin(draft, saved, costs).depositMinor).toBe(306_00)
  })
})
