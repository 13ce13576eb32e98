import { CatmullRomCurve3, Vector3 } from 'three'

function closed(points: Vector3[], lengthMm: number): CatmullRomCurve3 {
  const make = (list: Vector3[]) => {
    const curve = new CatmullRomCurve3(list, true, 'centripetal')
    curve.arcLengthDivisions = 1200
    return curve
  }
  const scale = lengthMm / make(points).getLength()
  return make(points.map((p) => new Vector3(p.x * scale, p.y, p.z * scale)))
}

/** A bracelet put down: a soft, not quite round loop of `lengthMm`, starting at its front right. */
export function looseLoop(lengthMm: number, irregular = 1): CatmullRomCurve3 {
  const points = Array.from({ length: 72 }, (_, i) => {
    const a = (i / 72) * Math.PI * 2 + 0.9
    const r = 1 + irregular * (0.055 * Math.cos(2 * a + 0.4) + 0.03 * Math.cos(3 * a + 1.3))
    return new Vector3(Math.cos(a) * r * 0.93, 0, Math.sin(a) * r * 1.1)
  })
  return closed(points, lengthMm)
}

/**
 * A necklace put down in two turns: it crosses itself once, the upper strand
 * lifted over the lower by `liftMm`. Its front (pendant) is at t = 0.
 */
export function doubleLoop(lengthMm: number, liftMm: number): CatmullRomCurve3 {
  const [a, b] = [1, 0.17]
  const crossing = Math.acos(-b / a)
  const n = 160
  const points = Array.from({ length: n }, (_, i) => {
    const angle = (i / n) * Math.PI * 2
    const r = b + a * Math.cos(angle)
    const apart = Math.abs(angle - (Math.PI * 2 - crossing))
    const lift = liftMm * Math.exp(-((apart / 0.34) ** 2))
    const wobble = 1 + 0.035 * Math.sin(angle * 2 + 0.7) + 0.02 * Math.sin(angle * 3)
    return new Vector3(
      r * Math.sin(angle) * 0.94 * wobble,
      lift,
      r * Math.cos(angle) * 1.08 * wobble,
    )
  })
  return closed(points, lengthMm)
}

/** A chain hanging in a plane from two points: an open catenary-like fall of depth `dropMm`. */
export function hangingLoop(widthMm: number, dropMm: number): CatmullRomCurve3 {
  const points = Array.from({ length: 41 }, (_, i) => {
    const x = -1 + i / 20
    return new Vector3((x * widthMm) / 2, -dropMm * (1 - Math.abs(x) ** 2.3), 0)
  })
  const curve = new CatmullRomCurve3(points, false, 'centripetal')
  curve.arcLengthDivisions = 800
  return curve
}
