import { type BufferGeometry, type Group, InstancedMesh, Matrix4, Mesh, Vector3 } from 'three'
import { buildModel } from '../models/registry'
import { FAMILIES } from '../rules/families'
import { type Design } from '../rules/family'

/** A design as solids: size, weight, and the meshes from which drawings and files are made. Needs no browser. */

/** A welded mesh with the places of its copies. */
export interface Solid {
  surface: string
  /** x, y, z of each vertex, mm */
  points: Float32Array
  /** three vertices for each triangle, counter-clockwise from outside */
  triangles: Uint32Array
  places: Matrix4[]
  /** index of the first triangle that an engraving cut; left out where nothing is cut */
  cutFrom?: number
}

/** The position of a box's lid; other designs have none. */
export type Lid = 'open' | 'closed' | 'off'

/** The model of a design as it is made: boxes and organizers without the jewelry that they are shown with. */
export function modelAsMade(design: Design, lid: Lid = 'open'): Group {
  const spec = FAMILIES[design.family].model(design)
  if (spec.family === 'hinged-box')
    return buildModel({
      ...spec,
      params: { ...spec.params, empty: true, openDegrees: lid === 'closed' ? 0 : 104 },
    })
  return buildModel(
    spec.family === 'drawer-insert' ? { ...spec, params: { ...spec.params, empty: true } } : spec,
  )
}

/** The solids of a design, with its finish applied. */
export function solidsOf(design: Design, lid: Lid = 'open'): Solid[] {
  return solidsIn(modelAsMade(design, lid), FAMILIES[design.family].surface(design), lid === 'off')
}

/** The meshes of a model, welded. @param main surface name of the parts in the design's finish */
function solidsIn(model: Group, main: string, withoutLid: boolean): Solid[] {
  const solids: Solid[] = []
  if (withoutLid) model.getObjectByName('lid')?.removeFromParent()
  model.updateMatrixWorld(true)
  model.traverse((child) => {
    if (!(child instanceof Mesh) || child.userData.solid === null) return
    const geometry = (child.userData.solid ?? child.geometry) as BufferGeometry
    const places =
      child instanceof InstancedMesh
        ? Array.from({ length: child.count }, (_, i) => {
            const place = new Matrix4()
            child.getMatrixAt(i, place)
            return place.premultiply(child.matrixWorld)
          })
        : [child.matrixWorld.clone()]
    const surface = String(child.userData.surface)
    solids.push({ surface: surface === 'main' ? main : surface, ...welded(geometry), places })
  })
  return solids
}

/** Vertices closer than this, mm, are merged. */
const WELD_MM = 2e-5
const CELL_MM = WELD_MM * 4
/** A corner this close to the border of its cell, as a share of the cell, may have its twin in the next cell. */
const NEAR_BORDER = WELD_MM / CELL_MM + 0.01

/** The mesh with each corner once, and without triangles of zero area. */
export function welded(geometry: BufferGeometry): Pick<Solid, 'points' | 'triangles'> {
  const [position, index] = [geometry.getAttribute('position'), geometry.getIndex()]
  // A cell may hold several corners: it is wider than the merging distance, and distant cells share a key.
  const cells = new Map<number, number[]>()
  const points: number[] = []
  const before = (at: number) => Math.floor(at - NEAR_BORDER)
  const after = (at: number) => Math.floor(at + NEAR_BORDER)
  const cell = (x: number, y: number, z: number) =>
    ((x + 524_288) * 1_048_576 + (y + 524_288)) * 4_096 + (((z % 4_096) + 4_096) % 4_096)
  const vertex = (i: number): number => {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)]
    const [sx, sy, sz] = [x / CELL_MM, y / CELL_MM, z / CELL_MM]
    for (let cz = before(sz); cz <= after(sz); cz++)
      for (let cy = before(sy); cy <= after(sy); cy++)
        for (let cx = before(sx); cx <= after(sx); cx++) {
          const near = cells
            .get(cell(cx, cy, cz))
            ?.find(
              (each) =>
                Math.abs(points[each * 3]! - x) < WELD_MM &&
                Math.abs(points[each * 3 + 1]! - y) < WELD_MM &&
                Math.abs(points[each * 3 + 2]! - z) < WELD_MM,
            )
          if (near !== undefined) return near
        }
    const newIndex = points.push(x, y, z) / 3 - 1
    const own = cell(Math.floor(sx), Math.floor(sy), Math.floor(sz))
    const bucket = cells.get(own)
    if (bucket) bucket.push(newIndex)
    else cells.set(own, [newIndex])
    return newIndex
  }
  const corners = Array.from({ length: position.count }, (_, i) => vertex(i))
  const triangles: number[] = []
  const count = index?.count ?? position.count
  for (let t = 0; t + 2 < count; t += 3) {
    const [a, b, c] = index
      ? [corners[index.getX(t)]!, corners[index.getX(t + 1)]!, corners[index.getX(t + 2)]!]
      : [corners[t]!, corners[t + 1]!, corners[t + 2]!]
    if (a !== b && b !== c && c !== a) triangles.push(a, b, c)
  }
  return { points: Float32Array.from(points), triangles: Uint32Array.from(triangles) }
}

/** Visits every triangle at its place. */
export function eachTriangle(
  solids: readonly Solid[],
  visit: (a: Vector3, b: Vector3, c: Vector3, surface: string) => void,
): void {
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

/** Overall width, height and depth, mm to a tenth. */
export function sizeMm(solids: readonly Solid[]): [number, number, number] {
  const [least, most] = [
    new Vector3(Infinity, Infinity, Infinity),
    new Vector3(-Infinity, -Infinity, -Infinity),
  ]
  eachTriangle(solids, (a, b, c) => {
    for (const point of [a, b, c]) {
      least.min(point)
      most.max(point)
    }
  })
  return most
    .sub(least)
    .toArray()
    .map((each) => Math.round(each * 10) / 10) as [number, number, number]
}

/** The design as a binary STL, millimetres. */
export function stlOf(solids: readonly Solid[]): Uint8Array<ArrayBuffer> {
  const count = solids.reduce(
    (sum, { triangles, places }) => sum + (triangles.length / 3) * places.length,
    0,
  )
  const view = new DataView(new ArrayBuffer(84 + count * 50))
  view.setUint32(80, count, true)
  let at = 84
  eachTriangle(solids, (a, b, c) => {
    const normal = new Vector3().subVectors(b, a).cross(new Vector3().subVectors(c, a)).normalize()
    for (const point of [normal, a, b, c])
      for (const value of [point.x, -point.z, point.y]) {
        view.setFloat32(at, value, true)
        at += 4
      }
    at += 2
  })
  return new Uint8Array(view.buffer)
}
