import { z } from 'zod'
import { atLine } from '@/i18n/message'
import { codedMessage, schemaWords } from '@/platform/validation-words'
import { multiplyRatio, plainAmount } from '@/platform/money'
import { amountOf, decimalOf, wholeOf } from '@/platform/number-words'
import { typedNumber } from '@/platform/typed-numbers'
import * as lists from './content-lists'
import type { Read } from './list-parts'
import { madeIn, originsOf, type MakingRoute } from '@/features/tariffs/rules/origin'
import { contentProblems } from './content-problems'
import { LINES } from './filters'

/** What staff enter about a product, as text in the form and in a file, and as it is stored. Pure; browser-safe. */

const text = (max: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, least > 0 ? schemaWords.not_empty : undefined)
    .max(max)
const whole = (least: number, most: number) =>
  typedNumber((text) => wholeOf(text), schemaWords.a_whole_number).pipe(
    z.int().min(least).max(most),
  )
const lines = <T>({ read }: { read: (text: string) => Read<T> }) =>
  z
    .string()
    .max(20_000)
    .transform((entryText, context): T[] => {
      const answer = read(entryText)
      if ('entries' in answer) return answer.entries
      for (const { line, problem } of answer.problems.slice(0, 20))
        context.addIssue({ code: 'custom', message: codedMessage(atLine(line, problem)) })
      return z.NEVER
    })
