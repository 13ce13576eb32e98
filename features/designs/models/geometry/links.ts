import type { BufferGeometry } from 'three'
import { CatmullRomCurve3, Vector3 } from 'three'
import { ellipse, roundedRect } from './profiles'
import { sweep, sweepCurve } from './sweep'

/** Closed centre line of a link: straight sides and round ends, in the xy plane, x along the chain. */
function stadium(length: number, width: number, points = 40): Vector3[] {
  const r = width / 2
  const straight = Math.max(0, length - width) / 2
  return Array.from({ length: points }, (_, i) => {
    const a = (i / points) * Math.PI * 2
    return new Vector3(
      Math.cos(a) * r + Math.sign(Math.round(Math.cos(a) * 1e6)) * straight,
      Math.sin(a) * r,
      0,
    )
  })
}

export interface LinkShape {
  geometry: BufferGeometry
  /** distance between link centres, mm */
  pitch: number
}

/** Oval link of a cable chain: outer length and width, wire thickness in mm. */
export function cableLink(length: number, width: number, wire: number): LinkShape {
  const curve = new CatmullRomCurve3(stadium(length - wire, width - wire), true, 'centripetal')
  return {
    geometry: sweepCurve(curve, ellipse(wire, wire, 12), 40, true),
    pitch: length - wire * 1.96,
  }
}

/**
 * Curb link: an oval twisted along its length so that the chain lies flat; the
 * faces are ground flat at `flat` of the wire's half thickness.
 */
export function curbLink(length: number, width: number, wire: number, flat = 0.62): LinkShape {
  const [a, b] = [(length - wire) / 2, (width - wire) / 2]
  const points = stadium(length - wire, width - wire, 48).map((p) => {
    const twist = (p.x / a) * 0.78
    return new Vector3(p.x, p.y * Math.cos(twist), p.y * Math.sin(twist))
  })
  const geometry = sweepCurve(
    new CatmullRomCurve3(points, true, 'centripetal'),
    ellipse(wire, wire, 22),
    60,
    true,
  )
  grind(geometry, Math.max(wire * flat, b * 0.3))
  return { geometry, pitch: length - wire * 2.02 }
}

/** Grinds the faces beyond ±z flat, leaving a narrow soft edge as polishing does. */
function grind(geometry: BufferGeometry, z: number): void {
  const position = geometry.getAttribute('position')
  const edge = z * 0.045
  for (let i = 0; i < position.count; i++) {
    const at = position.getZ(i)
    const over = (z - Math.abs(at)) / edge
    const groundZ = over > 30 ? Math.abs(at) : z - edge * Math.log1p(Math.exp(over))
    position.setZ(i, Math.sign(at) * groundZ)
  }
  geometry.computeVertexNormals()
}

/** Square link of a box chain, bent from strip. */
export function boxLink(width: number): LinkShape {
  const strip = width * 0.3
  const half = (width - strip) / 2
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x, y]) => new Vector3(x! * half, y! * half, 0))
  const path = corners.flatMap((c, i) => {
    const next = corners[(i + 1) % 4]!
    return [0.12, 0.5, 0.88].map((k) => c.clone().lerp(next, k))
  })
  const frame = (t: number) => {
    const curve = boxCurve(path)
    const at = curve.getPointAt(t % 1)
    const along = curve.getTangentAt(t % 1)
    return { at, side: new Vector3(0, 0, 1), out: new Vector3(along.y, -along.x, 0) }
  }
  return {
    geometry: sweep({
      frame,
      profile: roundedRect(width * 0.72, strip, strip * 0.25, 2),
      segments: 32,
      length: half * 8,
      closed: true,
    }),
    pitch: width - strip * 0.95,
  }
}
const curves = new WeakMap<Vector3[], CatmullRomCurve3>()
function boxCurve(path: Vector3[]): CatmullRomCurve3 {
  const found = curves.get(path) ?? new CatmullRomCurve3(path, true, 'centripetal')
  curves.set(path, found)
  return found
}

/** Lobster clasp, about `length` mm, along x from the origin, in the xy plane. */
export function lobster(length: number): BufferGeometry[] {
  const wire = length * 0.17
  const hook = new CatmullRomCurve3(
    [
      new Vector3(0, 0, 0),
      new Vector3(length * 0.16, length * 0.14, 0),
      new Vector3(length * 0.5, length * 0.22, 0),
      new Vector3(length * 0.86, length * 0.13, 0),
      new Vector3(length * 0.95, -length * 0.06, 0),
      new Vector3(length * 0.78, -length * 0.19, 0),
      new Vector3(length * 0.4, -length * 0.2, 0),
      new Vector3(length * 0.12, -length * 0.13, 0),
    ],
    true,
    'centripetal',
  )
  const lever = new CatmullRomCurve3([
    new Vector3(length * 0.3, -length * 0.2, 0),
    new Vector3(length * 0.34, -length * 0.34, 0),
    new Vector3(length * 0.26, -length * 0.42, 0),
  ])
  return [
    sweepCurve(hook, ellipse(wire, wire * 1.25, 16), 64, true),
    sweepCurve(lever, ellipse(wire * 0.7, wire * 0.9, 12), 12),
  ]
}
