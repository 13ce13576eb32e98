import { z } from 'zod'
import {
  MOST_PLAN_PARTS,
  PLAN_GATES,
  planOrderFault,
  waitsForNoDeposit,
} from '@/features/company/rules/plan-gates'
import { allocate, percentOf } from '@/platform/money'
import { codedMessage } from '@/platform/validation-words'

const share = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/)
  .refine((percent) => Number(percent) > 0 && Number(percent) <= 100)

/**
 * The payment plan of a quote: its deposit is a share of its own, and the rest is divided among
 * these parts by their shares.
 */
export const quotePlanSchema = z
  .object({
    title: z.string().trim().min(1).max(80),
    /** tools and set-up are paid in full with the signature */
    toolsFirst: z.boolean(),
    /**
     * where parts were agreed as amounts: the deposit’s, minor units. For another total they are
     * scaled
     */
    depositMinor: z.int().min(0).optional(),
    parts: z
      .array(
        z.object({
          gate: z.enum(PLAN_GATES),
          percent: share,
          /** working days after its gate until it is due */
          days: z.int().min(0).max(365),
          /** as `depositMinor` */
          amountMinor: z.int().min(1).optional(),
        }),
      )
      .max(MOST_PLAN_PARTS),
  })
  .superRefine(({ parts }, context) => {
    if (planOrderFault(parts))
      context.addIssue({
        code: 'custom',
        path: ['parts'],
        message: codedMessage({ code: 'validation.plan_order' }),
      })
  })
export type QuotePlan = z.infer<typeof quotePlanSchema>

/** What a draft takes from a template. */
export const planned = ({
  title,
  depositPercent,
  toolsFirst,
  parts,
}: QuotePlan & { depositPercent: string }): { depositPercent: string; plan: QuotePlan } => ({
  depositPercent,
  plan: { title, toolsFirst, parts },
})

/** One computed part of a plan. */
export const plannedPartSchema = z.object({
  kind: z.enum(['DEPOSIT', 'FEE', 'MILESTONE', 'BALANCE']),
  gate: z.enum(PLAN_GATES),
  /** working days after its gate; null where none are agreed */
  days: z.int().nullable(),
  amountMinor: z.int(),
})
export type PlannedPart = z.infer<typeof plannedPartSchema>

/**
 * The parts in which a quote is paid. They are frozen with the revision; its order takes them from
 * there.
 */
export interface PaymentPlan {
  /** due with the signature */
  depositMinor: number
  /** due later */
  balanceMinor: number
  /**
   * for a quote with a plan: its parts in order, which sum to the total. Without a plan there are
   * deposit and balance
   */
  payments?: PlannedPart[]
}

/** The inputs of a plan. */
export interface PlanTerms {
  plan?: QuotePlan | undefined
  /** tools and set-up in the total, minor units */
  toolsMinor?: number
  /** working days after the signature until the deposit is due */
  depositDays?: number | undefined
}

/**
 * Splits a total into its parts; they always sum to it. The deposit is rounded half up to the minor
 * unit, whatever the currency's minor unit is, and the last units of the rest go to the parts that
 * lost most by rounding. Parts of 0 are left out. Pure.
 * @param totalMinor 0 or more minor units
 * @param depositPercent exact decimal, above 0 and up to 100: `'30'`, `'33.33'`; `'0'` only with a
 *   plan
 * @throws RangeError for anything else, and for a plan with a gate that can't come
 */
export function planPayments(
  totalMinor: number,
  depositPercent: string,
  { plan, toolsMinor = 0, depositDays }: PlanTerms = {},
): PaymentPlan {
  if (!Number.isSafeInteger(totalMinor) || totalMinor < 0)
    throw new RangeError(`not an amount to be paid: ${totalMinor}`)
  const percent = Number(depositPercent)
  if (
    !/^\d{1,3}(\.\d+)?$/.test(depositPercent) ||
    percent > 100 ||
    (percent <= 0 && (!plan || plan.parts.length === 0))
  )
    throw new RangeError(`not a deposit percent: ${depositPercent}`)
  if (!plan) {
    const depositMinor = percentOf(totalMinor, depositPercent)
    return { depositMinor, balanceMinor: totalMinor - depositMinor }
  }
  if (planOrderFault(plan.parts) || waitsForNoDeposit(plan.parts, depositPercent))
    throw new RangeError('a gate of the plan can’t come')
  const feeMinor = plan.toolsFirst ? Math.min(toolsMinor, totalMinor) : 0
  const sharedMinor = totalMinor - feeMinor
  // Without a later part nothing can be deferred: everything is the deposit.
  const [deposit, rest] = shared(sharedMinor, depositPercent, plan)
  const days = depositDays ?? null
  const last = plan.parts.length - 1
  const payments = [
    { kind: 'FEE' as const, gate: 'signature' as const, days, amountMinor: feeMinor },
    { kind: 'DEPOSIT' as const, gate: 'signature' as const, days, amountMinor: deposit },
    ...plan.parts.map((part, i) => ({
      kind: i === last ? ('BALANCE' as const) : ('MILESTONE' as const),
      gate: part.gate,
      days: part.days,
      amountMinor: rest[i] ?? 0,
    })),
  ].filter(({ amountMinor }) => amountMinor > 0)
  const depositMinor = payments
    .filter(({ gate }) => gate === 'signature')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { depositMinor, balanceMinor: totalMinor - depositMinor, payments }
}

/** The deposit of a total, and the rest that its parts divide. */
function shared(
  totalMinor: number,
  depositPercent: string,
  { parts, depositMinor }: QuotePlan,
): [depositMinor: number, parts: number[]] {
  if (parts.length > 0 && depositMinor !== undefined) {
    const [first = 0, ...rest] = allocate(totalMinor, [
      depositMinor,
      ...parts.map(({ amountMinor = 0 }) => amountMinor),
    ])
    return [first, rest]
  }
  const deposit = parts.length === 0 ? totalMinor : percentOf(totalMinor, depositPercent)
  const weights = parts.map((part) => Math.round(Number(part.percent) * 100))
  return [deposit, allocate(totalMinor - deposit, weights)]
}

/** The parts of a document: its own, or deposit and balance for a document without a plan. */
export const partsOf = ({
  depositMinor,
  balanceMinor,
  depositDays,
  payments,
}: PaymentPlan & { depositDays?: number | undefined }): PlannedPart[] =>
  payments ??
  [
    {
      kind: 'DEPOSIT' as const,
      gate: 'signature' as const,
      days: depositDays ?? null,
      amountMinor: depositMinor,
    },
    {
      kind: 'BALANCE' as const,
      gate: 'ready_to_ship' as const,
      days: null,
      amountMinor: balanceMinor,
    },
  ].filter(({ amountMinor }) => amountMinor > 0)
