import { BufferGeometry, Float32BufferAttribute, type Group, type Matrix4 } from 'three'
import { assembly, copies } from '../geometry/part'

type Point = [number, number, number]

function facets(triangles: [Point, Point, Point][]): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(triangles.flat(2), 3))
  geometry.setAttribute('uv', new Float32BufferAttribute(new Float32Array(triangles.length * 6), 2))
  geometry.computeVertexNormals()
  return geometry
}

const ring = (count: number, radius: number, height: number, phase: number): Point[] =>
  Array.from({ length: count }, (_, i) => {
    const a = ((i + phase) / count) * Math.PI * 2
    return [Math.cos(a) * radius, height, Math.sin(a) * radius]
  })

/** Upper half of a brilliant of `diameter` mm, girdle at y = 0. */
export function crown(diameter: number): BufferGeometry {
  const r = diameter / 2
  const table = ring(8, r * 0.54, r * 0.3, 0.5)
  const bezel = ring(8, r * 0.8, r * 0.16, 0)
  const girdle = ring(16, r, 0, 0)
  const triangles: [Point, Point, Point][] = []
  for (let i = 0; i < 8; i++) {
    const n = (i + 1) % 8
    const [g0, g1, g2] = [girdle[i * 2]!, girdle[i * 2 + 1]!, girdle[(i * 2 + 2) % 16]!]
    triangles.push(
      [[0, r * 0.3, 0], table[n]!, table[i]!],
      [bezel[n]!, table[i]!, table[n]!],
      [bezel[i]!, table[i]!, bezel[n]!],
    )
    triangles.push([g0, bezel[i]!, g1], [bezel[i]!, bezel[n]!, g1], [g1, bezel[n]!, g2])
  }
  return facets(triangles)
}

/** Lower half; mirror facets seen through the crown make the sparkle. */
export function pavilion(diameter: number): BufferGeometry {
  const r = diameter / 2
  const girdle = ring(16, r * 0.985, -r * 0.02, 0)
  const main = ring(8, r * 0.42, -r * 0.36, 0)
  const inner = ring(8, r * 0.2, -r * 0.72, 0.5)
  const triangles: [Point, Point, Point][] = []
  for (let i = 0; i < 8; i++) {
    const n = (i + 1) % 8
    const [g0, g1, g2] = [girdle[i * 2]!, girdle[i * 2 + 1]!, girdle[(i * 2 + 2) % 16]!]
    triangles.push([g0, g1, main[i]!], [main[i]!, g1, main[n]!], [g1, g2, main[n]!])
    triangles.push(
      [main[i]!, main[n]!, inner[i]!],
      [inner[i]!, main[n]!, inner[n]!],
      [inner[i]!, inner[n]!, [0, -r * 0.86, 0]],
    )
  }
  return facets(triangles)
}

/** The whole stone as one closed solid, for weight, drawings and files. */
function whole(diameter: number): BufferGeometry {
  const r = diameter / 2
  const [table, bezel, girdle, main, inner] = [
    ring(8, r * 0.54, r * 0.3, 0.5),
    ring(8, r * 0.8, r * 0.16, 0),
    ring(16, r, 0, 0),
    ring(8, r * 0.42, -r * 0.36, 0),
    ring(8, r * 0.2, -r * 0.72, 0.5),
  ]
  const triangles: [Point, Point, Point][] = []
  for (let i = 0; i < 8; i++) {
    const n = (i + 1) % 8
    const [g0, g1, g2] = [girdle[i * 2]!, girdle[i * 2 + 1]!, girdle[(i * 2 + 2) % 16]!]
    triangles.push(
      [[0, r * 0.3, 0], table[n]!, table[i]!],
      [bezel[n]!, table[i]!, table[n]!],
      [bezel[i]!, table[i]!, bezel[n]!],
    )
    triangles.push([g0, bezel[i]!, g1], [bezel[i]!, bezel[n]!, g1], [g1, bezel[n]!, g2])
    triangles.push([g0, g1, main[i]!], [main[i]!, g1, main[n]!], [g1, g2, main[n]!])
    triangles.push(
      [main[i]!, main[n]!, inner[i]!],
      [inner[i]!, main[n]!, inner[n]!],
      [inner[i]!, inner[n]!, [0, -r * 0.86, 0]],
    )
  }
  return facets(triangles)
}

/** Brilliant stones of `diameter` mm at the given places (girdle at the origin, table up). */
export function stoneParts(diameter: number, places: Matrix4[]): Group {
  const [below, above] = [
    copies(pavilion(diameter), 'stone-pavilion', places),
    copies(crown(diameter), 'stone-crown', places),
  ]
  // Shown as two halves, so that the lower one sparkles through the upper; manufactured as one.
  below.userData.solid = whole(diameter)
  above.userData.solid = null
  return assembly(below, above)
}
