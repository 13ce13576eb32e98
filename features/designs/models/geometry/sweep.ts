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
export function sweep({
  frame,
  profile,
  segments,
  length,
  closed = false,
  scale,
}: SweepOptions): BufferGeometry {
  const across = [...profile, profile[0]!]
  const columns = across.length
  const around = perimeter(across)
  const rings = segments + 1
  // Plain numbers in rows, no objects: this runs at every step of a slider.
  const count = rings * columns
  const capped = closed ? 0 : 2 * (columns + 1)
  const [positions, normals, uvs] = [
    new Float64Array((count + capped) * 3),
    new Float64Array((count + capped) * 3),
    new Float32Array((count + capped) * 2),
  ]
  const [seeds, tangents] = [new Float64Array(count * 3), new Float64Array(count * 3)]
  for (let i = 0; i < rings; i++) {
    const t = i / segments
    const { at, side, out } = frame(closed && i === segments ? 0 : t)
    const [sx, sy] = scale?.(t) ?? [1, 1]
    for (let j = 0; j < columns; j++) {
      const p = across[j]!
      const k = (i * columns + j) * 3
      const [x, y] = [p.x * sx, p.y * sy]
      positions[k] = at.x + side.x * x + out.x * y
      positions[k + 1] = at.y + side.y * x + out.y * y
      positions[k + 2] = at.z + side.z * x + out.z * y
      seeds[k] = side.x * p.nx + out.x * p.ny
      seeds[k + 1] = side.y * p.nx + out.y * p.ny
      seeds[k + 2] = side.z * p.nx + out.z * p.ny
      const [tx, ty] = [-p.ny * sx, p.nx * sy]
      tangents[k] = side.x * tx + out.x * ty
      tangents[k + 1] = side.y * tx + out.y * ty
      tangents[k + 2] = side.z * tx + out.z * ty
      uvs[(i * columns + j) * 2] = t * length
      uvs[(i * columns + j) * 2 + 1] = around[j]!
    }
  }
  for (let i = 0; i < rings; i++) {
    const previous = i === 0 ? (closed ? segments - 1 : 0) : i - 1
    const next = i === segments ? (closed ? 1 : segments) : i + 1
    for (let j = 0; j < columns; j++) {
      const [k, ahead, behind] = [
        (i * columns + j) * 3,
        (next * columns + j) * 3,
        (previous * columns + j) * 3,
      ]
      const [ax, ay, az] = [
        positions[ahead]! - positions[behind]!,
        positions[ahead + 1]! - positions[behind + 1]!,
        positions[ahead + 2]! - positions[behind + 2]!,
      ]
      let [x, y, z] = [
        ay * tangents[k + 2]! - az * tangents[k + 1]!,
        az * tangents[k]! - ax * tangents[k + 2]!,
        ax * tangents[k + 1]! - ay * tangents[k]!,
      ]
      if (x * x + y * y + z * z < 1e-12) [x, y, z] = [seeds[k]!, seeds[k + 1]!, seeds[k + 2]!]
      const way = x * seeds[k]! + y * seeds[k + 1]! + z * seeds[k + 2]! < 0 ? -1 : 1
      const long = Math.hypot(x, y, z) || 1
      normals[k] = (way * x) / long
      normals[k + 1] = (way * y) / long
      normals[k + 2] = (way * z) / long
    }
  }
  // All quads wind the same way, the one that most normals agree with: in a tight bend a single normal may mislead.
  let votes = 0
  for (let i = 0; i < segments; i++)
    for (let j = 0; j < columns - 1; j++)
      votes += faces(
        positions,
        i * columns + j,
        (i + 1) * columns + j,
        i * columns + j + 1,
        normals,
        i * columns + j,
      )
        ? 1
        : -1
  const flip = votes > 0
  const index: number[] = []
  for (let i = 0; i < segments; i++) {
    for (let j = 0; j < columns - 1; j++) {
      const a = i * columns + j
      const b = a + columns
      if (flip) index.push(a, a + 1, b, a + 1, b + 1, b)
      else index.push(a, b, a + 1, a + 1, b, b + 1)
    }
  }
  if (!closed) {
    addCap(0, count)
    addCap(segments, count + columns + 1)
  }
  function addCap(ring: number, start: number) {
    const [first, other] = [ring * columns, (ring === 0 ? 1 : segments - 1) * columns]
    const away = new Vector3()
      .fromArray(positions, first * 3)
      .sub(new Vector3().fromArray(positions, other * 3))
      .normalize()
    for (let axis = 0; axis < 3; axis++) {
      let middle = 0
      for (let j = 0; j < columns - 1; j++)
        middle += positions[(first + j) * 3 + axis]! / (columns - 1)
      positions[start * 3 + axis] = middle
      for (let j = 0; j < columns; j++)
        positions[(start + 1 + j) * 3 + axis] = positions[(first + j) * 3 + axis]!
    }
    for (let j = 0; j <= columns; j++) {
      away.toArray(normals, (start + j) * 3)
      if (j > 0)
        uvs.set([uvs[(first + j - 1) * 2]!, uvs[(first + j - 1) * 2 + 1]!], (start + j) * 2)
    }
    for (let j = 0; j < columns - 1; j++) {
      const b = start + 1 + j
      if (faces(positions, start, b, b + 1, normals, start)) index.push(start, b + 1, b)
      else index.push(start, b, b + 1)
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3))
  geometry.setAttribute('uv', new Float32BufferAttribute(uvs, 2))
  geometry.setIndex(index)
  return geometry
}

/** True when triangle a, b, c faces away from the normal of vertex `n`. */
function faces(
  points: Float64Array,
  a: number,
  b: number,
  c: number,
  normals: Float64Array,
  n: number,
): boolean {
  const [i, j, k, m] = [a * 3, b * 3, c * 3, n * 3]
  const [ux, uy, uz] = [
    points[j]! - points[i]!,
    points[j + 1]! - points[i + 1]!,
    points[j + 2]! - points[i + 2]!,
  ]
  const [vx, vy, vz] = [
    points[k]! - points[i]!,
    points[k + 1]! - points[i + 1]!,
    points[k + 2]! - points[i + 2]!,
  ]
  return (
    (uy * vz - uz * vy) * normals[m]! +
      (uz * vx - ux * vz) * normals[m + 1]! +
      (ux * vy - uy * vx) * normals[m + 2]! <
    0
  )
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
export function curveFrames(
  curve: Curve<Vector3>,
  segments: number,
  closed = false,
): (t: number) => Frame {
  const { normals, binormals } = curve.computeFrenetFrames(segments, closed)
  return (t) => {
    const i = Math.min(segments, Math.round(t * segments))
    return { at: curve.getPointAt(t), side: binormals[i]!, out: normals[i]! }
  }
}

/** Sweep of a round or profiled wire along a curve; `profile` in mm. */
export function sweepCurve(
  curve: Curve<Vector3>,
  profile: ProfilePoint[],
  segments: number,
  closed = false,
): BufferGeometry {
  return sweep({
    frame: curveFrames(curve, segments, closed),
    profile,
    segments,
    length: curve.getLength(),
    closed,
  })
}

/** Sweep of a flat strip along a plane curve; the strip's width stays along `side`. */
export function ribbon(
  curve: Curve<Vector3>,
  profile: ProfilePoint[],
  segments: number,
  side: Vector3,
): BufferGeometry {
  return sweep({
    frame: (t) => {
      const out = new Vector3().crossVectors(curve.getTangentAt(t), side).normalize()
      return { at: curve.getPointAt(t), side, out }
    },
    profile,
    segments,
    length: curve.getLength(),
  })
}
