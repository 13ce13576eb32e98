import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import type { Quoting } from '@/features/company/settings/quoting'
import { compareDecimals } from '@/features/company/rules/decimals'
import { decimalToRatio } from '@/platform/money'
import type { DraftLine, QuoteDocument, QuoteDraft } from '../schema'
import { documentHash } from './canonical'
import { allPicks, pickedDraft } from './choices'
import type { SendStop } from './send-stops'

/** How much below its list prices a quote is, and who may give that discount. Pure. */

type Limits = Pick<Quoting, 'salesDiscountPercent' | 'managerDiscountPercent'>

/**
 * The highest discount limit of somebody's roles, percent; null for no limit. Without a role in
 * sales it is 0.
 */
export function discountMost(roles: readonly StaffRole[], limits: Limits): string | null {
  if (roles.includes('owner')) return null
  const theirs = [
    ...(roles.includes('sales_manager') ? [limits.managerDiscountPercent] : []),
    ...(roles.includes('sales') ? [limits.salesDiscountPercent] : []),
  ]
  if (theirs.length === 0) return '0'
  return theirs.reduce((most, each) =>
    most === null || each === null ? null : compareDecimals(most, each) < 0 ? each : most,
  )
}

/** The goods at list prices, or the company's own where those are lower, and their quoted price. */
export function discountOf({ lines, discountMinor }: Pick<QuoteDraft, 'lines' | 'discountMinor'>): {
  listMinor: bigint
  askedMinor: bigint
} {
  const goods = lines.filter(({ kind }) => kind !== 'charge')
  const sum = (of: (line: DraftLine) => number) =>
    goods.reduce((total, line) => total + BigInt(of(line)) * BigInt(line.quantity), 0n)
  return {
    listMinor: sum(listOf),
    askedMinor: sum(({ unitPriceMinor }) => unitPriceMinor) - BigInt(discountMinor),
  }
}

/** The list price of a piece. Without a list price it is its own price. */
const listOf = ({ listUnitPriceMinor, priceList, unitPriceMinor }: DraftLine): number =>
  Math.min(
    listUnitPriceMinor ?? unitPriceMinor,
    priceList?.unitPriceMinor ?? Number.MAX_SAFE_INTEGER,
  )

/** The discount in percent, to two decimals, for display. */
export function discountPercent(draft: Pick<QuoteDraft, 'lines' | 'discountMinor'>): string {
  const { listMinor, askedMinor } = discountOf(draft)
  if (listMinor === 0n || askedMinor >= listMinor) return '0'
  const hundredths = Number(((listMinor - askedMinor) * 10_000n) / listMinor)
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')
}

/**
 * Whether a draft exceeds somebody's limit.
 * @param most percent; null for no limit
 */
export function givesMoreThan(
  draft: Pick<QuoteDraft, 'lines' | 'discountMinor'>,
  most: string | null,
): boolean {
  if (most === null) return false
  const { listMinor, askedMinor } = discountOf(draft)
  const { numerator, denominator } = decimalToRatio(most)
  return (listMinor - askedMinor) * 100n * denominator > listMinor * numerator
}

/** What keeps a quote from being sent by somebody with this limit, by any pick. */
export const discountStops = (
  { draft }: Pick<QuoteDocument, 'draft'>,
  most: string | null,
): SendStop[] =>
  allPicks(draft)
    .map((picks) => pickedDraft(draft, picks))
    .filter((picked) => givesMoreThan(picked, most))
    .slice(0, 1)
    .map((picked) => ({
      path: 'discountApproval',
      code: 'discount_above',
      values: { percent: discountPercent(picked), most: most ?? '' },
      amounts: {},
    }))

/**
 * The basis of a discount's approval: any edit changes it, and voids the approval. Lower-case hex.
 */
export const discountBasis = ({
  draft,
  totalMinor,
}: Pick<QuoteDocument, 'draft' | 'totalMinor'>): string =>
  documentHash({ draft, totalMinor, discount: discountPercent(draft) })
