import { BASE, type CompiledRuleSet } from './compile'
import { controlsOn } from './export-control'
import { entryFees } from './fees'
import { dutyOf, layPlan, type Laid } from './lay'
import type { CodeAnswer, NoFigure } from './messages'
import { codesBelow, planFor, type Plan } from './plan'
import { ratio, rounded, ZERO } from './rational'
import { cascade } from './taxes'
import type { DutyAssessment, Layer, LineAssessment, Saving, Shipment, ShipmentLine } from './types'
import { plainCode, refusal, nearest, layerOf, effectiveRate, totalRate, dotted } from './explain'
import { shares } from './shares'
import { rateOf, percentRate } from './rate'

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
function chargesOn(
  valueMinor: bigint,
  dutyMinor: number,
  { charges, currency }: CompiledRuleSet,
): Layer[] {
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
      reason: charged
        ? null
        : { code: 'duty.charge_not_reviewed', values: { wouldBe: { amountMinor, currency } } },
    }
  })
}

export function assessLine(
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
      message: unrated(line, code, shipment, rules),
    }
  if (plan.needsWeight && !line.netWeightGrams) {
    return {
      ...head,
      status: 'missing_fact',
      missing: ['netWeightGrams'],
      message: { code: 'duty.weight_needed' },
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
      message: {
        code: 'duty.indicative',
        values: {
          destination: rules.destination,
          rates: {
            list: indicative.map(({ title, ratePercent }) =>
              ratePercent === null
                ? title
                : {
                    code: 'duty.titled_rate',
                    values: { title, percent: { decimal: ratePercent } },
                  },
            ),
            between: 'commas',
          },
        },
      },
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
    ...(splits.length > 0 ? { splits } : {}),
  }
}

/** A country whose base rate nobody has reviewed has no price, only an indication. */
const isIndicative = (plan: Plan): boolean =>
  plan.programmes.some(
    ({ programme, firm }) => programme === BASE && firm?.review.state === 'not_reviewed',
  )

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
        message: {
          code: 'duty.saving',
          values: {
            percent: { decimal: percent },
            heading,
            instead: { decimal: measure.rate.text },
            condition,
            saving: { amountMinor: savingMinor, currency },
          },
        },
      },
    ]
  })
}

/** Says which longer codes differ, and by how much. */
function ambiguous(
  line: ShipmentLine,
  below: readonly string[],
  shipment: Shipment,
  rules: CompiledRuleSet,
): NoFigure {
  const answers = below.map((code): CodeAnswer => {
    const each = assessLine(
      { ...line, hsCode: code },
      shipment,
      rules,
      new Map(Object.entries(shipment.quotaBalances ?? {})),
    )
    const hsCode = dotted(code)
    return each.status === 'rated'
      ? {
          code: 'duty.code_rated',
          values: {
            hsCode,
            percent: { decimal: each.totalRatePercent },
            duty: { amountMinor: each.dutyMinor, currency: rules.currency },
          },
        }
      : { code: 'duty.code_unrated', values: { hsCode } }
  })
  return {
    code: 'duty.too_short',
    values: { hsCode: line.hsCode, answers: { list: answers, between: 'semicolons' } },
  }
}

/** Says that a code has no rate on its day, and which near one has. */
function unrated(
  { hsCode }: ShipmentLine,
  code: string,
  { entryDate }: Shipment,
  rules: CompiledRuleSet,
): NoFigure {
  const near = nearest(code, rules)
  const values = { hsCode, day: { day: entryDate } }
  return near
    ? { code: 'duty.no_rate_nearest', values: { ...values, nearest: near } }
    : { code: 'duty.no_rate', values }
}
