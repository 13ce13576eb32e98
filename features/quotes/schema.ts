import { z } from 'zod'
import { wordingSchema } from '@/i18n/message-schema'
import { schemaWords } from '@/platform/validation-words'
import { MAX_LINES, TRANSPORT_MODES } from '@/features/basket/rules/limits'
import { quantitySchema } from '@/features/basket/schema'
import { CERTIFIERS, ORIGIN_CRITERIA } from '@/features/tariffs/data/certificates'
import { goodsStatementSchema } from '@/features/tariffs/rules/goods-statements'
import { TARIFF_TERMS } from '@/features/pricing/rules/tariff-terms'
import { usedFreightSchema } from '@/features/freight/schema'
import { frozenRateSchema, productionSchema, sellerSchema } from '@/features/company/schema'
import { incotermSchema } from '@/features/requests/schema'
import { plannedPartSchema, quotePlanSchema } from './rules/payment-plan'
import {
  countrySchema,
  currencySchema,
  decimalSchema,
  minorSchema,
  lineSchema,
  wordsSchema,
} from '@/platform/fields'
import { quoteLowValueSchema, quoteValuationSchema, reviewSchema } from './value-schema'

/**
 * The entries and documents of quotes, as zod schemas: what staff may enter, and the quote document that both sides
 * see. Safe in the browser.
 */

/** Per quote: a request has fewer, the desk adds and splits some. */
export const MOST_QUOTE_LINES = MAX_LINES + 500
/** Groups and optional lines per quote; `choiceProblem` limits the number of picks. */
export const MOST_CHOICES = 6
/** Per group, besides the offer in the quote itself. */
export const MOST_OFFERS = 4

/**
 * A certificate of origin: who certifies that the goods originate under which agreement, by which criterion, for which
 * days.
 */
export const certificateSchema = z.object({
  agreement: z.literal('usmca'),
  certifier: z.enum(CERTIFIERS),
  certifierName: lineSchema(120),
  criterion: z.enum(ORIGIN_CRITERIA),
  from: z.iso.date(),
  to: z.iso.date(),
  /** the paper itself, among the files of the request */
  file: z.object({ id: z.uuid(), name: z.string().max(200) }).optional(),
})
export type Certificate = z.infer<typeof certificateSchema>

/** A line as staff price it. `unitPriceMinor` includes its options, in the quote's currency. */
export const draftLineSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['catalog', 'custom', 'charge']),
  sku: z.string().max(64).nullable(),
  title: lineSchema(200).min(1),
  /** from texts of a buyer or designer, so they can be longer than a line */
  details: z.array(wordsSchema(300)).max(12),
  imagePath: z.string().max(300).nullable(),
  quantity: quantitySchema,
  unitPriceMinor: minorSchema,
  /** one-off tooling, plates and artwork */
  setupFeeMinor: minorSchema,
  /**
   * catalog price at this quantity, for staff's comparison; for a made-to-order design the planning price; null for
   * other custom lines
   */
  listUnitPriceMinor: minorSchema.nullable(),
  /** unit price that the buyer asked for; older quotes don't say */
  targetPriceMinor: minorSchema.optional(),
  /** the company's own list that the line was drafted from, and its unit price; older quotes have none */
  priceList: z
    .object({
      serial: z.int(),
      version: z.int(),
      name: z.string().max(80),
      holdsUntil: z.iso.date().nullable(),
      unitPriceMinor: minorSchema,
    })
    .optional(),
  hsCode: z
    .string()
    .regex(/^(\d{4}(\.\d{2}){0,2}(\.\d{2}|\.?\d{4})?|\d{4}\.\d{2}\.\d{3})$/, schemaWords.hs_code)
    .nullable(),
  origin: countrySchema,
  /** what its materials settle for the tariff engine, by the engine's names; older quotes have none */
  facts: z.record(z.string().regex(/^[a-z0-9_]{1,120}$/), z.boolean()).optional(),
  /** statements about the goods for code and duty, with author and time; older quotes have none */
  goods: z.array(goodsStatementSchema).max(60).optional(),
  unitWeightGrams: decimalSchema.nullable(),
  leadTimeDays: z.int().min(0).max(720),
  /** proof that it originates under an agreement; counts only for entries within its period */
  certificate: certificateSchema.optional(),
  /** for a made-to-order design: the finish offered in place of its own */
  finish: z.string().max(40).optional(),
  /** a sample: its fee is credited to a later bulk order of the design */
  sample: z.literal(true).optional(),
  /** the line that it was split off: what was entered for that one, such as a cost, applies to it too */
  splitOf: z.uuid().optional(),
})
export type DraftLine = z.infer<typeof draftLineSchema>

