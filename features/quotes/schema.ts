import { z } from 'zod'
import { makeableDesign, MAX_QUERY } from '@/features/catalog/design/address'
import { TARIFF_TERMS } from '@/features/pricing/tariff-terms'
import { INCOTERMS } from '@/features/tariffs/schema'
import { CURRENCIES } from '@/platform/money'
import { GRADES, MAX_FILES, MAX_LINES, MAX_QUANTITY, TRANSPORT_MODES } from './limits'

/**
 * The words of the quote desk, as zod schemas: what a buyer may send, what
 * staff may enter, and the quote document both see. Safe in the browser.
 */

export const incotermSchema = z.enum(INCOTERMS)
export const currencySchema = z.enum(CURRENCIES)
export const countrySchema = z.string().regex(/^[A-Z]{2}$/)
export const quantitySchema = z.int().min(1).max(MAX_QUANTITY)
const minor = z.int().min(0).max(1_000_000_000_00)
const decimal = z.string().regex(/^\d+(\.\d+)?$/)
const isoDate = z.iso.date()
/** PostgreSQL keeps no NUL in a text, and no person types one. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0]*$/)

/** What a buyer describes for a piece that is not in the catalog. */
export const customSpecificationSchema = z.object({
  type: words(60).min(1),
  grade: z.enum(GRADES),
  finish: words(60).min(1),
  size: words(120).min(1),
  engraving: words(200).optional(),
  packaging: words(200).optional(),
  description: words(2000).optional(),
  /** a piece, in the request's currency */
  targetPriceMinor: minor.max(1_000_000_00).optional(),
  wantedDate: isoDate.optional(),
  /** a design made in our own designer, as the query that says it in full: drawing and 3D file are made of it */
  design: words(MAX_QUERY)
    .refine((query) => makeableDesign(query) !== null, 'no design that can be made')
    .optional(),
  /** its short code, as the server gave it */
  designCode: z
    .string()
    .regex(/^D-[2-9A-Z]{5,7}$/)
    .optional(),
})
export type CustomSpecification = z.infer<typeof customSpecificationSchema>

export const requestLineSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('BULK'),
    sku: words(64).min(1),
    quantity: quantitySchema,
    origin: countrySchema.optional(),
    optionCodes: z.array(words(40)).max(10).default([]),
    /** one piece to judge by; left out for what it isn't, so that a request of before reads the same */
    sample: z.literal(true).optional(),
    /** the buyer said that the artwork of its options comes later */
    artworkLater: z.literal(true).optional(),
    note: words(500).optional(),
  }),
  z.object({
    kind: z.literal('CUSTOM'),
    quantity: quantitySchema,
    specification: customSpecificationSchema,
    note: words(500).optional(),
  }),
])

/** A whole request as the browser sends it. Prices are not part of it: the server prices. */
export const submitRequestSchema = z.object({
  idempotencyKey: z.uuid(),
  companyName: words(120).min(1),
  contactName: words(120).min(1),
  contactEmail: z
    .email()
    .max(254)
    .transform((v) => v.toLowerCase()),
  contactPhone: words(40).optional(),
  destination: countrySchema,
  incoterm: incotermSchema,
  currency: currencySchema,
  wantedDate: isoDate.optional(),
  notes: words(4000).optional(),
  lines: z.array(requestLineSchema).min(1).max(MAX_LINES),
  files: z
    .array(
      z.object({
        id: z.uuid(),
        claimToken: z.string().min(20).max(100),
        linePosition: z.int().min(1).optional(),
      }),
    )
    .max(MAX_FILES)
    .default([]),
})
export type SubmitRequest = z.input<typeof submitRequestSchema>

/** A line as staff price it. `unitPriceMinor` includes its options, in the quote's currency. */
export const draftLineSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['catalog', 'custom', 'charge']),
  sku: z.string().max(64).nullable(),
  title: words(200).min(1),
  details: z.array(words(300)).max(12),
  imagePath: z.string().max(300).nullable(),
  quantity: quantitySchema,
  unitPriceMinor: minor,
  /** one-off tooling, plates and artwork */
  setupFeeMinor: minor,
  /** catalog price at this quantity, for staff's comparison; of a made-to-order design the planning price; null for other custom lines */
  listUnitPriceMinor: minor.nullable(),
  /** the company's own list that the line was drafted from, and what a piece cost by it; quotes of before name none */
  priceList: z
    .object({
      serial: z.int(),
      version: z.int(),
      name: z.string().max(80),
      holdsUntil: isoDate.nullable(),
      unitPriceMinor: minor,
    })
    .optional(),
  hsCode: z
    .string()
    .regex(
      /^(\d{4}(\.\d{2}){0,2}(\.\d{2}|\.?\d{4})?|\d{4}\.\d{2}\.\d{3})$/,
      'an HS code such as 7117.19.9000',
    )
    .nullable(),
  origin: countrySchema,
  /** what its materials settle for the tariff engine, by the engine's names; quotes of before have none */
  facts: z.record(z.string().regex(/^[a-z0-9_]{1,120}$/), z.boolean()).optional(),
  unitWeightGrams: decimal.nullable(),
  leadTimeDays: z.int().min(0).max(720),
  /** a sample: its fee is credited to a later bulk order of the design */
  sample: z.literal(true).optional(),
})
export type DraftLine = z.infer<typeof draftLineSchema>

