import type { Message } from '@/i18n/message'
import { countryName } from '@/platform/countries'
import type { HouseFacts } from '@/platform/house/schema'
import type { FactoryCalendar } from './calendar'
import type { Quoting } from '../settings/quoting'

/** A text of the house at one version: what it says can't change under that number. */
export interface NamedText {
  version: number
  /** SHA-256 of its words */
  sha256: string
}

/** What the house brings to every quote. */
export interface HouseTerms {
  house: HouseFacts
  quoting: Quoting
  /** texts that a quote names; those that nobody has set are left out */
  texts: { terms?: NamedText; privacy?: NamedText }
  /** working days by year; empty where nobody has read any: production is counted in plain days */
  calendar: FactoryCalendar
}

/** The seller as a quote names them. @param language BCP 47, of the document */
export const sellerOf = (
  { legalName, localName, address, country, email }: HouseFacts,
  language: string,
): { name: string; address: string[]; email: string } => ({
  name: legalName,
  address: [
    ...(localName ? [localName] : []),
    ...address,
    ...(country ? [countryName(country, language)] : []),
  ],
  email,
})

/** From the factory's gate to the customs entry, days. */
export const transitDays = (
  { oceanDays, airDays }: Pick<Quoting, 'oceanDays' | 'airDays'>,
  mode: 'ocean' | 'air',
): number => (mode === 'air' ? airDays : oceanDays)

/** The terms of a revision that is signed. @param terms.dutyClause who bears the duty and when it moves */
export const standardTerms = ({
  incoterm,
  namedPlace,
  depositPercent,
  dutyClause,
  texts,
}: {
  incoterm: string
  namedPlace: string
  depositPercent: string
  dutyClause: Message
  texts: HouseTerms['texts']
}): Message[] => [
  { code: 'quotes.standardTerms.delivery', values: { incoterm, place: namedPlace } },
  { code: 'quotes.standardTerms.deposit', values: { percent: { decimal: depositPercent } } },
  dutyClause,
  { code: 'quotes.standardTerms.refund' },
  ...(texts.terms
    ? [{ code: 'quotes.standardTerms.sale', values: { version: texts.terms.version } } as const]
    : []),
]
