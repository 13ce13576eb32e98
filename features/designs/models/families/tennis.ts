import { type Group, Matrix4, Vector3 } from 'three'
import { assembly, copies, rest } from '../geometry/part'
import { doubleLoop, looseLoop } from '../geometry/paths'
import { block, punchCircle, rectShape, slab } from '../geometry/solids'
import { claspOn } from './chains'
import { stoneParts } from './stones'

/** Tennis bracelet (or necklace): claw-set stones in a row, linked below. */
export function tennis({
  stoneMm,
  lengthMm,
  necklace = false,
}: {
  stoneMm: number
  lengthMm: number
  necklace?: boolean
}): Group {
  const curve = necklace ? doubleLoop(lengthMm, stoneMm * 1.3) : looseLoop(lengthMm)
  const clasp = Math.max(9, stoneMm * 2.2)
  const start = necklace ? lengthMm * 0.41 : 0
  const count = Math.floor((lengthMm - clasp) / (stoneMm * 1.14))
  const places: Matrix4[] = []
  for (let i = 0; i < count; i++) {
    const t =
      ((((start + clasp + ((i + 0.5) / count) * (lengthMm - clasp)) / lengthMm) % 1) + 1) % 1
    const along = curve.getTangentAt(t)
    const side = new Vector3().crossVectors(along, new Vector3(0, 1, 0)).normalize()
    places.push(
      new Matrix4()
        .makeBasis(along, new Vector3().crossVectors(side, along), side)
        .setPosition(curve.getPointAt(t)),
    )
  }
  const s = stoneMm
  const seat = slab(
    punchCircle(rectShape(s * 1.04, s * 1.04, s * 0.2), s * 0.43),
    s * 0.34,
    s * 0.06,
    12,
    2,
  )
  const claw = block(s * 0.15, s * 0.6, s * 0.15, s * 0.07)
  const link = block(s * 0.5, s * 0.2, s * 0.34, s * 0.08)
  const claws = places.flatMap((m) =>
    [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ].map(([x, z]) =>
      m.clone().multiply(new Matrix4().makeTranslation(x! * s * 0.4, s * 0.02, z! * s * 0.4)),
    ),
  )
  const links = places.map((m) =>
    m.clone().multiply(new Matrix4().makeTranslation(s * 0.57, s * 0.06, 0)),
  )
  const stones = stoneParts(
    s * 0.96,
    places.map((m) => m.clone().multiply(new Matrix4().makeTranslation(0, s * 0.44, 0))),
  )
  return rest(
    assembly(
      copies(seat, 'main', places),
      copies(claw, 'main', claws),
      copies(link, 'main', links),
      stones,
      claspOn(curve, start, clasp),
    ),
  )
}
