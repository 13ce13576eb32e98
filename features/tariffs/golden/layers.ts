import { usRules } from '../data/us'
import { assessDuty } from '../engine/assess'
import { compileRuleSet } from '../engine/compile'
import type { CumulationRule, Layer, LineAssessment, Measure, ShipmentLine } from '../engine/types'
import { cents, dollars } from './us'
import type { Family } from './case'

export interface Row {
  programme: string
  percent: string
  heading?: string
  origins?: readonly string[]
  codes?: readonly string[]
  exceptCodes?: readonly string[]
  content?: string
  condition?: string
  ended?: boolean
}

const ALWAYS = { from: '0000-00-00', to: null, knownFrom: '0000-00-00' } as const
/** The shipped rules of cumulation, whichever era a case is about. */
const shippedCumulation: CumulationRule[] = usRules.cumulation
  .filter(({ id }) => !id.startsWith('steel-yields-to-ieepa-mexico'))
  .map((rule) => ({ ...rule, ...ALWAYS }))

function measure(row: Row, i: number): Measure {
  return {
    id: `row-${i}`,
    programme: row.programme,
    heading: row.heading ?? row.programme,
    title: row.programme,
    legalBasis: 'case',
    source: 'case',
    review: { state: 'reviewed', at: '2026-01-01', by: 'case' },
    origins: row.origins ?? '*',
    codes: row.codes ?? [''],
    from: '0000-00-00',
    to: row.ended ? '0001-01-01' : null,
    duty: { kind: 'ad_valorem', percent: row.percent },
    ...(row.exceptCodes ? { exceptCodes: row.exceptCodes } : {}),
    ...(row.content ? { basis: { content: row.content } } : {}),
    ...(row.condition ? { requires: { fact: 'condition', text: `if ${row.condition}` } } : {}),
  }
}

/**
 * Applies given rows to a line through the engine; the base is free unless a row of programme `mfn` says otherwise.
 */
export function assessRows(
  rows: readonly Row[],
  line: Partial<ShipmentLine> & { customsValueMinor: number },
  cumulation: readonly CumulationRule[] = shippedCumulation,
): LineAssessment & { status: 'rated' } {
  const base: Row[] = rows.some(({ programme }) => programme === 'mfn')
    ? []
    : [{ programme: 'mfn', percent: '0' }]
  const rules = compileRuleSet({
    ...usRules,
    begins: '0000-00-00',
    origins: '*',
    cumulation,
    measures: [...base, ...rows].map(measure),
  })
  const answer = assessDuty(
    {
      destination: 'US',
      entryDate: '2026-01-15',
      mode: 'ocean',
      lines: [{ id: 'case', hsCode: '0000000000', origin: 'XX', ...line }],
    },
    rules,
  ).lines[0]
  if (answer?.status !== 'rated') throw new Error(answer?.message.code)
  return answer
}

const additional = (line: LineAssessment & { status: 'rated' }): Layer[] =>
  line.layers.filter(({ programme }) => programme !== 'mfn')
export const layerOf = (
  line: LineAssessment & { status: 'rated' },
  programme: string,
): Layer | undefined => line.layers.find((layer) => layer.programme === programme)
const percent = (share: string): string => shift(share, 2)
/** total of the additional layers as a share of the value */
const share = (line: LineAssessment & { status: 'rated' }): string =>
  shift(
    String(
      additional(line).reduce(
        (sum, layer) => sum + (layer.status === 'applied' ? layer.amountMinor : 0),
        0,
      ),
    ),
    -8,
  )

