import { assessDuty } from '../engine/assess'
import type { CompiledRuleSet } from '../engine/compile'
import type { Shipment } from '../engine/types'

/** A range of days over which the total rate of some goods stays the same. */
export interface RateStep {
  from: string
  ratePercent: number
  /** names of what began (+) or ended (−) that day */
  causes: string[]
}

/**
 * The total duty rate of a shipment's first line over time, before fees: one step for each day it changes.
 * @param until last day looked at; changes already known for later are included
 */
export function rateHistory(shipment: Shipment, rules: CompiledRuleSet, until: string): RateStep[] {
  const [line] = shipment.lines
  if (!line) return []
  const days = [
    ...new Set([
      rules.begins,
      ...Object.values(rules.origins === '*' ? {} : rules.origins),
      ...rules.boundaries,
    ]),
  ]
    .filter((day) => day >= rules.begins && day <= until)
    .sort()
  const steps: (RateStep & { titles: Map<string, string> })[] = []
  for (const day of days) {
    const [answer] = assessDuty({ ...shipment, entryDate: day, lines: [line] }, rules).lines
    if (answer?.status !== 'rated') continue
    const titles = new Map(
      answer.layers
        .filter(({ status }) => status === 'applied')
        .map((layer) => [
          `${layer.programme} ${layer.ratePercent}`,
          `${layer.title} ${layer.ratePercent ?? ''}%`,
        ]),
    )
    const ratePercent = Number(answer.totalRatePercent)
    const last = steps.at(-1)
    if (last?.ratePercent === ratePercent) continue
    const began = [...titles]
      .filter(([key]) => last && !last.titles.has(key))
      .map(([, title]) => `+ ${title}`)
    const ended = [...(last?.titles ?? [])]
      .filter(([key]) => !titles.has(key))
      .map(([, title]) => `− ${title}`)
    steps.push({ from: day, ratePercent, causes: [...began, ...ended], titles })
  }
  return steps.map(({ from, ratePercent, causes }) => ({ from, ratePercent, causes }))
}
