import { BufferGeometry, type Group, InstancedMesh, Matrix4, Mesh, Vector3 } from 'three'
import { mergeVertices } from 'three/examples/jsm/utils/BufferGeometryUtils.js'
import { buildModel } from '../models/registry'
import { FAMILIES, type Design } from './families'

/** A design as solids: size, weight, and the meshes that drawings and files are made of. No browser needed. */

/** A welded mesh and where its copies stand. */
export interface Solid {
  surface: string
  /** x, y, z of each vertex, mm */
  points: Float32Array
  /** three vertices a triangle, seen from outside counter-clockwise */
  triangles: Uint32Array
  places: Matrix4[]
}

/** Of 316L, g/cm³ (EN 10088-1). */
export const STEEL_DENSITY = 8.0
/** Densities in g/cm³; wood, board and foam are the factory's planning figures. */
const DENSITIES: readonly (readonly [RegExp, number])[] = [
  [/polished|matte|(steel|gold|rose|black)-brushed/, STEEL_DENSITY],
  [/stone/, 5.8],
  [/walnut|oak|wood|mahogany|bamboo|beech/, 0.68],
  [/leather|paper|greyboard|kraft/, 0.75],
  [/velvet|felt|foam/, 0.12],
  [/glass|mirror/, 2.5],
]
const density = (surface: string): number => DENSITIES.find(([pattern]) => pattern.test(surface))?.[1] ?? 1

/** The solids that are made of a design, its finish put on. */
export function solidsOf(design: Design): Solid[] {
  const family = FAMILIES[design.family]
  const solids = meshesOf(buildModel(family.model(design)), family.surface(design))
  // Boxes and organizers are shown with jewelry in them, which isn't made with them.
  return family.line === 'jewelry' ? solids : solids.filter(({ surface }) => !surface.endsWith('-polished'))
}

function meshesOf(model: Group, main: string): Solid[] {
  const solids: Solid[] = []
  model.updateMatrixWorld(true)
  model.traverse((child) => {
    if (!(child instanceof Mesh)) return
    const bare = new BufferGeometry()
    bare.setAttribute('position', (child.geometry as BufferGeometry).getAttribute('position').clone())
    const index = (child.geometry as BufferGeometry).getIndex()
    if (index) bare.setIndex(index.clone())
    const welded = mergeVertices(bare, 1e-4)
    const places = child instanceof InstancedMesh ? Array.from({ length: child.count }, (_, i) => { const place = new Matrix4(); child.getMatrixAt(i, place); return place.premultiply(child.matrixWorld) }) : [child.matrixWorld.clone()]
    const surface = String(child.userData.surface)
    solids.push({ surface: surface === 'main' ? main : surface, points: Float32Array.from(welded.getAttribute('position').array), triangles: Uint32Array.from(welded.getIndex()?.array ?? []), places })
  })
  return solids
}

/** Visits every triangle where it stands. */
export function eachTriangle(solids: readonly Solid[], visit: (a: Vector3, b: Vector3, c: Vector3, surface: string) => void): void {
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()]
  for (const { points, triangles, places, surface } of solids) {
    for (const place of places) {
      for (let i = 0; i < triangles.length; i += 3) {
        a.fromArray(points, (triangles[i] ?? 0) * 3).applyMatrix4(place)
        b.fromArray(points, (triangles[i + 1] ?? 0) * 3).applyMatrix4(place)
        c.fromArray(points, (triangles[i + 2] ?? 0) * 3).applyMatrix4(place)
        visit(a, b, c, surface)
      }
    }
  }
}

/** Volume in mm³ by surface: the signed volumes of the tetrahedra that each triangle makes with the origin (divergence theorem). */
export function volumes(solids: readonly Solid[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const solid of solids) {
    let volume = 0
    eachTriangle([{ ...solid, places: [new Matrix4()] }], (a, b, c) => { volume += a.dot(b.cross(c)) / 6 })
    const standing = solid.places.reduce((sum, place) => sum + Math.abs(volume * place.determinant()), 0)
    found.set(solid.surface, (found.get(solid.surface) ?? 0) + standing)
  }
  return found
}

/** Volume that a mesh encloses, mm³. @param points x, y, z of three vertices a triangle */
export function enclosedVolume(points: ArrayLike<number>): number {
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()]
  let volume = 0
  for (let i = 0; i + 8 < points.length; i += 9) volume += a.fromArray(points, i).dot(b.fromArray(points, i + 3).cross(c.fromArray(points, i + 6))) / 6
  return Math.abs(volume)
}

/** About what a piece weighs, grams to a tenth. Where parts run into one another their common volume counts twice, a few percent at most. */
export function weightGrams(solids: readonly Solid[]): number {
  let grams = 0
  for (const [surface, mm3] of volumes(solids)) grams += (mm3 / 1_000) * density(surface)
  return Math.round(grams * 10) / 10
}

/** Width, height and depth of what it takes up, mm to a tenth. */
export function sizeMm(solids: readonly Solid[]): [number, number, number] {
  const [least, most] = [new Vector3(Infinity, Infinity, Infinity), new Vector3(-Infinity, -Infinity, -Infinity)]
  eachTriangle(solids, (a, b, c) => { for (const point of [a, b, c]) { least.min(point); most.max(point) } })
  return most.sub(least).toArray().map((each) => Math.round(each * 10) / 10) as [number, number, number]
}

/** The design as a binary STL, millimetres. */
export function stlOf(solids: readonly Solid[]): Uint8Array<ArrayBuffer> {
  const count = solids.reduce((sum, { triangles, places }) => sum + (triangles.length / 3) * places.length, 0)
  const view = new DataView(new ArrayBuffer(84 + count * 50))
  view.setUint32(80, count, true)
  let at = 84
  eachTriangle(solids, (a, b, c) => {
    const normal = new Vector3().subVectors(b, a).cross(new Vector3().subVectors(c, a)).normalize()
    for (const point of [normal, a, b, c]) for (const value of [point.x, -point.z, point.y]) { view.setFloat32(at, value, true); at += 4 }
    at += 2
  })
  return new Uint8Array(view.buffer)
}
