import type { CompiledRuleSet } from './compile'
import type { GrantedConcession } from './agreement'
import { dutyOf, layPlan } from './lay'
import type { Condition } from './messages'
import type { Plan } from './plan'
import { definitionOn, splitEntry, statusOn, type Quota } from './quota'
import { divide, multiply, ratio, rational, subtract, text } from './rational'
import type { LineSplit, QuotaPart, Saving, Shipment, ShipmentLine } from './types'

interface Share {
  line: ShipmentLine
  granted: readonly GrantedConcession[]
  part?: QuotaPart
}

/**
 * The line as agreements see it: whole, or split by a quota into what is within and what is beyond.
 * Concessions that lack proof, a balance or a weight are offered, never taken.
 */
export function shares(
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
  balances: Map<string, string>,
): { parts: Share[]; offers: Saving[]; splits: LineSplit[] } {
  const offers: Saving[] = []
  const free: GrantedConcession[] = []
  let limited: {
    granted: GrantedConcession
    quota: Quota
    remaining: string
    quantity: string
  } | null = null
  for (const granted of plan.concessions) {
    const { claim, quota: orderNumber } = granted.concession
    const lacks = claim && line.facts?.[claim.fact] !== true ? claim : null
    if (lacks) {
      if (line.facts?.[lacks.fact] !== false)
        offers.push(
          ...offerOf(granted, plan, line, shipment, rules.currency, {
            fact: lacks.fact,
            condition: lacks.text,
          }),
        )
      continue
    }
    if (!orderNumber) {
      free.push(granted)
      continue
    }
    const found = drawable(orderNumber, line, shipment, rules, balances)
    if ('lacks' in found)
      offers.push(...offerOf(granted, plan, line, shipment, rules.currency, found.lacks))
    else limited ??= { granted, ...found }
  }
  if (!limited) return { parts: [{ line, granted: free }], offers, splits: [] }
  const { granted, quota, remaining, quantity } = limited
  const split = splitEntry(quantity, remaining, line.customsValueMinor)
  balances.set(quota.orderNumber, text(subtract(rational(remaining), rational(split.inQuota))))
  const grams = (quantity: string) =>
    quota.unit === 'KGM'
      ? text(multiply(rational(quantity), ratio(1000n, 1n)))
      : (line.netWeightGrams ?? null)
  const within: Share = {
    line: { ...line, customsValueMinor: split.inQuotaMinor, netWeightGrams: grams(split.inQuota) },
    granted: [...free, granted],
    part: 'in_quota',
  }
  const beyond: Share = {
    line: {
      ...line,
      customsValueMinor: split.overQuotaMinor,
      netWeightGrams: grams(split.overQuota),
    },
    granted: free,
    part: 'over_quota',
  }
  const parts = [within, beyond].filter(
    (_, i) => (i === 0 ? split.inQuota : split.overQuota) !== '0',
  )
  const atRisk =
    dutyOf(layPlan(plan, within.line, shipment, free)) -
    dutyOf(layPlan(plan, within.line, shipment, within.granted))
  return {
    parts,
    offers,
    splits: [
      {
        orderNumber: quota.orderNumber,
        title: quota.title,
        unit: quota.unit,
        ...split,
        depositAtRiskMinor: atRisk,
      },
    ],
  }
}

/** What isn't known, and would let a concession hold. */
interface Lacking {
  fact: string
  condition: Condition
}

/** What a line may draw from a quota on the day of entry, or what is lacking to say. */
function drawable(
  orderNumber: string,
  line: ShipmentLine,
  { entryDate }: Shipment,
  rules: CompiledRuleSet,
  balances: ReadonlyMap<string, string>,
): { quota: Quota; remaining: string; quantity: string } | { lacks: Lacking } {
  const lacks = (condition: Condition) => ({ lacks: { fact: `quota:${orderNumber}`, condition } })
  const named = { quota: orderNumber }
  const quota = rules.quotas.get(orderNumber)
  const definition = quota && definitionOn(quota.definitions, entryDate)
  if (!quota || !definition)
    return lacks({ code: 'duty.quota_open', values: { ...named, day: { day: entryDate } } })
  const status = statusOn(definition, '0', entryDate, quota)
  if (status === 'Suspended' || status === 'Blocked')
    return lacks({
      code: status === 'Suspended' ? 'duty.quota_suspended' : 'duty.quota_blocked',
      values: named,
    })
  const remaining = balances.get(orderNumber)
  if (remaining === undefined) return lacks({ code: 'duty.quota_balance', values: named })
  const quantity =
    quota.unit === 'KGM'
      ? line.netWeightGrams && text(divide(rational(line.netWeightGrams), ratio(1000n, 1n)))
      : line.pieces === undefined
        ? null
        : String(line.pieces)
  if (!quantity || quantity === '0')
    return lacks({
      code: quota.unit === 'KGM' ? 'duty.quota_balance_weight' : 'duty.quota_balance_pieces',
      values: named,
    })
  return { quota, remaining, quantity }
}

export function offerOf(
  granted: GrantedConcession,
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  currency: string,
  { fact, condition }: Lacking,
): Saving[] {
  const savingMinor =
    dutyOf(layPlan(plan, line, shipment)) - dutyOf(layPlan(plan, line, shipment, [granted]))
  if (savingMinor <= 0) return []
  const { heading, percent } = granted.concession
  return [
    {
      fact,
      heading,
      ratePercent: percent,
      savingMinor,
      message: {
        code: 'duty.saving_under',
        values: {
          percent: { decimal: percent },
          heading,
          agreement: granted.agreement.title,
          condition,
          saving: { amountMinor: savingMinor, currency },
        },
      },
    },
  ]
}
