import { CatmullRomCurve3, type Group, Matrix4, Path, Shape, Vector3 } from 'three'
import { assembly, move, part, rest, turn } from '../geometry/part'
import { ellipse } from '../geometry/profiles'
import { punchCircle, rectShape, slab } from '../geometry/solids'
import { sweepCurve } from '../geometry/sweep'
import {
  type ChainParams,
  claspOn,
  crossingLift,
  layChain,
  necklaceChain,
  necklaceFront,
} from './chains'
import { doubleLoop } from '../geometry/paths'
import { stoneParts } from './stones'

export type PendantShape =
  | 'disc'
  | 'bar'
  | 'heart'
  | 'cross'
  | 'star'
  | 'dog-tag'
  | 'locket'
  | 'ring'
  | 'initial'
  | 'moon'
  | 'solitaire'
  | 'coin'

export interface PendantParams {
  shape: PendantShape
  widthMm: number
  heightMm: number
  thicknessMm: number
}

/** Outline in the xy plane, top at +y, centred on x; mm. */
function outline(shape: PendantShape, w: number, h: number): Shape {
  const s = new Shape()
  const [x, y] = [w / 2, h / 2]
  switch (shape) {
    case 'bar':
      return rectShape(w, h, Math.min(w, h) * 0.2)
    case 'dog-tag':
      return rectShape(w, h, Math.min(w, h) * 0.38)
    case 'heart':
      s.moveTo(0, -y)
      s.bezierCurveTo(-x * 0.2, -y, -x, -y * 0.2, -x, y * 0.35)
      s.bezierCurveTo(-x, y * 0.85, -x * 0.25, y * 1.25, 0, y * 0.62)
      s.bezierCurveTo(x * 0.25, y * 1.25, x, y * 0.85, x, y * 0.35)
      s.bezierCurveTo(x, -y * 0.2, x * 0.2, -y, 0, -y)
      return s
    case 'cross': {
      const a = w * 0.14
      const arm = y * 0.38
      const points: [number, number][] = [
        [-a, -y],
        [a, -y],
        [a, arm - a],
        [x, arm - a],
        [x, arm + a],
        [a, arm + a],
        [a, y],
        [-a, y],
        [-a, arm + a],
        [-x, arm + a],
        [-x, arm - a],
        [-a, arm - a],
      ]
      points.forEach(([px, py], i) => (i === 0 ? s.moveTo(px, py) : s.lineTo(px, py)))
      s.closePath()
      return s
    }
    case 'star':
      for (let i = 0; i < 10; i++) {
        const a = Math.PI / 2 + (i * Math.PI) / 5
        const r = i % 2 === 0 ? 1 : 0.46
        const [px, py] = [Math.cos(a) * r * x, Math.sin(a) * r * y]
        if (i === 0) s.moveTo(px, py)
        else s.lineTo(px, py)
      }
      s.closePath()
      return s
    case 'moon':
      s.absarc(0, 0, x, 0.62, Math.PI * 2 - 0.62 + 0, false)
      s.absarc(x * 0.52, 0, x * 0.655, -1.09, 1.09, true)
      return s
    default:
      s.absellipse(0, 0, x, y, 0, Math.PI * 2, false, 0)
      return s
  }
}

/** The eye of a disc or dog tag, mm: it lies 2.1 of its radii below the top edge. */
export const eyeRadius = (widthMm: number): number => Math.min(1.3, widthMm * 0.09)

/** The pendant alone, lying flat, its top edge towards -z and its bail hole or eye at z = 0. */
export function pendantBody({
  shape,
  widthMm: w,
  heightMm: h,
  thicknessMm: t,
}: PendantParams): Group {
  const body = assembly()
  if (shape === 'solitaire') {
    body.add(stoneParts(w, [new Matrix4().makeTranslation(0, w * 0.45, h / 2)]))
    const seat = part(sweepCurve(circle(w * 0.47), ellipse(w * 0.11), 64, true), 'main', [
      0,
      w * 0.36,
      h / 2,
    ])
    body.add(seat)
    for (let i = 0; i < 4; i++) {
      const a = Math.PI / 4 + (i * Math.PI) / 2
      const claw = new CatmullRomCurve3(
        [
          new Vector3(0.25, 0.02, 0),
          new Vector3(0.5, 0.34, 0),
          new Vector3(0.52, 0.5, 0),
          new Vector3(0.4, 0.56, 0),
        ].map((p) => p.multiplyScalar(w)),
      )
      const holder = turn(
        assembly(part(sweepCurve(claw, ellipse(w * 0.1), 24), 'main')),
        0,
        (a * 180) / Math.PI,
        0,
      )
      holder.position.z = h / 2
      body.add(holder)
    }
  } else if (shape === 'ring') {
    const s = outline('ring', w, h)
    punchCircle(s, w * 0.34)
    body.add(part(slab(s, t, t * 0.3, 72), 'main', [0, 0, h / 2]))
  } else if (shape === 'locket' || shape === 'coin') {
    const s = outline(shape, w, h)
    body.add(part(slab(s, t * 0.5, t * 0.16, 72), 'main', [0, 0, h / 2]))
    body.add(
      part(
        slab(shape === 'coin' ? outline(shape, w * 0.86, h * 0.86) : s, t * 0.48, t * 0.3, 72, 6),
        'main',
        [0, t * 0.5, h / 2],
      ),
    )
    if (shape === 'locket')
      body.add(
        part(sweepCurve(heartCurve(w * 0.24), ellipse(t * 0.16), 64, true), 'main', [
          0,
          t * 0.98,
          h / 2,
        ]),
      )
  } else {
    const s = outline(shape, w, h)
    const hole = eyeRadius(w)
    if (shape === 'dog-tag' || shape === 'disc') punchCircle(s, hole, 0, h / 2 - hole * 2.1)
    if (shape === 'bar' && h < w)
      for (const side of [-1, 1]) punchCircle(s, 0.7, side * (w / 2 - 1.6), 0)
    body.add(part(slab(s, t, Math.min(0.35, t * 0.3, w * 0.02), 64), 'main', [0, 0, h / 2]))
    if (shape === 'initial')
      body.add(part(slab(letterA(w * 0.5), 0.35, 0.08), 'main', [0, t - 0.02, h / 2]))
  }
  return body
}

