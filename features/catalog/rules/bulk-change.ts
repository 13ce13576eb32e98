import type { Message } from '@/i18n/message'
import { complaintOf } from '@/platform/validation-words'
import { amountOf, decimalOf } from '@/platform/number-words'
import { fieldSchemas, withPrices, type PriceChange, type ProductContent } from './content'
import { contentProblems } from './content-problems'

/** One change of many products: parsed, applied and checked. Pure; browser-safe. */

export const BULK_KINDS = [
  'percent',
  'amount',
  'moq',
  'orderMultiple',
  'leadTimeDays',
  'hsCodeUs',
  'archive',
] as const
export type BulkKind = (typeof BULK_KINDS)[number]

export type BulkChange =
  | PriceChange
  | { kind: 'moq' | 'orderMultiple' | 'leadTimeDays'; value: number }
  | { kind: 'hsCodeUs'; value: string }
  | { kind: 'archive' }

/** Parses the entry. @returns the change, or what is wrong with the entry */
export function readBulkChange(kind: string, entered: string): BulkChange | { problem: Message } {
  const bulkKind = BULK_KINDS.find((each) => each === kind)
  if (!bulkKind) return { problem: { code: 'validation.bulk_kind' } }
  if (bulkKind === 'archive') return { kind: bulkKind }
  if (bulkKind === 'percent') {
    const { value, complaint } = decimalOf(entered, { decimals: 2, signed: true })
    const basisPoints = Math.round(Number(value) * 100)
    return value !== undefined && Math.abs(basisPoints) < 100_000
      ? { kind: bulkKind, basisPoints }
      : { problem: complaint ?? { code: 'validation.bulk_percentage' } }
  }
  if (bulkKind === 'amount') {
    const { value, complaint } = amountOf(entered, { currency: 'USD', signed: true })
    return value !== undefined && Math.abs(value) < 100_000_000
      ? { kind: bulkKind, amountMinor: value }
      : { problem: complaint ?? { code: 'validation.bulk_amount' } }
  }
  const parsed = {
    moq: fieldSchemas.moq,
    orderMultiple: fieldSchemas.orderMultiple,
    leadTimeDays: fieldSchemas.leadTimeDays,
    hsCodeUs: fieldSchemas.hsCodeUs,
  }[bulkKind].safeParse(entered)
  if (!parsed.success) {
    const problem = complaintOf(parsed.error.issues[0]?.message)
    return { problem: typeof problem === 'string' ? { code: 'validation.refused' } : problem }
  }
  if (bulkKind === 'hsCodeUs') return { kind: bulkKind, value: String(parsed.data) }
  return { kind: bulkKind, value: Number(parsed.data) }
}

/** The content after a change; a product that leaves the shop keeps its content. */
export function withChange(content: ProductContent, change: BulkChange): ProductContent {
  if (change.kind === 'percent' || change.kind === 'amount') return withPrices(content, change)
  return change.kind === 'archive' ? content : { ...content, [change.kind]: change.value }
}

/** The message for a product that a change leaves as it is. */
export const HAS_IT_ALREADY = { code: 'desk.bulk.problems.same' } as const satisfies Message

/** Why a content can't be published after a change; null where it can. */
export function changeProblem(
  before: ProductContent,
  after: ProductContent,
  change: BulkChange,
): Message | null {
  if (change.kind === 'archive') return null
  if (
    change.kind !== 'percent' &&
    change.kind !== 'amount' &&
    before[change.kind] === after[change.kind]
  )
    return HAS_IT_ALREADY
  if (after.priceBreaks.some(({ unitPriceMinor }) => unitPriceMinor <= 0))
    return { code: 'desk.bulk.problems.zero' }
  const [problem] = contentProblems(after)
  return problem ? problem[1] : null
}
