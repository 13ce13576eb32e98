import 'server-only'
import { Vector3 } from 'three'
import { radiance } from '../models/light/studio'
import { FINE, type Camera, type Film } from './still-film'

/** The lighting of a still: shadows, ambient occlusion and reflections of the studio. Pure. */

/** Whether all of a pixel shows one surface with one normal: then it is lit once. */
export function isEven(
  { size, normals, surfaces }: Pick<Film, 'size' | 'normals' | 'surfaces'>,
  first: number,
): boolean {
  for (let i = 1; i < FINE * FINE; i++) {
    const at = first + Math.floor(i / FINE) * size + (i % FINE)
    if (surfaces[at] !== surfaces[first]) return false
    if (surfaces[first] === -1) continue
    let same = 0
    for (let k = 0; k < 3; k++) same += normals[at * 3 + k]! * normals[first * 3 + k]!
    // Normals are stored times one over the distance, which hardly changes within a pixel.
    const long =
      Math.hypot(normals[first * 3]!, normals[first * 3 + 1]!, normals[first * 3 + 2]!) *
      Math.hypot(normals[at * 3]!, normals[at * 3 + 1]!, normals[at * 3 + 2]!)
    if (same < 0.9995 * long) return false
  }
  return true
}

/** The stage's soft shadow where a ray meets the ground, 0 to 1. */
export function shadow(eye: Vector3, ray: Vector3, { least, most }: Camera['box']): number {
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

/** How open a place is to its surroundings, 0.45 to 1: nearby surfaces in front of it take light away. */
export function openness(near: Float32Array, size: number, x: number, y: number): number {
  const here = 1 / near[y * size + x]!
  let hidden = 0
  for (const [dx, dy] of AROUND) {
    const there =
      near[
        Math.min(size - 1, Math.max(0, y + dy)) * size + Math.min(size - 1, Math.max(0, x + dx))
      ]!
    if (there === 0) continue
    const before = (here - 1 / there) / here
    // A surface a little in front hides it; one far in front is another object altogether.
    if (before > 0.002 && before < 0.12) hidden += 1 - before / 0.12
  }
  return 1 - 0.55 * (hidden / AROUND.length)
}

const [ACROSS, DOWN] = [256, 128]
const LEVELS = [0.1, 0.36, 0.6, 1] as const
const skies = new Map<number, Float32Array>()

/** Light from a direction, gathered by a surface of this roughness. */
export function gather(dir: Vector3, roughness: number, into: Float64Array): void {
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

/** The studio, sharp for 0.1, otherwise blurred over the lobe of a roughness; the roughest gathers by the cosine. */
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

/** The Khronos neutral tone mapping, like the stage's; changes its argument. */
export function neutral(rgb: Float64Array): void {
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

export const encoded = (value: number): number =>
  value <= 0.0031308 ? 12.92 * Math.max(0, value) : 1.055 * value ** (1 / 2.4) - 0.055