/** What staff decide; everything else of a quote is computed from it on the server. */
const probability = z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/)

/** Who pays when the duty changes before entry; only where the seller bears it. A price of null is the outlook's. */
export const tariffTermsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('floating') }),
  z.object({
    kind: z.literal('capped'),
    capPercent: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, schemaWords.percent_ten),
    premiumMinor: minorSchema.nullable(),
  }),
  z
    .object({
      kind: z.literal('locked'),
      until: z.iso.date().nullable(),
      trigger: lineSchema(160).nullable(),
      premiumMinor: minorSchema.nullable(),
    })
    .refine(({ until, trigger }) => until !== null || trigger, {
      path: ['until'],
      message: schemaWords.lock_needs_end,
    }),
])
export type TariffTerms = z.infer<typeof tariffTermsSchema>

/** What the buyer bears on top of the price, for the customs value: the quote charges none of it. */
export const valuationSchema = z
  .object({
    packingMinor: minorSchema,
    /** what the buyer supplies free or below cost: moulds, materials, artwork made abroad */
    assistsMinor: minorSchema,
    royaltiesMinor: minorSchema,
    sellingCommissionMinor: minorSchema,
    /** to the buyer's own agent: not part of the value */
    buyingCommissionMinor: minorSchema,
    /** the part of the freight for the way after the border */
    inlandFreightMinor: minorSchema,
    /** where the buyer pays the freight, and customs includes it in the value */
    freightEstimateMinor: minorSchema,
    insuranceEstimateMinor: minorSchema,
  })
  .partial()
export type Valuation = z.infer<typeof valuationSchema>

/** Delivery on other terms, with its charges. */
const termsOfferSchema = z.object({
  id: z.uuid(),
  incoterm: incotermSchema,
  namedPlace: lineSchema(80).min(1),
  transportMode: z.enum(TRANSPORT_MODES),
  freightMinor: minorSchema,
  insuranceMinor: minorSchema,
  tariffTerms: tariffTermsSchema.optional(),
})

/**
 * Several offers of which the buyer picks one: the one in the quote itself, picked by the id of the group, or another,
 * picked by its own.
 */
export const choiceGroupSchema = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('line'),
    id: z.uuid(),
    /** the line that has other offers */
    lineId: z.uuid(),
    /** each is the whole line, under the line's id */
    offers: z
      .array(z.object({ id: z.uuid(), line: draftLineSchema }))
      .min(1)
      .max(MOST_OFFERS),
  }),
  z.object({
    of: z.literal('terms'),
    id: z.uuid(),
    offers: z.array(termsOfferSchema).min(1).max(MOST_OFFERS),
  }),
])
export type ChoiceGroup = z.infer<typeof choiceGroupSchema>

