/** In whose name somebody signs: as it is registered. */
export interface LegalParty {
  name: string
  /** lines as they stand on a letter, without the country */
  address: string
  /** ISO 3166-1 alpha-2 */
  country: string
}

/** What of a legal party is missing, as the fields of the form. */
export const legalGaps = ({ name, address, country }: LegalParty): LegalField[] => [
  ...(name.length >= 2 ? [] : (['legalName'] as const)),
  ...(address.length >= 8 ? [] : (['legalAddress'] as const)),
  ...(country ? [] : (['legalCountry'] as const)),
]
export type LegalField = 'legalName' | 'legalAddress' | 'legalCountry'
