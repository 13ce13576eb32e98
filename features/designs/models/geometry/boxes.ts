import { type Group, type Shape } from 'three'
import { assembly, part } from './part'
import { boxUv, polygonShape, punchRect, rectShape, slab } from './solids'

export interface TrayParams {
  /** outer length (x), depth (z) and height (y), mm */
  length: number
  depth: number
  height: number
  wall: number
  /** radius of the outer corners seen from above */
  corner?: number
  floor?: number
  surface: string
  /** surface of the inside; a thin skin over walls and floor */
  lining?: string
  edge?: number
  /** steps of a rounded corner; 1 bevels it */
  cornerSteps?: number
}

/** Open-topped box standing on y = 0. */
export function tray({
  length,
  depth,
  height,
  wall,
  corner = 1,
  floor = wall,
  surface,
  lining,
  edge = 0.4,
  cornerSteps = 10,
}: TrayParams): Group {
  const inner = [length - wall * 2, depth - wall * 2] as const
  const innerCorner = Math.max(0.3, corner - wall)
  const walls = slab(
    punchRect(rectShape(length, depth, corner), inner[0], inner[1], innerCorner),
    height,
    Math.min(edge, wall * 0.4),
    cornerSteps,
  )
  const group = assembly(
    part(boxUv(walls), surface),
    part(
      boxUv(
        slab(
          rectShape(length - wall, depth - wall, Math.max(0.3, corner - wall / 2)),
          floor,
          0.01,
          cornerSteps,
        ),
      ),
      surface,
      [0, 0.02, 0],
    ),
  )
  if (lining) {
    const skin = 0.8
    const tall = Math.max(1, height - floor - 1.6)
    const hose = slab(
      punchRect(
        rectShape(inner[0] + 0.02, inner[1] + 0.02, innerCorner),
        inner[0] - skin * 2,
        inner[1] - skin * 2,
        innerCorner,
      ),
      tall,
      0.2,
      cornerSteps,
    )
    group.add(part(boxUv(hose), lining, [0, floor, 0]))
    group.add(
      part(
        boxUv(slab(rectShape(inner[0], inner[1], innerCorner), 0.8, 0.05, cornerSteps)),
        lining,
        [0, floor + 0.02, 0],
      ),
    )
  }
  return group
}

/** Closed lid seen from outside: a tray upside down, its top at `height`. */
export function lidOf(params: TrayParams): Group {
  const { length, depth, height, wall, corner = 1, surface } = params
  const walls = slab(
    punchRect(
      rectShape(length, depth, corner),
      length - wall * 2,
      depth - wall * 2,
      Math.max(0.3, corner - wall),
    ),
    height - wall,
    0.01,
    10,
  )
  const top = slab(
    rectShape(length, depth, corner),
    wall,
    Math.min(params.edge ?? 0.4, wall * 0.4),
    10,
  )
  return assembly(
    part(boxUv(walls), surface),
    part(boxUv(top), surface, [0, height - wall - 0.01, 0]),
  )
}

/** Regular polygon outline of `across` mm between flats, corner pointing to the viewer. */
export function hexShape(across: number, corner: number): Shape {
  const r = across / Math.sqrt(3)
  return polygonShape(
    Array.from({ length: 6 }, (_, i) => {
      const a = (i / 6) * Math.PI * 2 + Math.PI / 6
      return [Math.cos(a) * r, Math.sin(a) * r] as [number, number]
    }),
    corner,
  )
}

/** Cushion with rounded long edges; `slots` grooves across it hold rings. */
export function ringRolls(
  length: number,
  depth: number,
  height: number,
  count: number,
  surface: string,
): Group {
  const group = assembly()
  const pitch = depth / count
  const ease = Math.min(height * 0.45, pitch * 0.4)
  // Rounder corners than the easing, or its inner outline would fold over.
  const roll = boxUv(slab(rectShape(length, pitch * 0.97, ease * 1.1), height, ease, 10, 8))
  for (let i = 0; i < count; i++)
    group.add(part(roll, surface, [0, 0, -depth / 2 + pitch * (i + 0.5)]))
  return group
}

/** Padded block, as foam under velvet. */
export function pad(
  length: number,
  depth: number,
  height: number,
  surface: string,
  soft = 2,
): Group {
  return assembly(
    part(
      boxUv(
        slab(rectShape(length, depth, soft), height, Math.min(soft * 0.9, height * 0.4), 12, 6),
      ),
      surface,
    ),
  )
}
