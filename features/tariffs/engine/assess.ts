import { BASE, type CompiledRuleSet } from './compile'
import { chargesOn } from './charges'
import { controlsOn } from './export-control'
import { entryFees } from './fees'
import { dutyOf, layPlan } from './lay'
import type { CodeAnswer, NoFigure, TitledRate } from './messages'
import { codesBelow, covers, holds, planFor, type Plan } from './plan'
import { ratio, rounded } from './rational'
import type { DutyAssessment, Layer, LineAssessment, Saving, Shipment, ShipmentLine } from './types'
import {
  plainCode,
  refusal,
  refusedWhole,
  nearest,
  layerOf,
  effectiveRate,
  totalRate,
  dotted,
} from './explain'
import { shares } from './shares'
import { savingsOf } from './savings'

/**
 * Duties and fees of one shipment, layer by layer, as of its day of entry. Pure and exact; each layer is rounded
 * half up to the cent, nothing else is. A line without a rate names the reason and counts nothing.
 */
export function assessDuty(shipment: Shipment, rules: CompiledRuleSet): DutyAssessment {
  const balances = new Map(Object.entries(shipment.quotaBalances ?? {}))
  const carriage = carriageOf(shipment)
  const toBorder = rules.valueBasis === 'cif'
  const atBorder = toBorder ? withCarriage(shipment.lines, carriage) : shipment.lines
  const lines = atBorder.map((line) => assessLine(line, shipment, rules, balances))
  const { fees, savings } = feesOf(atBorder, lines, shipment, rules, toBorder ? [] : carriage)
  const duties = lines.reduce(
    (sum, line) => sum + (line.status === 'rated' ? line.dutyMinor : 0),
    0,
  )
  const totalMinor = duties + fees.reduce((sum, fee) => sum + fee.amountMinor, 0)
  // Integers are exact up to 2^53: a shipment beyond that is refused as a whole rather than slightly wrong.
  if (!Number.isSafeInteger(totalMinor)) return refusedWhole(lines, rules)
  return {
    ruleSetVersion: rules.version,
    lines,
    fees,
    savings,
    complete: lines.every((line) => line.status === 'rated'),
    blocked: lines.some(({ controls }) => controls.some(({ effect }) => effect === 'blocks')),
    totalMinor,
  }
}

/**
 * The duty alone, cents, for callers who rate many lines and keep no trace.
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
  if (!plan || lacksWeight(plan, line) || isIndicative(plan)) return null
  if (plan.concessions.length === 0) {
    const duty = dutyOf(layPlan(plan, line, shipment))
    return Number.isSafeInteger(duty) ? duty : null
  }
  const assessed = assessLine(
    line,
    shipment,
    rules,
    new Map(Object.entries(shipment.quotaBalances ?? {})),
  )
  return assessed.status === 'rated' ? assessed.dutyMinor : null
}

/**
 * The part of freight and insurance of each line, by value: exact to the cent in total. Empty where a value is no
 * amount.
 */
function carriageOf({ lines, freightMinor = 0, insuranceMinor = 0 }: Shipment): number[] {
  const carriage = BigInt(freightMinor + insuranceMinor)
  const isAmount = ({ customsValueMinor: value }: ShipmentLine) =>
    Number.isSafeInteger(value) && value >= 0
  if (carriage === 0n || !lines.every(isAmount)) return lines.map(() => 0)
  const total = lines.reduce((sum, line) => sum + BigInt(line.customsValueMinor), 0n)
  if (total <= 0n) return lines.map(() => 0)
  let [valueBefore, shared] = [0n, 0n]
  return lines.map((line) => {
    valueBefore += BigInt(line.customsValueMinor)
    const until = rounded(ratio(carriage * valueBefore, total), 0)
    const share = until - shared
    shared = until
    return Number(share)
  })
}

/** Lines with their customs value, which includes carriage where the law takes it to the border. */
const withCarriage = (
  lines: readonly ShipmentLine[],
  carriage: readonly number[],
): ShipmentLine[] =>
  lines.map((line, i) => ({
    ...line,
    customsValueMinor: line.customsValueMinor + (carriage[i] ?? 0),
  }))

