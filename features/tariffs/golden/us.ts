import { say } from '@/i18n/say'
import { usRules } from '../data/us'
import { usFees } from '../data/us-fees'
import { assessDuty } from '../engine/assess'
import { compileRuleSet } from '../engine/compile'
import { entryFees } from '../engine/fees'
import type { Layer, LineAssessment, Measure, Shipment } from '../engine/types'
import { evaluate } from '../engine/expression/evaluate'
import { parseHtsRate } from '../engine/expression/hts'
import { add, fixed, ratio, rational, ZERO } from '../engine/rational'
import { dutyOf, dutyText } from '../import/duty-text'
import type { Answer, Family } from './case'
import { notOurs } from './not-ours'

interface UsInputs {
  hts?: string
  origin?: string
  entryDate?: string
  asOf?: string
  loadedAt?: string
  loadedDate?: string
  mode?: string
  customsValueUsd?: string
  generalRate?: string
  netKg?: string | null
  quantityKg?: string | null
  certified?: boolean
  usmcaQualifying?: boolean
  /** replay with what was known that day */
  knownAt?: string
}

/** A day on which the shipped rules hold, for cases that name none. */
const SOME_DAY = '2026-08-15'
const shipped = compileRuleSet({ ...usRules, origins: '*', begins: '0000-00-00' })

export const cents = (dollars: string): number => Math.round(Number(dollars) * 100)
export const dollars = (amountMinor: number): string =>
  `${Math.trunc(amountMinor / 100)}.${String(amountMinor % 100).padStart(2, '0')}`

/** Entries into the US by the shipped rules. */
export const usEntry: Family = (raw) => {
  const inputs = raw as UsInputs & { dates?: string[] }
  if (inputs.dates) return { mpf: inputs.dates.map((day) => leastMpf(inputs, day)) }
  const value = cents(inputs.customsValueUsd ?? '10000')
  const shipment = shipmentOf(inputs, value)
  const answer = assessDuty(shipment, shipped)
  const line = answer.lines[0]
  const mpf = formalMpf(value, shipment)
  return {
    mpf: mpf && dollars(mpf.amountMinor),
    ...(line ? lineAnswer(line) : {}),
    ...baseParts(shipment),
  }
}

/** The parts of the base duty, where it has two: each as it counts in the sum, to the cent. */
function baseParts({ lines: [line] }: Shipment): Answer {
  const base = usRules.measures.find(
    ({ programme, origins, codes }) =>
      programme === 'mfn' &&
      origins === '*' &&
      codes.some((code) => line?.hsCode.replaceAll('.', '').startsWith(code)),
  )
  if (!line?.netWeightGrams || base?.duty.kind !== 'compound') return {}
  const facts = {
    customsValue: ratio(BigInt(line.customsValueMinor), 100n),
    currency: 'USD',
    quantities: { GRM: rational(line.netWeightGrams) },
  }
  const [specific, adValorem] = parseHtsRate(dutyText(base.duty)).map((part) => {
    const answer = evaluate([{ ...part, expression: '01' }], facts)
    return 'duty' in answer ? answer.duty : ZERO
  })
  return {
    mfnSpecific: fixed(specific ?? ZERO, 2),
    mfnAdValorem: fixed(adValorem ?? ZERO, 2),
    mfn: fixed(add(specific ?? ZERO, adValorem ?? ZERO), 2),
  }
}

/** The processing fee of a formal entry on a day. */
function leastMpf({ customsValueUsd = '' }: UsInputs, day: string): string | null {
  const value = cents(/^\d+/.exec(customsValueUsd)?.[0] ?? '0')
  const mpf = formalMpf(value, { entryDate: day, mode: 'ocean' })
  return mpf ? dollars(mpf.amountMinor) : null
}

const formalMpf = (
  customsValueMinor: number,
  entry: Pick<Shipment, 'entryDate' | 'mode'>,
): Layer | undefined =>
  entryFees(usFees, [{ customsValueMinor, origin: '' }], entry, 'USD').fees.find(
    ({ programme }) => programme === 'mpf',
  )

