import { wordsOf } from '@/i18n/message'
import type { Measure } from '@/features/tariffs/engine/types'
import type { Duty, DutyLayer } from '../schema'

/** A legal layer of a quote's duty that has changed. */
export interface TariffMove {
  heading: string
  title: string
  /** percentages, each once; empty for an absent layer */
  beforeRates: string[]
  afterRates: string[]
  beforeMinor: number
  afterMinor: number
  /** the legal text behind the difference */
  source: string
  /** the day it took effect; null where the rules don't say */
  since: string | null
}

interface Sum {
  layer: DutyLayer
  rates: string[]
  amountMinor: number
}

/**
 * Differences between two assessments of one quote's duty, layer by layer, each with its legal
 * text. They sum to the difference of the totals.
 * @param measures the rules now, for the day and the text of what ended or began
 */
export function tariffMoves(before: Duty, after: Duty, measures: readonly Measure[]): TariffMove[] {
  const [was, is] = [sums(before), sums(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): TariffMove[] => {
    const [old, now] = [was.get(key), is.get(key)]
    const [beforeMinor, afterMinor] = [old?.amountMinor ?? 0, now?.amountMinor ?? 0]
    if (beforeMinor === afterMinor) return []
    const { heading = '', title = '', programme = '' } = now?.layer ?? old?.layer ?? {}
    const cause = now ? began(now.layer, measures) : ended(old?.layer, measures, after, programme)
    return [
      {
        heading,
        title,
        beforeRates: old?.rates ?? [],
        afterRates: now?.rates ?? [],
        beforeMinor,
        afterMinor,
        ...cause,
      },
    ]
  })
}

function sums(duty: Duty): Map<string, Sum> {
  const all = new Map<string, Sum>()
  for (const layer of [...duty.lines.flatMap(({ layers }) => layers), ...duty.fees]) {
    if (layer.status !== 'applied' || layer.amountMinor === 0) continue
    const key = layer.heading.startsWith('99')
      ? `${layer.programme} ${layer.heading}`
      : layer.programme
    const sum = all.get(key) ?? { layer, rates: [], amountMinor: 0 }
    sum.amountMinor += layer.amountMinor
    if (layer.ratePercent !== null && !sum.rates.includes(layer.ratePercent))
      sum.rates.push(layer.ratePercent)
    all.set(key, sum)
  }
  return all
}

function began(
  layer: DutyLayer,
  measures: readonly Measure[],
): Pick<TariffMove, 'source' | 'since'> {
  return {
    source: layer.source,
    since: measures.findLast(({ id }) => id === layer.measureId)?.from ?? null,
  }
}

/** A removed layer: its row ended, or another suppressed it. */
function ended(
  layer: DutyLayer | undefined,
  measures: readonly Measure[],
  after: Duty,
  programme: string,
): Pick<TariffMove, 'source' | 'since'> {
  const row = measures.findLast(
    ({ id, knownTo }) => id === layer?.measureId && knownTo === undefined,
  )
  if (row?.to && row.to <= after.asOf) return { source: row.endSource ?? row.source, since: row.to }
  const putOut = after.lines
    .flatMap(({ layers }) => layers)
    .find((each) => each.programme === programme && each.status !== 'applied')
  return { source: (putOut?.reason && wordsOf(putOut.reason)) ?? layer?.source ?? '', since: null }
}
