import { type BufferGeometry, type Group, InstancedMesh, Matrix4, Mesh, Vector3 } from 'three'
import { FAMILIES } from './families'
import { type Design } from './family'
import { modelAsMade } from '../files/solid'

/** The weight of a design, from the volumes of its model. Pure except for a cache of measured models. */

/** Density of 316L, g/cm³ (EN 10088-1). */
export const STEEL_DENSITY = 8.0
/** The material of each surface, with its density in g/cm³; wood, board and foam are the factory's planning figures. */
const MATERIALS: readonly (readonly [RegExp, number, string])[] = [
  [/polished|matte|(steel|gold|rose|black)-brushed/, STEEL_DENSITY, 'steel'],
  [/stone/, 5.8, 'stone'],
  [/walnut|oak|wood|mahogany|bamboo|beech/, 0.68, 'wood'],
  [/leather|paper|greyboard|kraft/, 0.75, 'board'],
  [/velvet|felt|foam/, 0.12, 'textile'],
  [/glass|mirror/, 2.5, 'glass'],
]
const materialOf = (surface: string) => MATERIALS.find(([pattern]) => pattern.test(surface))
const density = (surface: string): number => materialOf(surface)?.[1] ?? 1

interface Measures {
  /** mm³ by surface; `main` for the parts in the finish */
  volumes: ReadonlyMap<string, number>
  sizeMm: [number, number, number]
}

/** Measured models, by what they were built from; the oldest is dropped first. */
const measured = new Map<string, Measures>()
const REMEMBERED = 400

/** Every lining is as thick and as light as the first. */
const plainlyLined = (design: Design): Design => ({
  ...design,
  choices: Object.fromEntries(
    Object.entries(design.choices).map(([field, value]) => [
      field,
      field === 'lining' ? (FAMILIES[design.family].choices.lining?.[0] ?? value) : value,
    ]),
  ),
})

function measuresOf(design: Design): Measures {
  const shaped = plainlyLined(design)
  const key = JSON.stringify(FAMILIES[design.family].model(shaped))
  const cached = measured.get(key)
  if (cached) return cached
  const model = modelAsMade(shaped)
  const volumes = volumesIn(model)
  const main = volumes.get('main') ?? 0
  volumes.set('main', main - commonMm3(design, main))
  const found: Measures = { volumes, sizeMm: sizeOf(model) }
  measured.set(key, found)
  if (measured.size > REMEMBERED) measured.delete(measured.keys().next().value ?? '')
  return found
}

/** Volume in mm³ by surface, `main` for the parts in the finish; overlaps of parts count once. */
export const volumesOf = (design: Design): ReadonlyMap<string, number> => measuresOf(design).volumes

/** Overall width, height and depth of a design, mm to a tenth; a box with its lid open. */
export const designSizeMm = (design: Design): [number, number, number] => measuresOf(design).sizeMm

function sizeOf(model: Group): [number, number, number] {
  const [least, most, point, place] = [
    new Vector3(Infinity, Infinity, Infinity),
    new Vector3(-Infinity, -Infinity, -Infinity),
    new Vector3(),
    new Matrix4(),
  ]
  model.traverse((child) => {
    if (!(child instanceof Mesh)) return
    const position = (child.geometry as BufferGeometry).getAttribute('position')
    for (let n = 0; n < (child instanceof InstancedMesh ? child.count : 1); n++) {
      place.copy(child.matrixWorld)
      if (child instanceof InstancedMesh) {
        child.getMatrixAt(n, place)
        place.premultiply(child.matrixWorld)
      }
      for (let i = 0; i < position.count; i++) {
        point.fromBufferAttribute(position, i).applyMatrix4(place)
        least.min(point)
        most.max(point)
      }
    }
  })
  return most
    .sub(least)
    .toArray()
    .map((each) => Math.round(each * 10) / 10) as [number, number, number]
}

/**
 * Links of these chains are modelled so close that they overlap; the share that remains when the overlap counts once
 * was measured along rays (a test checks it).
 */
