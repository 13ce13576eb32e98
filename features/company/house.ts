import type { Message } from '@/i18n/message'

/** What every quote of the house carries. */

export const SELLER = {
  name: 'F.S.C Co. Ltd',
  /** ISO 3166-1 alpha-2 */
  country: 'CN',
  email: 'sales@fsc.example',
}

export const DEFAULT_DEPOSIT_PERCENT = '30'
export const DEFAULT_VALIDITY_DAYS = 21

/** From the factory's gate to the customs entry, days: what an outlook is asked for. */
export const EXPECTED_TRANSIT_DAYS = { ocean: 35, air: 7 } as const
/** A capped tariff charge is offered at this much above the one quoted. */
export const DEFAULT_CAP_PERCENT = '10'
/** A lock that a buyer asks for lasts this long beyond the expected day of entry. */
export const LOCK_MARGIN_DAYS = 30

/** The terms of a revision that is signed. @param terms.dutyClause who bears the duty and when it moves */
export const standardTerms = ({
  incoterm,
  namedPlace,
  depositPercent,
  dutyClause,
}: {
  incoterm: string
  namedPlace: string
  depositPercent: string
  dutyClause: Message
}): Message[] => [
  { code: 'quotes.standardTerms.delivery', values: { incoterm, place: namedPlace } },
  { code: 'quotes.standardTerms.deposit', values: { percent: { decimal: depositPercent } } },
  dutyClause,
  { code: 'quotes.standardTerms.refund' },
]
