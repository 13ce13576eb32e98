import { BASE, type CompiledMeasure } from './compile'
import { isReviewed, type Plan, type PlannedProgramme } from './plan'
import { percentRate, rateOf, type Rate } from './rate'
import { add, divide, multiply, ratio, rational, rounded } from './rational'
import type { GrantedConcession } from './agreement'
import type { CumulationRule, Exclusion, InTransitClause, Shipment, ShipmentLine } from './types'

/** A measure applied to a value, before it is put into words. */
export interface Laid {
  measure: CompiledMeasure
  heading: string
  source: string
  rate: Rate
  basisMinor: number
  amountMinor: number
  status: 'applied' | 'suppressed' | 'named'
  why:
    | { kind: 'transit'; clause: InTransitClause }
    | { kind: 'gives_way'; to: CompiledMeasure; wouldBeMinor: number }
    | { kind: 'not_reviewed' | 'met_not_reviewed' | 'unmet' | 'lower_of_two'; wouldBeMinor: number }
    | { kind: 'floor' | 'fact_met' }
    | { kind: 'excluded'; by: Exclusion; wouldBeMinor: number }
    | { kind: 'concession'; granted: GrantedConcession; wouldBeMinor: number }
    | null
}

/**
 * Applies a plan to a line: one entry per programme, with those that give way or are only named among them. This is
 * all of cumulation; the rest is words.
 * @param granted concessions that apply to this line, with quotas and claims already checked
 */
export function layPlan(
  plan: Plan,
  line: ShipmentLine,
  shipment: Shipment,
  granted: readonly GrantedConcession[] = [],
): Laid[] {
  const laid: Laid[] = []
  for (const planned of plan.programmes) {
    const measure = chosen(planned, line)
    if (measure) laid.push(lifted(lay(measure, line, shipment, laid), planned, line, granted))
    for (const other of planned.conditional) {
      const isMet = line.facts?.[other.requires?.fact ?? '']
      // What is known to be false affects nothing; what isn't known is named.
      if (other === measure || isMet === false) continue
      const unread = isMet ? 'met_not_reviewed' : 'not_reviewed'
      laid.push(named(other, line, isReviewed(other) ? 'unmet' : unread))
    }
    for (const other of planned.unreviewed) laid.push(named(other, line, 'not_reviewed'))
    if (planned.rival && measure === planned.firm)
      laid.push(named(planned.rival, line, 'lower_of_two'))
  }
  for (const rule of plan.cumulation) giveWay(rule, laid)
  return laid.some(({ measure, status }) => measure.programme === BASE && status === 'suppressed')
    ? laid.map((entry) => withoutBase(entry, laid))
    : laid
}

/** A least total that was measured against a base duty which then gave way: all of it is open. */
function withoutBase(entry: Laid, laid: readonly Laid[]): Laid {
  const { measure, status, why } = entry
  return status === 'applied' && why?.kind === 'floor' && measure.duty.kind === 'floor'
    ? floor(measure.duty.atFloorHeading, { ...entry, heading: measure.heading }, laid)
    : entry
}

/** The duty that counts, cents. */
export function dutyOf(laid: readonly Laid[]): number {
  let sum = 0
  for (const each of laid) if (each.status === 'applied') sum += each.amountMinor
  return sum
}

