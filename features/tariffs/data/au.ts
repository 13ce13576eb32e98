import type { RuleSet } from '../engine/types'
import {
  BEGINS,
  charge,
  destinationRules,
  generalRates,
  NOT_REVIEWED,
  preference,
  read,
  type Rate,
  type Reading,
} from './destination'

/**
 * Australia. Value: free on board at the place of export (Customs Act 1901 s 161). GST stands on that value, the duty,
 * and the international transport and insurance (GST Act s 13-20). Accounts are kept in Australian dollars at customs'
 * rate of the day of export: every rate here is a percentage, so the US dollars differ from it by rounding alone. How
 * customs rounds wasn't looked up: by the line, half up to the cent.
 */
const LAW = 'Customs Tariff Act 1995, schedule 3'
const READ_LAW: Reading = {
  legalBasis: LAW,
  source: 'networkneedsau/australian-tariff-classification @9a8f3f3 of 2026-04-17, schedule 3',
  review: read('2026-04-17'),
}
const READ: readonly Rate[] = [
  ['711711', '5'],
  ['711719', '5'],
  ['711790', '5'],
  ['42023210', '5'],
  ['42023290', '0'],
  ['42029190', '5'],
  ['42029290', '5'],
  ['420299', '5'],
  ['442090', '5'],
  ['481950', '5'],
  ['481960', '5'],
  ['39231090', '5'],
  ['392490', '5'],
  ['392640', '5'],
  ['39269090', '5'],
]
/** The section of base metals is missing in what was read. */
const RECALLED: Reading = { legalBasis: LAW, source: 'schedule 3, recalled', review: NOT_REVIEWED }
const NAMED: readonly Rate[] = [
  ['732393', '5'],
  ['73269090', '5'],
  ['711620', '5'],
]
const OURS = ['39', '42', '44', '48', '71', '73']

const scheme = (id: string, title: string, parties: string[], schedule: string) => ({
  id,
  title,
  parties,
  legalBasis: `Customs Tariff Act 1995, ${schedule}`,
  source:
    'networkneedsau/australian-tariff-classification @9a8f3f3 of 2026-04-17, preferential schedules',
  review: read('2026-04-17'),
})

export const auRules: RuleSet = destinationRules({
  version: '2026-11-29',
  destination: 'AU',
  valueBasis: 'fob',
  accountCurrency: 'AUD',
  measures: [...generalRates('au', READ, READ_LAW), ...generalRates('au', NAMED, RECALLED)],
  charges: [
    charge('gst', 'GST', '10', ['customs_value', 'duty', 'carriage'], {
      legalBasis: 'A New Tax System (Goods and Services Tax) Act 1999 s 13-20',
      source: 'GST Act in networkneedsau/australian-tariff-classification @9a8f3f3',
      review: read('2026-04-17'),
    }),
  ],
  agreements: [
    // Schedule 12 lists exceptions alone, and none of our headings is among them.
    preference(scheme('au-chafta', 'ChAFTA', ['AU', 'CN'], 'schedule 12'), {
      since: BEGINS,
      origins: ['CN'],
      codes: OURS,
      fact: 'chafta_originating',
      proof:
        'if it originates in China under ChAFTA and came directly, with a certificate or declaration of origin',
      heading: 'ChAFTA',
    }),
    preference(scheme('au-cptpp', 'CPTPP', ['AU', 'MX', 'VN'], 'schedule 8B'), {
      since: BEGINS,
      origins: ['MX', 'VN'],
      codes: OURS,
      fact: 'cptpp_originating',
      proof: 'if it originates under CPTPP, with a certification of origin',
      heading: 'CPTPP',
    }),
    // Schedule 10A lists exceptions: 7117 is none. Its steps on 7323.93 and 7326.90 down to nothing weren't read.
    preference(scheme('au-india', 'AI-ECTA', ['AU', 'IN'], 'schedule 10A'), {
      since: BEGINS,
      origins: ['IN'],
      codes: ['7117'],
      fact: 'ai_ecta_originating',
      proof: 'if it originates in India under AI-ECTA, with a certificate of origin',
      heading: 'AI-ECTA',
    }),
  ],
})
