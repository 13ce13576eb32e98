import { BufferGeometry, type Curve, Float32BufferAttribute, Vector3 } from 'three'
import type { ProfilePoint } from './profiles'

/** Where a cross-section stands: its x runs along `side`, its y along `out`. */
export interface Frame {
  at: Vector3
  side: Vector3
  out: Vector3
}

export interface SweepOptions {
  /** frame at t in 0..1 */
  frame: (t: number) => Frame
  profile: ProfilePoint[]
  segments: number
  /** length in mm, so that texture runs at one unit a millimetre */
  length: number
  closed?: boolean
  scale?: (t: number) => [number, number]
}

/** Sweeps a closed cross-section along frames; UVs are millimetres (u along, v around). */
export function sweep({ frame, profile, segments, length, closed = false, scale }: SweepOptions): BufferGeometry {
  const across = [...profile, profile[0]!]
  const columns = across.length
  const around = perimeter(across)
  const positions: Vector3[] = []
  const seeds: Vector3[] = []
  const tangents: Vector3[] = []
  const uvs: number[] = []
  for (let i = 0; i <= segments; i++) {
    const t = i / segments
    const { at, side, out } = frame(closed && i === segments ? 0 : t)
    const [sx, sy] = scale?.(t) ?? [1, 1]
    across.forEach((p, j) => {
      positions.push(at.clone().addScaledVector(side, p.x * sx).addScaledVector(out, p.y * sy))
      seeds.push(new Vector3().addScaledVector(side, p.nx).addScaledVector(out, p.ny))
      tangents.push(new Vector3().addScaledVector(side, -p.ny * sx).addScaledVector(out, p.nx * sy))
      uvs.push(t * length, around[j]!)
    })
  }
  const normals: Vector3[] = []
  for (let i = 0; i <= segments; i++) {
    const previous = i === 0 ? (closed ? segments - 1 : 0) : i - 1
    const next = i === segments ? (closed ? 1 : segments) : i + 1
    for (let j = 0; j < columns; j++) {
      const k = i * columns + j
      const along = positions[next * columns + j]!.clone().sub(positions[previous * columns + j]!)
      const normal = along.cross(tangents[k]!)
      if (normal.lengthSq() < 1e-12) normal.copy(seeds[k]!)
      normals.push(normal.dot(seeds[k]!) < 0 ? normal.negate().normalize() : normal.normalize())
    }
  }
  const index: number[] = []
  for (let i = 0; i < segments; i++) {
    for (let j = 0; j < columns - 1; j++) {
      const a = i * columns + j
      const b = a + columns
      const flip = faces(positions[a]!, positions[b]!, positions[a + 1]!, normals[a]!)
      if (flip) index.push(a, a + 1, b, a + 1, b + 1, b)
      else index.push(a, b, a + 1, a + 1, b, b + 1)
    }
  }
  if (!closed) {
    addCap(0)
    addCap(segments)
  }
  function addCap(ring: number) {
    const first = ring * columns
    const other = (ring === 0 ? 1 : segments - 1) * columns
    const centre = new Vector3()
    for (let j = 0; j < columns - 1; j++) centre.addScaledVector(positions[first + j]!, 1 / (columns - 1))
    const normal = positions[first]!.clone().sub(positions[other]!).normalize()
    const start = positions.length
    positions.push(centre)
    normals.push(normal)
    uvs.push(0, 0)
    for (let j = 0; j < columns; j++) {
      positions.push(positions[first + j]!)
      normals.push(normal)
      uvs.push(uvs[(first + j) * 2]!, uvs[(first + j) * 2 + 1]!)
    }
    for (let j = 0; j < columns - 1; j++) {
      const b = start + 1 + j
      if (faces(centre, positions[b]!, positions[b + 1]!, normal)) index.push(start, b + 1, b)
      else index.push(start, b, b + 1)
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions.flatMap((p) => [p.x, p.y, p.z]), 3))
  geometry.setAttribute('normal', new Float32BufferAttribute(normals.flatMap((n) => [n.x, n.y, n.z]), 3))
  geometry.setAttribute('uv', new Float32BufferAttribute(uvs, 2))
  geometry.setIndex(index)
  return geometry
}

/** True when triangle a, b, c looks away from `normal`. */
function faces(a: Vector3, b: Vector3, c: Vector3, normal: Vector3): boolean {
  return b.clone().sub(a).cross(c.clone().sub(a)).dot(normal) < 0
}

function perimeter(points: ProfilePoint[]): number[] {
  let sum = 0
  return points.map((p, i) => {
    const before = points[i - 1]
    if (before) sum += Math.hypot(p.x - before.x, p.y - before.y)
    return sum
  })
}

/** Frames round the z axis: a ring of `radius` mm standing in the xy plane, from angle `from` through `span`. */
export function ringFrames(radius: number, from = 0, span = Math.PI * 2): (t: number) => Frame {
  return (t) => {
    const a = from + span * t
    const out = new Vector3(Math.cos(a), Math.sin(a), 0)
    return { at: out.clone().multiplyScalar(radius), side: new Vector3(0, 0, 1), out }
  }
}

/** Frames along a three.js curve without twist (parallel transport). */
export function curveFrames(curve: Curve<Vector3>, segments: number, closed = false): (t: number) => Frame {
  const { normals, binormals } = curve.computeFrenetFrames(segments, closed)
  return (t) => {
    const i = Math.min(segments, Math.round(t * segments))
    return { at: curve.getPointAt(t), side: binormals[i]!, out: normals[i]! }
  }
}

/** Sweep of a round or profiled wire along a curve; `profile` in mm. */
export function sweepCurve(curve: Curve<Vector3>, profile: ProfilePoint[], segments: number, closed = false): BufferGeometry {
  return sweep({ frame: curveFrames(curve, segments, closed), profile, segments, length: curve.getLength(), closed })
}

/** Sweep of a flat strip along a plane curve; the strip's width stays along `side`. */
export function ribbon(curve: Curve<Vector3>, profile: ProfilePoint[], segments: number, side: Vector3): BufferGeometry {
  return sweep({
    frame: (t) => {
      const out = new Vector3().crossVectors(curve.getTangentAt(t), side).normalize()
      return { at: curve.getPointAt(t), side, out }
    },
    profile, segments, length: curve.getLength(),
  })
}
