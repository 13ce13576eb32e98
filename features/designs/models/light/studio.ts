import {
  ClampToEdgeWrapping,
  DataTexture,
  EquirectangularReflectionMapping,
  FloatType,
  LinearFilter,
  RGBAFormat,
  RepeatWrapping,
  Vector3,
} from 'three'

/**
 * The one light rig: an overhead softbox, a tall strip on the left, a feathered
 * fill on the right, a white sweep behind, dark cards in front. The camera
 * always looks along -z, so lights keep their place beside it in every picture.
 */
const step = (from: number, to: number, x: number) => {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** 1 inside a rectangle of the tangent plane about `axis`, feathered at its edge. */
function card(
  dir: Vector3,
  axis: Vector3,
  up: Vector3,
  halfWidth: number,
  halfHeight: number,
  feather: number,
): number {
  const facing = dir.dot(axis)
  if (facing <= 0.02) return 0
  const side = new Vector3().crossVectors(up, axis).normalize()
  const rise = new Vector3().crossVectors(axis, side)
  const x = Math.abs(dir.dot(side) / facing)
  const y = Math.abs(dir.dot(rise) / facing)
  return (
    step(halfWidth + feather, halfWidth - feather, x) *
    step(halfHeight + feather, halfHeight - feather, y)
  )
}

const unit = (x: number, y: number, z: number) => new Vector3(x, y, z).normalize()
const UP = new Vector3(0, 1, 0)
const KEY = unit(-0.3, 0.9, 0.1)
const STRIP = unit(-1, 0.42, 0.25)
const FILL = unit(1, 0.35, 0.15)
const RIM = unit(0.35, 0.35, -1)
const DARK_LEFT = unit(-0.55, 0.28, 1)
const DARK_RIGHT = unit(0.75, 0.3, 0.9)

/** Light arriving from a direction (linear rgb, 1 = paper white). */
export function radiance(dir: Vector3): [number, number, number] {
  if (dir.y < 0) {
    // the sweep: bright below and behind, falling off towards the camera
    const near = step(-0.2, 1, dir.z) * step(-0.9, -0.05, dir.y)
    const k = 0.8 - 0.5 * near - 0.12 * step(-0.35, 0, dir.y)
    return [k * 0.985, k * 0.995, k * 1.01]
  }
  const sweep = 0.72 * step(0.35, -0.5, dir.z) * step(0.75, 0.05, dir.y)
  let light = 0.13 + 0.18 * dir.y + sweep
  light *= 1 - 0.85 * card(dir, DARK_LEFT, UP, 0.16, 0.55, 0.06)
  light *= 1 - 0.85 * card(dir, DARK_RIGHT, UP, 0.22, 0.6, 0.08)
  const key = card(dir, KEY, new Vector3(0, 0, -1), 0.62, 0.46, 0.05)
  const strip = card(dir, STRIP, UP, 0.2, 0.75, 0.04)
  const fill = card(dir, FILL, UP, 0.55, 0.5, 0.4)
  const rim = card(dir, RIM, UP, 0.35, 0.2, 0.06)
  const warm = 3.2 * key + 2.5 * strip
  const cool = 1.35 * fill + 1.8 * rim
  return [
    light + warm * 1.005 + cool * 0.985,
    light + warm + cool,
    light * 1.01 + warm * 0.99 + cool * 1.02,
  ]
}

/** Direction of a texel of the equirectangular picture, as three.js reads it. */
function direction(x: number, y: number, width: number, height: number): Vector3 {
  const phi = ((x + 0.5) / width - 0.5) * Math.PI * 2
  const theta = ((y + 0.5) / height - 0.5) * Math.PI
  return new Vector3(
    Math.cos(theta) * Math.cos(phi),
    Math.sin(theta),
    Math.cos(theta) * Math.sin(phi),
  )
}

/** The studio as an equirectangular picture for PMREM. @param width in texels; half as high */
export function studioPicture(width = 2048): DataTexture {
  const height = width / 2
  const data = new Float32Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = radiance(direction(x, y, width, height))
      data.set([r, g, b, 1], (y * width + x) * 4)
    }
  }
  const texture = new DataTexture(data, width, height, RGBAFormat, FloatType)
  texture.mapping = EquirectangularReflectionMapping
  texture.wrapS = RepeatWrapping
  texture.wrapT = ClampToEdgeWrapping
  texture.magFilter = LinearFilter
  texture.minFilter = LinearFilter
  texture.needsUpdate = true
  return texture
}

/** Even directions over the whole sphere. */
export function evenDirections(count: number): Vector3[] {
  return Array.from({ length: count }, (_, i) => {
    const y = 1 - (2 * (i + 0.5)) / count
    const a = i * Math.PI * (3 - Math.sqrt(5))
    const r = Math.sqrt(1 - y * y)
    return new Vector3(Math.cos(a) * r, y, Math.sin(a) * r)
  })
}

export interface LightSample {
  dir: Vector3
  /** radiance divided by the chance of drawing this direction, over the count: add up with cosine and visibility */
  weight: number
}

/** Directions from above drawn by brightness (times `cosine` to the ground when asked), low-discrepancy. */
export function lightDirections(count: number, cosine: boolean): LightSample[] {
  const [w, h] = [256, 128]
  const cells: { dir: Vector3; mass: number; light: number; chance: number }[] = []
  let total = 0
  for (let y = h / 2; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const dir = direction(x, y, w, h)
      if (dir.y < 0.04) continue
      const solid = Math.sqrt(1 - dir.y * dir.y) * ((Math.PI * 2) / w) * (Math.PI / h)
      const light = radiance(dir)[1]
      const chance = (light + 0.15) * (cosine ? dir.y : 1) * solid
      cells.push({ dir, mass: solid, light, chance })
      total += chance
    }
  }
  // neighbours along a boustrophedon keep drawn directions apart
  cells.sort(
    (a, b) =>
      Math.floor(a.dir.y * 9) - Math.floor(b.dir.y * 9) ||
      Math.atan2(a.dir.z, a.dir.x) - Math.atan2(b.dir.z, b.dir.x),
  )
  const samples: LightSample[] = []
  let sum = 0
  let n = 0
  for (const cell of cells) {
    sum += cell.chance / total
    while (n < count && (n + 0.5) / count <= sum) {
      samples.push({
        dir: cell.dir,
        weight: (cell.light * cell.mass * total) / (cell.chance * count),
      })
      n++
    }
  }
  return samples
}
