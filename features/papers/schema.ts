import { z } from 'zod'
import { schemaWords as words } from '@/platform/validation-words'
import { countrySchema, currencySchema, lineSchema } from '@/platform/fields'
import { orNone, typedDecimal } from '@/platform/typed-numbers'

/** Numbered papers of an order, as zod schemas. Safe in the browser. */

/** Papers of an order, or of one of its shipments. */
export const PAPER_KINDS = [
  'ORDER_CONFIRMATION',
  'COMMERCIAL_INVOICE',
  'PACKING_LIST',
  'CERTIFICATE_OF_ORIGIN',
  'SHIPPING_INSTRUCTION',
  'CREDIT_NOTE',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Papers that accompany a shipment, each once. */
export const SHIPMENT_PAPERS = [
  'COMMERCIAL_INVOICE',
  'PACKING_LIST',
  'CERTIFICATE_OF_ORIGIN',
  'SHIPPING_INSTRUCTION',
] as const satisfies readonly PaperKind[]

/** Why part of an invoice is credited. */
export const CREDIT_REASONS = ['claim', 'price', 'returned', 'quantity'] as const

export const PAPER_FORMATS = ['pdf', 'xlsx'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

export const partySchema = z.object({
  name: z.string(),
  address: z.array(z.string()),
  country: z.string(),
  /** the numbers by which customs and tax offices know it: a message code, and the number */
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
  /** the buyer's language; English stands beside it */
  language: z.string(),
  orderNumber: z.string(),
  quoteNumber: z.string(),
  purchaseOrder: z.string(),
  seller: partySchema,
  signatory: z.object({ name: z.string(), title: z.string() }).nullable(),
  buyer: partySchema,
  /** where the goods go, if not to the buyer’s own address */
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
  /** asked for by the destination and typed with the paper: code and value */
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
  /** the port of loading; empty on papers written before the field existed */
  loadingPort: z.string().default(''),
  /** of a credit note: which invoice it is for, and why */
  credit: z
    .object({ invoice: z.string(), reason: z.enum(CREDIT_REASONS), note: z.string() })
    .nullable()
    .default(null),
  /** what its destination asks for and it lacks, as shown to whoever issued it: message codes */
  lacks: z.array(z.string()),
})
export type PaperDocument = z.infer<typeof paperDocumentSchema>

/** A company's account in one currency: an extract of the books, and what is open. */
export const accountStatementSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal('STATEMENT_OF_ACCOUNT'),
  number: z.string(),
  issuedOn: z.iso.date(),
  language: z.string(),
  seller: partySchema,
  buyer: partySchema,
  signatory: z.object({ name: z.string(), title: z.string() }).nullable(),
  currency: currencySchema,
  from: z.iso.date(),
  to: z.iso.date(),
  openingMinor: z.int(),
  rows: z.array(
    z.object({
      day: z.iso.date(),
      /** of the books: a message code */
      cause: z.string(),
      order: z.string(),
      /** kind of the part; empty for an entry without one */
      part: z.string(),
      /** above 0 is charged, below is paid or credited */
      amountMinor: z.int(),
      balanceMinor: z.int(),
    }),
  ),
  closingMinor: z.int(),
  /** what is owed and unpaid on the day of issue */
  open: z.array(
    z.object({
      order: z.string(),
      part: z.string(),
      dueOn: z.iso.date().nullable(),
      daysLate: z.int(),
      openMinor: z.int(),
    }),
  ),
  /** the company's unapplied money on that day */
  unappliedMinor: z.int(),
})
export type AccountStatement = z.infer<typeof accountStatementSchema>

export const issueStatementSchema = z
  .object({
    companyId: z.uuid(),
    currency: currencySchema,
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: words.most_under_least })

export const issuePaperSchema = z.object({
  serial: z.int().min(1),
  kind: z.enum(['ORDER_CONFIRMATION', ...SHIPMENT_PAPERS]),
  /** null for a paper of the whole order */
  shipmentId: z.uuid().nullable(),
  /** manufacturer’s identification code of US customs */
  mid: lineSchema(15)
    .regex(/^([A-Z]{2}[A-Z0-9]{1,13})?$/)
    .default(''),
  entryPort: lineSchema(60).default(''),
  /** confirms issuing it although something is missing */
  sure: z.literal('on').optional(),
})

export const creditNoteSchema = z.object({
  invoiceId: z.uuid(),
  reason: z.enum(CREDIT_REASONS),
  /** as typed, in the invoice's currency */
  amount: z.string().trim().max(40),
  note: lineSchema(200).default(''),
  /** key of the form: sent twice, it is one credit note */
  key: z.uuid(),
})

/** What is stored of a line of an export declaration. Amounts in fen. */
export const exportLineSchema = z.object({
  /** of the signed document */
  lineId: z.string(),
  /** code of China's customs, ten digits; empty while unknown */
  hsCode: z.string(),
  /** the tax invoice of the goods' purchase */
  purchase: z.object({ invoice: z.string(), netMinor: z.int(), taxMinor: z.int() }).nullable(),
})
export type ExportLine = z.infer<typeof exportLineSchema>

/** A declaration as a whole; its amount and those of its lines are read in their currencies. */
export const recordExportSchema = z
  .object({
    shipmentId: z.uuid(),
    version: z.coerce.number().int().min(0),
    number: z
      .string()
      .transform((text) => text.replaceAll(/\s+/g, ''))
      .pipe(z.string().regex(/^\d{18}$/, words.declaration_number)),
    declaredOn: z.iso.date(words.day),
    cnyRate: orNone(typedDecimal(6)),
    cnyRateOn: orNone(z.iso.date(words.day)),
    cnyRateSource: lineSchema(120).default(''),
  })
  .refine(({ cnyRate, cnyRateOn }) => cnyRate === null || cnyRateOn !== null, {
    path: ['cnyRateOn'],
    message: words.rate_without_day,
  })
  .refine(({ cnyRate, cnyRateSource }) => cnyRate === null || cnyRateSource !== '', {
    path: ['cnyRateSource'],
    message: words.rate_without_source,
  })
  .refine(({ cnyRate }) => cnyRate === null || /[1-9]/.test(cnyRate), {
    path: ['cnyRate'],
    message: words.above_zero,
  })

/** The entries of one line of a declaration; the form's field names end in the line's position. */
export const typedExportLineSchema = z.object({
  hsCode: z
    .string()
    .transform((text) => text.replaceAll(/[.\s]/g, ''))
    .pipe(z.string().regex(/^(\d{10})?$/, words.export_code)),
  /** eight digits, optionally after the ten or twelve of its code; twenty on digital invoices */
  invoice: z
    .string()
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(/^(\d{8}|\d{18}|\d{20})?$/, words.tax_invoice)),
})
