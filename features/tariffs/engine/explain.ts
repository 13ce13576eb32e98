import { BASE, type CompiledMeasure, type CompiledRuleSet } from './compile'
import { dayInWords } from './day-words'
import type { Laid } from './lay'
import { add, rational, text, ZERO } from './rational'
import type { Layer, Shipment, ShipmentLine } from './types'

export const plainCode = (hsCode: string): string => hsCode.replaceAll('.', '')

/** Why a line can't even be looked up. */
export function refusal(
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
      message: `Rates begin on ${dayInWords(rules.begins)}; the entry date is before that.`,
    }
  const loadedFrom = rules.origins === '*' ? rules.begins : rules.origins[line.origin]
  if (loadedFrom === undefined || entryDate < loadedFrom) {
    return {
      status: 'to_be_confirmed',
      message: `Rates for goods of origin ${line.origin}${loadedFrom ? ` before ${dayInWords(loadedFrom)}` : ''} are not loaded: to be confirmed.`,
    }
  }
  return null
}

export function layerOf(
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
      return `In transit: loaded ${dayInWords(shipment.loadedDate ?? '')}, entered before ${dayInWords(why.clause.enteredBefore)}.`
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

/** Rates add up in print only where all are percentages of the whole value. */
export function totalRate(laid: readonly Laid[], duty: number, value: number): string {
  const applied = laid.filter(({ status }) => status === 'applied')
  const plain = applied.every(
    ({ measure, why, basisMinor }) =>
      !measure.perKilogram && why?.kind !== 'floor' && basisMinor === value,
  )
  if (plain) return text(applied.map(({ rate }) => rational(rate.text)).reduce(add, ZERO))
  return effectiveRate(duty, value)
}

/** Duty in percent of the value, rounded half up to two decimals. */
export function effectiveRate(duty: number, value: number): string {
  if (value === 0) return '0'
  const hundredths = Number((2n * BigInt(duty) * 10_000n + BigInt(value)) / (2n * BigInt(value)))
  return String(hundredths / 100)
}

/** The nearest heading that has a rate, as a hint for a mistyped code. */
export function nearest(code: string, rules: CompiledRuleSet): string {
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

export const dotted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

export const money = (cents: number, currency: string): string =>
  `${currency} ${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
