import type { ModelSpec } from '../registry'

/** What a product is covered with; together with a finish code it gives the surface. */
export type Cover = 'metal' | 'display' | 'paper' | 'leather' | 'velvet' | 'wood' | 'watch'

export interface ProductModel {
  model: ModelSpec
  cover: Cover
  /** degrees the piece is turned in the list picture, and in the second view */
  yaw: number
  secondYaw: number
  /** which way it is measured: from above as it lies, from above laid flat, or from the front */
  measure: 'top' | 'laid' | 'front'
  /** part of the piece that shows its finish, as shares of its bounding box (x, y, z), and the picture's width in mm */
  detail: { at: [number, number, number]; spanMm: number }
}

const METAL: Record<string, string> = {
  polished: 'steel-polished',
  brushed: 'steel-brushed',
  'pvd-gold': 'gold-polished',
  'pvd-rose-gold': 'rose-polished',
  'pvd-black': 'black-polished',
}

const DISPLAY: Record<string, string> = {
  ...METAL,
  'pvd-gold': 'gold-brushed',
  'pvd-black': 'black-brushed',
}

const covered = (kind: string): Record<string, string> => ({
  ivory: `${kind}-ivory`,
  charcoal: `${kind}-charcoal`,
  burgundy: `${kind}-burgundy`,
  walnut: 'walnut',
  oak: 'oak',
})

const SURFACES: Record<Cover, Record<string, string>> = {
  metal: METAL,
  display: DISPLAY,
  paper: covered('paper'),
  leather: covered('leather'),
  velvet: { ...covered('velvet'), ivory: 'velvet-cream' },
  wood: covered('leather'),
  watch: covered('leather'),
}

/** Surface name of a finish on a cover; throws when the pair has none. */
export function surfaceOf(cover: Cover, finishCode: string): string {
  const surface = SURFACES[cover][finishCode]
  if (!surface) throw new Error(`No surface for ${finishCode} on ${cover}`)
  return surface
}

export const ring = (model: ModelSpec, spanMm = 8): ProductModel => ({
  model,
  cover: 'metal',
  yaw: -38,
  secondYaw: 62,
  measure: 'laid',
  detail: { at: [0.7, 0.84, 0.62], spanMm },
})

export const flat = (
  model: ModelSpec,
  spanMm = 24,
  at: [number, number, number] = [0.5, 0.5, 0.97],
): ProductModel => ({
  model,
  cover: 'metal',
  yaw: 0,
  secondYaw: 0,
  measure: 'top',
  detail: { at, spanMm },
})

export const piece = (model: ModelSpec, more: Partial<ProductModel> = {}): ProductModel => ({
  model,
  cover: 'metal',
  yaw: -18,
  secondYaw: 150,
  measure: 'top',
  detail: { at: [0.5, 0.5, 0.8], spanMm: 10 },
  ...more,
})

export const box = (
  cover: Cover,
  model: ModelSpec,
  more: Partial<ProductModel> = {},
): ProductModel => ({
  model,
  cover,
  yaw: -26,
  secondYaw: 32,
  measure: 'top',
  detail: { at: [0.42, 0.26, 1], spanMm: 42 },
  ...more,
})

export const stand = (model: ModelSpec, more: Partial<ProductModel> = {}): ProductModel => ({
  model,
  cover: 'display',
  yaw: -24,
  secondYaw: 34,
  measure: 'front',
  detail: { at: [0.5, 0.6, 0.8], spanMm: 60 },
  ...more,
})

export const chain = (
  type: 'cable' | 'curb' | 'cuban' | 'figaro' | 'rope' | 'snake' | 'box',
  widthMm: number,
  lengthMm: number,
) => ({ type, widthMm, lengthMm })
