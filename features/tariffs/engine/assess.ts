import { codesBelow, measuresFor, type CompiledRuleSet } from './compile'
import { centsPerKilogram, percentOfCents, percentText, sumDecimals } from './exact'
import { entryFees } from './fees'
import type { DutyAssessment, Layer, LineAssessment, Measure, Programme, Shipment, ShipmentLine } from './types'

/** Order in which layers are laid and shown. */
const ORDER: readonly Programme[] = ['mfn', 's301', 'ieepa_fentanyl', 'ieepa_reciprocal', 's122', 's232', 's301_forced_labour']

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

function assessLine(line: ShipmentLine, shipment: Shipment, rules: CompiledRuleSet): LineAssessment {
  const head = { lineId: line.id, hsCode: line.hsCode, origin: line.origin, customsValueMinor: line.customsValueMinor }
  const code = line.hsCode.replaceAll('.', '')
  if (!Number.isSafeInteger(line.customsValueMinor) || line.customsValueMinor < 0) return { ...head, status: 'invalid', message: 'The customs value must be zero or more.' }
  if (shipment.destination !== 'US') return { ...head, status: 'to_be_confirmed', message: `Rates for destination ${shipment.destination} are not loaded: to be confirmed.` }
  if (!/^\d{6,10}$/.test(code)) return { ...head, status: 'invalid', message: 'Needs an HTS code of 6 to 10 digits.' }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(shipment.entryDate) || shipment.entryDate < rules.begins) {
    return { ...head, status: 'invalid', message: `Rates begin on ${rules.begins}; the entry date is before that.` }
  }

  const below = codesBelow(rules, code)
  if (below.length > 0) return { ...head, status: 'missing_fact', message: ambiguous(line, below, shipment, rules) }
  const measures = measuresFor(rules, code, line.origin, shipment.entryDate)
  if (!measures.some((m) => m.programme === 'mfn')) return { ...head, status: 'to_be_confirmed', message: `No reviewed rate for ${line.hsCode} on ${shipment.entryDate}: to be confirmed.` }
  if (line.origin !== 'CN') return { ...head, status: 'to_be_confirmed', message: `Rates for goods of origin ${line.origin} are not loaded: to be confirmed.` }
  if (measures.some((m) => m.duty.kind === 'compound') && !line.netWeightGrams) {
    return { ...head, status: 'missing_fact', message: 'Part of this duty is by weight: the net weight is needed.' }
  }

  const layers = cumulate(measures, line, shipment)
  const applied = layers.filter((layer) => layer.status === 'applied')
  const duty = applied.reduce((sum, layer) => sum + BigInt(layer.amountMinor), 0n)
  const adValorem = applied.every((layer) => layer.ratePercent !== null)
  const conditions = measures.flatMap((m) => (m.condition ? [condition(m, m.condition, line)] : []))
  return {
    ...head,
    status: 'rated',
    layers,
    dutyMinor: Number(duty),
    totalRatePercent: adValorem ? sumDecimals(applied.map((layer) => layer.ratePercent ?? '0')) : percentText(duty, BigInt(line.customsValueMinor)),
    message: conditions.length > 0 ? conditions.join(' ') : null,
  }
}

/** Lays the measures on one another: exclusions first decided by what the excluder owes. */
function cumulate(measures: readonly Measure[], line: ShipmentLine, shipment: Shipment): Layer[] {
  const layers = new Map(measures.map((m) => [m.programme, layerOf(m, line, shipment)]))
  for (const measure of measures) {
    const excluder = measure.excludedBy && layers.get(measure.excludedBy.programme)
    const layer = layers.get(measure.programme)
    if (!measure.excludedBy || !layer || !excluder || excluder.status !== 'applied' || excluder.amountMinor === 0) continue
    layers.set(measure.programme, {
      ...layer,
      heading: measure.excludedBy.heading,
      ratePercent: '0',
      amountMinor: 0,
      status: 'suppressed',
      reason: `Not due because ${excluder.title} applies; it would be ${layer.ratePercent}%.`,
    })
  }
  return ORDER.flatMap((programme) => layers.get(programme) ?? [])
}

function layerOf(measure: Measure, line: ShipmentLine, shipment: Shipment): Layer {
  const value = BigInt(line.customsValueMinor)
  const base = {
    programme: measure.programme,
    heading: measure.heading,
    title: measure.title,
    legalBasis: measure.legalBasis,
    source: measure.source,
    basisMinor: line.customsValueMinor,
  }
  const loaded = shipment.loadedDate
  const transit = loaded
    ? measure.inTransit?.find((c) => loaded < c.loadedBefore && (!c.loadedFrom || loaded >= c.loadedFrom) && shipment.entryDate < c.enteredBefore)
    : undefined
  if (transit) {
    return {
      ...base,
      heading: transit.heading,
      source: transit.source,
      ratePercent: transit.percent,
      amountMinor: Number(percentOfCents(value, transit.percent)),
      status: 'applied',
      reason: `In transit: loaded ${loaded}, entered before ${transit.enteredBefore}.`,
    }
  }
  const { duty } = measure
  const percent = percentOfCents(value, duty.percent)
  const amount = duty.kind === 'compound' ? percent + centsPerKilogram(line.netWeightGrams ?? '0', duty.centsPerKilogram) : percent
  if (measure.review.state === 'not_reviewed') {
    return { ...base, ratePercent: duty.percent, amountMinor: 0, status: 'named', reason: `Not reviewed, so not charged: could add ${dollars(amount)}.` }
  }
  return {
    ...base,
    ratePercent: duty.kind === 'compound' ? null : duty.percent,
    amountMinor: Number(amount),
    status: 'applied',
    reason: duty.kind === 'compound' ? `${duty.centsPerKilogram}¢/kg + ${duty.percent}%` : null,
  }
}

function condition(measure: Measure, met: NonNullable<Measure['condition']>, line: ShipmentLine): string {
  const value = BigInt(line.customsValueMinor)
  const saving = percentOfCents(value, measure.duty.percent) - percentOfCents(value, met.percentIfMet)
  return `${met.percentIfMet}% instead of ${measure.duty.percent}% ${met.text}: −${dollars(saving)}.`
}

/** Says which longer codes differ, and by how much. */
function ambiguous(line: ShipmentLine, below: readonly string[], shipment: Shipment, rules: CompiledRuleSet): string {
  const answers = below.map((code) => {
    const each = assessLine({ ...line, hsCode: code }, shipment, rules)
    return `${dotted(code)}: ${each.status === 'rated' ? `${each.totalRatePercent}%, ${dollars(BigInt(each.dutyMinor))}` : 'to be confirmed'}`
  })
  return `${line.hsCode} is too short to rate, its lines differ: ${answers.join('; ')}.`
}

const dotted = (code: string): string => [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const dollars = (cents: bigint): string => `USD ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
