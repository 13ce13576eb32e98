/** Destinations we quote to; browser-safe. Only the US has rates loaded. */
export const DESTINATIONS = [
  'US',
  'MX',
  'IN',
  'GB',
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'PL',
  'SE',
  'IE',
  'CA',
  'AU',
  'NZ',
  'JP',
  'KR',
  'AE',
  'SG',
  'CH',
  'BR',
  'ZA',
] as const

/** Terms of delivery we quote (Incoterms 2020), by rising duty of the seller. */
export const INCOTERMS = ['EXW', 'FOB', 'CIF', 'DDP'] as const
export type Incoterm = (typeof INCOTERMS)[number]

/** Who pays import duty under an Incoterm (Incoterms 2020): the seller only under DDP. */
export function dutyBornBy(incoterm: string): 'seller' | 'buyer' {
  return incoterm === 'DDP' ? 'seller' : 'buyer'
}
