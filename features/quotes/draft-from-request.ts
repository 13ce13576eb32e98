import { makeableDesign } from '@/features/catalog/design/address'
import { FAMILIES } from '@/features/catalog/design/families'
import { solidsOf, weightGrams } from '@/features/catalog/design/solid'
import { countryName } from '@/features/tariffs/schema'
import { hsCodeFor, type DestinationCode } from '@/features/catalog/hs-code'
import { materialFacts, type MaterialShare } from '@/features/catalog/materials'
import { priceInput, type PricedDesign } from '@/features/pricing/choice'
import { fromUsd, listPrice } from '@/features/pricing/rules'
import { rateOf } from './exchange'
import { shortRunName } from './line-rules'
import { customSpecificationSchema, type DraftLine, type QuoteDocument, type QuoteDraft } from './schema'

export interface ProductForQuote extends Omit<PricedDesign, 'options'> {
  name: string
  hsCodeUs: string
  hsCodes: readonly DestinationCode[]
  materials: readonly MaterialShare[]
  origins: string[]
  unitWeightGrams: { toString(): string }
  leadTimeDays: number
  options: { code: string; name: string; unitPriceMinor: number; setupFeeMinor: number; minimumQuantity: number; leadTimeDays: number }[]
  images: { role: string; finishCode: string | null; path: string }[]
}

export interface RequestForQuote {
  destination: string
  incoterm: QuoteDraft['incoterm']
  currency: string
  lines: {
    kind: 'BULK' | 'CUSTOM'
    quantity: number
    origin: string | null
    optionCodes: string[]
    specification: unknown
    note: string | null
    variant: { sku: string; finishCode: string; finishName: string; sizeName: string; unitPriceDeltaMinor: number; product: ProductForQuote } | null
  }[]
}

/** Turns a request into the draft staff begin with: list prices, the wanted terms, no freight yet. Pure. */
export function draftFromRequest(
  request: RequestForQuote,
  rate: QuoteDocument['exchangeRate'],
  given: { newId: () => string; validUntil: string; depositPercent: string },
): QuoteDraft {
  return {
    lines: request.lines.map((line) => (line.variant ? catalogLine(request.destination, line, line.variant, rate, given.newId()) : customLine(line, given.newId()))),
    currency: request.currency as QuoteDraft['currency'],
    destination: request.destination,
    incoterm: request.incoterm,
    namedPlace: request.incoterm === 'EXW' ? 'factory, China' : request.incoterm === 'FOB' ? 'Shenzhen' : countryName(request.destination),
    transportMode: 'ocean',
    discountMinor: 0,
    freightMinor: 0,
    insuranceMinor: 0,
    depositPercent: given.depositPercent,
    validUntil: given.validUntil,
    notes: '',
    tariffTerms: { kind: 'floating' },
  }
}

type Line = RequestForQuote['lines'][number]

function catalogLine(destination: string, line: Line, variant: NonNullable<Line['variant']>, rate: QuoteDocument['exchangeRate'], id: string): DraftLine {
  const { product } = variant
  const options = product.options.filter((option) => line.optionCodes.includes(option.code))
  const price = listPrice(priceInput(product, variant, line))
  const facts = materialFacts(product.materials)
  const unitPriceMinor = fromUsd(price.unitPriceMinor, rateOf(rate))
  return {
    id,
    kind: 'catalog',
    sku: variant.sku,
    title: product.name,
    details: [variant.finishName, variant.sizeName, ...options.map((option) => option.name), ...shortRunName(line, product), ...(line.note ? [line.note] : [])].map((text) => text.slice(0, 300)),
    imagePath: product.images.find((image) => image.finishCode === variant.finishCode)?.path ?? product.images[0]?.path ?? null,
    quantity: line.quantity,
    unitPriceMinor,
    setupFeeMinor: fromUsd(price.setupFeeMinor, rateOf(rate)),
    listUnitPriceMinor: unitPriceMinor,
    hsCode: hsCodeFor(destination, product),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    origin: line.origin ?? product.origins[0] ?? 'CN',
    unitWeightGrams: product.unitWeightGrams.toString(),
    leadTimeDays: product.leadTimeDays + price.extraLeadTimeDays,
  }
}

/** A custom line starts at the buyer's target, or at nothing: staff must price it before it can be sent. A design's weight is known from its solid. */
function customLine(line: Line, id: string): DraftLine {
  const spec = customSpecificationSchema.parse(line.specification)
  const design = spec.design ? makeableDesign(spec.design) : null
  const details = [
    `${spec.grade}, ${spec.finish}, ${spec.size}`,
    spec.engraving ? `Engraving: ${spec.engraving}` : '',
    spec.packaging ? `Packaging: ${spec.packaging}` : '',
    spec.description ?? '',
    spec.wantedDate ? `Wanted by ${spec.wantedDate}` : '',
    line.note ?? '',
  ]
  return {
    id,
    kind: 'custom',
    sku: null,
    title: `Custom ${spec.type}`,
    details: details.filter(Boolean).map((text) => text.slice(0, 300)),
    imagePath: null,
    quantity: line.quantity,
    unitPriceMinor: spec.targetPriceMinor ?? 0,
    setupFeeMinor: 0,
    listUnitPriceMinor: null,
    hsCode: null,
    origin: 'CN',
    unitWeightGrams: design ? String(weightGrams(solidsOf(design))) : null,
    leadTimeDays: design ? FAMILIES[design.family].leadTimeDays : 30,
  }
}