/** Entries whose base rate comes with the case; the rest is the shipped rules. */
export const usEntryWithBase: Family = (raw) => {
  const inputs = raw as UsInputs & { feesTotal?: string }
  const code = (inputs.hts ?? '').replaceAll('.', '')
  if (inputs.generalRate === undefined) return { skip: 'no general rate given' }
  const read = dutyOf(inputs.generalRate)
  if ('problem' in read) return { skip: read.problem }
  const own = usRules.measures.filter((m) => m.programme !== 'mfn')
  const unlisted =
    inputs.origin === 'CN' &&
    !own.some((m) => m.programme === 's301' && m.codes.some((each) => code.startsWith(each)))
  if (unlisted)
    return {
      skip: `needs the whole lists of Section 301 on ${inputs.hts}; ours cover the catalog's codes`,
    }
  if (
    !own.some(
      (m) =>
        m.programme === 's301_forced_labour' &&
        m.origins !== '*' &&
        m.origins.includes(inputs.origin ?? ''),
    ) &&
    inputs.origin === 'BR'
  ) {
    return { skip: 'needs the Section 301 action on Brazil and its lists' }
  }
  const base: Measure = {
    id: 'case-base',
    programme: 'mfn',
    heading: inputs.hts ?? '',
    title: 'General rate',
    legalBasis: 'case',
    source: 'case',
    review: { state: 'reviewed', at: SOME_DAY, by: 'case' },
    origins: '*',
    codes: [code],
    from: '0000-00-00',
    to: null,
    duty: read.duty,
  }
  const rules = compileRuleSet({
    ...usRules,
    origins: '*',
    begins: '0000-00-00',
    measures: [base, ...own, ...notOurs],
  })
  const answer = assessDuty(shipmentOf(inputs, cents(inputs.customsValueUsd ?? '10000')), rules)
  const line = answer.lines[0]
  if (line?.status !== 'rated') return { status: line?.status }
  const { layers, base: baseAmount } = amounts(line)
  const feesTotal = answer.fees.reduce((sum, fee) => sum + fee.amountMinor, 0)
  return {
    base: baseAmount,
    layers,
    total: dollars(line.dutyMinor + feesTotal),
    named: named(line),
  }
}

/** Whether an exclusion list lifts the Section 301 duty of an article on some days. */
export const exclusionList: Family = ({ list, dates, entryDate, asKnownAt, descriptionMatch }) => {
  // A list that was extended has a row, and a fact, for each of its periods.
  const exclusions = usRules.exclusions?.filter(({ heading }) => heading === list) ?? []
  if (exclusions.length === 0) return { skip: `the list ${String(list)} isn't loaded` }
  const base = usRules.measures
    .filter(({ programme, review }) => programme === 'mfn' && review.state === 'reviewed')
    .map((measure) => ({ ...measure, from: '0000-00-00', knownFrom: '0000-00-00' }))
  const rules = compileRuleSet({
    ...usRules,
    origins: '*',
    begins: '0000-00-00',
    measures: [...base, ...usRules.measures.filter(({ programme }) => programme !== 'mfn')],
  })
  const on = (day: unknown, knownAt?: unknown) => {
    const facts = Object.fromEntries(
      exclusions.map(({ description }) => [description.fact, descriptionMatch as boolean | null]),
    )
    const [line] = assessDuty(
      {
        destination: 'US',
        entryDate: String(day),
        ...(knownAt === undefined ? {} : { knownAt: String(knownAt) }),
        mode: 'ocean',
        lines: [
          { id: 'case', hsCode: '4202929700', origin: 'CN', customsValueMinor: 1_000_000, facts },
        ],
      },
      rules,
    ).lines
    if (line?.status !== 'rated') return { applied: false, named: false }
    return {
      applied: line.layers.some(
        ({ heading, status }) => heading === list && status === 'suppressed',
      ),
      named: line.savings.some(({ heading }) => heading === list),
    }
  }
  return {
    ...on(entryDate),
    active: Array.isArray(dates)
      ? dates.map((day) => on(day).applied)
      : Array.isArray(asKnownAt)
        ? asKnownAt.map((day) => on(entryDate, day).applied)
        : undefined,
  }
}

