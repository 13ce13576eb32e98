import 'server-only'
import { Box3, Matrix4, Vector3 } from 'three'
import type { Manifold, ManifoldToplevel, Mesh } from 'manifold-3d'
import type { Design } from '../rules/family'
import { DEEP_MM, engravedSolids } from './lettering'
import { eachTriangle, solidsOf, type Lid, type Solid } from './solid'

/** A design's solids with its engraving cut into them, as a factory makes it. */

let library: Promise<ManifoldToplevel> | undefined

/** The library is loaded when the first engraved file is requested. */
function kernel(): Promise<ManifoldToplevel> {
  library ??= import('manifold-3d').then(async ({ default: load }) => {
    const kernelModule = await load()
    kernelModule.setup()
    return kernelModule
  })
  return library
}

/** How far below and above a letter's own plane a surface may lie and still be cut, mm: domes curve away. */
const [BELOW_MM, ABOVE_MM] = [0.8, 0.8]

/**
 * The solids of a design with its engraving cut out of those that it meets; each closed, as all solids are. A line that
 * can't be cut cleanly stays as separate bodies, `engraving`, so that none of it is lost.
 */
export async function engraved(design: Design, lid: Lid = 'open'): Promise<Solid[]> {
  const solids = solidsOf(design, lid)
  const letters = engravedSolids(design, BELOW_MM, ABOVE_MM) ?? []
  if (letters.length === 0) return solids
  const asBodies = () => [...solids, ...(engravedSolids(design) ?? [])]
  const { Manifold: Shape, Mesh: Triangles } = await kernel()
  const allocated: Manifold[] = []
  const hold = (object: Manifold): Manifold => {
    allocated.push(object)
    return object
  }
  const shapeOf = ({ points, triangles }: Pick<Solid, 'points' | 'triangles'>): Manifold =>
    hold(new Shape(new Triangles({ numProp: 3, vertProperties: points, triVerts: triangles })))
  try {
    const pens = letters.map((letter) => {
      const place = letter.places[0] ?? new Matrix4()
      return {
        shape: shapeOf(standing(letter, place)),
        box: boxOf([letter]),
        inwards: new Vector3().setFromMatrixColumn(place, 2).multiplyScalar(-DEEP_MM),
      }
    })
    const ones = solids.flatMap((solid) =>
      solid.places.map((place) => ({
        solid: { ...solid, places: [place] },
        box: boxOf([{ ...solid, places: [place] }]),
      })),
    )
    // A plate is set into what lies behind it: each letter is cut into the solid that fills most of its depth.
    const wholes = new Map<Solid, Manifold>()
    const wholeOf = (solid: Solid): Manifold => {
      const whole =
        wholes.get(solid) ??
        hold(shapeOf(standing(solid, solid.places[0] ?? new Matrix4())).asOriginal())
      wholes.set(solid, whole)
      return whole
    }
    const pensOf = new Map<Solid, typeof pens>()
    for (const pen of pens) {
      const near = ones.filter(({ box }) => box.intersectsBox(pen.box)).map(({ solid }) => solid)
      const filled =
        near.length > 1
          ? near.map((solid) => hold(wholeOf(solid).intersect(pen.shape)).volume())
          : [1]
      const into = near[filled.indexOf(Math.max(...filled))]
      if (into) pensOf.set(into, [...(pensOf.get(into) ?? []), pen])
    }
    const result = ones.map(({ solid }): Solid => {
      const own = pensOf.get(solid)
      if (!own) return solid
      const whole = wholeOf(solid)
      const copy = hold(whole.asOriginal())
      // A letter removes what lies between the surface and the same surface moved inwards, which gives the same depth
      // on a dome too.
      const line = own.map(({ shape, inwards }) =>
        hold(shape.subtract(hold(copy.translate(inwards.toArray())))),
      )
      const difference = hold(whole.subtract(hold(Shape.union(line))))
      if (
        difference.status() !== 'NoError' ||
        difference.isEmpty() ||
        difference.volume() >= whole.volume()
      )
        throw new Error('not cut')
      return {
        surface: solid.surface,
        ...meshOf(difference.getMesh(), whole.originalID()),
        places: [new Matrix4()],
      }
    })
    return together(result)
  } catch {
    return asBodies()
  } finally {
    for (const each of allocated) each.delete()
  }
}

/** Lets copies share one mesh again where nothing was cut from it. */
function together(solids: readonly Solid[]): Solid[] {
  const byMesh = new Map<Float32Array, Solid>()
  for (const solid of solids) {
    const same = byMesh.get(solid.points)
    if (same) same.places.push(...solid.places)
    else byMesh.set(solid.points, { ...solid, places: [...solid.places] })
  }
  return [...byMesh.values()]
}

function standing(
  { points, triangles }: Solid,
  place: Matrix4,
): Pick<Solid, 'points' | 'triangles'> {
  const movedPoints = new Float32Array(points.length)
  const point = new Vector3()
  for (let i = 0; i < points.length; i += 3)
    point.fromArray(points, i).applyMatrix4(place).toArray(movedPoints, i)
  return { points: movedPoints, triangles }
}

/**
 * The library's mesh as a solid: corners that differ only in their attributes are merged, and triangles that weren't on
 * the original surface come last.
 */
function meshOf(
  { numProp, vertProperties, triVerts, mergeFromVert, mergeToVert, runIndex, runOriginalID }: Mesh,
  surface: number,
): Pick<Solid, 'points' | 'triangles' | 'cutFrom'> {
  const points = new Float32Array((vertProperties.length / numProp) * 3)
  for (let i = 0; i < points.length; i++)
    points[i] = vertProperties[Math.floor(i / 3) * numProp + (i % 3)] ?? 0
  const same = new Map(
    [...(mergeFromVert ?? [])].map((from, i) => [from, mergeToVert?.[i] ?? from]),
  )
  const runs = [...(runOriginalID ?? [])].map((id, i) => ({
    kept: id === surface,
    corners: [...triVerts.subarray(runIndex?.[i] ?? 0, runIndex?.[i + 1] ?? triVerts.length)],
  }))
  const [kept, cut] = [true, false].map((which) =>
    runs.filter((run) => run.kept === which).flatMap(({ corners }) => corners),
  ) as [number[], number[]]
  return {
    points,
    triangles: Uint32Array.from([...kept, ...cut].map((corner) => same.get(corner) ?? corner)),
    cutFrom: kept.length,
  }
}

function boxOf(solids: readonly Solid[]): Box3 {
  const box = new Box3()
  eachTriangle(solids, (a, b, c) => {
    box.expandByPoint(a).expandByPoint(b).expandByPoint(c)
  })
  return box
}
