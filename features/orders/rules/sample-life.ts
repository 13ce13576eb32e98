import { readDecimal } from '@/platform/amounts'
import { textCells } from '@/platform/sheets/cell-lines'

/** The life of a sample: paid, shipped, photographed, decided. Pure; browser-safe. */

/** A measure that the bulk is held to. Decimals are text. */
export interface Tolerance {
  what: string
  target: string
  /** more and less than the target */
  plusMinus: string
  unit: string
}

/** What is known of a sample. */
export interface SampleFacts {
  /** its order stands, as it does once its deposit is paid */
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

/** Where a sample stands. One that was not approved is made again, and begins with being shipped. */
export function sampleState({ paid, shipped, photographed, decision }: SampleFacts): SampleState {
  if (decision === 'APPROVED') return 'approved'
  if (!paid) return 'unpaid'
  if (decision === 'REJECTED') return 'rejected'
  if (!shipped) return 'to_ship'
  return photographed ? 'to_decide' : 'to_photograph'
}

const OPEN: Record<SampleDeed, readonly SampleState[]> = {
  ship: ['to_ship', 'rejected'],
  // More pictures may come while it waits for its yes.
  photograph: ['to_photograph', 'to_decide'],
  decide: ['to_decide'],
}

/** Whether a deed is open to who may do it. */
export const sampleDeedOpen = (deed: SampleDeed, state: SampleState): boolean =>
  OPEN[deed].includes(state)

/** What an order's bulk waits for: `none` where nobody asked for a sample of its designs. */
export type SampleGate = 'none' | 'waiting' | 'approved'

/** The gate of an order by the samples of its designs: of each design one must be approved. */
export function sampleGate(samples: readonly { design: string; state: SampleState }[]): SampleGate {
  const designs = new Set(samples.map(({ design }) => design))
  if (designs.size === 0) return 'none'
  const approved = new Set(
    samples.flatMap(({ design, state }) => (state === 'approved' ? [design] : [])),
  )
  return approved.size === designs.size ? 'approved' : 'waiting'
}

const MOST_TOLERANCES = 40

/** What is wrong with a typed line of tolerances, by its number from 1. */
export interface TypedTolerances {
  tolerances: Tolerance[]
  wrong: number[]
}

/** Reads tolerances as they are typed: a line each, `what | target | ± | unit`. A decimal point parts fractions. */
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
