import { BASE, type CompiledMeasure, type CompiledRuleSet } from './compile'
import type { GrantedConcession } from './agreement'
import { controlsOn } from './export-control'
import { entryFees } from './fees'
import { dutyOf, layPlan, type Laid } from './lay'
import { codesBelow, planFor, type Plan } from './plan'
import { definitionOn, splitEntry, statusOn, type Quota } from './quota'
import { percentRate, rateOf } from './rate'
import { add, divide, multiply, ratio, rational, rounded, subtract, text, ZERO } from './rational'
import { cascade } from './taxes'
import type {
  DutyAssessment,
  Fact,
  Layer,
  LineAssessment,
  LineSplit,
  QuotaPart,
  Saving,
  Shipment,
  ShipmentLine,
} from './types'

/**
 * Duties and fees of one shipment, layer by layer, as of its day of entry.
 * Pure and exact; each layer is rounded half up to the cent, nothing else is.
 * Where no rate can be given, the line says so by name and counts nothing.
 */
export function assessDuty(shipment: Shipment, rules: CompiledRuleSet): DutyAssessment {
  const balances = new Map(Object.entries(shipment.quotaBalances ?? {}))
  const atBorder = customsLines(shipment, rules)
  const lines = atBorder.map((line) => assessLine(line, shipment, rules, balances))
  const fees = lines.some((line) => line.status === 'rated')
    ? feesOf(atBorder, lines, shipment, rules)
    : []
  const duties = lines.reduce(
    (sum, line) => sum + (line.status === 'rated' ? line.dutyMinor : 0),
    0,
  )
  return {
    ruleSetVersion: rules.version,
    lines,
    fees,
    complete: lines.every((line) => line.status === 'rated'),
    blocked: lines.some(({ controls }) => controls.some(({ effect }) => effect === 'blocks')),
    totalMinor: duties + fees.reduce((sum, fee) => sum + fee.amountMinor, 0),
  }
}

/**
 * The duty alone, cents, for those who rate many lines and keep no trace.
 * @returns null where the line can't be rated; `assessDuty` says why
 */
export function lineDuty(
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
): number | null {
  const code = plainCode(line.hsCode)
  if (
    refusal(line, code, shipment, rules) ||
    codesBelow(rules, code, line.origin, shipment.entryDate).length > 0
  )
    return null
  const plan = planFor(rules, code, line.origin, shipment.entryDate, shipment.knownAt)
  if (!plan || (plan.needsWeight && !line.netWeightGrams) || isIndicative(plan)) return null
  if (plan.concessions.length === 0) return dutyOf(layPlan(plan, line, shipment))
  const assessed = assessLine(
    line,
    shipment,
    rules,
    new Map(Object.entries(shipment.quotaBalances ?? {})),
  )
  return assessed.status === 'rated' ? assessed.dutyMinor : null
}

/** Lines with the value customs takes: where it reaches to the border, each bears its share of freight and insurance, to the cent in all. */
function customsLines(
  { lines, freightMinor = 0, insuranceMinor = 0 }: Shipment,
  { valueBasis }: CompiledRuleSet,
): readonly ShipmentLine[] {
  const carriage = BigInt(freightMinor + insuranceMinor)
  const total = lines.reduce((sum, line) => sum + BigInt(line.customsValueMinor), 0n)
  if (
    valueBasis === 'fob' ||
    carriage === 0n ||
    total <= 0n ||
    lines.some(({ customsValueMinor }) => customsValueMinor < 0)
  )
    return lines
  let [valueBefore, shared] = [0n, 0n]
  return lines.map((line) => {
    valueBefore += BigInt(line.customsValueMinor)
    const until = rounded(ratio(carriage * valueBefore, total), 0)
    const share = until - shared
    shared = until
    return { ...line, customsValueMinor: line.customsValueMinor + Number(share) }
  })
}

/** Entry fees in the US; elsewhere the country's charges on the value and duty of the rated lines. */
function feesOf(
  lines: readonly ShipmentLine[],
  assessed: readonly LineAssessment[],
  shipment: Shipment,
  rules: CompiledRuleSet,
): Layer[] {
  const value = lines.reduce((sum, line) => sum + BigInt(Math.max(0, line.customsValueMinor)), 0n)
  if (rules.destination === 'US') return entryFees(value, shipment.entryDate, shipment.mode)
  const duties = assessed.reduce(
    (sum, line) => sum + (line.status === 'rated' ? line.dutyMinor : 0),
    0,
  )
  return chargesOn(value, duties, rules)
}

