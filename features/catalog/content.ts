import { z } from 'zod'
import { multiplyRatio } from '@/platform/money'
import { dimensions, options, priceBreaks, variants } from './content-lists'
import { LINES } from './filters'

/** What staff enter of a product, as text in the form and in a file, and as it is kept. Pure; browser-safe. */

const text = (max: number, least = 1) => z.string().trim().min(least, least > 0 ? 'can’t be empty' : undefined).max(max)
const whole = (least: number, most: number) => z.string().trim().regex(/^\d{1,7}$/, 'a whole number').transform(Number).pipe(z.int().min(least, `at least ${least}`).max(most, `at most ${most}`))
const lines = <T>({ read }: { read: (text: string) => { entries: T[] } | { problem: { line: number; message: string } } }) =>
  z.string().max(20_000).transform((written, context): T[] => {
    const answer = read(written)
    if ('entries' in answer) return answer.entries
    context.addIssue({ code: 'custom', message: `line ${answer.problem.line}: ${answer.problem.message}` })
    return z.NEVER
  })

const fields = z.object({
  name: text(120),
  slug: text(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters and digits with hyphens between them'),
  styleNumber: text(40).regex(/^[A-Z0-9][A-Z0-9-]+$/, 'capital letters, digits and hyphens'),
  line: z.enum(LINES, 'jewelry, boxes or organizers'),
  type: text(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters with hyphens between them, such as rings'),
  summary: text(300),
  description: text(4_000),
  grade: text(40, 0).transform((grade) => grade || null),
  material: text(120),
  dimensions: lines(dimensions),
  unitWeightGrams: z.string().trim().regex(/^\d{1,6}(\.\d{1,2})?$/, 'grams, such as 5.2').transform((grams) => String(Number(grams))),
  moq: whole(1, 1_000_000),
  orderMultiple: whole(1, 100_000),
  leadTimeDays: whole(0, 720),
  sampleLeadTimeDays: whole(0, 720),
  cartonPieces: whole(1, 1_000_000),
  cartonLengthMm: whole(1, 5_000),
  cartonWidthMm: whole(1, 5_000),
  cartonHeightMm: whole(1, 5_000),
  cartonGrossGrams: whole(1, 1_000_000),
  hsCodeUs: text(13).regex(/^\d{4}\.\d{2}\.\d{2}(\d{2}|\.\d{2})$/, 'ten digits, such as 7117.19.9000'),
  origins: z.string().trim().toUpperCase().transform((all) => all.split(/[\s,;]+/).filter(Boolean)).refine((all) => all.length > 0 && all.every((code) => /^[A-Z]{2}$/.test(code)), 'two-letter countries with commas between them'),
  priceBreaks: lines(priceBreaks),
  variants: lines(variants),
  options: lines(options),
})

/** A product's content: its fields, and the rules between them. */
export const contentSchema = fields.superRefine((content, context) => {
  for (const [field, message] of contentProblems(content)) context.addIssue({ code: 'custom', path: [field], message })
})
export type ProductContent = z.output<typeof fields>

const kept = { text: z.string(), count: z.int() }
/** A content as it is kept in a draft and in the record of changes. */
export const keptContent = z.object({
  name: kept.text, slug: kept.text, styleNumber: kept.text, line: z.enum(LINES), type: kept.text, summary: kept.text, description: kept.text, grade: kept.text.nullable(), material: kept.text,
  dimensions: z.array(z.object({ name: kept.text, millimetres: kept.text })), unitWeightGrams: kept.text, moq: kept.count, orderMultiple: kept.count, leadTimeDays: kept.count, sampleLeadTimeDays: kept.count,
  cartonPieces: kept.count, cartonLengthMm: kept.count, cartonWidthMm: kept.count, cartonHeightMm: kept.count, cartonGrossGrams: kept.count, hsCodeUs: kept.text, origins: z.array(kept.text),
  priceBreaks: z.array(z.object({ fromQuantity: kept.count, unitPriceMinor: kept.count })),
  variants: z.array(z.object({ sku: kept.text, finishCode: kept.text, finishName: kept.text, sizeCode: kept.text, sizeName: kept.text, unitPriceDeltaMinor: kept.count })),
  options: z.array(z.object({ code: kept.text, kind: kept.text, name: kept.text, unitPriceMinor: kept.count, setupFeeMinor: kept.count, minimumQuantity: kept.count, leadTimeDays: kept.count })),
}) satisfies z.ZodType<ProductContent>

export type ContentField = keyof ProductContent
export const CONTENT_FIELDS = Object.keys(fields.shape) as ContentField[]
export type ContentEntries = Record<ContentField, string>

/** What fields hold each for itself but not together. */
export function contentProblems({ moq, orderMultiple, priceBreaks: breaks, variants: all, options: extras }: ProductContent): [ContentField, string][] {
  const problems: [ContentField, string][] = []
  const [first] = breaks
  if (!first) problems.push(['priceBreaks', 'needs at least one price'])
  else if (first.fromQuantity < moq) problems.push(['priceBreaks', `begins at ${first.fromQuantity}, below the MOQ of ${moq}: that price could never be had`])
  breaks.forEach((each, i) => {
    const before = breaks[i - 1]
    if (each.unitPriceMinor === 0) problems.push(['priceBreaks', `line ${i + 1}: a price of zero`])
    if (before && each.fromQuantity <= before.fromQuantity) problems.push(['priceBreaks', `line ${i + 1}: ${each.fromQuantity} doesn’t follow ${before.fromQuantity}`])
    if (before && each.unitPriceMinor > before.unitPriceMinor) problems.push(['priceBreaks', `line ${i + 1}: the price rises with the quantity`])
  })
  if (moq % orderMultiple !== 0) problems.push(['moq', `is no multiple of ${orderMultiple}`])
  if (all.length === 0) problems.push(['variants', 'needs at least one SKU'])
  const cheapest = breaks.at(-1)?.unitPriceMinor ?? 0
  for (const each of all) if (cheapest + each.unitPriceDeltaMinor <= 0) problems.push(['variants', `${each.sku} would cost nothing`])
  for (const twice of repeated(all.map(({ sku }) => sku))) problems.push(['variants', `${twice} stands there twice`])
  for (const twice of repeated(all.map(({ finishCode, sizeCode }) => `${finishCode} in size ${sizeCode}`))) problems.push(['variants', `${twice} stands there twice`])
  for (const twice of repeated(extras.map(({ code }) => code))) problems.push(['options', `${twice} stands there twice`])
  return problems
}

const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))]

