import { z } from 'zod'
import { lineSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { compareDecimals } from '../rules/decimals'
import {
  MOST_PLAN_PARTS,
  PLAN_GATES,
  planOrderFault,
  waitsForNoDeposit,
  type PlanGate,
} from '../rules/plan-gates'
import { choiceOf, settingKind, type SettingField } from './kind'

/** Which quotes begin with a template; `chosen` ones only staff give. */
const PLAN_USES = ['chosen', 'every', 'above', 'samples'] as const
const LATER_GATES = ['none', ...PLAN_GATES.slice(1)] as const

const percent = typedDecimal(2, words.percentage).refine(
  (text) => compareDecimals(text, '100') <= 0,
  words.percentage_share,
)
const days = orNone(typedWhole(0, 365))

/** A payment plan that quotes may have. */
export interface PlanTemplate {
  title: string
  /** chosen: only by staff. above: for quotes worth more than `aboveUsd`. samples: for quotes of samples only */
  use: (typeof PLAN_USES)[number]
  /** whole US dollars */
  aboveUsd: number | null
  /** percent of the total, due with the signature; `0` for none */
  depositPercent: string
  /** tools and set-up are paid separately with the signature */
  toolsFirst: boolean
  /** after the deposit, in order */
  parts: { gate: PlanGate; percent: string; days: number }[]
}

const planSchema = z
  .object({
    title: lineSchema(80).min(1),
    use: choiceOf(PLAN_USES),
    aboveUsd: orNone(typedWhole(1, 100_000_000)),
    depositPercent: percent,
    toolsFirst: z
      .string()
      .default('')
      .transform((text) => text === 'on'),
    gate1: choiceOf(LATER_GATES),
    percent1: orNone(percent),
    days1: days,
    gate2: choiceOf(LATER_GATES),
    percent2: orNone(percent),
    days2: days,
    gate3: choiceOf(LATER_GATES),
    percent3: orNone(percent),
    days3: days,
  })
  .transform((typed, context): PlanTemplate => {
    const rows = [
      [typed.gate1, typed.percent1, typed.days1],
      [typed.gate2, typed.percent2, typed.days2],
      [typed.gate3, typed.percent3, typed.days3],
    ] as const
    const parts = rows.flatMap(([gate, share, within]) =>
      gate === 'none' || share === null || Number(share) === 0
        ? []
        : [{ gate, percent: share, days: within ?? 0 }],
    )
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    rows.forEach(([gate, share], i) => {
      if ((gate === 'none') !== (share === null)) refuse(`percent${i + 1}`, words.plan_half)
    })
    const hundredths = (share: string) => Math.round(Number(share) * 100)
    const all = parts.reduce(
      (sum, part) => sum + hundredths(part.percent),
      hundredths(typed.depositPercent),
    )
    if (all !== 10_000) refuse('depositPercent', words.plan_sum)
    if (planOrderFault(parts)) refuse('gate1', words.plan_order)
    if (waitsForNoDeposit(parts, typed.depositPercent)) refuse('gate1', words.plan_no_deposit)
    if ((typed.use === 'above') !== (typed.aboveUsd !== null)) refuse('aboveUsd', words.plan_above)
    const { title, use, aboveUsd, depositPercent, toolsFirst } = typed
    return { title, use, aboveUsd, depositPercent, toolsFirst, parts }
  })

/** Templates of payment plans, each under a name. */
export const planSetting = settingKind({
  section: 'plan',
  edit: 'setting.money',
  scope: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, words.plan_name),
  summary: ['title', 'use', 'aboveUsd', 'depositPercent'],
  columns: 3,
  schema: planSchema,
  fields: [
    { name: 'title' },
    { name: 'use', kind: 'choice', choices: PLAN_USES },
    { name: 'aboveUsd', kind: 'whole' },
    { name: 'depositPercent', kind: 'decimal' },
    { name: 'toolsFirst', kind: 'check', wide: true },
    ...Array.from({ length: MOST_PLAN_PARTS }, (_, i): SettingField[] => [
      { name: `gate${i + 1}`, kind: 'choice', choices: LATER_GATES },
      { name: `percent${i + 1}`, kind: 'decimal' },
      { name: `days${i + 1}`, kind: 'whole' },
    ]).flat(),
  ],
})
