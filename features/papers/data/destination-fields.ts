/**
 * What customs of a destination expects on an invoice beyond what stands on every one. The rows come from practice,
 * and nobody has reviewed them against the law: a paper names what it lacks by them, and is never refused for it.
 */
export interface DestinationField {
  /** ISO 3166-1 alpha-2 of the destinations */
  destinations: readonly string[]
  /** a code with words in the messages */
  field: 'importer_number' | 'eori' | 'gstin' | 'iec' | 'rfc' | 'mid' | 'entry_port' | 'hs_code'
  /** a kind of number that companies keep; null where it is typed with the paper or stands on a line */
  companyNumber: 'tax' | 'eori' | 'other' | null
  source: string
  review: 'reviewed' | 'not_reviewed'
}

const EUROPEAN_UNION =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

export const DESTINATION_FIELDS: readonly DestinationField[] = [
  {
    destinations: ['US'],
    field: 'importer_number',
    companyNumber: 'tax',
    source: '19 CFR 24.5',
    review: 'not_reviewed',
  },
  {
    destinations: ['US'],
    field: 'mid',
    companyNumber: null,
    source: '19 CFR 102.23, 141.86',
    review: 'not_reviewed',
  },
  {
    destinations: ['US'],
    field: 'entry_port',
    companyNumber: null,
    source: '19 CFR 141.86(a)(1)',
    review: 'not_reviewed',
  },
  {
    destinations: [...EUROPEAN_UNION, 'GB'],
    field: 'eori',
    companyNumber: 'eori',
    source: 'Regulation (EU) No 952/2013, Article 9; HMRC for GB',
    review: 'not_reviewed',
  },
  {
    destinations: ['IN'],
    field: 'gstin',
    companyNumber: 'tax',
    source: 'CGST Act 2017, section 25',
    review: 'not_reviewed',
  },
  {
    destinations: ['IN'],
    field: 'iec',
    companyNumber: 'other',
    source: 'Foreign Trade (Development and Regulation) Act 1992, section 7',
    review: 'not_reviewed',
  },
  {
    destinations: ['MX'],
    field: 'rfc',
    companyNumber: 'tax',
    source: 'Código Fiscal de la Federación, artículo 27',
    review: 'not_reviewed',
  },
]
