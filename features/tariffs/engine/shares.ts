import type { CompiledRuleSet } from './compile'
import type { GrantedConcession } from './agreement'
import { dutyOf, layPlan } from './lay'
import type { Condition } from './messages'
import type { Plan } from './plan'
import { definitionOn, depositFor, splitEntry, statusOn, type Quota } from './quota'
import { add, divide, multiply, ratio, rational, subtract, text } from './rational'
import type { Fact, LineSplit, QuotaPart, Saving, Shipment, ShipmentLine } from './types'

interface Share {
  line: ShipmentLine
  granted: readonly GrantedConcession[]
  part?: QuotaPart
}

/** What a concession waits for: a fact, and its wording. */
interface Lacking {
  fact: string
  condition: Condition
}

/** A concession that a line may draw from a quota. */
interface Limited {
  granted: GrantedConcession
  quota: Quota
}

/**
 * The line as agreements see it: whole, or split by quotas into the parts within and beyond. Where several are open
 * to it the lowest rate is drawn first, and what exceeds it draws from the next; a part draws one quota per
 * programme. Concessions that are unreviewed, or lack proof, a balance or a weight, are offered, never applied.
 */
export function shares(
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
  balances: Map<string, string>,
): { parts: Share[]; offers: Saving[]; splits: LineSplit[] } {
  const lacking: { granted: GrantedConcession; lacks: Lacking }[] = []
  const free: GrantedConcession[] = []
  const limited: Limited[] = []
  for (const granted of plan.concessions) {
    const offer = openTo(granted, line, shipment, rules, balances)
    if ('lacks' in offer) {
      if (line.facts?.[offer.lacks.fact] !== false) lacking.push({ granted, lacks: offer.lacks })
    } else if (offer.quota) limited.push({ granted, quota: offer.quota })
    else free.push(granted)
  }
  const offers = lacking.flatMap(({ granted, lacks }) =>
    offerOf(granted, free, plan, line, shipment, rules.currency, lacks),
  )
  limited.sort(
    (a, b) => Number(a.granted.concession.percent) - Number(b.granted.concession.percent),
  )
  let parts: Share[] = [{ line, granted: free }]
  const splits: LineSplit[] = []
  for (const each of limited) {
    const parted = draw(each, parts, plan, shipment, balances)
    parts = parted.parts
    if (parted.split) splits.push(parted.split)
  }
  return { parts, offers, splits }
}

/** Whether a concession is open to a line, by which quota, or what is missing. */
function openTo(
  { agreement, concession, firm }: GrantedConcession,
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
  balances: ReadonlyMap<string, string>,
): { quota: Quota | null } | { lacks: Lacking } {
  const { claim, quota } = concession
  const proved = claim ? (line.facts?.[claim.fact] ?? null) : true
  if (!firm && proved !== false)
    return {
      lacks: {
        fact: `review:${agreement.id}`,
        condition: unread(agreement.title, proved ? null : claim),
      },
    }
  if (claim && proved !== true) return { lacks: { fact: claim.fact, condition: claim.text } }
  return quota ? drawable(quota, line, shipment, rules, balances) : { quota: null }
}

/** An unreviewed agreement is named with the rule and proof that it would require besides. */
const unread = (title: string, claim: Fact | null | undefined): Condition =>
  claim
    ? { code: 'duty.once_reviewed_if', values: { title, condition: claim.text } }
    : { code: 'duty.once_reviewed', values: { title } }

/** Draws what is left of a quota for the parts that it may still serve, in their order. */
function draw(
  { granted, quota }: Limited,
  parts: readonly Share[],
  plan: Plan,
  shipment: Shipment,
  balances: Map<string, string>,
): { parts: Share[]; split: LineSplit | null } {
  const { programme } = granted.concession
  let remaining = balances.get(quota.orderNumber) ?? '0'
  const splits: LineSplit[] = []
  const after = parts.flatMap((part): Share[] => {
    const quantity = quantityOf(part.line, quota)
    const isServed = part.granted.some(
      ({ concession }) => concession.programme === programme && concession.quota,
    )
    const dutyBy = (granted: readonly GrantedConcession[]) =>
      dutyOf(layPlan(plan, part.line, shipment, granted))
    // Goods with a lower rate already draw nothing: the balance is left to goods that need it.
    const isLower = dutyBy([...part.granted, granted]) < dutyBy(part.granted)
    if (isServed || !quantity || !isLower) return [part]
    const { inQuota, overQuota, inQuotaMinor, overQuotaMinor } = splitEntry(
      quantity,
      remaining,
      part.line.customsValueMinor,
    )
    remaining = text(subtract(rational(remaining), rational(inQuota)))
    const within: Share = {
      line: sized(part.line, quota, inQuota, inQuotaMinor),
      granted: [...part.granted, granted],
      part: 'in_quota',
    }
    const beyond: Share = {
      line: sized(part.line, quota, overQuota, overQuotaMinor),
      granted: part.granted,
      part: part.part ?? 'over_quota',
    }
    // If it fills before entry, what is within pays as if beyond: hence the deposit for a nearly full quota.
    const { refundIfWithinMinor } = depositFor(
      'Critical',
      dutyOf(layPlan(plan, within.line, shipment, within.granted)),
      dutyOf(layPlan(plan, within.line, shipment, part.granted)),
    )
    splits.push({
      orderNumber: quota.orderNumber,
      title: quota.title,
      unit: quota.unit,
      inQuota,
      overQuota,
      inQuotaMinor,
      overQuotaMinor,
      depositAtRiskMinor: refundIfWithinMinor,
    })
    return [...(inQuota === '0' ? [] : [within]), ...(overQuota === '0' ? [] : [beyond])]
  })
  balances.set(quota.orderNumber, remaining)
  return { parts: after, split: splits.length > 0 ? splits.reduce(together) : null }
}

