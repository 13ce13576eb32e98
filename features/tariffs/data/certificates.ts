import type { Review } from '../engine/types'

/** Who may certify that goods originate. */
export const CERTIFIERS = ['importer', 'exporter', 'producer'] as const

/**
 * How they originate: wholly obtained, by a product's own rule, of originating materials alone,
 * unassembled or as parts.
 */
export const ORIGIN_CRITERIA = ['A', 'B', 'C', 'D'] as const

/** What an agreement requires of a certificate of origin, and which fact of a line it proves. */
export interface CertificateRule {
  agreement: 'usmca'
  title: string
  /** countries that goods can originate in under it, and that it holds between */
  parties: readonly string[]
  /** of a line, for the engine */
  fact: string
  /** a blanket certificate covers at most this many months */
  blanketMonths: number
  legalBasis: string
  source: string
  review: Review
}

export const CERTIFICATE_RULES: readonly [CertificateRule, ...CertificateRule[]] = [
  {
    agreement: 'usmca',
    title: 'USMCA',
    parties: ['US', 'MX', 'CA'],
    fact: 'usmca_originating',
    blanketMonths: 12,
    legalBasis:
      'USMCA art. 4.2, 5.2 and annex 5-A; 19 CFR 182.12; US note 52(g), (h) to chapter 99',
    source: '19 CFR part 182; HTSUS 2026 revision 21',
    review: { state: 'reviewed', at: '2026-11-28', by: 'Tariff desk' },
  },
]
