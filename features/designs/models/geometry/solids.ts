import type { BufferGeometry } from 'three'
import {
  ExtrudeGeometry,
  Float32BufferAttribute,
  LatheGeometry,
  Path,
  Shape,
  Vector2,
  Vector3,
} from 'three'
import { filletPolygon } from './profiles'

/** Rectangle with rounded corners as a 2D shape, mm, about the origin. */
export function rectShape(width: number, depth: number, radius: number): Shape {
  return pathOf(new Shape(), width, depth, radius)
}

/** Adds a rounded rectangular hole to a shape. */
export function punchRect(
  shape: Shape,
  width: number,
  depth: number,
  radius: number,
  x = 0,
  y = 0,
): Shape {
  shape.holes.push(pathOf(new Path(), width, depth, radius, x, y))
  return shape
}

/** Adds a round hole to a shape. */
export function punchCircle(shape: Shape, radius: number, x = 0, y = 0): Shape {
  const hole = new Path()
  hole.absarc(x, y, radius, 0, Math.PI * 2, true)
  shape.holes.push(hole)
  return shape
}

function pathOf<T extends Path>(
  path: T,
  width: number,
  depth: number,
  radius: number,
  x = 0,
  y = 0,
): T {
  const r = Math.max(0.001, Math.min(radius, width / 2 - 0.001, depth / 2 - 0.001))
  const [w, d] = [width / 2, depth / 2]
  path.moveTo(x - w + r, y - d)
  path.lineTo(x + w - r, y - d)
  path.absarc(x + w - r, y - d + r, r, -Math.PI / 2, 0, false)
  path.lineTo(x + w, y + d - r)
  path.absarc(x + w - r, y + d - r, r, 0, Math.PI / 2, false)
  path.lineTo(x - w + r, y + d)
  path.absarc(x - w + r, y + d - r, r, Math.PI / 2, Math.PI, false)
  path.lineTo(x - w, y - d + r)
  path.absarc(x - w + r, y - d + r, r, Math.PI, Math.PI * 1.5, false)
  return path
}

/** Polygon with rounded corners as a 2D shape, mm. */
export function polygonShape(corners: [number, number][], radius: number): Shape {
  return new Shape(filletPolygon(corners, radius, 8).map((p) => new Vector2(p.x, p.y)))
}

/**
 * Plate of a 2D shape lying in the xz plane, from y = 0 up to `height` mm, its
 * edges eased by `bevel` mm. The shape's y becomes depth (towards the viewer is -y).
 */
export function slab(
  shape: Shape,
  height: number,
  bevel = 0.4,
  curveSegments = 24,
  bevelSegments = 3,
): BufferGeometry {
  const ease = Math.max(0, Math.min(bevel, height * 0.49))
  const geometry = new ExtrudeGeometry(distinct(shape, curveSegments), {
    depth: height - ease * 2,
    bevelEnabled: ease > 0,
    bevelThickness: ease,
    bevelSize: ease,
    bevelOffset: -ease,
    bevelSegments,
    curveSegments,
  })
  geometry.rotateX(-Math.PI / 2).translate(0, ease, 0)
  return flatFaces(creased(geometry, 0.6))
}

/**
 * Normals averaged over what meets at an angle below `crease` radians, sharp beyond. As three's
 * toCreasedNormals, which takes ten times as long.
 */
function creased(geometry: BufferGeometry, crease: number): BufferGeometry {
  const points = geometry.getAttribute('position').array
  const facings = new Float32Array(points.length / 3)
  const around = new Map<number, number[]>()
  // Corners within a hundredth of a millimetre are one.
  const cell = (i: number) =>
    (Math.trunc(points[i]! * 100) * 262_144 + Math.trunc(points[i + 1]! * 100)) * 131_072 +
    Math.trunc(points[i + 2]! * 100)
  for (let i = 0, f = 0; i < points.length; i += 9, f += 3) {
    const [ux, uy, uz] = [
      points[i + 6]! - points[i + 3]!,
      points[i + 7]! - points[i + 4]!,
      points[i + 8]! - points[i + 5]!,
    ]
    const [vx, vy, vz] = [
      points[i]! - points[i + 3]!,
      points[i + 1]! - points[i + 4]!,
      points[i + 2]! - points[i + 5]!,
    ]
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const length = Math.hypot(x, y, z) || 1
    facings[f] = x / length
    facings[f + 1] = y / length
    facings[f + 2] = z / length
    for (let k = 0; k < 9; k += 3) {
      const key = cell(i + k)
      const list = around.get(key)
      if (list) list.push(f)
      else around.set(key, [f])
    }
  }
  const least = Math.cos(crease)
  const normals = new Float32Array(points.length)
  for (let i = 0, f = 0; i < points.length; i += 9, f += 3) {
    for (let k = 0; k < 9; k += 3) {
      let [x, y, z] = [0, 0, 0]
      for (const other of around.get(cell(i + k)) ?? []) {
        if (
          facings[f]! * facings[other]! +
            facings[f + 1]! * facings[other + 1]! +
            facings[f + 2]! * facings[other + 2]! <=
          least
        )
          continue
        x += facings[other]!
        y += facings[other + 1]!
        z += facings[other + 2]!
      }
      const length = Math.hypot(x, y, z) || 1
      normals[i + k] = x / length
      normals[i + k + 1] = y / length
      normals[i + k + 2] = z / length
    }
  }
  geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3))
  return geometry
}