/** VAT and its like, laid one on another; those that nobody has reviewed are only named. */
function chargesOn(valueMinor: bigint, dutyMinor: number, { charges }: CompiledRuleSet): Layer[] {
  const amounts = cascade(
    { customs_value: ratio(valueMinor, 1n), duty: ratio(BigInt(dutyMinor), 1n) },
    charges,
  )
  return charges.map(({ code, title, percent, legalBasis, source, review }) => {
    const amountMinor = Number(rounded(amounts[code] ?? ZERO, 0))
    const charged = review.state === 'reviewed'
    return {
      programme: code,
      heading: code.toUpperCase(),
      title,
      legalBasis,
      source,
      ratePercent: percent,
      basisMinor: Number(valueMinor),
      amountMinor: charged ? amountMinor : 0,
      status: charged ? 'applied' : 'named',
      reason: charged ? null : `Not reviewed, so not charged: about ${money(amountMinor, 'USD')}.`,
    }
  })
}

function assessLine(
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
  balances: Map<string, string>,
): LineAssessment {
  const code = plainCode(line.hsCode)
  const controls =
    rules.exportControls.length > 0 ? controlsOn(rules.exportControls, line, code, shipment) : []
  const head = {
    lineId: line.id,
    hsCode: line.hsCode,
    origin: line.origin,
    customsValueMinor: line.customsValueMinor,
    controls,
  }
  const refused = refusal(line, code, shipment, rules)
  if (refused) return { ...head, ...refused }
  const below = codesBelow(rules, code, line.origin, shipment.entryDate)
  if (below.length > 0)
    return {
      ...head,
      status: 'missing_fact',
      missing: ['hsCode'],
      message: ambiguous(line, below, shipment, rules),
    }
  const plan = planFor(rules, code, line.origin, shipment.entryDate, shipment.knownAt)
  if (!plan)
    return {
      ...head,
      status: 'to_be_confirmed',
      message: `No reviewed rate for ${line.hsCode} on ${shipment.entryDate}: to be confirmed.${nearest(code, rules)}`,
    }
  if (plan.needsWeight && !line.netWeightGrams) {
    return {
      ...head,
      status: 'missing_fact',
      missing: ['netWeightGrams'],
      message: 'Part of this duty is by weight: the net weight is needed.',
    }
  }
  if (isIndicative(plan)) {
    const indicative = layPlan(plan, line, shipment).map((entry) =>
      layerOf(entry, shipment, rules.currency),
    )
    return {
      ...head,
      status: 'to_be_confirmed',
      indicative,
      message: `Rates for ${rules.destination} are not reviewed: to be confirmed. ${indicative.map(({ title, ratePercent }) => `${title} ${ratePercent}%`).join(', ')} would apply.`,
    }
  }
  const { parts, offers, splits } = shares(plan, line, shipment, rules, balances)
  const laid = parts.map((part) => ({
    ...part,
    laid: layPlan(plan, part.line, shipment, part.granted),
  }))
  const entries = laid.flatMap((part) => part.laid)
  const duty = dutyOf(entries)
  const savings = [
    ...laid.flatMap((part) =>
      part.laid.flatMap((entry) =>
        entry.status === 'applied' ? savingsOf(entry, part.line, rules.currency, plan) : [],
      ),
    ),
    ...offers,
  ]
  return {
    ...head,
    status: 'rated',
    layers: laid.flatMap((part) =>
      part.laid.map((entry): Layer => ({
        ...layerOf(entry, shipment, rules.currency),
        ...(part.part ? { part: part.part } : {}),
      })),
    ),
    savings,
    dutyMinor: duty,
    totalRatePercent:
      parts.length > 1
        ? effectiveRate(duty, line.customsValueMinor)
        : totalRate(entries, duty, line.customsValueMinor),
    message: savings.length > 0 ? savings.map(({ text }) => text).join(' ') : null,
    ...(splits.length > 0 ? { splits } : {}),
  }
}

/** A country whose base rate nobody has reviewed has no price, only an indication. */
const isIndicative = (plan: Plan): boolean =>
  plan.programmes.some(
    ({ programme, firm }) => programme === BASE && firm?.review.state === 'not_reviewed',
  )

interface Share {
  line: ShipmentLine
  granted: readonly GrantedConcession[]
  part?: QuotaPart
}

