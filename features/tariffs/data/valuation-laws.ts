import { EU_STATES } from '../schema'
import type { Review } from '../engine/types'

/** By which law a country's customs makes the value that duty is taken of. */
export interface ValuationLaw {
  destinations: readonly string[]
  law: string
  source: string
  review: Review
}

const NOT_REVIEWED = { state: 'not_reviewed' } as const
const READ = { state: 'reviewed', at: '2026-11-29', by: 'Tariff desk' } as const

/** All of them put the WTO valuation agreement into law; art. 8.2 of it leaves freight and insurance to each. */
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
    source: 'art. 72 as quoted by a forwarder in 2020; art. 70 and 71 recalled',
    review: NOT_REVIEWED,
  },
  {
    destinations: ['GB'],
    law: 'Taxation (Cross-border Trade) Act 2018, s. 16',
    source: 'HMRC guidance on valuation method 1, recalled',
    review: NOT_REVIEWED,
  },
  {
    destinations: ['CA'],
    law: 'Customs Act (R.S.C. 1985, c. 1), s. 48',
    source: 'CBSA memoranda D13-4-7 and D13-3-3 of August and September 2013',
    review: READ,
  },
  {
    destinations: ['AU'],
    law: 'Customs Act 1901, s. 161',
    source: 'Legal database of the Australian Taxation Office',
    review: READ,
  },
  {
    destinations: ['IN'],
    law: 'Customs Act 1962, s. 14; Customs Valuation Rules 2007, r. 10',
    source: 'Amendment rules of 2017 to r. 10(2), in extracts',
    review: READ,
  },
  {
    destinations: ['MX'],
    law: 'Ley Aduanera, art. 64-67',
    source: 'recalled',
    review: NOT_REVIEWED,
  },
]

/** The valuation law of a destination; null where none is noted. */
export const valuationLaw = (destination: string): ValuationLaw | null =>
  VALUATION_LAWS.find(({ destinations }) => destinations.includes(destination)) ?? null
