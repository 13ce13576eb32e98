import { BASE, type CompiledMeasure, type CompiledRuleSet } from './compile'
import { sumDecimals } from './exact'
import { entryFees } from './fees'
import { dutyOf, layPlan, type Laid } from './lay'
import { codesBelow, planFor } from './plan'
import { percentRate, rateOf } from './rate'
import type { DutyAssessment, Layer, LineAssessment, Saving, Shipment, ShipmentLine } from './types'

/**
 * Duties and fees of one shipment, layer by layer, as of its day of entry.
 * Pure and exact; each layer is rounded half up to the cent, nothing else is.
 * Where no rate can be given, the line says so by name and counts nothing.
 */
export function assessDuty(shipment: Shipment, rules: CompiledRuleSet): DutyAssessment {
  const lines = shipment.lines.map((line) => assessLine(line, shipment, rules))
  const rated = lines.some((line) => line.status === 'rated')
  const value = shipment.lines.reduce((sum, line) => sum + BigInt(Math.max(0, line.customsValueMinor)), 0n)
  const fees = rated ? entryFees(value, shipment.entryDate, shipment.mode) : []
  const duties = lines.reduce((sum, line) => sum + (line.status === 'rated' ? line.dutyMinor : 0), 0)
  return {
    ruleSetVersion: rules.version,
    lines,
    fees,
    complete: lines.every((line) => line.status === 'rated'),
    totalMinor: duties + fees.reduce((sum, fee) => sum + fee.amountMinor, 0),
  }
}

/**
 * The duty alone, cents, for those who rate many lines and keep no trace.
 * @returns null where the line can't be rated; `assessDuty` says why
 */
export function lineDuty(line: ShipmentLine, shipment: Shipment, rules: CompiledRuleSet): number | null {
  const code = plainCode(line.hsCode)
  if (refusal(line, code, shipment, rules) || codesBelow(rules, code, line.origin, shipment.entryDate).length > 0) return null
  const plan = planFor(rules, code, line.origin, shipment.entryDate, shipment.knownAt)
  if (!plan || (plan.needsWeight && !line.netWeightGrams)) return null
  return dutyOf(layPlan(plan, line, shipment))
}

function assessLine(line: ShipmentLine, shipment: Shipment, rules: CompiledRuleSet): LineAssessment {
  const head = { lineId: line.id, hsCode: line.hsCode, origin: line.origin, customsValueMinor: line.customsValueMinor }
  const code = plainCode(line.hsCode)
  const refused = refusal(line, code, shipment, rules)
  if (refused) return { ...head, ...refused }
  const below = codesBelow(rules, code, line.origin, shipment.entryDate)
  if (below.length > 0) return { ...head, status: 'missing_fact', missing: ['hsCode'], message: ambiguous(line, below, shipment, rules) }
  const plan = planFor(rules, code, line.origin, shipment.entryDate, shipment.knownAt)
  if (!plan) return { ...head, status: 'to_be_confirmed', message: `No reviewed rate for ${line.hsCode} on ${shipment.entryDate}: to be confirmed.${nearest(code, rules)}` }
  if (plan.needsWeight && !line.netWeightGrams) {
    return { ...head, status: 'missing_fact', missing: ['netWeightGrams'], message: 'Part of this duty is by weight: the net weight is needed.' }
  }
  const laid = layPlan(plan, line, shipment)
  const duty = dutyOf(laid)
  const savings = laid.flatMap((entry) => (entry.status === 'applied' ? savingsOf(entry, line, rules.currency) : []))
  return {
    ...head,
    status: 'rated',
    layers: laid.map((entry) => layerOf(entry, shipment, rules.currency)),
    savings,
    dutyMinor: duty,
    totalRatePercent: totalRate(laid, duty, line.customsValueMinor),
    message: savings.length > 0 ? savings.map(({ text }) => text).join(' ') : null,
  }
}

const plainCode = (hsCode: string): string => hsCode.replaceAll('.', '')

