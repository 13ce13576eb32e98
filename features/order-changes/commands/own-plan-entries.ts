import 'server-only'
import { MOST_PLAN_PARTS, PLAN_GATES } from '@/features/company/rules/plan-gates'
import { InvalidInputError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { orNone, typedDecimal, typedNumber, typedWhole } from '@/platform/typed-numbers'
import { codedMessage, MISSING, schemaWords } from '@/platform/validation-words'
import { z } from 'zod'
import { PLAN_BY, planLacks, WHOLE_SHARE, type TypedPlan } from '../rules/own-plan'

type Read = <T>(field: string, schema: z.ZodType<T>) => T | null

const gateSchema = z.enum(['none', ...PLAN_GATES.slice(1)]).catch('none')

/**
 * Reads a typed payment plan: the deposit, and for each part its gate, its share or amount and its days. A part
 * without gate and value is skipped.
 * @param read reads a field and complains there if it can’t be read
 * @param complain says at a field what is missing
 */
export function typedPlan(
  read: Read,
  complain: (field: string, words: string) => void,
  currency: string,
): TypedPlan {
  const by = read('planBy', z.enum(PLAN_BY).catch('share')) ?? 'share'
  const value = orNone(
    by === 'share'
      ? typedDecimal(2).transform((percent) => Math.round(Number(percent) * 100))
      : typedNumber((text) => amountOf(text, { currency })),
  )
  const deposit = read('planDeposit', value) ?? 0
  const parts = Array.from({ length: MOST_PLAN_PARTS }, (_, i) => i + 1).flatMap((n) => {
    const gate = read(`planGate_${n}`, gateSchema) ?? 'none'
    const amount = read(`planPart_${n}`, value) ?? 0
    const days = read(`planDays_${n}`, orNone(typedWhole(0, 365))) ?? 0
    if (gate === 'none' && amount === 0) return []
    if (gate === 'none' || amount === 0) complain(`planPart_${n}`, schemaWords.plan_half)
    return gate === 'none' ? [] : [{ gate, value: amount, days }]
  })
  const plan = { by, deposit, parts }
  if (deposit === 0 && parts.length === 0) complain('planDeposit', MISSING)
  else if (by === 'share') {
    const lacks = planLacks(plan, WHOLE_SHARE)
    const share = { decimal: String(Math.abs(lacks) / 100) }
    if (lacks !== 0)
      complain(
        'planDeposit',
        codedMessage({
          code: 'validation.amendment_share_lacks',
          values: { share, what: side(lacks) },
        }),
      )
  }
  return plan
}

const side = (lacks: number): 'less' | 'more' => (lacks > 0 ? 'less' : 'more')

/**
 * Checks that typed amounts add up to the amended total, which is known only once the rest is composed.
 * @throws InvalidInputError with what is missing or too much
 */
export function assertPlanSum(plan: TypedPlan | null, totalMinor: number, currency: string): void {
  if (plan?.by !== 'amount') return
  const lacks = planLacks(plan, totalMinor)
  if (lacks !== 0)
    throw new InvalidInputError({
      planDeposit: [
        {
          code: 'validation.amendment_amount_lacks',
          values: {
            amount: { amountMinor: Math.abs(lacks), currency },
            total: { amountMinor: totalMinor, currency },
            what: side(lacks),
          },
        },
      ],
    })
}
