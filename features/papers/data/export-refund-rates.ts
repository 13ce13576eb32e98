/**
 * How much of the value-added tax on their purchase goods of a tariff code get back when they are exported. Rows are
 * from practice and have not been held against the tax administration's library of rates by anybody: the file says so
 * of every amount. A code without a row is not a rate of zero, it is not known.
 */
export interface ExportRefundRate {
  /** the code begins so, without dots; of several rows the longest says it */
  code: string
  /** of the purchase without its tax, percent */
  ratePercent: string
  /** `YYYY-MM-DD`, by the day of the declaration; null where nobody has looked since when */
  from: string | null
  source: string
  review: 'reviewed' | 'not_reviewed'
}

const LIBRARY = 'State Taxation Administration, library of export refund rates (出口退税率文库)'

export const EXPORT_REFUND_RATES: readonly ExportRefundRate[] = ['7117', '732393', '4819'].map(
  (code) => ({ code, ratePercent: '13', from: null, source: LIBRARY, review: 'not_reviewed' }),
)
