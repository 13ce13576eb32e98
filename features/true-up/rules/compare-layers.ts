import type { Duty, DutyLayer } from '@/features/quotes/schema'
import { allocate } from '@/platform/money'
import type { LayerRow, LayerSide } from '../schema'

/** Two traces of a duty side by side, layer by layer. Pure. */

interface Placed {
  /** line of the signed document; '' for a fee of the entry */
  lineId: string
  layer: DutyLayer
}

/** The layers of a duty that are owed. */
const appliedLayers = ({ lines, fees }: Pick<Duty, 'lines' | 'fees'>): Placed[] =>
  [
    ...lines.flatMap(({ lineId, layers }) => layers.map((layer) => ({ lineId, layer }))),
    ...fees.map((layer) => ({ lineId: '', layer })),
  ].filter(({ layer }) => layer.status === 'applied')

/**
 * Identifies the same layer in both traces: measures of one programme never add up, except within and beyond a
 * quota.
 */
const keyOf = ({ lineId, layer }: Placed): string =>
  [lineId, layer.programme, layer.part ?? ''].join('|')

const sideOf = ({ layer }: Placed, amountMinor: number): LayerSide => ({
  heading: layer.heading,
  title: layer.title,
  legalBasis: layer.legalBasis,
  source: layer.source,
  ratePercent: layer.ratePercent,
  amountMinor,
})

/**
 * Compares what was signed with what was due. The differences of the rows add up to the difference of the two.
 * @param signedMinor the shipment’s share of what was signed, which is spread over its layers
 * @param lineIds lines that are in the shipment
 */
export function compareLayers(
  signed: Pick<Duty, 'lines' | 'fees'>,
  signedMinor: number,
  actual: Pick<Duty, 'lines' | 'fees'>,
  lineIds: readonly string[],
): LayerRow[] {
  const own = new Set(['', ...lineIds])
  const before = appliedLayers(signed).filter(({ lineId }) => own.has(lineId))
  const shares = allocate(
    signedMinor,
    before.map(({ layer }) => layer.amountMinor),
  )
  const rows = new Map<string, LayerRow>()
  const rowOf = (placed: Placed): LayerRow => {
    const { lineId, layer } = placed
    const row = rows.get(keyOf(placed)) ?? {
      lineId,
      programme: layer.programme,
      signed: null,
      actual: null,
      differenceMinor: 0,
    }
    rows.set(keyOf(placed), row)
    return row
  }
  before.forEach((placed, i) => {
    const row = rowOf(placed)
    row.signed = sideOf(placed, (row.signed?.amountMinor ?? 0) + (shares[i] ?? 0))
    row.differenceMinor -= shares[i] ?? 0
  })
  for (const placed of appliedLayers(actual)) {
    const row = rowOf(placed)
    const { amountMinor } = placed.layer
    row.actual = sideOf(placed, (row.actual?.amountMinor ?? 0) + amountMinor)
    row.differenceMinor += amountMinor
  }
  return [...rows.values()].filter(
    ({ signed: was, actual: is }) => (was?.amountMinor ?? 0) !== 0 || (is?.amountMinor ?? 0) !== 0,
  )
}

/** Why a layer differs. */
export type LayerMove = 'same' | 'added' | 'ended' | 'rate' | 'value'

export function moveOf({ signed, actual, differenceMinor }: LayerRow): LayerMove {
  if (!signed) return 'added'
  if (!actual) return 'ended'
  if (signed.ratePercent !== actual.ratePercent || signed.heading !== actual.heading) return 'rate'
  return differenceMinor === 0 ? 'same' : 'value'
}
