import type { Message } from '@/i18n/message'
import { countryName } from '@/platform/countries'
import type { HouseFacts } from '@/platform/house/schema'
import type { FactoryCalendar } from './calendar'
import type { PlanGate } from './plan-gates'
import type { Delivery } from '../settings/delivery'
import type { Quoting } from '../settings/quoting'

/** A text of the house at one version: the same number always means the same text. */
export interface NamedText {
  version: number
  /** SHA-256 of its text */
  sha256: string
}

/** The house's settings that every quote uses. */
export interface HouseTerms {
  house: HouseFacts
  quoting: Quoting
  /** texts that a quote refers to; those that nobody has set are left out */
  texts: { terms?: NamedText; privacy?: NamedText }
  /** working days by year; in a year that isn't there, Monday to Friday are worked */
  calendar: FactoryCalendar
  /** delivery settings by destination; a destination that isn't there uses the quote defaults */
  delivery: Readonly<Record<string, Delivery>>
}

/** Who signs for the house. */
interface Signatory {
  name: string
  /** may be empty */
  title: string
}

/** The seller as a quote names it. @param language BCP 47, of the document */
export const sellerOf = (
  { legalName, localName, address, country, email, signatory, signatoryTitle }: HouseFacts,
  language: string,
): { name: string; address: string[]; email: string; signatory?: Signatory } => ({
  name: legalName,
  address: [
    ...(localName ? [localName] : []),
    ...address,
    ...(country ? [countryName(country, language)] : []),
  ],
  email,
  ...(signatory ? { signatory: { name: signatory, title: signatoryTitle } } : {}),
})

/** Days from the factory's gate to the customs entry: those of the destination, or else the quote defaults. */
export function transitDays(
  { quoting, delivery }: Pick<HouseTerms, 'quoting' | 'delivery'>,
  { destination, transportMode }: { destination: string; transportMode: 'ocean' | 'air' },
): number {
  const there = delivery[destination]
  return transportMode === 'air'
    ? (there?.airDays ?? quoting.airDays)
    : (there?.oceanDays ?? quoting.oceanDays)
}

/** A payment plan with what its term mentions. */
export interface PlanInWords {
  toolsFirst: boolean
  parts: readonly { gate: PlanGate; percent: string; days: number }[]
}

/** The term about payment. */
const planTerm = (depositPercent: string, { toolsFirst, parts }: PlanInWords): Message => ({
  code: 'quotes.standardTerms.plan',
  values: {
    tools: toolsFirst ? 'yes' : 'no',
    deposit: Number(depositPercent) > 0 ? 'yes' : 'no',
    percent: { decimal: depositPercent },
    count: parts.length,
    parts: {
      between: 'semicolons',
      list: parts.map(({ gate, percent, days }) => ({
        code: 'quotes.standardTerms.planPart',
        values: { gate, percent: { decimal: percent }, days },
      })),
    },
  },
})

/** Percent of what was paid that the house keeps when the buyer cancels. */
export interface CancellationTerms {
  materialsPercent: string
  productionPercent: string
}

/** What the house keeps of a cancelled order, where both shares are set. */
export const cancellationOf = ({
  cancelMaterialsPercent,
  cancelProductionPercent,
}: Pick<
  Quoting,
  'cancelMaterialsPercent' | 'cancelProductionPercent'
>): CancellationTerms | null =>
  cancelMaterialsPercent === null || cancelProductionPercent === null
    ? null
    : { materialsPercent: cancelMaterialsPercent, productionPercent: cancelProductionPercent }

/** The terms of a revision that is signed. @param terms.dutyClause who bears the duty and when it changes */
export const standardTerms = ({
  incoterm,
  namedPlace,
  depositPercent,
  depositDays,
  plan,
  dutyClause,
  cancellation,
  lateInterestPercent,
  texts,
}: {
  incoterm: string
  namedPlace: string
  depositPercent: string
  /** working days after the signature; null where no day is set */
  depositDays: number | null
  /** parts after the deposit, by their shares of the remainder; null for the balance before shipment */
  plan: PlanInWords | null
  dutyClause: Message
  /** null for the usual term */
  cancellation: CancellationTerms | null
  /** percent a year; null where late payments bear no interest */
  lateInterestPercent: string | null
  texts: HouseTerms['texts']
}): Message[] => [
  { code: 'quotes.standardTerms.delivery', values: { incoterm, place: namedPlace } },
  plan
    ? planTerm(depositPercent, plan)
    : { code: 'quotes.standardTerms.deposit', values: { percent: { decimal: depositPercent } } },
  ...(depositDays === null
    ? []
    : [{ code: 'quotes.standardTerms.depositDue', values: { days: depositDays } } as const]),
  dutyClause,
  cancellation
    ? {
        code: 'quotes.standardTerms.cancellation',
        values: {
          materials: { decimal: cancellation.materialsPercent },
          production: { decimal: cancellation.productionPercent },
        },
      }
    : { code: 'quotes.standardTerms.refund' },
  ...(lateInterestPercent === null
    ? []
    : [
        {
          code: 'quotes.standardTerms.interest',
          values: { percent: { decimal: lateInterestPercent } },
        } as const,
      ]),
  ...(texts.terms
    ? [{ code: 'quotes.standardTerms.sale', values: { version: texts.terms.version } } as const]
    : []),
]