const LINKS_APART: Readonly<Record<string, number>> = {
  cuban: 0.82,
  curb: 0.99,
  cable: 0.995,
  figaro: 0.98,
  rope: 0.82,
  box: 0.745,
}

/**
 * Approximate volume of the overlaps between parts, mm³.
 * @param main the sum of the parts in the finish
 */
function commonMm3({ family, dimensions, choices }: Design, main: number): number {
  const d = (name: string): number => dimensions[name] ?? 0
  if (family === 'chain') return main * (1 - (LINKS_APART[choices.type ?? ''] ?? 1))
  // The face's plate is sunk into the shank by half its height.
  if (family === 'signet')
    return (
      0.48 *
      (choices.face === 'round' ? Math.PI / 4 : 0.9) *
      d('faceWidthMm') *
      d('faceLengthMm') *
      d('thicknessMm') *
      1.9
    )
  if (family !== 'box') return 0
  // Floor and lid extend into the walls.
  const [l, t, w] = [d('lengthMm'), d('depthMm'), d('wallMm')]
  const inside = (l - 2 * w) * (t - 2 * w)
  return ((l - w) * (t - w) - inside) * w + (l * t - inside) * w
}

function volumesIn(model: Group): Map<string, number> {
  const found = new Map<string, number>()
  const place = new Matrix4()
  model.updateMatrixWorld(true)
  model.traverse((child) => {
    if (!(child instanceof Mesh) || child.userData.solid === null) return
    const volume = enclosed((child.userData.solid ?? child.geometry) as BufferGeometry)
    let copyVolume = 0
    if (child instanceof InstancedMesh)
      for (let i = 0; i < child.count; i++) {
        child.getMatrixAt(i, place)
        copyVolume += Math.abs(volume * place.determinant())
      }
    else copyVolume = volume
    const surface = String(child.userData.surface)
    found.set(
      surface,
      (found.get(surface) ?? 0) + copyVolume * Math.abs(child.matrixWorld.determinant()),
    )
  })
  return found
}

/**
 * The signed volumes of the tetrahedra between each triangle and the origin add up to the solid's (divergence theorem).
 */
function enclosed(geometry: BufferGeometry): number {
  const [position, index] = [geometry.getAttribute('position'), geometry.getIndex()]
  const points = position.array
  let volume = 0
  const count = index?.count ?? position.count
  for (let t = 0; t + 2 < count; t += 3) {
    const [a, b, c] = index
      ? [index.getX(t) * 3, index.getX(t + 1) * 3, index.getX(t + 2) * 3]
      : [t * 3, t * 3 + 3, t * 3 + 6]
    const [ax, ay, az, bx, by, bz, cx, cy, cz] = [
      points[a]!,
      points[a + 1]!,
      points[a + 2]!,
      points[b]!,
      points[b + 1]!,
      points[b + 2]!,
      points[c]!,
      points[c + 1]!,
      points[c + 2]!,
    ]
    volume += ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)
  }
  return Math.abs(volume) / 6
}

/** Approximate weight of a piece, grams to a tenth. */
export function weightGrams(design: Design): number {
  const main = FAMILIES[design.family].surface(design)
  let grams = 0
  for (const [surface, mm3] of volumesOf(design))
    grams += (mm3 / 1_000) * density(surface === 'main' ? main : surface)
  return Math.round(grams * 10) / 10
}

/** The same by material: steel, stone, wood, board, textile and glass of a piece, grams to a tenth. */
export function materialGrams(design: Design): { material: string; grams: string }[] {
  const main = FAMILIES[design.family].surface(design)
  const found = new Map<string, number>()
  for (const [surface, mm3] of volumesOf(design)) {
    const name = surface === 'main' ? main : surface
    const material = materialOf(name)?.[2] ?? 'other'
    found.set(material, (found.get(material) ?? 0) + (mm3 / 1_000) * density(name))
  }
  return [...found].flatMap(([material, grams]) =>
    grams < 0.05 ? [] : [{ material, grams: grams.toFixed(1) }],
  )
}
