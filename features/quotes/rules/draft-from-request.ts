import { designPicture, makeableDesign } from '@/features/designs/rules/address'
import { designTerms, unitPriceAt } from '@/features/designs/rules/price'
import { hsCodeFor, type DestinationCode } from '@/features/catalog/rules/hs-code'
import { materialFacts, type MaterialShare } from '@/features/catalog/rules/materials'
import { shownPicture } from '@/features/catalog/pictures/path'
import type { OwnPrice } from '@/features/price-lists/rules/own-price'
import type { PricedDesign } from '@/features/pricing/rules/choice'
import type { Minimums } from '@/features/pricing/rules/minimums'
import { priceTogether } from '@/features/pricing/rules/order-price'
import { withLadder } from '@/features/pricing/rules/price-lists'
import { priceIn } from '@/features/pricing/rules/price-in'
import { inDesignWords } from '@/features/requests/rules/design-lines'
import { shortRunName } from '@/features/requests/rules/line-rules'
import { specificationGoods, type LineAsker } from '@/features/requests/rules/line-goods'
import { goodsKnown, proposedCode } from '@/features/tariffs/rules/stated-goods'
import { customSpecificationSchema } from '@/features/basket/schema'
import { engineFacts, factsOf, type StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { formatIn, type Format } from '@/platform/format'
import { designDetails } from './design-finish'
import { goodsOfProduct } from './goods-of-product'
import { type DraftLine, type QuoteDocument, type QuoteDraft } from '../schema'
import {
  setUpByName,
  seenTogether,
  withStandingTools,
  type Together,
} from '@/features/requests/rules/together'

export interface ProductForQuote extends Omit<PricedDesign, 'options'> {
  id: string
  name: string
  orderMultiple: number
  sampleFeeMinor: number | null
  sampleLeadTimeDays: number
  styleNumber: string
  updatedAt: Date
  hsCodeUs: string
  hsCodes: readonly DestinationCode[]
  materials: readonly MaterialShare[]
  facts: readonly StatedFact[]
  /** who stated each of them, and when, as far as recorded */
  stated?: ReadonlyMap<string, { by: string; at: Date }>
  origins: string[]
  unitWeightGrams: { toString(): string }
  leadTimeDays: number
  options: {
    code: string
    kind: string
    name: string
    unitPriceMinor: number
    setupFeeMinor: number
    minimumQuantity: number
    leadTimeDays: number
  }[]
  images: {
    role: string
    finishCode: string | null
    path: string
    focalX: number
    focalY: number
  }[]
}

export interface RequestForQuote {
  contactName: string
  createdAt: Date
  destination: string
  incoterm: QuoteDraft['incoterm']
  currency: string
  /** options by product id whose tools exist from an earlier order of the same */
  standing?: ReadonlyMap<string, ReadonlySet<string>>
  lines: {
    /** kept by the quote's line, so that what is recorded about one is about the other */
    id: string
    kind: 'BULK' | 'CUSTOM'
    quantity: number
    origin: string | null
    optionCodes: string[]
    sample: boolean
    specification: unknown
    /** per piece, in the request's currency; for lines of the catalog */
    targetPriceMinor: number | null
    note: string | null
    variant: {
      sku: string
      finishCode: string
      finishName: string
      sizeCode: string
      sizeName: string
      unitPriceDeltaMinor: number
      product: ProductForQuote
      own?: OwnPrice | null
    } | null
  }[]
}

/**
 * Makes the draft that staff start from for a request: the company's own prices where it has them, else list prices,
 * the wanted terms, no freight yet. Pure.
 */
export function draftFromRequest(
  request: RequestForQuote,
  rate: QuoteDocument['exchangeRate'],
  basis: {
    validUntil: string
    depositPercent: string
    /** where goods are loaded onto the ship */
    loadingPort: string
    /** ISO 3166-1 alpha-2; null where the house hasn’t said */
    factoryCountry: string | null
    language: Locale
  },
): QuoteDraft {
  const standing = request.lines.map(({ variant }) =>
    request.standing?.get(variant?.product.id ?? ''),
  )
  const together = withStandingTools(seenTogether(request.lines.map(orderedLine)), standing)
  const words = wordsIn(basis.language)
  const drafted = (line: Line, i: number): DraftLine => {
    const { destination, currency } = request
    if (!line.variant)
      return customLine(line, {
        destination,
        currency,
        rate,
        id: line.id,
        words,
        asked: { by: request.contactName, at: request.createdAt.toISOString() },
      })
    return line.sample
      ? sampleLine(line, line.variant, { destination, currency, rate, id: line.id, words })
      : catalogLine(line, line.variant, {
          destination,
          currency,
          rate,
          id: line.id,
          words,
          together: together[i] ?? null,
          standing: standing[i],
          skuOf: (at) => request.lines[at]?.variant?.sku ?? '',
        })
  }
  return {
    lines: request.lines.map(drafted),
    currency: request.currency,
    destination: request.destination,
    incoterm: request.incoterm,
    namedPlace:
      request.incoterm === 'EXW'
        ? words.t('factory', { country: words.format.country(basis.factoryCountry ?? 'CN') })
        : request.incoterm === 'FOB'
          ? basis.loadingPort
          : words.format.country(request.destination),
    transportMode: 'ocean',
    discountMinor: 0,
    freightMinor: 0,
    insuranceMinor: 0,
    depositPercent: basis.depositPercent,
    validUntil: basis.validUntil,
    notes: '',
    tariffTerms: { kind: 'floating' },
  }
}

/**
 * A line for an article that the desk adds to a draft, priced like a request of it alone. Pure.
 * @param given.quantity of pieces; decides prices and set-up
 */
export function lineOfArticle(
  variant: Variant,
  {
    quantity,
    language,
    optionCodes = [],
    ...given
  }: Pick<DraftBasis, 'destination' | 'currency' | 'rate' | 'id'> & {
    quantity: number
    language: Locale
    optionCodes?: string[]
  },
): DraftLine {
  const line: Line = {
    id: given.id,
    kind: 'BULK',
    quantity,
    origin: null,
    optionCodes,
    sample: false,
    specification: null,
    targetPriceMinor: null,
    note: null,
    variant,
  }
  return catalogLine(line, variant, {
    ...given,
    words: wordsIn(language),
    together: null,
    standing: undefined,
    skuOf: () => '',
  })
}

type Line = RequestForQuote['lines'][number]

export type QuotedVariant = NonNullable<Line['variant']>
type Variant = QuotedVariant

/** A bulk line of a design as the request's other lines are compared with it. */
function orderedLine({ variant, sample, quantity, optionCodes }: Line) {
  if (!variant || sample) return null
  const minimums: Minimums = { ...variant.product, finishes: [], variants: [] }
  return {
    design: variant.product.id,
    minimums,
    pieces: { finishCode: variant.finishCode, sizeCode: variant.sizeCode, quantity, optionCodes },
  }
}

function catalogLine(
  line: Line,
  variant: Variant,
  {
    together,
    standing,
    skuOf,
    ...given
  }: DraftBasis & {
    together: Together | null
    /** options whose tools exist */
    standing: ReadonlySet<string> | undefined
    skuOf: (line: number) => string
  },
): DraftLine {
  const { product } = variant
  const options = product.options.filter((option) => line.optionCodes.includes(option.code))
  const { own } = variant
  const { t } = given.words
  const priced = own
    ? { ...product, variantBreaks: withLadder(product.variantBreaks, variant.sku, own.ladder) }
    : product
  const price = priceTogether(priced, variant, line, together?.pieces ?? 0, together?.carried)
  const converted = priceIn(given.rate, given.currency)
  const unitPriceMinor = converted(price.unitPriceMinor)
  const { shared, elsewhere } = setUpByName(together, options, skuOf)
  const standingTools = options.filter(
    ({ code, setupFeeMinor }) => setupFeeMinor > 0 && standing?.has(code),
  )
  const setUp = [
    shared.length > 0 ? t('sharedSetUp', { options: shared.join(', ') }) : '',
    ...elsewhere.map((each) => t('setUpElsewhere', each)),
    standingTools.length > 0
      ? t('toolStands', { options: standingTools.map(({ name }) => name).join(', ') })
      : '',
  ].filter(Boolean)
  const list = priceTogether(product, variant, line, together?.pieces ?? 0)
  return {
    ...articleLine(line, variant, given),
    details: [
      variant.finishName,
      variant.sizeName,
      ...options.map((option) => option.name),
      ...shortRunName(line, product, t('shortRun')),
      ...(line.note ? [line.note] : []),
      ...setUp,
    ]
      .slice(0, 12)
      .map((text) => text.slice(0, 300)),
    unitPriceMinor,
    setupFeeMinor: converted(price.setupFeeMinor + (together?.shortRunFeeMinor ?? 0)),
    listUnitPriceMinor: converted(list.unitPriceMinor),
    ...(own ? { priceList: { ...own.list, unitPriceMinor } } : {}),
    leadTimeDays: product.leadTimeDays + price.extraLeadTimeDays,
    ...(line.targetPriceMinor === null ? {} : { targetPriceMinor: line.targetPriceMinor }),
  }
}

/** One piece for its fee. If the design no longer has a sample fee the price is 0: staff must price it. */
function sampleLine(line: Line, variant: Variant, basis: DraftBasis): DraftLine {
  const { product } = variant
  const { t } = basis.words
  const unitPriceMinor = priceIn(basis.rate, basis.currency)(product.sampleFeeMinor ?? 0)
  return {
    ...articleLine(line, variant, basis),
    title: t('sample', { name: product.name }).slice(0, 200),
    details: [
      variant.finishName,
      variant.sizeName,
      t('sampleCredited'),
      ...(line.note ? [line.note] : []),
    ].map((text) => text.slice(0, 300)),
    unitPriceMinor,
    setupFeeMinor: 0,
    listUnitPriceMinor: unitPriceMinor,
    leadTimeDays: product.sampleLeadTimeDays,
    sample: true,
  }
}

interface DraftBasis {
  destination: string
  currency: string
  rate: QuoteDocument['exchangeRate']
  id: string
  words: Words
}

/** How a line is worded in the language of its quote. */
interface Words {
  language: Locale
  t: ReturnType<typeof documentTranslator<'documents.lines'>>
  format: Format
}

const wordsIn = (language: Locale): Words => ({
  language,
  t: documentTranslator('documents.lines', language),
  format: formatIn(language),
})

/** What a bulk line and a sample of an article have in common. */
function articleLine(
  line: Line,
  { product, ...variant }: Variant,
  { destination, id }: DraftBasis,
) {
  const stated = factsOf(product.facts)
  const facts = engineFacts(stated, materialFacts(product.materials))
  const goods = goodsOfProduct(product)
  return {
    id,
    kind: 'catalog' as const,
    sku: variant.sku,
    title: product.name,
    imagePath: shownPicture(product.images, variant.finishCode),
    quantity: line.quantity,
    hsCode: hsCodeFor(destination, product),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(goods.length > 0 ? { goods } : {}),
    origin: line.origin ?? product.origins[0] ?? 'CN',
    unitWeightGrams: product.unitWeightGrams.toString(),
  }
}

/**
 * A custom line starts at the buyer's target price, or at 0: staff must price it before it can be sent. A design's
 * weight and lead time follow from its solid; its planning price is shown for comparison and never filled in, so that
 * none is sent by oversight. Its tariff code is the one that its facts lead to; while a fact is open it has none.
 */
function customLine(
  line: Line,
  {
    destination,
    currency,
    rate,
    id,
    words: { language, t, format },
    asked,
  }: DraftBasis & { asked: LineAsker },
): DraftLine {
  const spec = inDesignWords(customSpecificationSchema.parse(line.specification), language)
  const design = spec.design ? makeableDesign(spec.design) : null
  const weight = spec.weightGrams ?? null
  const goods = specificationGoods(spec, asked)
  const code = proposedCode(goodsKnown(goods), destination)
  const terms = design && weight !== null ? designTerms(design, Number(weight)) : null
  const { code: designed, made } = designDetails(spec, t)
  const details = [
    designed,
    made,
    spec.engraving ? t('engraving', { text: spec.engraving }) : '',
    spec.packaging ? t('packaging', { text: spec.packaging }) : '',
    spec.description ?? '',
    spec.wantedDate ? t('wantedBy', { day: format.day(spec.wantedDate) }) : '',
    line.note ?? '',
  ]
  return {
    id,
    kind: 'custom',
    sku: null,
    title: t('custom', { type: spec.type }),
    details: details.filter(Boolean).map((text) => text.slice(0, 300)),
    imagePath: spec.designCode ? designPicture(spec.designCode) : null,
    quantity: line.quantity,
    unitPriceMinor: spec.targetPriceMinor ?? 0,
    ...(spec.targetPriceMinor === undefined ? {} : { targetPriceMinor: spec.targetPriceMinor }),
    setupFeeMinor: 0,
    listUnitPriceMinor: terms
      ? priceIn(rate, currency)(unitPriceAt(terms.breaks, line.quantity))
      : null,
    // A code that isn't reviewed is for the desk to check first.
    hsCode: code?.reviewedOn ? code.code : null,
    origin: 'CN',
    ...(goods.length > 0 ? { goods } : {}),
    unitWeightGrams: weight,
    leadTimeDays: terms?.leadTimeDays ?? 30,
  }
}
