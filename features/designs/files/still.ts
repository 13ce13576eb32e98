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
import { buildModel } from '../models/registry'
import { baresSteel } from '../rules/design-conflicts'
import { FAMILIES } from '../rules/families'
import type { Design } from '../rules/family'
import { engravedSolids } from './lettering'
import { lookOf, type SurfaceLook } from '../rules/looks'
import { signsOf, type Mark } from '../rules/marks'
import { shadow, openness, gather, neutral, encoded, isEven } from './still-light'
import { type Still, FINE, type Film, expose, type Camera, rgb } from './still-film'

/**
 * Renders a model without a graphics card: the stage's camera, light and tones, computed by the server pixel by pixel.
 */

type Ground = keyof typeof GROUNDS
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

/**
 * The picture of a design as the stage shows it, with its engraving and the signs of its notes, as a PNG.
 * @throws the signal's reason once nobody waits for it any more
 */
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

/** Renders the picture. @param model standing on y = 0, mm; `main` is the surface of its main parts */
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
  const indexOfSurface = new Map<string, number>()
  model.traverse((child) => {
    if (!(child instanceof Mesh)) return
    const surfaceName = String(child.userData.surface)
    const surface = surfaceName === 'main' ? main : surfaceName
    const look = lookOf(surface)
    if (look.clear) return
    const id = indexOfSurface.get(surface) ?? looks.push(look) - 1
    indexOfSurface.set(surface, id)
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

/** Rows that are lit at a time: other requests are served in between. */
const ROWS = 12

/** Lights the recorded samples. @throws the signal's reason once nobody waits for the picture any more */
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
    const lightShare = 1 - deepest * shadow(eye, through(x, y), camera.box)
    for (let k = 0; k < 3; k++)
      sum[k] = sum[k]! + share * (ground[k]! * lightShare + dusk[k]! * (1 - lightShare))
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
          const surfaceLook = looks[surfaces[at]!]
          if (!surfaceLook) {
            addGround(x * FINE + dx, y * FINE + dy, 1 / parts.length)
            continue
          }
          n.set(normals[at * 3]!, normals[at * 3 + 1]!, normals[at * 3 + 2]!).normalize()
          tintAt(surfaceLook, at)
          for (let k = 0; k < 3; k++) own[k] = place[k]!
          addSurface(surfaceLook, x * FINE + dx, y * FINE + dy, 1 / parts.length)
        }
      }
      for (let k = 0; k < 3; k++)
        pixels[(y * edge + x) * 3 + k] = Math.round(Math.min(255, sum[k]!))
    }
  }
  return pixels
}
