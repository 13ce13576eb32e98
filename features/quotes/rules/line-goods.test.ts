import { describe, expect, it } from 'vitest'
import { decimalToRatio } from '@/platform/money'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { say } from '@/i18n/say'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import { goodsSentences, lineGoodsProblems, restated } from './line-goods'
import { dutyUnder } from './duty'
import { revisionChanges } from './revision-changes'

const AT = '2026-11-29T08:00:00.000Z'
const design: GoodsStatement = {
  from: 'design',
  by: 'D-7K2M9',
  at: AT,
  facts: { kind: 'jewelry', metal: 'base', cuff_link: 'no', chain: 'none' },
  excludes: { stones: 'none' },
}
const desk = (facts: GoodsStatement['facts'], by = 'Lin', at = AT): GoodsStatement => ({
  from: 'desk',
  by,
  at,
  facts,
})

describe('facts on a line', () => {
  it('keep who stated each first, leave others’ unchanged, and forget what is withdrawn', () => {
    const line = aLine(1, { goods: [design, desk({ stones: 'synthetic', childrens: 'no' })] })
    const wei = { by: 'Wei', at: '2026-11-30T01:00:00.000Z' }
    const forged = { ...design, by: 'D-FALSE', facts: {}, excludes: undefined }
    const saved = restated(
      { ...line, goods: [forged, desk({ stones: 'synthetic', plating: 'pvd' }, 'nobody')] },
      line,
      wei,
    )
    expect(saved.goods).toEqual([
      design,
      desk({ stones: 'synthetic' }),
      desk({ plating: 'pvd' }, wei.by, wei.at),
    ])
    expect(
      restated({ ...line, goods: [] }, { goods: [desk({ stones: 'none' })] }, wei),
    ).not.toHaveProperty('goods')
  })

  it('are refused against a design’s choice, and against the price', () => {
    const problems = (goods: GoodsStatement[], unitPriceMinor = 4_20) =>
      lineGoodsProblems(
        { goods, unitPriceMinor },
        { currency: 'USD', rate: decimalToRatio('1'), locale: 'en' },
      ).map(({ problem, fact, other }) => [problem, fact, other?.from])
    expect(problems([design, desk({ stones: 'none' })])).toEqual([
      ['contradiction', 'stones', 'design'],
    ])
    expect(problems([design, desk({ stones: 'synthetic', piece_value: 'over_40_usd' })])).toEqual([
      ['contradiction', 'piece_value', 'price'],
    ])
    expect(problems([design, desk({ stones: 'synthetic' })])).toEqual([])
  })

  it('are shown with author and time, and those of the catalog as the catalog’s', () => {
    const sentences = goodsSentences({
      goods: [design, { ...design, from: 'product', by: 'FSC-R101' }],
    })
    expect(sentences.map((sentence) => say(sentence, 'en'))).toEqual([
      'Of the goods by its design D-7K2M9, Nov 29, 2026: What it is: Jewelry: worn on the person; Metal: Stainless steel or another base metal, plated or not; Cuff link or stud: No; Chain: No chain, or one is only part of it; Stones: anything but “No stones”',
    ])
  })

  it('that changed between two revisions are shown, removed and added ones', () => {
    const of = (goods: GoodsStatement[], revision: number) =>
      aQuoteDocument({ lines: [aLine(1, { goods })], revision })
    const { changed } = revisionChanges(
      of([design, desk({ stones: 'glass' })], 1),
      of([design, desk({ stones: 'synthetic' })], 2),
    )
    expect(changed.flatMap(({ moves }) => moves)).toEqual([
      {
        field: 'goods',
        from: [desk({ stones: 'glass' })],
        to: [desk({ stones: 'synthetic' })],
      },
    ])
  })

  it('reach the duty: Canada’s surtax depends on what is stated of the steel', () => {
    const reasons = (goods: GoodsStatement[]) => {
      const document = aQuoteDocument({
        lines: [aLine(1, { hsCode: '7323.93.90', goods })],
        destination: 'CA',
        incoterm: 'DAP',
        namedPlace: 'Toronto',
        tariffTerms: null,
      })
      return dutyUnder(document, document.duty.asOf, SHIPPED_RULES).lines[0]?.layers.flatMap(
        ({ measureId, reason }) =>
          measureId === 'ca-melt' && typeof reason === 'object' ? [reason?.code] : [],
      )
    }
    expect(reasons([])).toEqual(['duty.not_reviewed_if'])
    expect(reasons([desk({ melt_country: 'CN' })])).toEqual(['duty.not_reviewed_met'])
    expect(reasons([desk({ melt_country: 'KR', mill_certificate: 'yes' })])).toEqual([])
  })
})
