import { readDecimal } from '@/platform/amounts'
import { textCells } from '@/platform/sheets/cell-lines'

/** The life of a sample: paid, shipped, photographed, decided. Pure; browser-safe. */

/** A measure that the bulk must meet. Decimals are text. */
export interface Tolerance {
  what: string
  target: string
  /** allowed deviation above and below the target */
  plusMinus: string
  unit: string
}

/** The facts of a sample. */
export interface SampleFacts {
  /** its order is confirmed, which needs a paid deposit */
  paid: boolean
  shipped: boolean
  photographed: boolean
  decision: 'APPROVED' | 'REJECTED' | null
}

export const SAMPLE_STATES = [
  'unpaid',
  'to_ship',
  'to_photograph',
  'to_decide',
  'approved',
  'rejected',
] as const
export type SampleState = (typeof SAMPLE_STATES)[number]
export type SampleDeed = 'ship' | 'photograph' | 'decide'

/** The state of a sample. A rejected one is made again, and starts over with being shipped. */
export function sampleState({ paid, shipped, photographed, decision }: SampleFacts): SampleState {
  if (decision === 'APPROVED') return 'approved'
  if (!paid) return 'unpaid'
  if (decision === 'REJECTED') return 'rejected'
  if (!shipped) return 'to_ship'
  return photographed ? 'to_decide' : 'to_photograph'
}

const OPEN: Record<SampleDeed, readonly SampleState[]> = {
  ship: ['to_ship', 'rejected'],
  // More photographs may be added while it waits for approval.
  photograph: ['to_photograph', 'to_decide'],
  decide: ['to_decide'],
}

/** Whether a deed is open in a state, for an actor who may do it. */
export const sampleDeedOpen = (deed: SampleDeed, state: SampleState): boolean =>
  OPEN[deed].includes(state)

/** The sample gate of an order's bulk: `none` if no sample of its designs was ordered. */
export type SampleGate = 'none' | 'waiting' | 'approved'

/** The gate of an order by the samples of its designs: each design needs an approved one. */
export function sampleGate(samples: readonly { design: string; state: SampleState }[]): SampleGate {
  const designs = new Set(samples.map(({ design }) => design))
  if (designs.size === 0) return 'none'
  const approved = new Set(
    samples.flatMap(({ design, state }) => (state === 'approved' ? [design] : [])),
  )
  return approved.size === designs.size ? 'approved' : 'waiting'
}

const MOST_TOLERANCES = 40

/** Tolerances as read, and faulty lines by their number from 1. */
export interface TypedTolerances {
  tolerances: Tolerance[]
  wrong: number[]
}

/** Reads tolerances as typed: one per line, `what | target | ± | unit`, with a decimal point. */
export function readTolerances(text: string): TypedTolerances {
  const tolerances: Tolerance[] = []
  const wrong: number[] = []
  textCells(text).forEach((cells, i) => {
    if (cells.every((cell) => cell === '')) return
    const [what = '', target = '', plusMinus = '', unit = ''] = cells
    const [of, by] = [target, plusMinus].map((cell) => {
      const reading = readDecimal(cell, { decimals: 3, sign: '.' })
      return reading.is === 'read' ? reading.value : null
    })
    if (!of || !by || what === '' || unit === '' || what.length > 60 || unit.length > 12)
      wrong.push(i + 1)
    else tolerances.push({ what, target: of, plusMinus: by, unit })
  })
  if (tolerances.length > MOST_TOLERANCES) wrong.push(MOST_TOLERANCES + 1)
  return { tolerances, wrong }
}
