import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  RGBAFormat,
  SRGBColorSpace,
  UnsignedByteType,
} from 'three'
import { seeded, tileNoise } from './noise'

type Rgb = [number, number, number]

/** Size of one tile in millimetres, as [u, v]; geometry UVs are millimetres. */
function tile(
  data: Uint8Array,
  size: number,
  millimetres: [number, number],
  colour: boolean,
): DataTexture {
  const texture = new DataTexture(data, size, size, RGBAFormat, UnsignedByteType)
  texture.wrapS = RepeatWrapping
  texture.wrapT = RepeatWrapping
  texture.magFilter = LinearFilter
  texture.minFilter = LinearMipmapLinearFilter
  texture.generateMipmaps = true
  texture.anisotropy = 8
  texture.repeat.set(1 / millimetres[0], 1 / millimetres[1])
  if (colour) texture.colorSpace = SRGBColorSpace
  texture.needsUpdate = true
  return texture
}

/** Normal map of a height field that wraps round at its edges. */
function normalTile(
  height: Float32Array,
  size: number,
  strength: number,
  millimetres: [number, number],
): DataTexture {
  const data = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = (a: number, b: number) => height[((b + size) % size) * size + ((a + size) % size)]!
      const dx = (at(x - 1, y) - at(x + 1, y)) * strength
      const dy = (at(x, y - 1) - at(x, y + 1)) * strength
      const l = Math.hypot(dx, dy, 1)
      data.set(
        [(dx / l) * 127.5 + 127.5, (dy / l) * 127.5 + 127.5, (1 / l) * 127.5 + 127.5, 255],
        (y * size + x) * 4,
      )
    }
  }
  return tile(data, size, millimetres, false)
}

function colourTile(
  size: number,
  millimetres: [number, number],
  colourAt: (u: number, v: number) => Rgb,
): DataTexture {
  const data = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++)
      data.set([...colourAt(x / size, y / size), 255], (y * size + x) * 4)
  }
  return tile(data, size, millimetres, true)
}

/** Fine parallel scratches along u, as a satin belt leaves them. */
export function brushedNormals(): DataTexture {
  const size = 512
  const random = seeded(11)
  const height = new Float32Array(size * size)
  for (let n = 0; n < 5200; n++) {
    const row = Math.floor(random() * size)
    const start = Math.floor(random() * size)
    const length = 200 + Math.floor(random() * 312)
    const depth = (random() - 0.5) * 0.9
    for (let i = 0; i < length; i++) {
      const fade = Math.sin((Math.PI * i) / length)
      height[row * size + ((start + i) % size)]! += depth * fade
    }
  }
  return normalTile(height, size, 0.16, [42, 8])
}

/** Pebbled grain of pressed PU leather. */
export function leatherNormals(): DataTexture {
  const size = 512
  const cells = 22
  const random = seeded(23)
  const seeds = Array.from({ length: cells * cells }, () => [random(), random()] as const)
  const wrinkle = tileNoise(31, 40, 40)
  const height = new Float32Array(size * size)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [px, py] = [(x / size) * cells, (y / size) * cells]
      let [near, second] = [9, 9]
      for (let j = -1; j <= 1; j++) {
        for (let i = -1; i <= 1; i++) {
          const [cx, cy] = [Math.floor(px) + i, Math.floor(py) + j]
          const [sx, sy] = seeds[((cy + cells) % cells) * cells + ((cx + cells) % cells)]!
          const d = Math.hypot(cx + sx - px, cy + sy - py)
          if (d < near) [near, second] = [d, near]
          else if (d < second) second = d
        }
      }
      height[y * size + x] = Math.min(1, (second - near) * 2.6) + wrinkle(x / size, y / size) * 0.25
    }
  }
  return normalTile(height, size, 0.9, [22, 22])
}

/** Short random pile or fibres: velvet, felt and paper differ by strength and size. */
export function fibreNormals(seed: number, strength: number, millimetres: number): DataTexture {
  const size = 256
  const random = seeded(seed)
  const broad = tileNoise(seed + 1, 24, 24)
  const height = Float32Array.from(
    { length: size * size },
    (_, i) => random() * 0.7 + broad((i % size) / size, Math.floor(i / size) / size) * 0.8,
  )
  return normalTile(height, size, strength, [millimetres, millimetres])
}

/** Long-grained wood, grain along u; colours are sRGB bytes. */
export function woodGrain(seed: number, light: Rgb, dark: Rgb, pore: Rgb): DataTexture {
  const size = 1024
  const drift = tileNoise(seed, 3, 5)
  const bend = tileNoise(seed + 1, 5, 9)
  const fine = tileNoise(seed + 2, 14, 220)
  const pores = tileNoise(seed + 3, 36, 300)
  const cloud = tileNoise(seed + 4, 4, 6)
  return colourTile(size, [150, 110], (u, v) => {
    const ring = v * 9 + drift(u, v) * 2.2 + bend(u, v) * 0.7
    const wave = 0.5 + 0.5 * Math.sin(ring * Math.PI * 2)
    const grain = 0.5 * wave ** 1.6 + 0.28 * fine(u, v) + 0.22 * cloud(u, v)
    const hole = Math.max(0, pores(u, v) - 0.74) * 2.6
    return light.map((l, i) => {
      const base = l + (dark[i]! - l) * grain
      return base + (pore[i]! - base) * hole
    }) as Rgb
  })
}

/** Uncoated board with flecks (kraft, greyboard); `base` in sRGB bytes. */
export function board(seed: number, base: Rgb, contrast: number): DataTexture {
  const random = seeded(seed)
  const cloud = tileNoise(seed + 1, 30, 30)
  const streak = tileNoise(seed + 2, 20, 160)
  return colourTile(512, [60, 60], (u, v) => {
    const k =
      1 +
      contrast * ((random() - 0.5) * 1.1 + (cloud(u, v) - 0.5) * 0.35 + (streak(u, v) - 0.5) * 0.6)
    return base.map((c) => Math.max(0, Math.min(255, c * k))) as Rgb
  })
}