function circle(r: number): CatmullRomCurve3 {
  return new CatmullRomCurve3(
    Array.from(
      { length: 32 },
      (_, i) =>
        new Vector3(Math.cos((i / 32) * Math.PI * 2) * r, 0, Math.sin((i / 32) * Math.PI * 2) * r),
    ),
    true,
  )
}

function heartCurve(size: number): CatmullRomCurve3 {
  return new CatmullRomCurve3(
    outline('heart', size * 2, size * 2)
      .getSpacedPoints(60)
      .slice(0, -1)
      .map((p) => new Vector3(p.x, 0, -p.y)),
    true,
  )
}

function letterA(size: number): Shape {
  const [x, y, b] = [size * 0.5, size * 0.6, size * 0.17]
  const s = new Shape()
  const points: [number, number][] = [
    [-x, -y],
    [-x + b, -y],
    [-x + b * 1.75, -y * 0.42],
    [x - b * 1.75, -y * 0.42],
    [x - b, -y],
    [x, -y],
    [b * 0.62, y],
    [-b * 0.62, y],
  ]
  points.forEach(([px, py], i) => (i === 0 ? s.moveTo(px, py) : s.lineTo(px, py)))
  s.closePath()
  const hole = new Path()
  hole.moveTo(0, y * 0.62)
  hole.lineTo(x * 0.42, -y * 0.12)
  hole.lineTo(-x * 0.42, -y * 0.12)
  hole.closePath()
  s.holes.push(hole)
  return s
}

/** Necklace with its pendant lying in front; the eye at the pendant's top holds a ring round the chain. */
export function pendantNecklace({
  pendant,
  chain,
}: {
  pendant: PendantParams
  chain: ChainParams
}): Group {
  const front = necklaceFront(chain)
  const r = Math.max(1.6, chain.widthMm * 1.05)
  const necklace =
    pendant.shape === 'bar' && pendant.heightMm < pendant.widthMm
      ? gapNecklace(chain, pendant.widthMm)
      : necklaceChain(chain)
  const body = pendantBody(pendant)
  if (pendant.shape === 'bar' && pendant.heightMm < pendant.widthMm) {
    body.position.set(front.x, 0, front.z - pendant.heightMm / 2)
    return rest(assembly(necklace, rest(body, 0)))
  }
  const bail = part(sweepCurve(circle(r), ellipse(r * 0.34, r * 0.34, 16), 56, true), 'main')
  bail.rotation.set(0.35, 0, Math.PI / 2 - 0.25)
  const holed = pendant.shape === 'dog-tag' || pendant.shape === 'disc'
  bail.position.set(front.x, r * 0.86, front.z + r * 0.42)
  const eye = part(
    sweepCurve(circle(r * 0.62), ellipse(r * 0.3, r * 0.3, 14), 40, true),
    'main',
    [0, 0, 0],
  )
  if (!holed) {
    eye.position.set(front.x, pendant.thicknessMm * 0.5, front.z + r * 1.62)
    necklace.add(eye)
  }
  body.position.set(front.x, 0, front.z + (holed ? r * 0.25 : r * 2.05))
  return rest(assembly(rest(necklace, 0), bail, rest(body, 0)))
}

/** Double-looped chain with a gap of `gapMm` at its front for a bar held at both ends. */
function gapNecklace(chain: ChainParams, gapMm: number): Group {
  const curve = doubleLoop(chain.lengthMm, crossingLift(chain))
  const clasp = Math.max(9, chain.widthMm * 1.7)
  const half = gapMm / 2 - 0.6
  const start = chain.lengthMm * 0.41
  return move(
    rest(
      assembly(
        layChain(curve, chain, half, start + clasp * 0.05),
        claspOn(curve, start, clasp),
        layChain(curve, chain, start + clasp * 0.93, chain.lengthMm - half),
      ),
    ),
    0,
    0,
    0,
  )
}