/** Why a line can't even be looked up. */
function refusal(line: ShipmentLine, code: string, { destination, entryDate }: Shipment, rules: CompiledRuleSet): { status: 'to_be_confirmed' | 'invalid'; message: string } | null {
  if (!Number.isSafeInteger(line.customsValueMinor) || line.customsValueMinor < 0) return { status: 'invalid', message: 'The customs value must be zero or more.' }
  if (destination !== rules.destination) return { status: 'to_be_confirmed', message: `Rates for destination ${destination} are not loaded: to be confirmed.` }
  if (!/^\d{6,10}$/.test(code)) return { status: 'invalid', message: 'Needs an HTS code of 6 to 10 digits.' }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(entryDate) || entryDate < rules.begins) return { status: 'invalid', message: `Rates begin on ${rules.begins}; the entry date is before that.` }
  const loadedFrom = rules.origins === '*' ? rules.begins : rules.origins[line.origin]
  if (loadedFrom === undefined || entryDate < loadedFrom) {
    return { status: 'to_be_confirmed', message: `Rates for goods of origin ${line.origin}${loadedFrom ? ` before ${loadedFrom}` : ''} are not loaded: to be confirmed.` }
  }
  return null
}

function layerOf({ measure, heading, source, rate, basisMinor, amountMinor, status, why }: Laid, shipment: Shipment, currency: string): Layer {
  return {
    programme: measure.programme,
    measureId: measure.id,
    heading,
    title: measure.title,
    legalBasis: measure.legalBasis,
    source,
    ratePercent: status === 'suppressed' ? '0' : measure.perKilogram && status === 'applied' ? null : why?.kind === 'floor' ? null : rate.text,
    basisMinor,
    amountMinor,
    status,
    reason: reasonOf(measure, why, amountMinor, shipment, currency),
  }
}

function reasonOf(measure: CompiledMeasure, why: Laid['why'], amountMinor: number, shipment: Shipment, currency: string): string | null {
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
      return amountMinor > 0 ? `Brings the total with the base duty to ${measure.rate.text}%.` : `The base duty already reaches ${measure.rate.text}%.`
    case 'fact_met':
      return measure.alternatives?.map(({ text }) => text).join('; ') ?? null
    default:
      return measure.duty.kind === 'compound' ? `${measure.duty.centsPerKilogram}¢/kg + ${measure.duty.percent}%` : null
  }
}

/** The lower duties that unproved facts would bring; a fact known to be false brings none. */
function savingsOf({ measure, amountMinor, basisMinor, why }: Laid, line: ShipmentLine, currency: string): Saving[] {
  if (why) return []
  return (measure.alternatives ?? []).flatMap((alternative) => {
    const savingMinor = amountMinor - rateOf(basisMinor, percentRate(alternative.percent))
    if (savingMinor <= 0 || line.facts?.[alternative.fact] === false) return []
    const { fact, heading, percent } = alternative
    return [{ fact, heading, ratePercent: percent, savingMinor, text: `${percent}% (${heading}) instead of ${measure.rate.text}% ${alternative.text}: −${money(savingMinor, currency)}.` }]
  })
}

/** Rates add up in print only where all are percentages of the whole value. */
function totalRate(laid: readonly Laid[], duty: number, value: number): string {
  const applied = laid.filter(({ status }) => status === 'applied')
  const plain = applied.every(({ measure, why, basisMinor }) => !measure.perKilogram && why?.kind !== 'floor' && basisMinor === value)
  if (plain) return sumDecimals(applied.map(({ rate }) => rate.text))
  if (value === 0) return '0'
  const hundredths = Number((2n * BigInt(duty) * 10_000n + BigInt(value)) / (2n * BigInt(value)))
  return String(hundredths / 100)
}

/** Says which longer codes differ, and by how much. */
function ambiguous(line: ShipmentLine, below: readonly string[], shipment: Shipment, rules: CompiledRuleSet): string {
  const answers = below.map((code) => {
    const each = assessLine({ ...line, hsCode: code }, shipment, rules)
    return `${dotted(code)}: ${each.status === 'rated' ? `${each.totalRatePercent}%, ${money(each.dutyMinor, rules.currency)}` : 'to be confirmed'}`
  })
  return `${line.hsCode} is too short to rate, its lines differ: ${answers.join('; ')}.`
}

/** The nearest heading that has a rate, as a hint for a mistyped code. */
function nearest(code: string, rules: CompiledRuleSet): string {
  for (let length = code.length - 1; length >= 4; length--) {
    const near = rules.codes.find((each) => each.startsWith(code.slice(0, length)) && rules.byCode.get(each)?.some((m) => m.programme === BASE))
    if (near) return ` The nearest code with a rate is ${dotted(near)}.`
  }
  return ''
}

const dotted = (code: string): string => [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const money = (cents: number, currency: string): string => `${currency} ${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
