import { BASE, type CompiledMeasure, type CompiledRuleSet } from './compile'
import type { Laid } from './lay'
import type { LayerReason, NoFigure } from './messages'
import { add, ratio, rational, text, ZERO } from './rational'
import { olderReview } from './review'
import type { DutyAssessment, Layer, LineAssessment, Review, Shipment, ShipmentLine } from './types'

export const plainCode = (hsCode: string): string => hsCode.replaceAll('.', '')

/** Beyond this, cents of one entry, a percentage of it isn't exact as a plain number. */
const MOST_VALUE_MINOR = 10_000_000_000_000

const tooLarge = (currency: string) => ({
  status: 'invalid' as const,
  message: {
    code: 'duty.value_too_large' as const,
    values: { most: { amountMinor: MOST_VALUE_MINOR, currency } },
  },
})

/** An entry whose sums can't be exact: no line of it has a figure. */
export const refusedWhole = (
  lines: readonly LineAssessment[],
  { version, currency }: CompiledRuleSet,
): DutyAssessment => ({
  ruleSetVersion: version,
  lines: lines.map(({ lineId, hsCode, origin, customsValueMinor, controls, notices }) => ({
    lineId,
    hsCode,
    origin,
    customsValueMinor,
    controls,
    notices,
    ...tooLarge(currency),
  })),
  fees: [],
  savings: [],
  complete: false,
  blocked: lines.some(({ controls }) => controls.some(({ effect }) => effect === 'blocks')),
  totalMinor: 0,
})

/** Why a line can't even be looked up. */
export function refusal(
  line: ShipmentLine,
  code: string,
  { destination, entryDate }: Shipment,
  rules: CompiledRuleSet,
): { status: 'to_be_confirmed' | 'invalid'; message: NoFigure } | null {
  if (!Number.isSafeInteger(line.customsValueMinor) || line.customsValueMinor < 0)
    return { status: 'invalid', message: { code: 'duty.value_negative' } }
  if (line.customsValueMinor > MOST_VALUE_MINOR) return tooLarge(rules.currency)
  if (destination !== rules.destination)
    return {
      status: 'to_be_confirmed',
      message: { code: 'duty.destination_not_loaded', values: { destination } },
    }
  if (!/^\d{6,10}$/.test(code)) return { status: 'invalid', message: { code: 'duty.code_needed' } }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(entryDate) || entryDate < rules.begins)
    return {
      status: 'invalid',
      message: { code: 'duty.before_begin', values: { begins: { day: rules.begins } } },
    }
  const loadedFrom = rules.origins === '*' ? rules.begins : rules.origins[line.origin]
  if (loadedFrom === undefined || entryDate < loadedFrom) {
    return {
      status: 'to_be_confirmed',
      message: loadedFrom
        ? {
            code: 'duty.origin_not_loaded_before',
            values: { origin: line.origin, begins: { day: loadedFrom } },
          }
        : { code: 'duty.origin_not_loaded', values: { origin: line.origin } },
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
    review: reviewOf(measure, why),
  }
}

/** The review of a layer is the older one of the rows that made it. */
function reviewOf({ review }: CompiledMeasure, why: Laid['why']): Review {
  switch (why?.kind) {
    case 'gives_way':
      return olderReview(review, why.to.review)
    case 'excluded':
      return olderReview(review, why.by.review)
    case 'concession': {
      const { agreement } = why.granted
      // A phase confirmed by the desk is in force although the agreement's row isn't reviewed.
      return agreement.review.state === 'reviewed' ? olderReview(review, agreement.review) : review
    }
    default:
      return review
  }
}

function reasonOf(
  measure: CompiledMeasure,
  why: Laid['why'],
  amountMinor: number,
  shipment: Shipment,
  currency: string,
): LayerReason | null {
  const percent = { decimal: measure.rate.text }
  const wouldBe = {
    amountMinor: why && 'wouldBeMinor' in why ? why.wouldBeMinor : 0,
    currency,
  }
  switch (why?.kind) {
    case 'transit':
      return {
        code: 'duty.in_transit',
        values: {
          loaded: { day: shipment.loadedDate ?? '' },
          enteredBefore: { day: why.clause.enteredBefore },
        },
      }
    case 'gives_way':
      return {
        code: 'duty.gives_way',
        values: { title: why.to.title, percent, heading: measure.heading, wouldBe },
      }
    case 'not_reviewed':
      return measure.requires
        ? {
            code: 'duty.not_reviewed_if',
            values: { condition: measure.requires.text, wouldBe },
          }
        : { code: 'duty.not_reviewed', values: { wouldBe } }
    case 'met_not_reviewed':
      return {
        code: 'duty.not_reviewed_met',
        values: { condition: measure.requires?.text ?? '', wouldBe },
      }
    case 'unmet':
      return measure.requires
        ? { code: 'duty.unmet', values: { condition: measure.requires.text, wouldBe } }
        : { code: 'duty.unmet_unnamed', values: { wouldBe } }
    case 'lower_of_two':
      return { code: 'duty.lower_of_two', values: { wouldBe } }
    case 'floor':
      return {
        code: amountMinor > 0 ? 'duty.floor_raises' : 'duty.floor_reached',
        values: { percent },
      }
    case 'excluded':
      return { code: 'duty.excluded', values: { title: why.by.title, percent, wouldBe } }
    case 'concession': {
      const { agreement, phase } = why.granted
      return {
        code: 'duty.concession',
        values: { agreement: agreement.title, phase: phase.title, percent, wouldBe },
      }
    }
    case 'fact_met':
      return measure.alternatives
        ? {
            code: 'duty.conditions_met',
            values: {
              conditions: {
                list: measure.alternatives.map(({ text }) => text),
                between: 'semicolons',
              },
            },
          }
        : null
    default:
      return measure.duty.kind === 'compound'
        ? {
            code: 'duty.compound',
            values: {
              centsPerKilogram: { decimal: measure.duty.centsPerKilogram },
              percent: { decimal: measure.duty.percent },
            },
          }
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
  const hundredths = (2n * BigInt(duty) * 10_000n + BigInt(value)) / (2n * BigInt(value))
  return text(ratio(hundredths, 100n))
}

/** The nearest code that has a rate, as a hint for a mistyped one; null where none is near. */
export function nearest(code: string, rules: CompiledRuleSet): string | null {
  for (let length = code.length - 1; length >= 4; length--) {
    const near = rules.codes.find(
      (each) =>
        each.startsWith(code.slice(0, length)) &&
        rules.byCode.get(each)?.some((m) => m.programme === BASE),
    )
    if (near) return dotted(near)
  }
  return null
}

export const dotted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')