/**
 * The outline as points without duplicates: where two coincide, the eased edge would turn both ways and leave a slit.
 */
function distinct(shape: Shape, curveSegments: number): Shape {
  const { shape: outline, holes } = shape.extractPoints(curveSegments)
  const apart = (points: Vector2[]) =>
    points.filter((point, i) => point.distanceTo(points[(i + 1) % points.length] ?? point) > 1e-4)
  const result = new Shape(apart(outline))
  result.holes = holes.map((hole) => new Path(apart(hole)))
  return result
}

/** Gives the flat upper and lower sides their own normals: averaged with the eased edge, a mirror would look dented. */
function flatFaces(geometry: BufferGeometry): BufferGeometry {
  const [position, normal] = [geometry.getAttribute('position'), geometry.getAttribute('normal')]
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()]
  for (let i = 0; i + 2 < position.count; i += 3) {
    a.fromBufferAttribute(position, i)
    b.fromBufferAttribute(position, i + 1).sub(a)
    c.fromBufferAttribute(position, i + 2).sub(a)
    const facing = b.cross(c).normalize()
    if (Math.abs(facing.y) > 0.9999)
      for (let k = 0; k < 3; k++) normal.setXYZ(i + k, 0, Math.sign(facing.y), 0)
  }
  return geometry
}

/** Block `width` x `height` x `depth` mm standing on y = 0, edges eased by `radius` mm. */
export function block(width: number, height: number, depth: number, radius = 0.5): BufferGeometry {
  const geometry = slab(rectShape(width, depth, radius), height, Math.min(radius, height * 0.49), 6)
  return boxUv(geometry)
}

/** Gives any geometry UVs in millimetres, projected along each face's main axis. */
export function boxUv(geometry: BufferGeometry): BufferGeometry {
  const position = geometry.getAttribute('position')
  const normal = geometry.getAttribute('normal')
  const uv = new Float32Array(position.count * 2)
  for (let i = 0; i < position.count; i++) {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)]
    const [nx, ny, nz] = [
      Math.abs(normal.getX(i)),
      Math.abs(normal.getY(i)),
      Math.abs(normal.getZ(i)),
    ]
    if (ny >= nx && ny >= nz) uv.set([x, z], i * 2)
    else if (nx > nz) uv.set([z, y], i * 2)
    else uv.set([x, y], i * 2)
  }
  geometry.setAttribute('uv', new Float32BufferAttribute(uv, 2))
  return geometry
}

/**
 * Turned body about the y axis. `outline` is [radius, height] in mm from bottom
 * to top on the outside; corners are eased by `radius` mm. UVs are millimetres.
 */
export function turned(outline: [number, number][], radius = 0.6, segments = 96): BufferGeometry {
  const points: Vector2[] = []
  outline.forEach(([x, y], i) => {
    const corner = new Vector2(x, y)
    const before = outline[i - 1]
    const after = outline[i + 1]
    if (!before || !after || radius <= 0) {
      points.push(corner)
      return
    }
    const inward = new Vector2(...before).sub(corner)
    const onward = new Vector2(...after).sub(corner)
    const cutLength = Math.min(radius, inward.length() * 0.45, onward.length() * 0.45)
    const start = corner.clone().addScaledVector(inward.normalize(), cutLength)
    const end = corner.clone().addScaledVector(onward.normalize(), cutLength)
    for (let s = 0; s <= 5; s++) {
      const k = s / 5
      points.push(
        new Vector2(
          (1 - k) * (1 - k) * start.x + 2 * k * (1 - k) * corner.x + k * k * end.x,
          (1 - k) * (1 - k) * start.y + 2 * k * (1 - k) * corner.y + k * k * end.y,
        ),
      )
    }
  })
  const geometry = new LatheGeometry(
    points.map((p) => new Vector2(Math.max(p.x, 1e-4), p.y)),
    segments,
  )
  const uv = geometry.getAttribute('uv')
  let length = 0
  const heights = points.map((p, i) => (length += i === 0 ? 0 : p.distanceTo(points[i - 1]!)))
  const widest = Math.max(...points.map((p) => p.x))
  for (let i = 0; i < uv.count; i++) {
    uv.setXY(i, uv.getX(i) * Math.PI * 2 * widest, heights[i % points.length]!)
  }
  return geometry
}
