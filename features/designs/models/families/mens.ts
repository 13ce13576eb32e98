import { CatmullRomCurve3, type Group, Vector3 } from 'three'
import { assembly, part, rest, turn } from '../geometry/part'
import { looseLoop } from '../geometry/paths'
import { roundedRect } from '../geometry/profiles'
import { block, rectShape, slab, turned } from '../geometry/solids'
import { sweep, sweepCurve } from '../geometry/sweep'
import { type ChainParams, claspOn, layChain } from './chains'

export interface IdBraceletParams {
  plateLengthMm: number
  plateWidthMm: number
  plateThicknessMm: number
  chain: ChainParams
}

/** Identity bracelet standing on its edge, the curved plate in front. */
export function idBracelet({
  plateLengthMm,
  plateWidthMm,
  plateThicknessMm,
  chain,
}: IdBraceletParams): Group {
  const curve = looseLoop(chain.lengthMm, 0.25)
  // the plate faces the viewer: a quarter turn past the loop's start
  const front = chain.lengthMm * 0.115
  const at = (mm: number) => (((mm / chain.lengthMm) % 1) + 1) % 1
  const plate = part(
    sweep({
      frame: (t) => {
        const k = at(front - plateLengthMm / 2 + t * plateLengthMm)
        const along = curve.getTangentAt(k)
        const side = new Vector3(0, 1, 0)
        return {
          at: curve.getPointAt(k),
          side,
          out: new Vector3().crossVectors(along, side).normalize(),
        }
      },
      profile: roundedRect(plateWidthMm, plateThicknessMm, plateThicknessMm * 0.3),
      segments: 60,
      length: plateLengthMm,
      scale: (t) => {
        const near = Math.min(t, 1 - t) * plateLengthMm
        const r = plateWidthMm * 0.3
        return [near > r ? 1 : 0.72 + 0.28 * Math.sqrt(Math.max(0, 1 - ((r - near) / r) ** 2)), 1]
      },
    }),
    'main',
  )
  const clasp = Math.max(10, chain.widthMm * 1.6)
  const back = front + chain.lengthMm / 2
  const gap = plateLengthMm / 2 - chain.widthMm * 0.2
  return rest(
    assembly(
      plate,
      layChain(curve, chain, front + gap, back, 'out'),
      claspOn(curve, back, clasp),
      layChain(curve, chain, back + clasp * 0.95, front + chain.lengthMm - gap, 'out'),
    ),
  )
}

export interface CufflinkParams {
  face: 'round' | 'square'
  sizeMm: number
  /** the shorter side of an oblong face, mm */
  depthMm?: number
  inlay?: string
}

function cufflink({ face, sizeMm: s, depthMm = s, inlay }: CufflinkParams): Group {
  const rim =
    face === 'round'
      ? part(
          turned(
            [
              [0.0001, 0],
              [s / 2, 0],
              [s / 2, 2.6],
              [s / 2 - 1, 2.6],
              [s / 2 - 1.1, 2.1],
              [0.0001, 2.1],
            ],
            0.35,
            96,
          ),
          'main',
        )
      : part(slab(rectShape(s, depthMm, 1.4), 2.6, 0.4), 'main')
  const group = assembly(rim)
  if (inlay) {
    group.add(
      face === 'round'
        ? part(
            turned(
              [
                [s / 2 - 1.15, 2.05],
                [s / 2 - 1.15, 2.35],
                [0.0001, 2.5],
              ],
              0.1,
              96,
            ),
            inlay,
          )
        : part(block(s - 3, 0.5, depthMm - 3, 0.6), inlay, [0, 2.35, 0]),
    )
  }
  const post = new CatmullRomCurve3([
    new Vector3(0, 0.2, 0),
    new Vector3(s * 0.1, -5, 0),
    new Vector3(s * 0.02, -11, 0),
    new Vector3(0, -15, 0),
  ])
  group.add(part(sweepCurve(post, roundedRect(3.4, 2, 0.7), 40), 'main'))
  const bullet = turn(
    assembly(
      part(
        turned(
          [
            [0.0001, -8],
            [2.1, -7.4],
            [2.6, -4],
            [2.6, 4],
            [2.1, 7.4],
            [0.0001, 8],
          ],
          0.8,
          40,
        ),
        'main',
      ),
    ),
    0,
    0,
    90,
  )
  bullet.position.set(0, -16, 0)
  group.add(bullet)
  return group
}

/** A pair of cufflinks: one face up to the viewer, one on its side. */
export function cufflinks(params: CufflinkParams): Group {
  const s = params.sizeMm
  const left = rest(turn(assembly(turn(cufflink(params), 62, 0, 0)), 0, -30, 0))
  const right = rest(turn(assembly(turn(cufflink(params), 0, 0, 62)), 0, -28, 0))
  left.position.x = -s * 0.75
  right.position.x = s * 1.15
  right.position.z = s * 0.1
  return assembly(left, right)
}

/** Tie clip: a bar folded back on itself with a sprung end. */
export function tieClip({
  lengthMm: l,
  widthMm: w,
  thicknessMm: t,
}: {
  lengthMm: number
  widthMm: number
  thicknessMm: number
}): Group {
  const fold = new CatmullRomCurve3(
    [
      [-l / 2, 0],
      [-l / 4, 0],
      [l / 4, 0],
      [l / 2 - 2.2, 0],
      [l / 2, -1.6],
      [l / 2 - 1.8, -3.4],
      [l / 4, -3],
      [0, -2.4],
      [-l / 4, -1.9],
      [-l / 2 + 7, -1.7],
      [-l / 2 + 3, -2.6],
    ].map(([x, y]) => new Vector3(x!, y!, 0)),
    false,
    'centripetal',
  )
  const bar = part(
    sweep({
      frame: (k) => {
        const along = fold.getTangentAt(k)
        return {
          at: fold.getPointAt(k),
          side: new Vector3(0, 0, 1),
          out: new Vector3(-along.y, along.x, 0),
        }
      },
      profile: roundedRect(w, t, t * 0.3),
      segments: 160,
      length: l * 2,
    }),
    'main',
  )
  return rest(turn(assembly(turn(assembly(bar), 34, 0, 0)), 0, -22, 0))
}