/** A layer that an exclusion list or an agreement lifts or lowers. */
function lifted(
  entry: Laid,
  { exclusions }: PlannedProgramme,
  line: ShipmentLine,
  granted: readonly GrantedConcession[],
): Laid {
  if (entry.status !== 'applied') return entry
  const by = exclusions.find(
    (each) =>
      each.review.state === 'reviewed' &&
      (each.numbers.includes(line.hsCode.replaceAll('.', '')) ||
        line.facts?.[each.description.fact] === true),
  )
  if (by)
    return {
      ...entry,
      heading: by.heading,
      source: by.source,
      amountMinor: 0,
      status: 'suppressed',
      why: { kind: 'excluded', by, wouldBeMinor: entry.amountMinor },
    }
  const [grant] = granted
    .filter(({ concession }) => concession.programme === entry.measure.programme)
    .map((each) => ({ each, rate: percentRate(each.concession.percent) }))
    .sort((a, b) => a.rate.units / a.rate.per - b.rate.units / b.rate.per)
  if (!grant) return entry
  const { rate } = grant
  const amountMinor = rateOf(entry.basisMinor, rate)
  // A concession only ever lowers.
  if (amountMinor >= entry.amountMinor) return entry
  const why = { kind: 'concession', granted: grant.each, wouldBeMinor: entry.amountMinor } as const
  return {
    ...entry,
    heading: grant.each.concession.heading,
    source: grant.each.agreement.source,
    rate,
    amountMinor,
    status: amountMinor === 0 ? 'suppressed' : 'applied',
    why,
  }
}

function chosen(
  { firm, conditional }: PlannedProgramme,
  line: ShipmentLine,
): CompiledMeasure | null {
  for (const measure of conditional)
    if (measure.requires && isReviewed(measure) && line.facts?.[measure.requires.fact] === true)
      return measure
  return firm
}

function lay(
  measure: CompiledMeasure,
  line: ShipmentLine,
  shipment: Shipment,
  before: readonly Laid[],
): Laid {
  const basisMinor = basisOf(measure, line)
  const entry: Laid = {
    measure,
    heading: measure.heading,
    source: measure.source,
    rate: measure.rate,
    basisMinor,
    amountMinor: 0,
    status: 'applied',
    why: null,
  }
  // An unreviewed row changes no figure, up or down, by any of its clauses.
  if (!isReviewed(measure))
    return {
      ...entry,
      status: 'named',
      why: { kind: 'not_reviewed', wouldBeMinor: wouldBe(measure, basisMinor, line, before) },
    }
  const clause =
    shipment.loadedDate === undefined
      ? undefined
      : transitClause(measure, line, shipment, shipment.loadedDate)
  if (clause) {
    const rate = percentRate(clause.percent)
    return {
      ...entry,
      heading: clause.heading,
      source: clause.source,
      rate,
      amountMinor: rateOf(basisMinor, rate),
      why: { kind: 'transit', clause },
    }
  }
  const alternative = measure.alternatives?.find(({ fact }) => line.facts?.[fact] === true)
  if (alternative) {
    const rate = percentRate(alternative.percent)
    return {
      ...entry,
      heading: alternative.heading,
      rate,
      amountMinor: alternativeAmount(measure, rate, basisMinor, before),
      why: { kind: 'fact_met' },
    }
  }
  if (measure.duty.kind === 'floor') return floor(measure.duty.atFloorHeading, entry, before)
  return { ...entry, amountMinor: amountOf(measure, basisMinor, line) }
}

/** An alternative is of its measure's kind: that of a least total is another least total. */
export const alternativeAmount = (
  { duty }: CompiledMeasure,
  rate: Rate,
  basisMinor: number,
  before: readonly Laid[],
): number => {
  const whole = rateOf(basisMinor, rate)
  return duty.kind === 'floor' ? Math.max(0, whole - baseDuty(before)) : whole
}

/** What a measure would come to if it were charged, cents. */
const wouldBe = (
  measure: CompiledMeasure,
  basisMinor: number,
  line: ShipmentLine,
  before: readonly Laid[],
): number =>
  measure.duty.kind === 'floor'
    ? Math.max(0, rateOf(basisMinor, measure.rate) - baseDuty(before))
    : amountOf(measure, basisMinor, line)

const baseDuty = (before: readonly Laid[]): number =>
  before.find(({ measure, status }) => measure.programme === BASE && status === 'applied')
    ?.amountMinor ?? 0

/** A least total: what the base duty leaves open of it, never below zero. */
function floor(atFloorHeading: string, entry: Laid, before: readonly Laid[]): Laid {
  const missing = rateOf(entry.basisMinor, entry.rate) - baseDuty(before)
  return missing > 0
    ? { ...entry, amountMinor: missing, why: { kind: 'floor' } }
    : { ...entry, heading: atFloorHeading, why: { kind: 'floor' } }
}

