import { DESTINATION_FIELDS, type DestinationField } from '../data/destination-fields'
import type { PaperDocument } from '../schema'

/** What an invoice lacks, as a message code. Pure; browser-safe. */
export type PaperLack =
  | DestinationField['field']
  | 'seller_address'
  | 'seller_tax'
  | 'buyer_address'
  | 'signatory'
  | 'net_weight'
  | 'loading_port'

/** The fields that a destination's papers ask for. */
const fieldsFor = (destination: string): DestinationField[] =>
  DESTINATION_FIELDS.filter(({ destinations }) => destinations.includes(destination))

/** The fields to be typed with a paper for its destination. */
export const typedFields = (destination: string): ('mid' | 'entry_port')[] =>
  fieldsFor(destination).flatMap(({ field }) =>
    field === 'mid' || field === 'entry_port' ? [field] : [],
  )

/** The buyer's numbers that a destination asks for, named as its papers name them. */
export function namedNumbers(
  destination: string,
  numbers: readonly { country: string; kind: string; number: string }[],
): { kind: string; number: string }[] {
  return fieldsFor(destination).flatMap(({ field, companyNumber }) => {
    // A number of the European Union is issued by one country and valid in all of it.
    const found = numbers.find(
      ({ kind, country }) =>
        kind === companyNumber && (companyNumber === 'eori' || country === destination),
    )
    return found ? [{ kind: field, number: found.number }] : []
  })
}

/** What a paper lacks, in reading order. */
export function paperLacks(paper: Omit<PaperDocument, 'lacks' | 'number' | 'sums'>): PaperLack[] {
  const { kind, seller, buyer, signatory, destination, facts, lines } = paper
  const lacks: PaperLack[] = []
  if (seller.address.length === 0) lacks.push('seller_address')
  if (buyer.address.length === 0) lacks.push('buyer_address')
  if (!signatory) lacks.push('signatory')
  const hasNoCode = lines.some(({ hsCode }) => hsCode === null)
  if (kind === 'CERTIFICATE_OF_ORIGIN' && hasNoCode) lacks.push('hs_code')
  if (kind === 'SHIPPING_INSTRUCTION' && paper.loadingPort === '') lacks.push('loading_port')
  if (kind !== 'COMMERCIAL_INVOICE') return lacks
  if (seller.numbers.length === 0) lacks.push('seller_tax')
  if (hasNoCode) lacks.push('hs_code')
  for (const { field, companyNumber } of fieldsFor(destination)) {
    const isThere =
      companyNumber === null
        ? facts.some(({ code, value }) => code === field && value)
        : buyer.numbers.some((each) => each.kind === field)
    if (!isThere) lacks.push(field)
  }
  return lacks
}