export const quoteDraftSchema = z.object({
  lines: z.array(draftLineSchema).min(1).max(MOST_QUOTE_LINES),
  /** older quotes, and most others, have no choices */
  choices: z.array(choiceGroupSchema).max(MOST_CHOICES).optional(),
  /** lines that are left out unless the buyer includes them */
  optionalLines: z.array(draftLineSchema).max(MOST_CHOICES).optional(),
  currency: currencySchema,
  destination: countrySchema,
  incoterm: incotermSchema,
  namedPlace: lineSchema(80).min(1),
  transportMode: z.enum(TRANSPORT_MODES),
  discountMinor: minorSchema,
  /**
   * sample fees that the buyer has signed for, each deducted from one bulk order. They were paid for the goods, so the
   * customs value includes them
   */
  credits: z
    .array(z.object({ id: z.uuid(), title: lineSchema(200).min(1), amountMinor: minorSchema }))
    .max(20)
    .optional(),
  freightMinor: minorSchema,
  /** the rate card rows behind the freight; a typed freight, and older quotes, have none */
  freight: usedFreightSchema.optional(),
  insuranceMinor: minorSchema,
  /** older quotes have none, and neither has one whose price is all that is paid */
  valuation: valuationSchema.optional(),
  /** customs accepts it as an informal entry, by what staff were told: counts only up to its limit */
  informalEntry: z.literal(true).optional(),
  depositPercent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .refine((v) => Number(v) >= 0 && Number(v) <= 100),
  /** parts with a gate each; older quotes, and those without a plan, have deposit and balance */
  plan: quotePlanSchema.optional(),
  validUntil: z.iso.date(),
  notes: wordsSchema(4000),
  /** older quotes have none: the seller bore what was shown, come what may */
  tariffTerms: tariffTermsSchema.optional(),
  /** the outlook shown with the quote; null for none, omitted for the desk's first that fits */
  outlookId: z.string().max(80).nullable().optional(),
})
export type QuoteDraft = z.infer<typeof quoteDraftSchema>

export const dutyLayerSchema = z.object({
  programme: z.string(),
  /** the measure of the rule set; fees and older quotes have none */
  measureId: z.string().optional(),
  heading: z.string(),
  title: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  /** percent of the basis, exact decimalSchema; null for a layer that is not ad valorem */
  ratePercent: z.string().nullable(),
  basisMinor: z.int(),
  amountMinor: z.int(),
  status: z.enum(['applied', 'suppressed', 'named']),
  reason: wordingSchema.nullable(),
  /** of its row; older quotes don't say */
  review: reviewSchema.optional(),
  /** for a line that a quota splits: the part that this layer is for */
  part: z.enum(['in_quota', 'over_quota']).optional(),
})
export type DutyLayer = z.infer<typeof dutyLayerSchema>

export const lineDutySchema = z.object({
  lineId: z.string(),
  hsCode: z.string(),
  origin: countrySchema,
  customsValueMinor: z.int(),
  status: z.enum(['rated', 'to_be_confirmed', 'missing_fact', 'invalid']),
  /** why there is no figure, or what it depends on */
  message: wordingSchema.nullable(),
  /** an export control forbids it; older quotes don't say */
  blocked: z.boolean().optional(),
  layers: z.array(dutyLayerSchema),
  totalRatePercent: z.string().nullable(),
  dutyMinor: z.int(),
  /** for a line that a quota splits: kilograms within and beyond, and the duty if the quota fills before entry */
  splits: z
    .array(
      z.object({
        orderNumber: z.string(),
        inQuota: z.string(),
        overQuota: z.string(),
        depositAtRiskMinor: z.int(),
      }),
    )
    .optional(),
})
export type LineDuty = z.infer<typeof lineDutySchema>

/** Duties and fees of the whole shipment, in the quote's currency. */
export const dutySchema = z.object({
  /** rates as of this day of the destination's customs */
  asOf: z.iso.date(),
  /** IANA zone of the calendar of `asOf`. Older quotes don't say: New York's */
  timeZone: z.string().optional(),
  /** version of the rules; with `asOf` it replays to the cent. Older quotes don't name it */
  ruleSetVersion: z.string().optional(),
  /** expected day of entry; certificates of origin are checked against it. Older quotes don't say */
  entryDay: z.iso.date().optional(),
  bornBy: z.enum(['seller', 'buyer']),
  /** false when at least one line has no figure */
  complete: z.boolean(),
  lines: z.array(lineDutySchema),
  fees: z.array(dutyLayerSchema),
  /** what would lower a fee of the entry, if anything */
  feeSavings: z.array(wordingSchema).optional(),
  totalMinor: z.int(),
})
export type Duty = z.infer<typeof dutySchema>

/** What the desk expected of the duty when the revision was made: a planning aid, frozen with it, never charged. */
export const quoteOutlookSchema = z.object({
  id: z.string(),
  title: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  /** expected day of entry */
  entryDay: z.iso.date(),
  /** by the rules in force, on that day */
  todayMinor: z.int(),
  minMinor: z.int(),
  maxMinor: z.int(),
  expectedMinor: z.int(),
  p10Minor: z.int(),
  p90Minor: z.int(),
  driver: z.object({ title: z.string(), spreadMinor: z.int() }).nullable(),
  scenarios: z.array(z.object({ title: z.string(), probability, totalMinor: z.int().nullable() })),
})
export type QuoteOutlook = z.infer<typeof quoteOutlookSchema>

