/** Facts about an uploaded STL: size, unit, volume, and faults of its mesh. Pure; browser-safe. */

/** Larger files are offered for download, not drawn. */
export const MAX_STL_BYTES = 40_000_000
export const MAX_STL_TRIANGLES = 600_000

export interface StlFacts {
  /** width, depth and height in millimetres, z up */
  sizeMm: [number, number, number]
  /** STL has no unit: a piece small enough to be in inches is read as inches */
  unit: 'mm' | 'in'
  volumeMm3: number
  /** edges without a second triangle: the volume is then only a guess */
  openEdges: number
}

/** Jewelry and boxes are larger than this, mm; anything smaller was drawn in inches. */
const LEAST_MM = 2.5
const MM_PER_INCH = 25.4

/**
 * Measures a mesh.
 * @param points x, y, z of the three vertices of each triangle
 */
export function stlFacts(points: ArrayLike<number>): StlFacts {
  const [least, most] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ]
  for (let i = 0; i < points.length; i++) {
    const axis = i % 3
    least[axis] = Math.min(least[axis]!, points[i]!)
    most[axis] = Math.max(most[axis]!, points[i]!)
  }
  const size = [0, 1, 2].map((axis) => most[axis]! - least[axis]!) as [number, number, number]
  const unit = Math.max(...size) < LEAST_MM ? 'in' : 'mm'
  const scale = unit === 'in' ? MM_PER_INCH : 1
  return {
    sizeMm: size.map((each) => each * scale) as [number, number, number],
    unit,
    volumeMm3: enclosed(points, least) * scale ** 3,
    openEdges: openEdges(points, Math.max(...size)),
  }
}

/** Tetrahedra from a corner of the mesh: far from the origin, sums of large numbers would lose the small difference. */
function enclosed(points: ArrayLike<number>, from: readonly number[]): number {
  const [ox, oy, oz] = from as [number, number, number]
  let volume = 0
  for (let i = 0; i + 8 < points.length; i += 9) {
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = [
      points[i]! - ox,
      points[i + 1]! - oy,
      points[i + 2]! - oz,
      points[i + 3]! - ox,
      points[i + 4]! - oy,
      points[i + 5]! - oz,
      points[i + 6]! - ox,
      points[i + 7]! - oy,
      points[i + 8]! - oz,
    ]
    volume += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
  }
  return Math.abs(volume) / 6
}

function openEdges(points: ArrayLike<number>, size: number): number {
  const grid = size / 1e6 || 1
  const vertices = new Map<string, number>()
  const vertex = (at: number) => {
    const key = `${Math.round(points[at]! / grid)},${Math.round(points[at + 1]! / grid)},${Math.round(points[at + 2]! / grid)}`
    const index = vertices.get(key)
    if (index !== undefined) return index
    vertices.set(key, vertices.size)
    return vertices.size - 1
  }
  const edges = new Map<number, number>()
  for (let i = 0; i + 8 < points.length; i += 9) {
    const corners = [vertex(i), vertex(i + 3), vertex(i + 6)] as const
    if (corners[0] === corners[1] || corners[1] === corners[2] || corners[2] === corners[0])
      continue
    for (let k = 0; k < 3; k++) {
      const [a, b] = [corners[k]!, corners[(k + 1) % 3]!]
      const key = Math.min(a, b) * 4_194_304 + Math.max(a, b)
      edges.set(key, (edges.get(key) ?? 0) + (a < b ? 1 : -1))
    }
  }
  let open = 0
  for (const balance of edges.values()) if (balance !== 0) open++
  return open
}
