import type { Vector3 } from 'three'
import { CatmullRomCurve3, type Group } from 'three'
import { assembly, painted, part, turn } from '../geometry/part'
import { hangingLoop } from '../geometry/paths'
import { ellipse } from '../geometry/profiles'
import { turned } from '../geometry/solids'
import { sweepCurve } from '../geometry/sweep'
import { layChain } from './chains'
import { pendantBody } from './pendants'

/** Straight round rod between two points. */
export const rod = (a: Vector3, b: Vector3, d: number, surface = 'main') =>
  part(
    sweepCurve(new CatmullRomCurve3([a, a.clone().lerp(b, 0.5), b]), ellipse(d, d, 24), 12),
    surface,
  )
export const ball = (d: number) =>
  turned(
    Array.from({ length: 25 }, (_, i) => {
      const a = -Math.PI / 2 + (i / 24) * Math.PI
      return [(Math.cos(a) * d) / 2, (Math.sin(a) * d) / 2] as [number, number]
    }),
    0,
    48,
  )

/** A necklace hanging from a point, in the xy plane. */
export function hungNecklace(
  dropMm: number,
  surface: string,
  shape: 'disc' | 'heart' | 'star' | 'ring',
  spreadMm = dropMm * 0.3,
): Group {
  const curve = hangingLoop(spreadMm, dropMm)
  const chain = layChain(
    curve,
    { type: 'cable', widthMm: 2.4, lengthMm: curve.getLength(), surface },
    0,
    curve.getLength(),
    'out',
  )
  const body = painted(surface, pendantBody({ shape, widthMm: 15, heightMm: 15, thicknessMm: 1.6 }))
  const hung = turn(assembly(body), 90, 0, 0)
  hung.position.set(0, -dropMm - 1.5, 0)
  return assembly(chain, hung)
}

export interface StandParams {
  widthMm: number
  depthMm: number
  heightMm: number
  rodMm?: number
  pad?: string
}
