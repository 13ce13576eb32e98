import { EU_STATES } from '../schema'
import type { ImporterLaw } from '../engine/country'
import { NOT_REVIEWED, read } from './destination'

/**
 * The law on who may be importer of record, by destination and day. Whether the house can is a setting of its own,
 * made at the tariff desk. Nobody has read the law of a destination without a row: nothing is delivered duty paid
 * there.
 */
const FROM = '2026-01-01'

export const importerLaws: readonly ImporterLaw[] = [
  {
    id: 'us',
    destinations: ['US'],
    ways: ['seller', 'established'],
    takes:
      'An importer number (CBP Form 5106, kept true: CBP voids bad ones since 18 September 2026), a customs bond, and a resident agent for a company from abroad.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis: '19 U.S.C. 1484; 19 CFR 113, 141.17, 141.18 and 24.5',
    source:
      'trade radar, 2026-09-18 (importer numbers); agent in the state of the port by the customs broker examination of October 2019 on 19 CFR 141.18; bond recalled',
    review: NOT_REVIEWED,
  },
  {
    id: 'eu-until-2027',
    destinations: EU_STATES,
    ways: ['seller', 'established'],
    takes:
      'An EORI number of the first state, an indirect customs representative established in the Union, and a VAT number of the state, or its postponed accounting.',
    from: FROM,
    to: '2027-09-21',
    knownFrom: FROM,
    legalBasis:
      'Regulation (EU) 952/2013 arts. 9, 18 and 170; Delegated Regulation (EU) 2015/2446 art. 5',
    source:
      'art. 5(1) as adopted, on legislation.gov.uk, read 2026-11-29 (who is established elsewhere registers before a declaration); the rest recalled',
    review: NOT_REVIEWED,
  },
  {
    id: 'eu-from-2027',
    destinations: EU_STATES,
    ways: ['established'],
    takes:
      'One importer who is established in the Union and keeps the records of conformity: an own company there, or somebody who takes that part.',
    from: '2027-09-21',
    to: null,
    knownFrom: '2026-09-20',
    legalBasis:
      'Regulation (EU) 2026/2108 (customs code recast), in force 2026-09-20, applied from 2027-09-21',
    source: 'EU watch log of 2026-10-09, from EUR-Lex',
    review: read('2026-11-28'),
  },
  {
    id: 'gb',
    destinations: ['GB'],
    ways: ['seller', 'established'],
    takes:
      'A GB EORI number, an indirect representative established in the UK, and a VAT registration. Northern Ireland is apart.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis: 'Taxation (Cross-border Trade) Act 2018 s 21 and schedule 1 para 2',
    source:
      's 21 as of 2020-12-17, on legislation.gov.uk, and schedule 1 as BIFAlink of September 2023 tells it, read 2026-11-29; EORI, VAT and Northern Ireland recalled',
    review: NOT_REVIEWED,
  },
  {
    id: 'ca',
    destinations: ['CA'],
    ways: ['seller', 'established'],
    takes:
      'A business number with an import account (RM) as non-resident importer, a registration in the CARM portal, and an own financial security: without it duties and taxes are paid before the goods are released.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis:
      'Customs Act s 32(1) to (3): the importer or owner accounts; CARM, release prior to payment',
    source:
      'laws-lois.justice.gc.ca, s 32 current to 2024-10-30; willsonintl.com (non-resident importers, end of the transition on 2025-04-19); dilas.ca (securities reviewed in October 2025)',
    review: read('2026-11-29'),
  },
  {
    id: 'au',
    destinations: ['AU'],
    ways: ['seller', 'established'],
    takes:
      'An ABN or an owner code (CCID), a customs broker, and a GST registration to have the tax back.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis: 'Customs Act 1901 ss 68 and 71A',
    source:
      's 68 on AustLII and s 71A as quoted by a law firm, read 2026-11-29: goods are entered by a declaration; ABN, broker and GST recalled',
    review: NOT_REVIEWED,
  },
  {
    id: 'mx',
    destinations: ['MX'],
    ways: ['established'],
    takes:
      'An entry in the padrón de importadores, an RFC and a customs broker: a company from abroad can’t have them, a Mexican one must import.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis: 'Ley Aduanera art. 59 fr. IV',
    source:
      'art. 59 fr. IV as quoted in 2010, and idconline.mx of 2020-01-22, read 2026-11-29 (padrón, RFC); that a company from abroad can’t have them recalled',
    review: NOT_REVIEWED,
  },
  {
    id: 'in',
    destinations: ['IN'],
    ways: ['established'],
    takes:
      'An IEC, a GSTIN and an AD code: a company from abroad can’t hold them, an Indian one must import.',
    from: FROM,
    to: null,
    knownFrom: FROM,
    legalBasis: 'Foreign Trade (Development and Regulation) Act 1992 s 7',
    source:
      's 7 on lawcrux.com and taxguru.in, read 2026-11-29 (no import but under an IEC); GSTIN, AD code and that a company from abroad can’t hold them recalled',
    review: NOT_REVIEWED,
  },
]