/** The content as its fields show it; what is read back from them is the same content. */
export function entriesOf(content: ProductContent): ContentEntries {
  const { dimensions: sizes, priceBreaks: breaks, variants: all, options: extras, origins, grade } = content
  const plain = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, String(content[field])])) as ContentEntries
  return { ...plain, grade: grade ?? '', origins: origins.join(', '), dimensions: dimensions.write(sizes), priceBreaks: priceBreaks.write(breaks), variants: variants.write(all), options: options.write(extras) }
}

export interface Difference {
  field: ContentField
  before: string
  after: string
}

/** The fields in which two contents differ, as they are shown. */
export function differences(before: ProductContent, after: ProductContent): Difference[] {
  const [was, is] = [entriesOf(before), entriesOf(after)]
  return CONTENT_FIELDS.filter((field) => was[field] !== is[field]).map((field) => ({ field, before: was[field], after: is[field] }))
}

export type PriceChange = { kind: 'percent'; basisPoints: number } | { kind: 'amount'; amountMinor: number }

/** The content with every price break moved; percentages are rounded half up to the cent. Finishes and options keep their price changes. */
export function withPrices(content: ProductContent, change: PriceChange): ProductContent {
  const moved = (price: number) => (change.kind === 'percent' ? multiplyRatio(price, BigInt(10_000 + change.basisPoints), 10_000n) : price + change.amountMinor)
  return { ...content, priceBreaks: content.priceBreaks.map(({ fromQuantity, unitPriceMinor }) => ({ fromQuantity, unitPriceMinor: moved(unitPriceMinor) })) }
}
