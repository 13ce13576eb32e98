/**
 * How much of the value-added tax paid on their purchase is refunded when goods of a tariff code are exported. The
 * rows come from practice, and nobody has reviewed them against the tax administration's library of rates: the file
 * says so of every amount. A code without a row has an unknown rate, not a rate of zero.
 */
export interface ExportRefundRate {
  /** prefix of the code, without dots; the longest matching row applies */
  code: string
  /** of the purchase price net of tax, percent */
  ratePercent: string
  /** `YYYY-MM-DD`, compared with the day of the declaration; null where nobody has looked up since when */
  from: string | null
  source: string
  review: 'reviewed' | 'not_reviewed'
}

const LIBRARY = 'State Taxation Administration, library of export refund rates (出口退税率文库)'

export const EXPORT_REFUND_RATES: readonly ExportRefundRate[] = ['7117', '732393', '4819'].map(
  (code) => ({ code, ratePercent: '13', from: null, source: LIBRARY, review: 'not_reviewed' }),
)