/**
 * The line as agreements see it: whole, or split by a quota into what is within and what is beyond.
 * Concessions that lack proof, a balance or a weight are offered, never taken.
 */
function shares(
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
        offers.push(...offerOf(granted, plan, line, shipment, rules.currency, lacks))
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

/** What a line may draw from a quota on the day of entry, or what is lacking to say. */
function drawable(
  orderNumber: string,
  line: ShipmentLine,
  { entryDate }: Shipment,
  rules: CompiledRuleSet,
  balances: ReadonlyMap<string, string>,
): { quota: Quota; remaining: string; quantity: string } | { lacks: Fact } {
  const lacks = (text: string) => ({ lacks: { fact: `quota:${orderNumber}`, text } })
  const quota = rules.quotas.get(orderNumber)
  const definition = quota && definitionOn(quota.definitions, entryDate)
  if (!quota || !definition) return lacks(`if quota ${orderNumber} is open on ${entryDate}`)
  const status = statusOn(definition, '0', entryDate, quota)
  if (status === 'Suspended' || status === 'Blocked')
    return lacks(`once quota ${orderNumber} is no longer ${status.toLowerCase()}`)
  const remaining = balances.get(orderNumber)
  if (remaining === undefined) return lacks(`as far as quota ${orderNumber} has a balance`)
  const quantity =
    quota.unit === 'KGM'
      ? line.netWeightGrams && text(divide(rational(line.netWeightGrams), ratio(1000n, 1n)))
      : line.pieces === undefined
        ? null
        : String(line.pieces)
  if (!quantity || quantity === '0')
    return lacks(
      `as far as quota ${orderNumber} has a balance: the ${quota.unit === 'KGM' ? 'net weight' : 'number of pieces'} is needed`,
    )
  return { quota, remaining, quantity }
}

function offerOf(
  granted: GrantedConcession,
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  currency: string,
  { fact, text: condition }: Fact,
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
      text: `${percent}% (${heading}) under ${granted.agreement.title} ${condition}: −${money(savingMinor, currency)}.`,
    },
  ]
}

const plainCode = (hsCode: string): string => hsCode.replaceAll('.', '')

/** Why a line can't even be looked up. */
function refusal(
  line: ShipmentLine,
  code: string,
  { destination, entryDate }: Shipment,
  rules: CompiledRuleSet,
): { status: 'to_be_confirmed' | 'invalid'; message: string } | null {
  if (!Number.isSafeInteger(line.customsValueMinor) || line.customsValueMinor < 0)
    return { status: 'invalid', message: 'The customs value must be zero or more.' }
  if (destination !== rules.destination)
    return {
      status: 'to_be_confirmed',
      message: `Rates for destination ${destination} are not loaded: to be confirmed.`,
    }
  if (!/^\d{6,10}$/.test(code))
    return { status: 'invalid', message: 'Needs an HTS code of 6 to 10 digits.' }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(entryDate) || entryDate < rules.begins)
    return {
      status: 'invalid',
      message: `Rates begin on ${rules.begins}; the entry date is before that.`,
    }
  const loadedFrom = rules.origins === '*' ? rules.begins : rules.origins[line.origin]
  if (loadedFrom === undefined || entryDate < loadedFrom) {
    return {
      status: 'to_be_confirmed',
      message: `Rates for goods of origin ${line.origin}${loadedFrom ? ` before ${loadedFrom}` : ''} are not loaded: to be confirmed.`,
    }
  }
  return null
}

function layerOf(
  { measure, heading, source, rate, basisMinor, amountMinor, status, why }: Laid,
  shipment: Shipment,
  currency: string,
): Layer {
  return {
    programme: measure.programme,
    measureId: measure.id,
    heading,
    title: measure.title,
    legalBasis: measure.legalBasis,
    source,
    ratePercent:
      status === 'suppressed'
        ? '0'
        : measure.perKilogram && status === 'applied'
          ? null
          : why?.kind === 'floor'
            ? null
            : rate.text,
    basisMinor,
    amountMinor,
    status,
    reason: reasonOf(measure, why, amountMinor, shipment, currency),
  }
}

