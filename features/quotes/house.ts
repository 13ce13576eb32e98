/** What every quote of the house carries. */

export const SELLER = {
  name: 'F.S.C Co. Ltd',
  address: ['Manufacturer of stainless-steel jewelry, boxes and organizers', 'China'],
  email: 'sales@fsc.example',
}

export const DEFAULT_DEPOSIT_PERCENT = '30'
export const DEFAULT_VALIDITY_DAYS = 21

/** Terms in words, by who bears the duty. They are part of the revision that is signed. */
export function standardTerms(terms: { incoterm: string; namedPlace: string; depositPercent: string; dutyBornBy: 'seller' | 'buyer' }): string[] {
  return [
    `${terms.incoterm} ${terms.namedPlace} (Incoterms® 2020).`,
    `${terms.depositPercent}% deposit starts production; the balance is due before shipment.`,
    terms.dutyBornBy === 'seller'
      ? 'Import duties and fees shown are included in the total and borne by the seller.'
      : 'Import duties shown are the buyer’s estimate: they are not charged by the seller and are paid by the importer of record at the rates of the day of entry.',
    'The deposit is refunded in full if production has not started; after that, work done is deducted.',
  ]
}
