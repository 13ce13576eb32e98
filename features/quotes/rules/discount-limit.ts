import type { StaffRole } from '@/features/accounts/rules/staff-roles'
import type { Quoting } from '@/features/company/settings/quoting'
import { compareDecimals } from '@/features/company/rules/decimals'
import { decimalToRatio } from '@/platform/money'
import type { DraftLine, QuoteDocument, QuoteDraft } from '../schema'
import { documentHash } from './canonical'
import { allPicks, pickedDraft } from './choices'
import type { SendStop } from './send-stops'

/** How much below its list prices a quote is, and who may give that much. Pure. */

type Limits = Pick<Quoting, 'salesDiscountPercent' | 'managerDiscountPercent'>

/**
 * What somebody may give by the widest of their roles, percent; null for any. Who has no role that
 * sells gives none.
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

/** The goods at the prices of the list, or of the company's own where that is lower, and what is asked for them. */
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

/** Of a piece. What has no list price is given at its own. */
const listOf = ({ listUnitPriceMinor, priceList, unitPriceMinor }: DraftLine): number =>
  Math.min(
    listUnitPriceMinor ?? unitPriceMinor,
    priceList?.unitPriceMinor ?? Number.MAX_SAFE_INTEGER,
  )

/** The discount in percent, to two decimals, as it is told. */
export function discountPercent(draft: Pick<QuoteDraft, 'lines' | 'discountMinor'>): string {
  const { listMinor, askedMinor } = discountOf(draft)
  if (listMinor === 0n || askedMinor >= listMinor) return '0'
  const hundredths = Number(((listMinor - askedMinor) * 10_000n) / listMinor)
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')
}

/** Whether a draft gives more than somebody may. @param most percent; null for any */
export function givesMoreThan(
  draft: Pick<QuoteDraft, 'lines' | 'discountMinor'>,
  most: string | null,
): boolean {
  if (most === null) return false
  const { listMinor, askedMinor } = discountOf(draft)
  const { numerator, denominator } = decimalToRatio(most)
  return (listMinor - askedMinor) * 100n * denominator > listMinor * numerator
}

/** What keeps a quote from being sent by somebody who may give so much and no more, whatever is picked of it. */
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

/** What a yes to a discount is given to: any edit makes another, and voids the yes. Lower-case hex. */
export const discountBasis = ({
  draft,
  totalMinor,
}: Pick<QuoteDocument, 'draft' | 'totalMinor'>): string =>
  documentHash({ draft, totalMinor, discount: discountPercent(draft) })