/** A number that may be left out. */
const orNothing = <T, N>(schema: z.ZodType<T, string>, nothing: N) =>
  z
    .string()
    .trim()
    .transform((text, context): T | N => {
      if (text === '') return nothing
      const parsed = schema.safeParse(text)
      if (parsed.success) return parsed.data
      for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
const usd = typedNumber((text) => amountOf(text, { currency: 'USD' }), schemaWords.amount_usd).pipe(
  z.int().max(100_000_000, schemaWords.most_amount),
)

const fields = z.object({
  name: text(120),
  slug: text(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, schemaWords.slug),
  styleNumber: text(40).regex(/^[A-Z0-9][A-Z0-9-]+$/, schemaWords.capitals_digits_hyphens),
  line: z.enum(LINES, schemaWords.line),
  type: text(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, schemaWords.type_code),
  summary: text(300),
  description: text(4_000),
  grade: text(40, 0).transform((grade) => grade || null),
  material: text(120),
  dimensions: lines(lists.dimensions),
  unitWeightGrams: typedNumber(
    (text) => decimalOf(text, { decimals: 2 }),
    schemaWords.grams,
  ).refine((grams) => Number(grams) < 1_000_000, schemaWords.less_grams),
  moq: whole(1, 1_000_000),
  orderMultiple: whole(1, 100_000),
  leadTimeDays: whole(0, 720),
  sampleLeadTimeDays: whole(0, 720),
  cartonPieces: whole(1, 1_000_000),
  cartonLengthMm: whole(1, 5_000),
  cartonWidthMm: whole(1, 5_000),
  cartonHeightMm: whole(1, 5_000),
  cartonGrossGrams: whole(1, 1_000_000),
  hsCodeUs: text(13).regex(/^\d{4}\.\d{2}\.\d{2}(\d{2}|\.\d{2})$/, schemaWords.hs_ten),
  routes: lines(lists.routes).refine((all) => all.length > 0, schemaWords.made_where),
  facts: lines(lists.facts),
  priceBreaks: lines(lists.priceBreaks),
  variants: lines(lists.variants),
  options: lines(lists.options),
  finishMoqs: lines(lists.finishMoqs),
  variantBreaks: lines(lists.variantBreaks),
  optionBreaks: lines(lists.optionBreaks),
  shortRun: lines(lists.shortRun)
    // Later code would read two runs as one.
    .refine((runs) => runs.length < 2, { error: schemaWords.one_line_at_most, abort: true })
    .transform(([run]) => run ?? null),
  sampleFeeMinor: orNothing(usd, null),
  stock: lines(lists.stock),
  stockLeadTimeDays: orNothing(whole(0, 720), 0),
  hsCodes: lines(lists.hsCodes),
  materials: lines(lists.materials),
  pictures: lines(lists.pictures),
  documents: lines(lists.documents).transform((all) => all.map(({ code }) => code)),
})

/** The schema of a single field. */
export const fieldSchemas = fields.shape

/** A product's content: its fields, the rules between them, and the origins that follow from its manufacturing. */
export const contentSchema = fields
  .superRefine((content, context) => {
    for (const [field, problem] of contentProblems(content))
      context.addIssue({ code: 'custom', path: [field], message: codedMessage(problem) })
  })
  .transform((content): ProductContent => ({ ...content, origins: originsOf(content.routes) }))
export type ProductContent = z.output<typeof fields> & {
  /** derived from `routes`: where it can originate, the first way's first */
  origins: string[]
}

const stored = { text: z.string(), count: z.int() }
/** What the product's columns store as JSON. */
export const keptRules = {
  finishMoqs: z.array(z.object({ finishCode: stored.text, moq: stored.count })).default([]),
  variantBreaks: z
    .array(z.object({ sku: stored.text, fromQuantity: stored.count, unitPriceMinor: stored.count }))
    .default([]),
  optionBreaks: z
    .array(
      z.object({ code: stored.text, fromQuantity: stored.count, unitPriceMinor: stored.count }),
    )
    .default([]),
  shortRun: z
    .object({ leastQuantity: stored.count, feeMinor: stored.count })
    .nullable()
    .default(null),
  sampleFeeMinor: stored.count.nullable().default(null),
  stock: z.array(z.object({ sku: stored.text, pieces: stored.count })).default([]),
  stockLeadTimeDays: stored.count.default(0),
  hsCodes: z.array(z.object({ destination: stored.text, code: stored.text })).default([]),
  materials: z.array(z.object({ material: stored.text, percent: stored.text })).default([]),
  pictures: z
    .array(
      z.object({
        path: stored.text,
        role: stored.text,
        finishCode: stored.text.nullable(),
        focalX: stored.count,
        focalY: stored.count,
        alt: stored.text,
      }),
    )
    .default([]),
  documents: z.array(stored.text).default([]),
  routes: z
    .array(
      z.object({
        steps: z.array(z.object({ country: stored.text, process: stored.text })),
        evidence: stored.text,
        reference: stored.text,
        declaredBy: stored.text,
      }),
    )
    .default([]),
  facts: z.array(z.object({ fact: stored.text, answer: stored.text })).default([]),
}

/**
 * The stored rules with origins derived. An older product has a list of countries and doesn't say what is made where:
 * it counts as made in the first, and countries where it was only said to be finished are dropped.
 */
export const withOrigins = <T extends { origins: string[]; routes: MakingRoute[] }>(
  content: T,
): T => {
  const [first] = content.origins
  const routes = content.routes.length > 0 || first === undefined ? content.routes : [madeIn(first)]
  return { ...content, routes, origins: originsOf(routes) }
}

/** A content as stored in a draft and in the record of changes; older ones lack later fields. */
export const keptContent = z
  .object({
    name: stored.text,
    slug: stored.text,
    styleNumber: stored.text,
    line: z.enum(LINES),
    type: stored.text,
    summary: stored.text,
    description: stored.text,
    grade: stored.text.nullable(),
    material: stored.text,
    dimensions: z.array(z.object({ name: stored.text, millimetres: stored.text })),
    unitWeightGrams: stored.text,
    moq: stored.count,
    orderMultiple: stored.count,
    leadTimeDays: stored.count,
    sampleLeadTimeDays: stored.count,
    cartonPieces: stored.count,
    cartonLengthMm: stored.count,
    cartonWidthMm: stored.count,
    cartonHeightMm: stored.count,
    cartonGrossGrams: stored.count,
    hsCodeUs: stored.text,
    origins: z.array(stored.text),
    priceBreaks: z.array(z.object({ fromQuantity: stored.count, unitPriceMinor: stored.count })),
    variants: z.array(
      z.object({
        sku: stored.text,
        finishCode: stored.text,
        finishName: stored.text,
        sizeCode: stored.text,
        sizeName: stored.text,
        unitPriceDeltaMinor: stored.count,
      }),
    ),
    options: z.array(
      z.object({
        code: stored.text,
        kind: stored.text,
        name: stored.text,
        unitPriceMinor: stored.count,
        setupFeeMinor: stored.count,
        minimumQuantity: stored.count,
        leadTimeDays: stored.count,
        artwork: z.boolean().default(false),
        detail: stored.text.default(''),
        excludes: z.array(stored.text).default([]),
      }),
    ),
    ...keptRules,
  })
  .transform(withOrigins) satisfies z.ZodType<ProductContent>

export type ContentField = keyof typeof fields.shape
export const CONTENT_FIELDS = Object.keys(fields.shape) as ContentField[]
export type ContentEntries = Record<ContentField, string>

/** A stored content, with missing fields taken from another: publishing an older entry removes nothing. */
export const keptOver = (stored: unknown, current: ProductContent): ProductContent =>
  keptContent.parse(
    typeof stored === 'object' && stored !== null ? { ...current, ...stored } : stored,
  )

/** The initial entries of a new product. */
export const BLANK_ENTRIES = {
  ...(Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])) as ContentEntries),
  line: LINES[0],
} satisfies ContentEntries

