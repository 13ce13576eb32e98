import 'server-only'
import { setImmediate } from 'node:timers/promises'
import sharp from 'sharp'
import {
  BufferAttribute,
  BufferGeometry,
  InstancedMesh,
  Matrix3,
  Matrix4,
  Mesh,
  Vector3,
  type Group,
} from 'three'
import { DIRECTIONS, frameOf, GROUNDS, type StageView } from '../models/light/framing'
import { radiance } from '../models/light/studio'
import { buildModel } from '../models/registry'
import { baresSteel, FAMILIES, type Design } from '../rules/families'
import { engravedSolids } from './lettering'
import { lookOf, type SurfaceLook } from '../rules/looks'
import { signsOf, type Mark } from '../rules/marks'

/** A model as a picture without a graphics card: the stage's camera, light and tones, worked out by the server pixel by pixel. */

interface Still {
  /** red, green, blue of each pixel, row by row from the top */
  pixels: Uint8Array
  /** where a place of the model stands in it, 0 to 1 across and down */
  seen: (place: Vector3) => [number, number]
}

type Ground = keyof typeof GROUNDS
const rgb = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
export const isView = (text: string): text is StageView => Object.hasOwn(DIRECTIONS, text)
export const isGround = (text: string): text is Ground => Object.hasOwn(GROUNDS, text)

/** Pixels along an edge of a design's picture. */
const EDGE = 720
const INK: SurfaceLook = {
  colour: [0.012, 0.013, 0.015],
  metalness: 0,
  roughness: 1,
  sheen: 0.2,
  clear: false,
}
const BARE: SurfaceLook = {
  colour: [0.62, 0.62, 0.61],
  metalness: 0,
  roughness: 1,
  sheen: 0.2,
  clear: false,
}

/** The picture of a design as the stage shows it, its engraving and the signs of its notes on it, as a PNG. @throws the signal's reason once nobody waits for it any more */
export async function designPng(
  design: Design,
  view: StageView = 'free',
  ground: Ground = 'light',
  {
    edge = EDGE,
    marks = [],
    signal,
  }: { edge?: number; marks?: readonly Mark[]; signal?: AbortSignal } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const family = FAMILIES[design.family]
  const { pixels, seen } = await stillOf(
    buildModel(family.model(design)),
    family.surface(design),
    view,
    edge,
    ground,
    letters(design),
    baresSteel(design) ? BARE : INK,
    signal,
  )
  const picture = sharp(pixels, { raw: { width: edge, height: edge, channels: 3 } })
    .composite(await signsOf(design, marks, edge, seen))
    .removeAlpha()
  return new Uint8Array(await picture.png({ compressionLevel: 8 }).toBuffer())
}

function letters(design: Design): Mesh[] {
  return (engravedSolids(design) ?? []).map(({ points, triangles, places }) => {
    const geometry = new BufferGeometry()
      .setAttribute('position', new BufferAttribute(points, 3))
      .setIndex(new BufferAttribute(triangles, 1))
      .toNonIndexed()
    geometry.computeVertexNormals()
    const mesh = new Mesh(geometry)
    mesh.applyMatrix4(places[0] ?? new Matrix4())
    mesh.updateMatrixWorld(true)
    return mesh
  })
}
/** Each pixel is the mean of so many by so many. */
const FINE = 2

interface Film {
  size: number
  /** one over the distance along the view; 0 where nothing is */
  near: Float32Array
  normals: Float32Array
  surfaces: Int16Array
  /** where on its surface, mm; only for surfaces with a pattern, empty while there is none */
  places: Float32Array
}