/** Fees of the entry, if any line has a figure, and the country's charges on value and duty. */
function feesOf(
  lines: readonly ShipmentLine[],
  assessed: readonly LineAssessment[],
  shipment: Shipment,
  rules: CompiledRuleSet,
  carriageMinor: readonly number[],
): { fees: Layer[]; savings: Saving[] } {
  const charges = chargesOn(lines, assessed, shipment, rules, carriageMinor)
  if (!assessed.some(({ status }) => status === 'rated')) return { fees: charges, savings: [] }
  const { fees, savings } = entryFees(rules.fees, lines, shipment, rules.currency)
  return { fees: [...fees, ...charges], savings }
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
    notices: rules.notices.filter(
      (notice) =>
        covers(notice.codes, code) &&
        (notice.origins === '*' || notice.origins.includes(line.origin)) &&
        line.facts?.[notice.requires?.fact ?? ''] !== false &&
        holds(notice, shipment.entryDate, shipment.knownAt),
    ),
  }
  const refused = refusal(line, code, shipment, rules)
  if (refused) return { ...head, ...refused }
  const below = codesBelow(rules, code, line.origin, shipment.entryDate)
  if (below.length > 0)
    return {
      ...head,
      status: 'missing_fact',
      missing: ['hsCode'],
      message: {
        code: 'duty.too_short',
        values: {
          hsCode: line.hsCode,
          answers: { list: answersFor(below, line, shipment, rules), between: 'semicolons' },
        },
      },
    }
  const plan = planFor(rules, code, line.origin, shipment.entryDate, shipment.knownAt)
  if (!plan)
    return {
      ...head,
      status: 'to_be_confirmed',
      message: unrated(line, code, shipment, rules),
    }
  if (lacksWeight(plan, line)) {
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
        values: { rates: ratesOf(indicative) },
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
        entry.status === 'applied'
          ? savingsOf(entry, part.laid, part.line, rules.currency, plan)
          : [],
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

/** The rates of layers, by title. */
const ratesOf = (
  layers: readonly Layer[],
): { list: (string | TitledRate)[]; between: 'commas' } => ({
  list: layers.map(({ title, ratePercent }) =>
    ratePercent === null
      ? title
      : { code: 'duty.titled_rate', values: { title, percent: { decimal: ratePercent } } },
  ),
  between: 'commas',
})

/** A weight of zero is an unknown one. */
const lacksWeight = ({ needsWeight }: Plan, { netWeightGrams }: ShipmentLine): boolean =>
  needsWeight && !/[1-9]/.test(netWeightGrams ?? '')

/** Without a reviewed base rate a country has no price, only an indication. */
const isIndicative = (plan: Plan): boolean =>
  plan.programmes.some(
    ({ programme, firm }) => programme === BASE && firm?.review.state === 'not_reviewed',
  )

/** The duty of each candidate code, for goods whose code is too short. */
function answersFor(
  codes: readonly string[],
  line: ShipmentLine,
  shipment: Shipment,
  rules: CompiledRuleSet,
): CodeAnswer[] {
  return codes.map((code): CodeAnswer => {
    const each = assessLine(
      { ...line, hsCode: code },
      shipment,
      rules,
      new Map(Object.entries(shipment.quotaBalances ?? {})),
    )
    const hsCode = dotted(code)
    if (each.status === 'rated')
      return {
        code: 'duty.code_rated',
        values: {
          hsCode,
          percent: { decimal: each.totalRatePercent },
          duty: { amountMinor: each.dutyMinor, currency: rules.currency },
        },
      }
    return each.indicative
      ? { code: 'duty.code_indicated', values: { hsCode, rates: ratesOf(each.indicative) } }
      : { code: 'duty.code_unrated', values: { hsCode } }
  })
}

/**
 * Explains why a code has no rate on its day: its line wasn't read, its heading has several lines, or a near code
 * has a rate.
 */
function unrated(
  line: ShipmentLine,
  code: string,
  shipment: Shipment,
  rules: CompiledRuleSet,
): NoFigure {
  const { hsCode } = line
  const { entryDate, knownAt } = shipment
  const unread = rules.unread.find(
    (row) => covers(row.codes, code) && holds(row, entryDate, knownAt),
  )
  if (unread)
    return {
      code: 'duty.line_not_read',
      values: { hsCode, tariff: unread.tariff, why: unread.text },
    }
  const values = { hsCode, day: { day: entryDate } }
  // A code of another country shares the first six digits with codes of this one.
  const beside = codesBelow(rules, code.slice(0, 6), line.origin, entryDate).filter((each) =>
    planFor(rules, each, line.origin, entryDate, knownAt),
  )
  if (beside.length > 0)
    return {
      code: 'duty.no_rate_beside',
      values: {
        ...values,
        answers: { list: answersFor(beside, line, shipment, rules), between: 'semicolons' },
      },
    }
  const near = nearest(code, rules)
  return near
    ? { code: 'duty.no_rate_nearest', values: { ...values, nearest: near } }
    : { code: 'duty.no_rate', values }
}
