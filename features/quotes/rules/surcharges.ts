import type { QuoteDocument } from '../schema'

export interface SurchargeRow {
  heading: string
  title: string
  ratePercents: string[]
  amountMinor: number
}

/**
 * Duties and fees of the whole quote, one row per legal heading, in the order of the layers. The
 * rows sum to the duty total.
 */
export function surchargesByLayer(document: Pick<QuoteDocument, 'duty'>): SurchargeRow[] {
  const rows = new Map<string, SurchargeRow>()
  for (const layer of [
    ...document.duty.lines.flatMap((line) => line.layers),
    ...document.duty.fees,
  ]) {
    if (layer.status !== 'applied' || layer.amountMinor === 0) continue
    const key = `${layer.programme}|${layer.heading.startsWith('99') ? layer.heading : layer.programme}`
    const row = rows.get(key) ?? {
      heading: layer.heading.startsWith('99') ? layer.heading : '',
      title: layer.title,
      ratePercents: [],
      amountMinor: 0,
    }
    row.amountMinor += layer.amountMinor
    if (layer.ratePercent !== null && !row.ratePercents.includes(layer.ratePercent))
      row.ratePercents.push(layer.ratePercent)
    rows.set(key, row)
  }
  return [...rows.values()]
}
