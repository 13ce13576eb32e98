import type { Design, Dimension } from '../family'

/** Bounds of a length, millimetres. */
export const mm = (least: number, most: number, step: number, start: number): Dimension => ({
  least,
  most,
  step,
  start,
})

/** Bounds of a number of parts. */
export const count = (least: number, most: number, start: number): Dimension => ({
  least,
  most,
  step: 1,
  start,
  unit: 'count',
})

/** A dimension of a design; 0 where its family has none with that name. */
export const d = ({ dimensions }: Design, name: string): number => dimensions[name] ?? 0

/** The chosen value of one of a design's choices. */
export const chosen = <T extends string>({ choices }: Design, name: string): T => choices[name] as T

/** Finishes of steel. */
export const METAL = ['polished', 'brushed', 'pvd-gold', 'pvd-rose-gold', 'pvd-black'] as const

const METAL_SURFACE: Readonly<Record<string, string>> = {
  polished: 'steel-polished',
  brushed: 'steel-brushed',
  'pvd-gold': 'gold-polished',
  'pvd-rose-gold': 'rose-polished',
  'pvd-black': 'black-polished',
}

/** The surface of steel in the finish of a design. */
export const metal = ({ finish }: Design): string => METAL_SURFACE[finish] ?? 'steel-polished'
