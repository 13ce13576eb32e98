import { z } from 'zod'
import { countrySchema, currencySchema, lineSchema } from '@/platform/fields'

/** Numbered papers of an order, as zod schemas. Safe in the browser. */

export const PAPER_KINDS = ['ORDER_CONFIRMATION', 'COMMERCIAL_INVOICE', 'PACKING_LIST'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

const partySchema = z.object({
  name: z.string(),
  address: z.array(z.string()),
  country: z.string(),
  /** by which customs and tax offices know it: a code of the words, and the number */
  numbers: z.array(z.object({ kind: z.string(), number: z.string() })),
})
export type PaperParty = z.infer<typeof partySchema>

export const CHARGE_CODES = [
  'setup',
  'charge',
  'discount',
  'credit',
  'freight',
  'insurance',
  'duty',
  'premium',
] as const

export const paperDocumentSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.enum(PAPER_KINDS),
  /** as it is printed: `CI-2026-00001` */
  number: z.string(),
  issuedOn: z.iso.date(),
  /** that of the buyer; English stands beside it */
  language: z.string(),
  orderNumber: z.string(),
  quoteNumber: z.string(),
  purchaseOrder: z.string(),
  seller: partySchema,
  signatory: z.object({ name: z.string(), title: z.string() }).nullable(),
  buyer: partySchema,
  /** where the goods go, where that isn’t the buyer’s own address */
  consignee: partySchema.nullable(),
  currency: currencySchema,
  incoterm: z.string(),
  namedPlace: z.string(),
  destination: countrySchema,
  transportMode: z.string(),
  shipment: z
    .object({
      number: z.int(),
      shippedOn: z.iso.date(),
      carrier: z.string(),
      tracking: z.string(),
      pallets: z.int(),
    })
    .nullable(),
  /** asked for by the destination, and typed with the paper: code and value */
  facts: z.array(z.object({ code: z.string(), value: z.string() })),
  lines: z.array(
    z.object({
      title: z.string(),
      sku: z.string().nullable(),
      details: z.array(z.string()),
      hsCode: z.string().nullable(),
      origin: z.string(),
      pieces: z.int(),
      unitPriceMinor: z.int(),
      amountMinor: z.int(),
    }),
  ),
  charges: z.array(
    z.object({ code: z.enum(CHARGE_CODES), title: z.string(), amountMinor: z.int() }),
  ),
  totalMinor: z.int(),
  cartons: z.array(
    z.object({
      fromNumber: z.int(),
      toNumber: z.int(),
      title: z.string(),
      sku: z.string().nullable(),
      hsCode: z.string().nullable(),
      pieces: z.int(),
      netGrams: z.int(),
      grossGrams: z.int(),
      lengthMm: z.int(),
      widthMm: z.int(),
      heightMm: z.int(),
    }),
  ),
  sums: z
    .object({
      cartons: z.int(),
      pieces: z.int(),
      netGrams: z.int(),
      grossGrams: z.int(),
      volumeCm3: z.int(),
    })
    .nullable(),
  /** what its destination asks for and it lacks, as whoever issued it was told: codes of the words */
  lacks: z.array(z.string()),
})
export type PaperDocument = z.infer<typeof paperDocumentSchema>

export const issuePaperSchema = z.object({
  serial: z.int().min(1),
  kind: z.enum(PAPER_KINDS),
  /** null for a paper of the whole order */
  shipmentId: z.uuid().nullable(),
  /** manufacturer’s identification code of US customs */
  mid: lineSchema(15)
    .regex(/^([A-Z]{2}[A-Z0-9]{1,13})?$/)
    .default(''),
  entryPort: lineSchema(60).default(''),
  /** it may be issued although something lacks */
  sure: z.literal('on').optional(),
})