/** Takes the picture. @param model standing on y = 0, mm; its main parts wear `main` */
async function stillOf(
  model: Group,
  main: string,
  view: StageView,
  edge: number,
  ground: Ground,
  engraved: readonly Mesh[],
  ink: SurfaceLook,
  signal: AbortSignal | undefined,
): Promise<Still> {
  model.updateMatrixWorld(true)
  const { eye, target, halfTan, box } = frameOf(model, view)
  const back = eye.clone().sub(target).normalize()
  const right = new Vector3(0, 1, 0).cross(back).normalize()
  const up = new Vector3().crossVectors(back, right)
  const size = edge * FINE
  const film: Film = {
    size,
    near: new Float32Array(size * size),
    normals: new Float32Array(size * size * 3),
    surfaces: new Int16Array(size * size).fill(-1),
    places: new Float32Array(0),
  }
  const camera = new Matrix4().set(
    right.x,
    right.y,
    right.z,
    -right.dot(eye),
    up.x,
    up.y,
    up.z,
    -up.dot(eye),
    back.x,
    back.y,
    back.z,
    -back.dot(eye),
    0,
    0,
    0,
    1,
  )
  const looks: SurfaceLook[] = []
  const known = new Map<string, number>()
  model.traverse((child) => {
    if (!(child instanceof Mesh)) return
    const named = String(child.userData.surface)
    const surface = named === 'main' ? main : named
    const look = lookOf(surface)
    if (look.clear) return
    const id = known.get(surface) ?? looks.push(look) - 1
    known.set(surface, id)
    if (look.grain && film.places.length === 0) film.places = new Float32Array(size * size * 2)
    const places =
      child instanceof InstancedMesh
        ? Array.from({ length: child.count }, (_, i) => {
            const place = new Matrix4()
            child.getMatrixAt(i, place)
            return place.premultiply(child.matrixWorld)
          })
        : [child.matrixWorld]
    for (const place of places)
      expose(
        film,
        child.geometry as BufferGeometry,
        camera.clone().multiply(place),
        new Matrix3().getNormalMatrix(place),
        halfTan,
        id,
      )
  })
  const inked = looks.push(ink) - 1
  for (const mesh of engraved)
    expose(
      film,
      mesh.geometry,
      camera.clone().multiply(mesh.matrixWorld),
      new Matrix3().getNormalMatrix(mesh.matrixWorld),
      halfTan,
      inked,
    )
  const seen = (place: Vector3): [number, number] => {
    const { x, y, z } = place.clone().applyMatrix4(camera)
    return [0.5 - x / z / halfTan / 2, 0.5 + y / z / halfTan / 2]
  }
  return {
    pixels: await develop(film, { eye, right, up, back, halfTan, box }, looks, ground, signal),
    seen,
  }
}

