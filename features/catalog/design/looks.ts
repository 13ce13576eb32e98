import { type MeshPhysicalMaterial } from 'three'
import { surfaceMaterial } from '../models/materials/surfaces'

/** A surface as few numbers: what stills and files say of it. */
export interface SurfaceLook {
  /** linear red, green, blue */
  colour: readonly [number, number, number]
  /** 0 or 1 */
  metalness: number
  roughness: number
  /** share of the surface's own mirror that is kept: velvet has none */
  sheen: number
  /** so clear that a picture without it says more */
  clear: boolean
}

const looks = new Map<string, SurfaceLook>()
/** Mean colours of what is a picture on the stage (sRGB). */
const GRAINS: Readonly<Record<string, readonly [number, number, number]>> = { walnut: [88, 56, 37], oak: [178, 139, 94] }
const linear = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)

/** The look of a surface that {@link surfaceMaterial} knows. */
export function lookOf(surface: string): SurfaceLook {
  const found = looks.get(surface)
  if (found) return found
  const { color, metalness, roughness, specularIntensity, transparent } = surfaceMaterial(surface) as MeshPhysicalMaterial
  const grain = GRAINS[surface]
  const look: SurfaceLook = {
    colour: grain ? (grain.map(linear) as [number, number, number]) : [color.r, color.g, color.b],
    metalness, roughness, sheen: specularIntensity, clear: transparent,
  }
  looks.set(surface, look)
  return look
}