/** The content as its fields show it; reading them back gives the same content. */
export function entriesOf(content: ProductContent): ContentEntries {
  const amount = content.sampleFeeMinor === null ? '' : plainAmount(content.sampleFeeMinor)
  const plain = Object.fromEntries(
    CONTENT_FIELDS.map((field) => [
      field,
      typeof content[field] === 'object' ? '' : String(content[field]),
    ]),
  ) as ContentEntries
  return {
    ...plain,
    grade: content.grade ?? '',
    sampleFeeMinor: amount,
    dimensions: lists.dimensions.write(content.dimensions),
    priceBreaks: lists.priceBreaks.write(content.priceBreaks),
    variants: lists.variants.write(content.variants),
    options: lists.options.write(content.options),
    finishMoqs: lists.finishMoqs.write(content.finishMoqs),
    variantBreaks: lists.variantBreaks.write(content.variantBreaks),
    optionBreaks: lists.optionBreaks.write(content.optionBreaks),
    shortRun: lists.shortRun.write(content.shortRun ? [content.shortRun] : []),
    stock: lists.stock.write(content.stock),
    hsCodes: lists.hsCodes.write(content.hsCodes),
    materials: lists.materials.write(content.materials),
    routes: lists.routes.write(content.routes),
    facts: lists.facts.write(content.facts),
    pictures: lists.pictures.write(content.pictures),
    documents: lists.documents.write(content.documents.map((code) => ({ code }))),
  }
}

export interface Difference {
  field: ContentField
  before: string
  after: string
}

/** The fields in which two contents differ, as they are shown. */
export function differences(before: ProductContent, after: ProductContent): Difference[] {
  const [was, is] = [entriesOf(before), entriesOf(after)]
  return CONTENT_FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({
    field,
    before: was[field],
    after: is[field],
  }))
}

export type PriceChange =
  { kind: 'percent'; basisPoints: number } | { kind: 'amount'; amountMinor: number }

/**
 * The content with every price break changed, including those of single SKUs; percentages are rounded half up to the
 * cent. Finishes and options keep their price differences.
 */
export function withPrices(content: ProductContent, change: PriceChange): ProductContent {
  const moved = (price: number) =>
    change.kind === 'percent'
      ? multiplyRatio(price, BigInt(10_000 + change.basisPoints), 10_000n)
      : price + change.amountMinor
  const all = <T extends lists.Break>(breaks: readonly T[]) =>
    breaks.map((each) => ({ ...each, unitPriceMinor: moved(each.unitPriceMinor) }))
  return {
    ...content,
    priceBreaks: all(content.priceBreaks),
    variantBreaks: all(content.variantBreaks),
  }
}
