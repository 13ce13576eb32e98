import type { QuoteDocument } from '../schema'

export const SUM_CODES = [
  'goods',
  'discount',
  'credit',
  'freight',
  'insurance',
  'surcharge',
  'premium',
  'total',
] as const

/** One of the sums between the goods and the total of a quote. */
export interface QuoteSum {
  code: (typeof SUM_CODES)[number]
  /** for a sample credit */
  title?: string
  amountMinor: number
}

/** The sums of a quote in order: those before the total add up to it. Pure. */
export function quoteSums(document: QuoteDocument): QuoteSum[] {
  const { draft, duty, tariff } = document
  const sums: QuoteSum[] = [
    { code: 'goods', amountMinor: document.goodsMinor },
    { code: 'discount', amountMinor: -draft.discountMinor },
    ...(draft.credits ?? []).map(({ title, amountMinor }): QuoteSum => ({
      code: 'credit',
      title,
      amountMinor: -amountMinor,
    })),
    { code: 'freight', amountMinor: draft.freightMinor },
    { code: 'insurance', amountMinor: draft.insuranceMinor },
    { code: 'surcharge', amountMinor: duty.bornBy === 'seller' ? document.surchargeMinor : 0 },
    { code: 'premium', amountMinor: tariff?.terms?.premiumMinor ?? 0 },
  ]
  return [
    ...sums.filter(({ code, amountMinor }) => code === 'goods' || amountMinor !== 0),
    { code: 'total', amountMinor: document.totalMinor },
  ]
}
