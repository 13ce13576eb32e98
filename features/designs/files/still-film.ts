import 'server-only'
import type { BufferGeometry, Matrix3, Matrix4 } from 'three'
import { Vector3 } from 'three'

/** What the rays of a still hit, and how that becomes a picture. Pure. */

export interface Still {
  /** red, green, blue of each pixel, row by row from the top */
  pixels: Uint8Array
  /** projects a place of the model into the picture, 0 to 1 across and down */
  seen: (place: Vector3) => [number, number]
}
/** Each pixel is the mean of so many by so many samples. */
export const FINE = 2

export interface Film {
  size: number
  /** one over the distance along the view; 0 where nothing is hit */
  near: Float32Array
  normals: Float32Array
  surfaces: Int16Array
  /** position on its surface, mm; only for surfaces with a pattern, empty without any */
  places: Float32Array
}

/** Records where a mesh is foremost. */
export function expose(
  film: Film,
  geometry: BufferGeometry,
  toCamera: Matrix4,
  turned: Matrix3,
  halfTan: number,
  surface: number,
): void {
  const { size, near, normals, surfaces, places } = film
  const [position, normal, index] = [
    geometry.getAttribute('position'),
    geometry.getAttribute('normal'),
    geometry.getIndex(),
  ]
  const uv = places.length > 0 ? geometry.getAttribute('uv') : undefined
  const count = position.count
  const [xs, ys, ws, ns] = [
    new Float32Array(count),
    new Float32Array(count),
    new Float32Array(count),
    new Float32Array(count * 3),
  ]
  const point = new Vector3()
  const half = size / 2
  for (let i = 0; i < count; i++) {
    point.fromBufferAttribute(position, i).applyMatrix4(toCamera)
    const w = -1 / point.z
    xs[i] = half + (point.x * w * half) / halfTan
    ys[i] = half - (point.y * w * half) / halfTan
    ws[i] = w
    point
      .fromBufferAttribute(normal, i)
      .applyMatrix3(turned)
      .normalize()
      .toArray(ns, i * 3)
  }
  const corners = index ? index.count : count
  for (let t = 0; t < corners; t += 3) {
    const [a, b, c] = index
      ? [index.getX(t), index.getX(t + 1), index.getX(t + 2)]
      : [t, t + 1, t + 2]
    const [ax, ay, bx, by, cx, cy] = [xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[c]!, ys[c]!]
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    // Facing away (the paper's y runs down).
    if (area >= -1e-7) continue
    const [aw, bw, cw] = [ws[a]!, ws[b]!, ws[c]!]
    const [x0, x1] = [
      Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)),
      Math.min(size - 1, Math.floor(Math.max(ax, bx, cx) - 0.5)),
    ]
    const [y0, y1] = [
      Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)),
      Math.min(size - 1, Math.floor(Math.max(ay, by, cy) - 0.5)),
    ]
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const [px, py] = [x + 0.5, y + 0.5]
        const v = ((px - ax) * (cy - ay) - (cx - ax) * (py - ay)) / area
        const u = ((bx - ax) * (py - ay) - (px - ax) * (by - ay)) / area
        const k = 1 - v - u
        if (v < -1e-5 || u < -1e-5 || k < -1e-5) continue
        const w = k * aw + v * bw + u * cw
        const at = y * size + x
        if (w <= near[at]!) continue
        near[at] = w
        surfaces[at] = surface
        const [ka, kb, kc] = [k * aw, v * bw, u * cw]
        for (let axis = 0; axis < 3; axis++)
          normals[at * 3 + axis] =
            ka * ns[a * 3 + axis]! + kb * ns[b * 3 + axis]! + kc * ns[c * 3 + axis]!
        if (!uv) continue
        places[at * 2] = (ka * uv.getX(a) + kb * uv.getX(b) + kc * uv.getX(c)) / w
        places[at * 2 + 1] = (ka * uv.getY(a) + kb * uv.getY(b) + kc * uv.getY(c)) / w
      }
    }
  }
}

export interface Camera {
  eye: Vector3
  right: Vector3
  up: Vector3
  back: Vector3
  halfTan: number
  box: { least: Vector3; most: Vector3 }
}

export const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
