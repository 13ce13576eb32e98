/** The states of the European Union: one tariff, and a VAT each. */
export const EU_STATES = [
  'DE',
  'FR',
  'ES',
  'IT',
  'NL',
  'PL',
  'SE',
  'IE',
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'GR',
  'HR',
  'HU',
  'LT',
  'LU',
  'LV',
  'MT',
  'PT',
  'RO',
  'SI',
  'SK',
] as const
export const isEuState = (country: string): boolean =>
  (EU_STATES as readonly string[]).includes(country)

/** Destinations we quote to; browser-safe. What is known of each is in docs/tariffs.md. */
export const DESTINATIONS = [
  'US',
  'MX',
  'IN',
  'GB',
  ...EU_STATES,
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

/** Terms of delivery we quote (Incoterms 2020), by increasing duty of the seller. */
export const INCOTERMS = ['EXW', 'FOB', 'CIF', 'DAP', 'DDP'] as const
export type Incoterm = (typeof INCOTERMS)[number]

/** Who pays carriage to the destination under an Incoterm, which is then in the price: the seller from CIF on. */
export function carriageBornBy(incoterm: string): 'seller' | 'buyer' {
  return incoterm === 'CIF' || incoterm === 'DAP' || incoterm === 'DDP' ? 'seller' : 'buyer'
}

/** Who pays import duty under an Incoterm (Incoterms 2020): the seller only under DDP. */
export function dutyBornBy(incoterm: string): 'seller' | 'buyer' {
  return incoterm === 'DDP' ? 'seller' : 'buyer'
}
