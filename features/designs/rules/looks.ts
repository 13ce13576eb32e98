import { type DataTexture, type MeshPhysicalMaterial } from 'three'
import { surfaceMaterial } from '../models/materials/surfaces'

/** A surface in a few numbers, for stills and files. */
export interface SurfaceLook {
  /** linear red, green, blue; for a pattern its mean */
  colour: readonly [number, number, number]
  /** 0 or 1 */
  metalness: number
  roughness: number
  /** share of the surface's own reflection that is kept: velvet has none */
  sheen: number
  /** so transparent that a picture looks better without it */
  clear: boolean
  /** its own pattern, where it has one: writes the linear red, green, blue at a place in mm, as the geometry counts */
  grain?: (u: number, v: number, into: Float64Array) => void
}

const looks = new Map<string, SurfaceLook>()
const linear = (value: number): number =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4

/** The look of a surface known to {@link surfaceMaterial}. */
export function lookOf(surface: string): SurfaceLook {
  const found = looks.get(surface)
  if (found) return found
  const { color, metalness, roughness, specularIntensity, transparent, map } = surfaceMaterial(
    surface,
  ) as MeshPhysicalMaterial
  const look: SurfaceLook = {
    colour: map ? meanOf(map as DataTexture) : [color.r, color.g, color.b],
    metalness,
    roughness,
    sheen: specularIntensity,
    clear: transparent,
    ...(map ? { grain: grainOf(map as DataTexture) } : {}),
  }
  looks.set(surface, look)
  return look
}

function meanOf({ image }: DataTexture): [number, number, number] {
  const { data } = image as { data: Uint8Array }
  const sum: [number, number, number] = [0, 0, 0]
  const step = 4 * 61
  for (let at = 0; at < data.length; at += step)
    for (let k = 0; k < 3; k++) sum[k]! += linear(data[at + k] ?? 0)
  return sum.map((each) => each / Math.ceil(data.length / step)) as [number, number, number]
}

/** The texture that the stage lays over a surface, interpolated between its points. */
function grainOf({ image, repeat }: DataTexture): NonNullable<SurfaceLook['grain']> {
  const { data, width, height } = image as { data: Uint8Array; width: number; height: number }
  const light = Float32Array.from({ length: 256 }, (_, value) => linear(value))
  const wrapped = (at: number, size: number) => ((at % size) + size) % size
  return (u, v, into) => {
    const [x, y] = [u * repeat.x * width - 0.5, v * repeat.y * height - 0.5]
    const [x0, y0] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - x0, y - y0]
    const [west, east] = [wrapped(x0, width) * 4, wrapped(x0 + 1, width) * 4]
    const [low, high] = [wrapped(y0, height) * width * 4, wrapped(y0 + 1, height) * width * 4]
    for (let k = 0; k < 3; k++) {
      into[k] =
        (light[data[low + west + k]!]! * (1 - fx) + light[data[low + east + k]!]! * fx) * (1 - fy) +
        (light[data[high + west + k]!]! * (1 - fx) + light[data[high + east + k]!]! * fx) * fy
    }
  }
}