/** Every heading that the answer names without charging it, with what it would come to. */
function named(line: LineAssessment & { status: 'rated' }): string[] {
  return [
    ...line.savings.map(({ message }) => say(message, 'en')),
    ...line.layers.flatMap((layer) =>
      layer.status === 'applied'
        ? []
        : [`${layer.heading}: ${layer.reason && say(layer.reason, 'en')}`],
    ),
  ]
}

function shipmentOf(inputs: UsInputs, customsValueMinor: number): Shipment {
  const loaded = inputs.loadedAt ?? inputs.loadedDate
  const kilograms = inputs.netKg ?? inputs.quantityKg
  const facts: Record<string, boolean> = {}
  if (inputs.certified !== false && loaded) facts.fentanyl_transit_certified = true
  if (inputs.usmcaQualifying !== undefined) facts.usmca_originating = inputs.usmcaQualifying
  return {
    destination: 'US',
    entryDate: inputs.entryDate ?? inputs.asOf ?? SOME_DAY,
    // Fees and clauses depend on transport by water: transport by land is treated like transport by air.
    mode: /^(air|truck|rail)/i.test(inputs.mode ?? '') ? 'air' : 'ocean',
    ...(inputs.knownAt ? { knownAt: inputs.knownAt } : {}),
    ...(loaded ? { loadedDate: loaded.slice(0, 10) } : {}),
    lines: [
      {
        id: 'case',
        hsCode: inputs.hts ?? '7117.19.90',
        origin: inputs.origin ?? 'CN',
        customsValueMinor,
        netWeightGrams: kilograms ? String(Number(kilograms) * 1000) : null,
        facts,
      },
    ],
  }
}

function amounts(line: LineAssessment & { status: 'rated' }): {
  layers: Record<string, string>
  base?: string
} {
  const own = line.layers.filter(({ status }) => status !== 'named')
  const base = own.find(({ programme }) => programme === 'mfn')
  return {
    layers: Object.fromEntries(
      own
        .filter((layer) => layer !== base)
        .map(({ heading, amountMinor }) => [heading, dollars(amountMinor)]),
    ),
    ...(base ? { base: dollars(base.amountMinor) } : {}),
  }
}

function lineAnswer(line: LineAssessment): Answer {
  if (line.status !== 'rated')
    return {
      status: line.status,
      missing: line.missing?.map((each) => (each === 'netWeightGrams' ? 'netKg' : each)),
    }
  const own = line.layers.filter(({ status }) => status !== 'named')
  const additional = own.filter(
    ({ programme, status }) => programme !== 'mfn' && status === 'applied',
  )
  const percentOf = (programme: string) =>
    own.find((layer) => layer.programme === programme)?.ratePercent
  return {
    status: 'rated',
    layersPct: Object.fromEntries(
      own.map((layer) => [layer.programme === 'mfn' ? 'MFN' : layer.heading, layer.ratePercent]),
    ),
    layers: byCommonName(line),
    ...Object.fromEntries(
      own
        .filter(({ status }) => status === 'applied')
        .map((layer) => [layer.heading, dollars(layer.amountMinor)]),
    ),
    totalPct: line.totalRatePercent,
    duty: dollars(line.dutyMinor),
    totalDuty: dollars(line.dutyMinor),
    effectivePct: line.totalRatePercent,
    s232: percentOf('s232') ?? '0',
    ieepaMx: percentOf('ieepa_mexico') ?? '0',
    totalAdditional: additional.reduce((sum, layer) => sum + Number(layer.ratePercent), 0),
    missing: [],
  }
}

/** Amounts under the names an entry summary's reader uses. */
function byCommonName(line: LineAssessment & { status: 'rated' }): Record<string, string> {
  return Object.fromEntries(
    line.layers.map((layer) => {
      const name =
        layer.programme === 'mfn'
          ? 'MFN'
          : layer.programme === 's301'
            ? `301 ${layer.title.split(', ').at(-1)}`
            : layer.programme === 's232'
              ? `232 (${layer.ratePercent} %)`
              : layer.heading
      return [name, dollars(layer.amountMinor)]
    }),
  )
}
