import type { RuleSet } from '../engine/types'
import {
  BEGINS,
  charge,
  destinationRules,
  NOT_REVIEWED,
  notice,
  read,
  type Reading,
} from './destination'

/**
 * India. No rate is given: notification 14/2026-Customs re-keyed the codes from 2026-05-01 and the
 * basic duty of none of ours has been read since. Value: CIF (Customs Valuation Rules 2007, rule
 * 10). The surcharge stands on the basic duty, IGST on value, duty and surcharge. Customs rounds to
 * the rupee (Customs Act 1962 s 154A, recalled) and keeps its accounts in rupees at the notified
 * rate; what is shown here is an indication in US dollars, by the line, half up to the cent.
 */
const TAXES: Reading = {
  legalBasis: 'Finance Act 2018 s 110 (SWS); Customs Tariff Act 1975 s 3(7) (IGST)',
  source: 'lawcrux 2023 (chapter 71 at 3%); 7323 at 5% since 2025-09-22 recalled',
  review: NOT_REVIEWED,
}
const IGST_OF = ['customs_value', 'duty', 'sws'] as const
/** Rates of IGST by what was seen or recalled; other goods of ours at the general rate. */
const AT_THREE = ['71']
const AT_FIVE = ['7323']

export const inRules: RuleSet = destinationRules({
  version: '2026-11-29',
  destination: 'IN',
  valueBasis: 'cif',
  accountCurrency: 'INR',
  measures: [],
  charges: [
    charge('sws', 'Social welfare surcharge', '10', ['duty'], TAXES),
    charge('igst_3', 'IGST', '3', IGST_OF, TAXES, { codes: AT_THREE }),
    charge('igst_5', 'IGST', '5', IGST_OF, TAXES, { codes: AT_FIVE }),
    charge(
      'igst_18',
      'IGST',
      '18',
      IGST_OF,
      { ...TAXES, source: 'general rate, recalled' },
      {
        exceptCodes: [...AT_THREE, ...AT_FIVE],
      },
    ),
  ],
  unread: [
    {
      id: 'in-bcd',
      tariff: 'the Indian tariff',
      codes: [''],
      text: 'The basic customs duty of these lines hasn’t been read since the codes were re-keyed on 1 May 2026.',
      from: BEGINS,
      to: null,
      knownFrom: '2026-01-01',
      source: 'notification 14/2026-Customs',
    },
  ],
  notices: [
    notice({
      id: 'in-dgft-7113',
      topic: 'licence',
      title: 'Import licence for precious jewelry',
      text: 'Jewelry of heading 7113 may be imported only with an authorisation of the DGFT; contracts of before are not spared. Imitation jewelry of 7117, gold-plated steel too, stands in none of the lists.',
      papers: ['Authorisation of the DGFT, where the article is of heading 7113'],
      codes: ['7113'],
      from: '2026-04-01',
      knownFrom: '2026-04-02',
      legalBasis: 'DGFT notification 02/2026-27, S.O. 1685(E)',
      source: 'Gazette CG-DL-E-02042026-271542',
      review: read('2026-11-28'),
    }),
    notice({
      id: 'in-bis',
      topic: 'licence',
      papers: ['BIS licence of the maker, where the article is cook or table ware'],
      title: 'BIS licence',
      text: 'Stainless steel utensils need a BIS licence (IS 14756): whether an article of 7323.93 is a cook or table ware decides. Jewelry organizers and boxes are probably outside; the buyer confirms.',
      codes: ['7323'],
      from: '2026-03-30',
      knownFrom: '2026-03-31',
      legalBasis: 'Ministry of Steel QCO 2026, S.O. 1661(E); before it S.O. 3850(E) of 2025',
      source: 'Gazette CG-DL-E-31032026-271447 and CG-DL-E-23082025-265652',
      review: read('2026-11-28'),
    }),
  ],
})
