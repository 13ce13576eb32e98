import { Matrix4, Vector3 } from 'three'
import { eachTriangle, type Solid } from './solid'

/** The visible lines of solids from one side: outlines and sharp edges that nothing hides. Pure. */

/** Across the paper, up it, and towards the viewer. */
export type Axes = readonly [Vector3, Vector3, Vector3]

/** Cells across the paper for recording which surface is foremost. */
const GRID = 520

export type Line = readonly [number, number, number, number]

export interface Seen {
  lines: Line[]
  left: number
  top: number
  width: number
  height: number
}

/** The visible lines, and the extent of the solids, in mm on paper. */
export function lookFrom(solids: readonly Solid[], [right, up, towards]: Axes): Seen {
  const toPaper = new Matrix4().set(
    right.x,
    right.y,
    right.z,
    0,
    up.x,
    up.y,
    up.z,
    0,
    towards.x,
    towards.y,
    towards.z,
    0,
    0,
    0,
    0,
    1,
  )
  const onPaper = solids.map((solid) => ({
    ...solid,
    places: solid.places.map((place) => toPaper.clone().multiply(place)),
  }))
  const [least, most] = [
    new Vector3(Infinity, Infinity, Infinity),
    new Vector3(-Infinity, -Infinity, -Infinity),
  ]
  eachTriangle(onPaper, (a, b, c) => {
    for (const point of [a, b, c]) {
      least.min(point)
      most.max(point)
    }
  })
  const size = most.clone().sub(least)
  const pitch = Math.max(size.x, size.y) / GRID
  const sight = depths(
    onPaper,
    least,
    pitch,
    Math.ceil(size.x / pitch) + 2,
    Math.ceil(size.y / pitch) + 2,
  )
  const lines: Line[] = []
  for (const solid of onPaper) {
    const edges = edgesOf(solid)
    for (const place of solid.places) {
      const points = placedPoints(solid.points, place)
      const facings = facingsOf(points, solid.triangles)
      for (const { p, q, f, g } of edges) {
        const outline = g < 0 || facings[f + 2]! > 0 !== facings[g + 2]! > 0
        if (
          !outline &&
          facings[f]! * facings[g]! +
            facings[f + 1]! * facings[g + 1]! +
            facings[f + 2]! * facings[g + 2]! >
            0.82
        )
          continue
        lines.push(...seen(points, p, q, sight, pitch))
      }
    }
  }
  return { lines, left: least.x, top: most.y, width: size.x, height: size.y }
}

function placedPoints(points: Float32Array, place: Matrix4): Float64Array {
  const out = new Float64Array(points.length)
  const point = new Vector3()
  for (let i = 0; i < points.length; i += 3) {
    point.fromArray(points, i).applyMatrix4(place)
    out[i] = point.x
    out[i + 1] = point.y
    out[i + 2] = point.z
  }
  return out
}

interface Edge {
  p: number
  q: number
  /** index at which the triangle on each side begins; -1 for none */
  f: number
  g: number
}

/** Every edge, once. */
function edgesOf({ triangles, points }: Solid): Edge[] {
  const found = new Map<number, Edge>()
  const vertices = points.length / 3
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const [p, q] = [triangles[t + k] ?? 0, triangles[t + ((k + 1) % 3)] ?? 0]
      const key = p < q ? p * vertices + q : q * vertices + p
      const edge = found.get(key)
      if (edge) edge.g = t
      else found.set(key, { p, q, f: t, g: -1 })
    }
  }
  return [...found.values()]
}

/** Each triangle's normal, stored at the index where the triangle begins. */
function facingsOf(points: Float64Array, triangles: Uint32Array): Float32Array {
  const out = new Float32Array(triangles.length)
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]! * 3, triangles[t + 1]! * 3, triangles[t + 2]! * 3]
    const [ux, uy, uz] = [
      points[b]! - points[a]!,
      points[b + 1]! - points[a + 1]!,
      points[b + 2]! - points[a + 2]!,
    ]
    const [vx, vy, vz] = [
      points[c]! - points[a]!,
      points[c + 1]! - points[a + 1]!,
      points[c + 2]! - points[a + 2]!,
    ]
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const length = Math.hypot(nx, ny, nz) || 1
    out[t] = nx / length
    out[t + 1] = ny / length
    out[t + 2] = nz / length
  }
  return out
}

interface Sight {
  depth: Float32Array
  columns: number
  least: Vector3
}

/** How close the nearest surface is at each cell of the paper. */
function depths(
  solids: readonly Solid[],
  least: Vector3,
  pitch: number,
  columns: number,
  rows: number,
): Sight {
  const depth = new Float32Array(columns * rows).fill(-Infinity)
  eachTriangle(solids, (a, b, c) => {
    const [ax, ay, bx, by, cx, cy] = [a.x, a.y, b.x, b.y, c.x, c.y].map(
      (value, i) => (value - (i % 2 === 0 ? least.x : least.y)) / pitch,
    ) as [number, number, number, number, number, number]
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if (Math.abs(area) < 1e-9) return
    for (let y = Math.ceil(Math.min(ay, by, cy)); y <= Math.max(ay, by, cy); y++) {
      for (let x = Math.ceil(Math.min(ax, bx, cx)); x <= Math.max(ax, bx, cx); x++) {
        const v = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
        const w = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
        if (v < -1e-6 || w < -1e-6 || v + w > 1 + 1e-6) continue
        const z = a.z + v * (b.z - a.z) + w * (c.z - a.z)
        const at = y * columns + x
        if (z > (depth[at] ?? 0)) depth[at] = z
      }
    }
  })
  return { depth, columns, least }
}

/** The parts of an edge that nothing hides. */
function seen(
  points: Float64Array,
  p: number,
  q: number,
  { depth, columns, least }: Sight,
  pitch: number,
): Line[] {
  const at = (vertex: number, axis: number) => points[vertex * 3 + axis] ?? 0
  const [x1, y1, z1, x2, y2, z2] = [at(p, 0), at(p, 1), at(p, 2), at(q, 0), at(q, 1), at(q, 2)]
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (pitch * 3)))
  const lines: Line[] = []
  let from: number | null = null
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps
    const [x, y, z] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, z1 + (z2 - z1) * t]
    const [column, row] = [Math.round((x - least.x) / pitch), Math.round((y - least.y) / pitch)]
    // An edge lies on its own surface: it only counts as hidden where something is clearly in front of it, all around.
    let nearest = Infinity
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      nearest = Math.min(nearest, depth[(row + dy) * columns + column + dx] ?? -Infinity)
    const visible = nearest <= z + pitch * 2.5
    if (visible && from === null) from = i / steps
    if (!visible && from !== null) {
      lines.push([
        x1 + (x2 - x1) * from,
        y1 + (y2 - y1) * from,
        x1 + (x2 - x1) * (i / steps),
        y1 + (y2 - y1) * (i / steps),
      ])
      from = null
    }
  }
  if (from !== null) lines.push([x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x2, y2])
  return lines
}