/** What staff decide; everything else of a quote is computed from it on the server. */
const probability = z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/)

/** Who pays when the duty moves before entry; only where the seller bears it. A price of null is the outlook's. */
export const tariffTermsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('floating') }),
  z.object({
    kind: z.literal('capped'),
    capPercent: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'a percentage such as 10'),
    premiumMinor: minor.nullable(),
  }),
  z
    .object({
      kind: z.literal('locked'),
      until: isoDate.nullable(),
      trigger: words(160).nullable(),
      premiumMinor: minor.nullable(),
    })
    .refine(({ until, trigger }) => until !== null || trigger, {
      path: ['until'],
      message: 'a lock needs a last day or an event that ends it',
    }),
])
export type TariffTerms = z.infer<typeof tariffTermsSchema>

export const quoteDraftSchema = z.object({
  lines: z.array(draftLineSchema).min(1).max(MAX_LINES),
  currency: currencySchema,
  destination: countrySchema,
  incoterm: incotermSchema,
  namedPlace: words(80).min(1),
  transportMode: z.enum(TRANSPORT_MODES),
  discountMinor: minor,
  /** fees of samples that the buyer has signed for, each taken off one bulk order. They were paid for the goods, so the customs value keeps them */
  credits: z
    .array(z.object({ id: z.uuid(), title: words(200).min(1), amountMinor: minor }))
    .max(20)
    .optional(),
  freightMinor: minor,
  insuranceMinor: minor,
  depositPercent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .refine((v) => Number(v) > 0 && Number(v) <= 100),
  validUntil: isoDate,
  notes: words(4000),
  /** quotes of before have none: the seller bore what was shown, come what may */
  tariffTerms: tariffTermsSchema.optional(),
  /** the outlook shown with the quote; null for none, left out for the desk's first that fits */
  outlookId: z.string().max(80).nullable().optional(),
})
export type QuoteDraft = z.infer<typeof quoteDraftSchema>

export const dutyLayerSchema = z.object({
  programme: z.string(),
  /** the measure of the rule set; fees and quotes of before have none */
  measureId: z.string().optional(),
  heading: z.string(),
  title: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  /** percent of the basis, exact decimal; null for a layer that is not ad valorem */
  ratePercent: z.string().nullable(),
  basisMinor: z.int(),
  amountMinor: z.int(),
  status: z.enum(['applied', 'suppressed', 'named']),
  reason: z.string().nullable(),
  /** of a line that a quota splits: which part this layer is of */
  part: z.enum(['in_quota', 'over_quota']).optional(),
})
export type DutyLayer = z.infer<typeof dutyLayerSchema>

export const lineDutySchema = z.object({
  lineId: z.string(),
  hsCode: z.string(),
  origin: countrySchema,
  customsValueMinor: z.int(),
  status: z.enum(['rated', 'to_be_confirmed', 'missing_fact', 'invalid']),
  /** why there is no figure, or what it depends on; in words for a buyer */
  message: z.string().nullable(),
  /** an export control stops it; quotes of before don't say */
  blocked: z.boolean().optional(),
  layers: z.array(dutyLayerSchema),
  totalRatePercent: z.string().nullable(),
  dutyMinor: z.int(),
  /** of a line that a quota splits: kilograms within and beyond, and what falls due if it fills before entry */
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
  /** rates as of this day (New York) */
  asOf: isoDate,
  /** by which rules; with `asOf` it replays to the cent. Quotes of before don't name it */
  ruleSetVersion: z.string().optional(),
  bornBy: z.enum(['seller', 'buyer']),
  /** false when at least one line has no figure */
  complete: z.boolean(),
  lines: z.array(lineDutySchema),
  fees: z.array(dutyLayerSchema),
  totalMinor: z.int(),
})
export type Duty = z.infer<typeof dutySchema>

/** What the desk expected of the duty when the revision was made: a planning aid, frozen with it, never charged. */
export const quoteOutlookSchema = z.object({
  id: z.string(),
  title: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  /** the day the goods are expected to enter */
  entryDay: isoDate,
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

/** Exactly what the buyer sees, signs and pays. Hashed and frozen when sent. */
export const quoteDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  quoteSerial: z.int(),
  revision: z.int(),
  seller: z.object({ name: z.string(), address: z.array(z.string()), email: z.string() }),
  buyer: z.object({ companyName: z.string(), contactName: z.string(), contactEmail: z.string() }),
  /** staff member who answers for it */
  contact: z.object({ name: z.string(), email: z.string() }),
  draft: quoteDraftSchema,
  /** units of the quote's currency for one US dollar, frozen with the revision */
  exchangeRate: z.object({ unitsPerUsd: decimal, asOf: isoDate, source: z.string() }),
  lineTotalsMinor: z.array(z.int()),
  goodsMinor: z.int(),
  duty: dutySchema,
  /** duty charged by us: the duty total under DDP, otherwise 0 */
  surchargeMinor: z.int(),
  /** quotes of before say nothing of it */
  tariff: quoteTariffSchema.optional(),
  totalMinor: z.int(),
  depositMinor: z.int(),
  balanceMinor: z.int(),
  leadTimeDays: z.int(),
  terms: z.array(z.string()),
})
export type QuoteDocument = z.infer<typeof quoteDocumentSchema>

/** What the acceptance page sends. The hash binds the signature to what was read. */
export const acceptQuoteSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  signerName: words(120).min(2),
})