/** Notes what of a mesh stands foremost. */
function expose(
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
    // Seen from behind (the paper's y runs down).
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

interface Camera {
  eye: Vector3
  right: Vector3
  up: Vector3
  back: Vector3
  halfTan: number
  box: { least: Vector3; most: Vector3 }
}

/** Rows that are lit at once: what else the server is asked for comes in between. */
const ROWS = 12

/** Lights what was noted. @throws the signal's reason once nobody waits for the picture any more */
async function develop(
  { size, near, normals, surfaces, places }: Film,
  camera: Camera,
  looks: readonly SurfaceLook[],
  on: Ground,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const [ground, dusk, deepest] = [
    rgb(GROUNDS[on]),
    on === 'dark' ? [0, 0, 0] : [20, 24, 28],
    on === 'dark' ? 0.6 : 0.3,
  ]
  const { eye, right, up, back, halfTan } = camera
  const edge = size / FINE
  const pixels = new Uint8Array(edge * edge * 3)
  const [ray, n, mirrored] = [new Vector3(), new Vector3(), new Vector3()]
  const [shine, soft, lit, own, sum] = [
    new Float64Array(3),
    new Float64Array(3),
    new Float64Array(3),
    new Float64Array(3),
    new Float64Array(3),
  ]
  const place = new Float64Array(3)
  const through = (x: number, y: number) =>
    ray
      .copy(back)
      .negate()
      .addScaledVector(right, (((x + 0.5) / size) * 2 - 1) * halfTan)
      .addScaledVector(up, (1 - ((y + 0.5) / size) * 2) * halfTan)
  /** Adds the ground under a point to the pixel. */
  const addGround = (x: number, y: number, share: number) => {
    const kept = 1 - deepest * shadow(eye, through(x, y), camera.box)
    for (let k = 0; k < 3; k++)
      sum[k] = sum[k]! + share * (ground[k]! * kept + dusk[k]! * (1 - kept))
  }
  /** Adds a surface with the normal `n` and the tint `own`. */
  const addSurface = (
    { metalness, roughness, sheen }: SurfaceLook,
    x: number,
    y: number,
    share: number,
  ) => {
    through(x, y).normalize()
    const facing = Math.max(0.02, -ray.dot(n))
    mirrored.copy(ray).addScaledVector(n, 2 * facing)
    const open = openness(near, size, Math.floor(x), Math.floor(y))
    gather(mirrored, roughness, shine)
    if (metalness < 1) gather(n, 1, soft)
    const rim = (1 - facing) ** 5 * (1 - roughness)
    for (let k = 0; k < 3; k++) {
      const tint = own[k]!
      const mirror =
        shine[k]! *
        (metalness * (tint + (1 - tint) * rim) + (1 - metalness) * (0.04 + 0.5 * rim) * sheen)
      lit[k] = (mirror + (1 - metalness) * soft[k]! * tint) * open
    }
    neutral(lit)
    for (let k = 0; k < 3; k++) sum[k] = sum[k]! + share * 255 * encoded(lit[k]!)
  }
  const tintAt = ({ colour, grain }: SurfaceLook, at: number) => {
    if (grain) grain(places[at * 2]!, places[at * 2 + 1]!, place)
    else for (let k = 0; k < 3; k++) place[k] = colour[k]!
  }
  const parts = Array.from(
    { length: FINE * FINE },
    (_, i) => [i % FINE, Math.floor(i / FINE)] as const,
  )
  for (let y = 0; y < edge; y++) {
    if (y % ROWS === 0) {
      await setImmediate()
      signal?.throwIfAborted()
    }
    for (let x = 0; x < edge; x++) {
      sum.fill(0)
      const first = y * FINE * size + x * FINE
      const look = looks[surfaces[first]!]
      const middle = (FINE - 1) / 2
      if (isEven({ size, normals, surfaces }, first)) {
        if (!look) addGround(x * FINE + middle, y * FINE + middle, 1)
        else {
          n.set(0, 0, 0)
          own.fill(0)
          for (const [dx, dy] of parts) {
            const at = first + dy * size + dx
            n.x += normals[at * 3]!
            n.y += normals[at * 3 + 1]!
            n.z += normals[at * 3 + 2]!
            tintAt(look, at)
            for (let k = 0; k < 3; k++) own[k] = own[k]! + place[k]! / parts.length
          }
          n.normalize()
          addSurface(look, x * FINE + middle, y * FINE + middle, 1)
        }
      } else {
        for (const [dx, dy] of parts) {
          const at = first + dy * size + dx
          const seen = looks[surfaces[at]!]
          if (!seen) {
            addGround(x * FINE + dx, y * FINE + dy, 1 / parts.length)
            continue
          }
          n.set(normals[at * 3]!, normals[at * 3 + 1]!, normals[at * 3 + 2]!).normalize()
          tintAt(seen, at)
          for (let k = 0; k < 3; k++) own[k] = place[k]!
          addSurface(seen, x * FINE + dx, y * FINE + dy, 1 / parts.length)
        }
      }
      for (let k = 0; k < 3; k++)
        pixels[(y * edge + x) * 3 + k] = Math.round(Math.min(255, sum[k]!))
    }
  }
  return pixels
}

/** Whether all of a pixel shows one surface, turned one way: then it is lit once. */
function isEven(
  { size, normals, surfaces }: Pick<Film, 'size' | 'normals' | 'surfaces'>,
  first: number,
): boolean {
  for (let i = 1; i < FINE * FINE; i++) {
    const at = first + Math.floor(i / FINE) * size + (i % FINE)
    if (surfaces[at] !== surfaces[first]) return false
    if (surfaces[first] === -1) continue
    let same = 0
    for (let k = 0; k < 3; k++) same += normals[at * 3 + k]! * normals[first * 3 + k]!
    // Normals are noted times one over the distance, which hardly changes within a pixel.
    const long =
      Math.hypot(normals[first * 3]!, normals[first * 3 + 1]!, normals[first * 3 + 2]!) *
      Math.hypot(normals[at * 3]!, normals[at * 3 + 1]!, normals[at * 3 + 2]!)
    if (same < 0.9995 * long) return false
  }
  return true
}

/** The stage's soft shadow where a ray meets the ground, 0 to 1. */
function shadow(eye: Vector3, ray: Vector3, { least, most }: Camera['box']): number {
  if (ray.y > -1e-3) return 0
  const t = (least.y - eye.y) / ray.y
  const [width, depth, height] = [most.x - least.x, most.z - least.z, most.y - least.y]
  const across = (eye.x + ray.x * t - (least.x + most.x) / 2) / ((width * 1.6 + height * 0.2) / 2)
  const along = (eye.z + ray.z * t - (least.z + most.z) / 2) / ((depth * 1.6 + height * 0.3) / 2)
  return Math.max(0, Math.min(1, (1 - Math.hypot(across, along)) / (1 - 0.125)))
}

const AROUND = Array.from({ length: 12 }, (_, i) => {
  const a = i * 2.4
  const r = 6 + 34 * Math.sqrt((i + 0.5) / 12)
  return [Math.round(Math.cos(a) * r), Math.round(Math.sin(a) * r)] as const
})

/** How much of the surroundings sees a place, 0.45 to 1: what stands before it nearby takes light away. */
function openness(near: Float32Array, size: number, x: number, y: number): number {
  const here = 1 / near[y * size + x]!
  let hidden = 0
  for (const [dx, dy] of AROUND) {
    const there =
      near[
        Math.min(size - 1, Math.max(0, y + dy)) * size + Math.min(size - 1, Math.max(0, x + dx))
      ]!
    if (there === 0) continue
    const before = (here - 1 / there) / here
    // A little before it hides it; far before it is another thing altogether.
    if (before > 0.002 && before < 0.12) hidden += 1 - before / 0.12
  }
  return 1 - 0.55 * (hidden / AROUND.length)
}

const [ACROSS, DOWN] = [256, 128]
const LEVELS = [0.1, 0.36, 0.6, 1] as const
const skies = new Map<number, Float32Array>()

/** Light from a direction, as a surface of this roughness gathers it. */
function gather(dir: Vector3, roughness: number, into: Float64Array): void {
  const level = LEVELS.find((each) => roughness <= each) ?? 1
  let table = skies.get(level)
  if (!table) skies.set(level, (table = skyOf(level)))
  read(table, dir, into)
}

function read(table: Float32Array, dir: Vector3, into: Float64Array): void {
  const x = (Math.atan2(dir.z, dir.x) / (Math.PI * 2) + 0.5) * ACROSS - 0.5
  const y = Math.max(
    0,
    Math.min(
      DOWN - 1.001,
      (Math.asin(Math.max(-1, Math.min(1, dir.y))) / Math.PI + 0.5) * DOWN - 0.5,
    ),
  )
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const [west, east] = [((x0 + ACROSS) % ACROSS) * 3, ((x0 + 1 + ACROSS) % ACROSS) * 3]
  const [low, high] = [y0 * ACROSS * 3, (y0 + 1) * ACROSS * 3]
  for (let k = 0; k < 3; k++)
    into[k] =
      (table[low + west + k]! * (1 - fx) + table[low + east + k]! * fx) * (1 - fy) +
      (table[high + west + k]! * (1 - fx) + table[high + east + k]! * fx) * fy
}

/** The studio, sharp for 0.1, else blurred over the lobe of a roughness; the roughest gathers by the cosine. */
function skyOf(roughness: number): Float32Array {
  const table = new Float32Array(ACROSS * DOWN * 3)
  const [dir, side, rise, sample] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()]
  const sharp = skies.get(0.1)
  const sharpness = roughness >= 1 ? 1 : 2 / roughness ** 4
  const spread = Array.from({ length: 48 }, (_, i) => ({
    cos: ((i + 0.5) / 48) ** (1 / (sharpness + 1)),
    turn: i * 2.399963,
  }))
  const [light, total] = [new Float64Array(3), new Float64Array(3)]
  if (!sharp && roughness > 0.1) skies.set(0.1, skyOf(0.1))
  for (let y = 0; y < DOWN; y++) {
    for (let x = 0; x < ACROSS; x++) {
      const [phi, theta] = [
        ((x + 0.5) / ACROSS - 0.5) * Math.PI * 2,
        ((y + 0.5) / DOWN - 0.5) * Math.PI,
      ]
      dir.set(Math.cos(theta) * Math.cos(phi), Math.sin(theta), Math.cos(theta) * Math.sin(phi))
      if (roughness <= 0.1) {
        table.set(radiance(dir), (y * ACROSS + x) * 3)
        continue
      }
      side
        .set(0, Math.abs(dir.y) > 0.9 ? 0 : 1, Math.abs(dir.y) > 0.9 ? 1 : 0)
        .cross(dir)
        .normalize()
      rise.crossVectors(dir, side)
      total.fill(0)
      for (const { cos, turn } of spread) {
        const sin = Math.sqrt(1 - cos * cos)
        sample
          .copy(dir)
          .multiplyScalar(cos)
          .addScaledVector(side, sin * Math.cos(turn))
          .addScaledVector(rise, sin * Math.sin(turn))
        read(skies.get(0.1)!, sample, light)
        for (let k = 0; k < 3; k++) total[k] = total[k]! + light[k]! / 48
      }
      table.set(total, (y * ACROSS + x) * 3)
    }
  }
  return table
}

/** The Khronos neutral tones, as the stage's; changes what it is given. */
function neutral(rgb: Float64Array): void {
  const least = Math.min(rgb[0]!, rgb[1]!, rgb[2]!)
  const offset = least < 0.08 ? least - 6.25 * least * least : 0.04
  for (let k = 0; k < 3; k++) rgb[k] = rgb[k]! - offset
  const peak = Math.max(rgb[0]!, rgb[1]!, rgb[2]!)
  const [start, d] = [0.76, 0.24]
  if (peak < start) return
  const rolled = 1 - (d * d) / (peak + d - start)
  const white = 1 - 1 / (0.15 * (peak - rolled) + 1)
  for (let k = 0; k < 3; k++) rgb[k] = ((rgb[k]! * rolled) / peak) * (1 - white) + rolled * white
}

const encoded = (value: number): number =>
  value <= 0.0031308 ? 12.92 * Math.max(0, value) : 1.055 * value ** (1 / 2.4) - 0.055