/** Moves the decimal point: shift("0.25", 2) is "25". */
function shift(text: string, places: number): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${fraction}${'0'.repeat(Math.max(0, places))}`
  const point = Math.max(0, -places) + whole.length + places
  const shifted = `${digits.slice(0, point)}.${digits.slice(point)}`
    .replace(/^0+(?=\d)/, '')
    .replace(/\.?0*$/, '')
  return shifted.startsWith('.') ? `0${shifted}` : shifted || '0'
}

/** One million dollars, so that eight decimals of a share are whole cents. */
const ROUND_VALUE = 100_000_000
const PROGRAMME: Record<string, string> = {
  reciprocal: 'ieepa_reciprocal',
  fentanyl: 'ieepa_fentanyl',
  s232autos: 's232_autos',
  '301': 's301',
  '232': 's232',
  '301FL': 's301_forced_labour',
  FL: 's301_forced_labour',
}
export const programmeOf = (key: string): string =>
  PROGRAMME[key.replace(/\(.*\)$/, '')] ?? key.replace(/\(.*\)$/, '')

/** Shares of layers and of metal, as a rate tracker keeps them. */
export const stackedShares: Family = (raw) => {
  const { base, metalShare, origin: _, ...layers } = raw as Record<string, string>
  const rows: Row[] = Object.entries(layers).map(([key, value]) => ({
    programme: programmeOf(key),
    percent: percent(value),
    ...(key === 's232' ? { content: 'metal' } : {}),
  }))
  const line = assessRows([{ programme: 'mfn', percent: percent(base ?? '0') }, ...rows], {
    customsValueMinor: ROUND_VALUE,
    contentPercent: { metal: percent(metalShare ?? '1') },
  })
  const total = shift(String(line.dutyMinor), -8)
  return { totalAdditional: share(line), total, totalRate: total }
}

/** Stored and contributing layers of one line. */
export const storedLayers: Family = (raw) => {
  const layers = Object.entries(raw.layers as Record<string, string>)
  return {
    totalAdditional: share(
      assessRows(
        layers.map(([key, value]) => ({ programme: programmeOf(key), percent: percent(value) })),
        { customsValueMinor: ROUND_VALUE },
      ),
    ),
  }
}

/** A whole entry with given layers and fees. */
export const entryWithLayers: Family = (raw) => {
  const inputs = raw as {
    customsValueUsd: string
    mode: string
    entryDate: string
    mfnPct: string
    layersPct: Record<string, string>
    fees: { mpf: { min: string; max: string }; hmf: { modes: string[] } }
  }
  const rows: Row[] = Object.entries(inputs.layersPct).map(([key, value]) => ({
    programme: programmeOf(key),
    percent: value,
  }))
  const line = assessRows([{ programme: 'mfn', percent: inputs.mfnPct }, ...rows], {
    customsValueMinor: cents(inputs.customsValueUsd),
  })
  const rules = compileRuleSet({
    ...usRules,
    begins: '0000-00-00',
    origins: '*',
    measures: [measure({ programme: 'mfn', percent: '0' }, 0)],
  })
  const { fees } = assessDuty(
    {
      destination: 'US',
      entryDate: inputs.entryDate,
      mode: inputs.mode === 'Air' ? 'air' : 'ocean',
      lines: [
        {
          id: 'case',
          hsCode: '0000000000',
          origin: 'XX',
          customsValueMinor: cents(inputs.customsValueUsd),
        },
      ],
    },
    rules,
  )
  const fee = (programme: string) => fees.find((each) => each.programme === programme)?.amountMinor
  const labour = layerOf(line, 's301_forced_labour')
  const [mpf, hmf] = [fee('mpf'), fee('hmf')]
  return {
    duty: dollars(line.dutyMinor),
    flRateText: labour?.status === 'suppressed' ? 'Exempt' : `${labour?.ratePercent}%`,
    flHeading: labour?.heading,
    mpf: mpf === undefined ? null : dollars(mpf),
    hmf: hmf === undefined ? null : dollars(hmf),
    total: dollars(line.dutyMinor + (mpf ?? 0) + (hmf ?? 0)),
  }
}

/** The basis of a duty: the whole value, a content, or the rest; and displaced bases. */
export const valueBasis: Family = (raw) => {
  const inputs = raw as {
    customsValueUsd: string
    layer?: string
    pct?: string
    contentPct?: string
    basePct?: string
    content?: Record<string, string>
    rows?: { h: string; pct: string; suppressesBase?: boolean; active: boolean }[]
  }
  const value = cents(inputs.customsValueUsd)
  if (inputs.rows) {
    const rows: Row[] = inputs.rows.map(({ h, pct, active }) => ({
      programme: h,
      heading: h,
      percent: pct,
      ended: !active,
    }))
    const suppressors = inputs.rows.filter(({ suppressesBase }) => suppressesBase).map(({ h }) => h)
    const line = assessRows(
      [{ programme: 'mfn', percent: inputs.basePct ?? '0' }, ...rows],
      { customsValueMinor: value },
      [
        {
          id: 'base',
          kind: 'excluded',
          heading: 'base',
          programme: 'mfn',
          against: suppressors,
          source: 'case',
          ...ALWAYS,
        },
      ],
    )
    return { pct: line.totalRatePercent, duty: dollars(line.dutyMinor) }
  }
  if (inputs.content) {
    // From 2026-04-06 a metal duty takes the whole value; other contents take their share, articles the rest.
    const { 'Section 232 Metal': _, ...contents } = inputs.content
    const rows: Row[] = [
      ...Object.keys(contents).map((each) => ({
        programme: `s232_${each.toLowerCase()}`,
        percent: '1',
        content: each,
      })),
      { programme: 'ieepa_reciprocal', percent: '1' },
    ]
    const line = assessRows(rows, { customsValueMinor: value, contentPercent: contents })
    const metal = assessRows([{ programme: 's232', percent: '1' }], { customsValueMinor: value })
    return {
      articleValue: dollars(layerOf(line, 'ieepa_reciprocal')?.basisMinor ?? 0),
      ...Object.fromEntries(
        Object.keys(contents).map((each) => [
          `${each.toLowerCase()}Value`,
          dollars(layerOf(line, `s232_${each.toLowerCase()}`)?.basisMinor ?? 0),
        ]),
      ),
      metalValue: dollars(layerOf(metal, 's232')?.basisMinor ?? 0),
    }
  }
  const ofContent = inputs.contentPct === undefined ? {} : { content: 'content' }
  const line = assessRows(
    [{ programme: 's232', heading: inputs.layer ?? '', percent: inputs.pct ?? '0', ...ofContent }],
    {
      customsValueMinor: value,
      ...(inputs.contentPct === undefined
        ? {}
        : { contentPercent: { content: inputs.contentPct } }),
    },
  )
  return {
    applicableValue: dollars(layerOf(line, 's232')?.basisMinor ?? 0),
    duty: dollars(line.dutyMinor),
  }
}

/** Which of several rows applies. */
export const precedence: Family = (raw) => {
  const inputs = raw as {
    hts: string
    origin: string
    customsValueUsd?: string
    rows: {
      h: string
      pct: string
      origins?: string[] | null
      scope?: string[]
      except?: string[]
      condition?: string
      excludedBy?: string[]
    }[]
  }
  const rows: (Row & { excludedBy?: string[] })[] = inputs.rows.map((row) => ({
    programme: /^9903\.(8[0-5]|78|94)/.test(row.h) ? 's232' : 's301_forced_labour',
    heading: row.h,
    percent: row.pct,
    excludedBy: row.excludedBy ?? [],
    ...(row.origins ? { origins: row.origins } : {}),
    ...(row.scope ? { codes: row.scope } : {}),
    ...(row.except ? { exceptCodes: row.except } : {}),
    ...(row.condition ? { condition: row.condition } : {}),
  }))
  // A case about the programme that the excluded one would displace brings no row for it: Brazil's 25%.
  if (!rows.some(({ programme }) => programme !== 's232') && inputs.origin === 'BR')
    rows.push({
      programme: 's301_forced_labour',
      heading: '9903.05.01',
      percent: '25',
      origins: ['BR'],
    })
  const line = assessRows(rows, {
    hsCode: inputs.hts,
    origin: inputs.origin,
    customsValueMinor: cents(inputs.customsValueUsd ?? '10000'),
  })
  const applied = additional(line).filter(({ status }) => status === 'applied')
  return {
    applied: applied[0]?.heading,
    amount: applied[0] && dollars(applied[0].amountMinor),
    section_232:
      layerOf(line, 's232')?.status === 'applied'
        ? dollars(layerOf(line, 's232')?.amountMinor ?? 0)
        : null,
    ...Object.fromEntries(
      applied.map(({ heading, amountMinor }) => [heading, dollars(amountMinor)]),
    ),
    note: headingsNamed(line),
    named: headingsNamed(line),
  }
}

const headingsNamed = (line: LineAssessment & { status: 'rated' }): string[] =>
  additional(line)
    .filter(({ status }) => status === 'named')
    .map(({ heading }) => heading)
