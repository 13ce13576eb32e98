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
 * Mexico. No rate is given: the decree of 2025-12-29 raised 1,463 lines for countries without a treaty, China and India
 * among them, and none of ours has been read since. Value: with freight and insurance to the border (Ley Aduanera art.
 * 65, recalled). A pedimento is in whole pesos at the FIX rate of the Diario Oficial (recalled); what is shown here is
 * an indication in US dollars, by the line, half up to the cent.
 */
const TAXES: Reading = {
  legalBasis: 'Ley Federal de Derechos art. 49; Ley del IVA art. 27',
  source: 'Aivan125/anexo22 @ab239ae, simulator cases of 2026-02-13 (DTA 8 per mille, IVA 16%)',
  review: NOT_REVIEWED,
}
const DECREE = 'Decreto, DOF 2025-12-29 (LIGIE)'

export const mxRules: RuleSet = destinationRules({
  version: '2026-11-29',
  destination: 'MX',
  valueBasis: 'cif',
  accountCurrency: 'MXN',
  measures: [],
  charges: [
    charge('dta', 'DTA', '0.8', ['customs_value'], TAXES),
    charge('iva', 'IVA', '16', ['customs_value', 'duty', 'dta'], TAXES),
  ],
  unread: [
    {
      id: 'mx-decree',
      tariff: 'the Mexican tariff',
      codes: [''],
      text: 'A decree in force since 1 January 2026 raised 1,463 lines to between 5 and 50% for countries without a treaty, China and India among them; the rates of before don’t do.',
      from: BEGINS,
      to: null,
      knownFrom: '2026-01-01',
      source: `${DECREE}; mondaq.com 1726384`,
    },
  ],
  notices: [
    notice({
      id: 'mx-t-mec',
      topic: 'other',
      papers: ['Certification of origin under T-MEC'],
      title: 'T-MEC',
      text: 'Goods that originate in the United States or Canada under T-MEC enter free with a certification of origin, and pay no DTA.',
      codes: [''],
      origins: ['US', 'CA'],
      legalBasis: 'T-MEC (USMCA) chapters 2, 4 and 5',
      source: 'recalled',
      review: NOT_REVIEWED,
    }),
    notice({
      id: 'mx-code',
      topic: 'other',
      title: 'Stainless household articles',
      text: 'The only line of 7323.93 is 7323.93.05; there is no 7323.93.99.',
      codes: ['732393'],
      legalBasis: 'LIGIE',
      source: 'Aivan125/anexo22 @ab239ae',
      review: read('2026-11-28'),
    }),
  ],
})