function named(
  measure: CompiledMeasure,
  line: ShipmentLine,
  kind: 'unmet' | 'lower_of_two' | 'not_reviewed' | 'met_not_reviewed',
): Laid {
  const basisMinor = basisOf(measure, line)
  return {
    measure,
    heading: measure.heading,
    source: measure.source,
    rate: measure.rate,
    basisMinor,
    amountMinor: 0,
    status: 'named',
    why: { kind, wouldBeMinor: amountOf(measure, basisMinor, line) },
  }
}

/** Percentage and, of compound duties, cents per kilogram: one sum, rounded once. */
function amountOf(
  { rate, perKilogram }: CompiledMeasure,
  basisMinor: number,
  line: ShipmentLine,
): number {
  if (!perKilogram) return rateOf(basisMinor, rate)
  const ofValue = ratio(BigInt(basisMinor) * BigInt(rate.units), BigInt(rate.per))
  const kilograms = divide(rational(line.netWeightGrams ?? '0'), ratio(1000n, 1n))
  const cents = ratio(BigInt(perKilogram.units), BigInt(perKilogram.per / 100))
  return Number(rounded(add(ofValue, multiply(kilograms, cents)), 0))
}

function basisOf({ basis }: CompiledMeasure, line: ShipmentLine): number {
  if (!basis || basis === 'customs_value') return line.customsValueMinor
  const declared = line.contentMinor?.[basis.content]
  if (declared !== undefined) return Math.min(declared, line.customsValueMinor)
  const share = line.contentPercent?.[basis.content]
  // Undeclared content counts as the whole value: a declaration may only lower the basis.
  return share === undefined
    ? line.customsValueMinor
    : rateOf(line.customsValueMinor, percentRate(share))
}

function transitClause(
  measure: CompiledMeasure,
  line: ShipmentLine,
  shipment: Shipment,
  loaded: string,
): InTransitClause | undefined {
  // The clauses concern goods loaded onto a vessel. Source: CBP FAQ of 2025-04-30.
  if (shipment.mode !== 'ocean') return undefined
  return measure.inTransit?.find((clause) => {
    const departed = shipment.departedDate ?? loaded
    const later = loaded > departed ? loaded : departed
    const onItsWay =
      clause.movement === 'loaded_and_in_transit' ? later : loaded < departed ? loaded : departed
    const inTime =
      onItsWay < clause.loadedBefore && (!clause.loadedFrom || onItsWay >= clause.loadedFrom)
    const certified = !clause.certification || line.facts?.[clause.certification.fact] === true
    return inTime && certified && shipment.entryDate < clause.enteredBefore
  })
}

/** Applies one cumulation rule; only a programme that owes more than zero displaces another. */
function giveWay(rule: CumulationRule, laid: Laid[]): void {
  const index = laid.findIndex(
    ({ measure, status }) => measure.programme === rule.programme && status === 'applied',
  )
  const entry = laid[index]
  if (!entry) return
  // What a fact has freed already owes nothing that could give way.
  if (entry.why?.kind === 'fact_met' && entry.amountMinor === 0) return
  const stronger = laid.filter(
    ({ measure, status, amountMinor }) =>
      rule.against.includes(measure.programme) && status === 'applied' && amountMinor > 0,
  )
  const [first] = stronger
  if (!first) return
  const covered =
    rule.kind === 'complement'
      ? stronger.reduce((sum, each) => sum + each.basisMinor, 0)
      : Number.POSITIVE_INFINITY
  if (covered >= entry.basisMinor) {
    laid[index] = {
      ...entry,
      heading: rule.heading,
      amountMinor: 0,
      status: 'suppressed',
      why: { kind: 'gives_way', to: first.measure, wouldBeMinor: entry.amountMinor },
    }
  } else {
    const basisMinor = entry.basisMinor - covered
    laid[index] = { ...entry, basisMinor, amountMinor: rateOf(basisMinor, entry.rate) }
  }
}