function reasonOf(
  measure: CompiledMeasure,
  why: Laid['why'],
  amountMinor: number,
  shipment: Shipment,
  currency: string,
): string | null {
  switch (why?.kind) {
    case 'transit':
      return `In transit: loaded ${shipment.loadedDate}, entered before ${why.clause.enteredBefore}.`
    case 'gives_way':
      return `Not due because ${why.to.title} applies; it would be ${measure.rate.text}% (${measure.heading}), ${money(why.wouldBeMinor, currency)}.`
    case 'not_reviewed':
      return `Not reviewed, so not charged: could add ${money(why.wouldBeMinor, currency)}.`
    case 'unmet':
      return `Only ${measure.requires?.text ?? 'on a condition'}: would be ${money(why.wouldBeMinor, currency)}.`
    case 'lower_of_two':
      return `An equally specific row with a higher rate applies; this one would be ${money(why.wouldBeMinor, currency)}.`
    case 'floor':
      return amountMinor > 0
        ? `Brings the total with the base duty to ${measure.rate.text}%.`
        : `The base duty already reaches ${measure.rate.text}%.`
    case 'excluded':
      return `Lifted by ${why.by.title}; it would be ${measure.rate.text}%, ${money(why.wouldBeMinor, currency)}.`
    case 'concession':
      return `${why.granted.agreement.title}, ${why.granted.phase.title}; it would be ${measure.rate.text}%, ${money(why.wouldBeMinor, currency)}.`
    case 'fact_met':
      return measure.alternatives?.map(({ text }) => text).join('; ') ?? null
    default:
      return measure.duty.kind === 'compound'
        ? `${measure.duty.centsPerKilogram}¢/kg + ${measure.duty.percent}%`
        : null
  }
}

/** The lower duties that unproved facts would bring; a fact known to be false brings none. */
function savingsOf(
  { measure, amountMinor, basisMinor, why }: Laid,
  line: ShipmentLine,
  currency: string,
  plan: Plan,
): Saving[] {
  if (why) return []
  const exclusions =
    plan.programmes.find(({ programme }) => programme === measure.programme)?.exclusions ?? []
  const lower = [
    ...(measure.alternatives ?? []),
    ...exclusions.map(({ description, heading }) => ({ ...description, heading, percent: '0' })),
  ]
  return lower.flatMap(({ fact, heading, percent, text: condition }) => {
    const savingMinor = amountMinor - rateOf(basisMinor, percentRate(percent))
    if (savingMinor <= 0 || line.facts?.[fact] === false) return []
    return [
      {
        fact,
        heading,
        ratePercent: percent,
        savingMinor,
        text: `${percent}% (${heading}) instead of ${measure.rate.text}% ${condition}: −${money(savingMinor, currency)}.`,
      },
    ]
  })
}

/** Rates add up in print only where all are percentages of the whole value. */
function totalRate(laid: readonly Laid[], duty: number, value: number): string {
  const applied = laid.filter(({ status }) => status === 'applied')
  const plain = applied.every(
    ({ measure, why, basisMinor }) =>
      !measure.perKilogram && why?.kind !== 'floor' && basisMinor === value,
  )
  if (plain) return text(applied.map(({ rate }) => rational(rate.text)).reduce(add, ZERO))
  return effectiveRate(duty, value)
}

/** Duty in percent of the value, rounded half up to two decimals. */
function effectiveRate(duty: number, value: number): string {
  if (value === 0) return '0'
  const hundredths = Number((2n * BigInt(duty) * 10_000n + BigInt(value)) / (2n * BigInt(value)))
  return String(hundredths / 100)
}

/** Says which longer codes differ, and by how much. */
function ambiguous(
  line: ShipmentLine,
  below: readonly string[],
  shipment: Shipment,
  rules: CompiledRuleSet,
): string {
  const answers = below.map((code) => {
    const each = assessLine(
      { ...line, hsCode: code },
      shipment,
      rules,
      new Map(Object.entries(shipment.quotaBalances ?? {})),
    )
    return `${dotted(code)}: ${each.status === 'rated' ? `${each.totalRatePercent}%, ${money(each.dutyMinor, rules.currency)}` : 'to be confirmed'}`
  })
  return `${line.hsCode} is too short to rate, its lines differ: ${answers.join('; ')}.`
}

/** The nearest heading that has a rate, as a hint for a mistyped code. */
function nearest(code: string, rules: CompiledRuleSet): string {
  for (let length = code.length - 1; length >= 4; length--) {
    const near = rules.codes.find(
      (each) =>
        each.startsWith(code.slice(0, length)) &&
        rules.byCode.get(each)?.some((m) => m.programme === BASE),
    )
    if (near) return ` The nearest code with a rate is ${dotted(near)}.`
  }
  return ''
}

const dotted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const money = (cents: number, currency: string): string =>
  `${currency} ${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