/** The splits of two parts of a line by one quota, combined. */
const together = (a: LineSplit, b: LineSplit): LineSplit => ({
  ...a,
  inQuota: text(add(rational(a.inQuota), rational(b.inQuota))),
  overQuota: text(add(rational(a.overQuota), rational(b.overQuota))),
  inQuotaMinor: a.inQuotaMinor + b.inQuotaMinor,
  overQuotaMinor: a.overQuotaMinor + b.overQuotaMinor,
  depositAtRiskMinor: a.depositAtRiskMinor + b.depositAtRiskMinor,
})

/** A part of a line: its value, with weight and pieces in proportion to the quota's unit. */
function sized(
  line: ShipmentLine,
  quota: Quota,
  quantity: string,
  customsValueMinor: number,
): ShipmentLine {
  const whole = quantityOf(line, quota)
  const { netWeightGrams, pieces } = line
  if (!whole) return { ...line, customsValueMinor }
  const share = (amount: string) =>
    text(divide(multiply(rational(amount), rational(quantity)), rational(whole)))
  return {
    ...line,
    customsValueMinor,
    netWeightGrams: netWeightGrams ? share(netWeightGrams) : null,
    ...(quota.unit === 'NAR' && pieces !== undefined ? { pieces: Number(quantity) } : {}),
  }
}

/** How much of a line counts against a quota, in its unit; null where that isn't known. */
function quantityOf({ netWeightGrams, pieces }: ShipmentLine, { unit }: Quota): string | null {
  if (unit === 'NAR') return pieces ? String(pieces) : null
  return netWeightGrams && /[1-9]/.test(netWeightGrams)
    ? text(divide(rational(netWeightGrams), ratio(1000n, 1n)))
    : null
}

/** Whether a line may draw from a quota on the day of entry, or what is missing to tell. */
function drawable(
  orderNumber: string,
  line: ShipmentLine,
  { entryDate }: Shipment,
  rules: CompiledRuleSet,
  balances: ReadonlyMap<string, string>,
): { quota: Quota } | { lacks: Lacking } {
  const lacks = (condition: Condition) => ({ lacks: { fact: `quota:${orderNumber}`, condition } })
  const quotaName = { quota: orderNumber }
  const quota = rules.quotas.get(orderNumber)
  const definition = quota && definitionOn(quota.definitions, entryDate)
  if (!quota || !definition)
    return lacks({ code: 'duty.quota_open', values: { ...quotaName, day: { day: entryDate } } })
  const status = statusOn(definition, '0', entryDate, quota)
  if (status === 'Suspended' || status === 'Blocked')
    return lacks({
      code: status === 'Suspended' ? 'duty.quota_suspended' : 'duty.quota_blocked',
      values: quotaName,
    })
  const licence = `licence:${orderNumber}`
  if (quota.method === 'licensed' && line.facts?.[licence] !== true)
    return {
      lacks: { fact: licence, condition: { code: 'duty.quota_licence', values: quotaName } },
    }
  if (!balances.has(orderNumber)) return lacks({ code: 'duty.quota_balance', values: quotaName })
  if (!quantityOf(line, quota))
    return lacks({
      code: quota.unit === 'KGM' ? 'duty.quota_balance_weight' : 'duty.quota_balance_pieces',
      values: quotaName,
    })
  return { quota }
}

/** What a concession would save beyond those that apply. */
function offerOf(
  granted: GrantedConcession,
  grantedNow: readonly GrantedConcession[],
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  currency: string,
  { fact, condition }: Lacking,
): Saving[] {
  const savingMinor =
    dutyOf(layPlan(plan, line, shipment, grantedNow)) -
    dutyOf(layPlan(plan, line, shipment, [...grantedNow, granted]))
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
