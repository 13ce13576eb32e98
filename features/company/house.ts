/** What every quote of the house carries. */

export const SELLER = {
  name: 'F.S.C Co. Ltd',
  address: ['Manufacturer of stainless-steel jewelry, boxes and organizers', 'China'],
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

/** Terms in words, part of the revision that is signed. @param terms.dutyClause who bears the duty and when it moves */
export function standardTerms(terms: {
  incoterm: string
  namedPlace: string
  depositPercent: string
  dutyClause: string
}): string[] {
  return [
    `${terms.incoterm} ${terms.namedPlace} (Incoterms® 2020).`,
    `${terms.depositPercent}% deposit starts production; the balance is due before shipment.`,
    terms.dutyClause,
    'The deposit is refunded in full if production has not started; after that, work done is deducted.',
  ]
}