export const quoteTariffSchema = z.object({
  outlook: quoteOutlookSchema.nullable(),
  /** null where the buyer pays customs */
  terms: z
    .object({ kind: z.enum(TARIFF_TERMS), premiumMinor: z.int(), capMinor: z.int().nullable() })
    .nullable(),
  /** what the other terms would cost */
  offers: z.array(
    z.object({ kind: z.enum(TARIFF_TERMS), premiumMinor: z.int(), capMinor: z.int().nullable() }),
  ),
})
export type QuoteTariff = z.infer<typeof quoteTariffSchema>

/** A text of the house at one version, with the SHA-256 of its words. */
const namedTextSchema = z.object({
  version: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** The buyer's pick: the id of one offer of each group, and of each included optional line. */
export const picksSchema = z.array(z.uuid()).max(3 * MOST_CHOICES)

/** A quote with nothing left to choose. */
const pickedDocumentSchema = z.object({
  /** version 2 names the language, and has the values of its sentences beside their words */
  schemaVersion: z.union([z.literal(1), z.literal(2)]),
  /** of its sentences; documents of version 1 are in English */
  language: z.string().max(35).optional(),
  quoteSerial: z.int(),
  revision: z.int(),
  seller: sellerSchema,
  /** texts of the house at the version that applies; older quotes name none */
  texts: z
    .object({ terms: namedTextSchema.optional(), privacy: namedTextSchema.optional() })
    .optional(),
  buyer: z.object({ companyName: z.string(), contactName: z.string(), contactEmail: z.string() }),
  /** staff member who is its seller */
  contact: z.object({ name: z.string(), email: z.string() }),
  draft: quoteDraftSchema,
  /** units of the quote's currency per US dollar, frozen with the revision */
  exchangeRate: frozenRateSchema,
  lineTotalsMinor: z.array(z.int()),
  goodsMinor: z.int(),
  duty: dutySchema,
  /** duty charged by us: the duty total under DDP, otherwise 0 */
  surchargeMinor: z.int(),
  /** older quotes have none */
  tariff: quoteTariffSchema.optional(),
  totalMinor: z.int(),
  depositMinor: z.int(),
  balanceMinor: z.int(),
  leadTimeDays: z.int(),
  /** its working days in calendar days, by the factory's calendar as of its day; older quotes counted plain days */
  production: productionSchema.optional(),
  /** working days after the signature until the deposit is due; older quotes have none */
  depositDays: z.int().optional(),
  /** percent of the payments that the house keeps if its buyer cancels; quotes without it have the usual term */
  cancellation: z
    .object({ materialsPercent: decimalSchema, productionPercent: decimalSchema })
    .optional(),
  /** per year, on payments after their due day; quotes without it charge none */
  lateInterestPercent: decimalSchema.optional(),
  /** for a quote with a plan: its parts, which sum to the total. Without a plan there are deposit and balance */
  payments: z.array(plannedPartSchema).optional(),
  terms: z.array(wordingSchema),
  /** older quotes don't say how the value was determined */
  valuation: quoteValuationSchema.optional(),
  /** regimes of small consignments; older quotes, and larger ones, have none */
  lowValue: quoteLowValueSchema.optional(),
  /** the term that says who bears the duty; older quotes don't separate it from the others */
  dutyClause: wordingSchema.optional(),
  /** the tariff desk's approval, where the seller's duty depends on rows read too long ago or by nobody */
  dutyApproval: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).optional(),
})

/**
 * Exactly what the buyer sees, signs and pays. Hashed and frozen when sent, with the whole quote for every other pick,
 * so that nothing is computed anew when one is signed.
 */
export const quoteDocumentSchema = pickedDocumentSchema.extend({
  alternatives: z
    .array(z.object({ picks: picksSchema, document: pickedDocumentSchema }))
    .optional(),
})
export type QuoteDocument = z.infer<typeof quoteDocumentSchema>
