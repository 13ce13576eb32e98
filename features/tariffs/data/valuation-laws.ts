import { EU_STATES } from '../schema'
import type { Review } from '../engine/types'

/**
 * The law by which a country's customs determines the value that duty is based on. It counts as reviewed where its
 * text was read, or its customs explains all of it; an explanation by one state of the Union, extracts or memory
 * don't count. Either way it is named with its source, and changes no figure.
 */
export interface ValuationLaw {
  destinations: readonly string[]
  law: string
  source: string
  review: Review
}

const NOT_REVIEWED = { state: 'not_reviewed' } as const
const READ = { state: 'reviewed', at: '2026-11-29', by: 'Tariff desk' } as const

/** All of them implement the WTO valuation agreement; its art. 8.2 leaves freight and insurance to each country. */
const VALUATION_LAWS: readonly ValuationLaw[] = [
  {
    destinations: ['US'],
    law: '19 U.S.C. 1401a; 19 CFR 152.103',
    source: '19 CFR 152.103 as current through November 2024',
    review: READ,
  },
  {
    destinations: EU_STATES,
    law: 'Union Customs Code, Regulation (EU) No 952/2013, art. 70-72',
    source:
      'art. 70 as adopted, on legislation.gov.uk; art. 71 as the Spanish customs’ page of the value of goods restates it; art. 72 as a forwarder quoted it in 2020',
    review: NOT_REVIEWED,
  },
  {
    destinations: ['GB'],
    law: 'Taxation (Cross-border Trade) Act 2018, s. 16; Customs (Import Duty) (EU Exit) Regulations 2018, regs. 108, 111 and 115; of air freight the percentage that HMRC publishes (reg. 111(3))',
    source:
      'legislation.gov.uk: s. 16 as of 2019-03-06, reg. 108 as of 2021-11-08, reg. 111 as of 2025-01-24, reg. 115 as of 2025-03-08',
    review: READ,
  },
  {
    destinations: ['CA'],
    law: 'Customs Act (R.S.C. 1985, c. 1), s. 48',
    source: 'CBSA memoranda D13-4-7 and D13-3-3 of August and September 2013',
    review: READ,
  },
  {
    destinations: ['AU'],
    law: 'Customs Act 1901, s. 159 and 161',
    source: 'Legal database of the Australian Taxation Office; s. 159 on AustLII too',
    review: READ,
  },
  {
    destinations: ['IN'],
    law: 'Customs Act 1962, s. 14; Customs Valuation Rules 2007, r. 10',
    source:
      'Amendment rules of 2017 to r. 10(2), in extracts; s. 14 and the rest of r. 10 not read',
    review: NOT_REVIEWED,
  },
  {
    destinations: ['MX'],
    law: 'Ley Aduanera, art. 64-67',
    source:
      'art. 67 on lena.mx and the first sentences of art. 65 and 66 on bado.mx, read 2026-11-29; the rest of art. 64-66 recalled',
    review: NOT_REVIEWED,
  },
]

/** The valuation law of a destination; null where none is noted. */
export const valuationLaw = (destination: string): ValuationLaw | null =>
  VALUATION_LAWS.find(({ destinations }) => destinations.includes(destination)) ?? null
