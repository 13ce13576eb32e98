/** The party that somebody signs for, as registered. */
export interface LegalParty {
  name: string
  /** lines as on a letter, without the country */
  address: string
  /** ISO 3166-1 alpha-2 */
  country: string
}

/** Missing facts of a legal party, as the fields of the form. */
export const legalGaps = ({ name, address, country }: LegalParty): LegalField[] => [
  ...(name.length >= 2 ? [] : (['legalName'] as const)),
  ...(address.length >= 8 ? [] : (['legalAddress'] as const)),
  ...(country ? [] : (['legalCountry'] as const)),
]
export type LegalField = 'legalName' | 'legalAddress' | 'legalCountry'
