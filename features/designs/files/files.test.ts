import { Box3, type Material, Mesh, type MeshStandardMaterial, Vector3 } from 'three'
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js'
import { STLLoader } from 'three/examples/jsm/loaders/STLLoader.js'
import { describe, expect, it } from 'vitest'
import { DESIGN_FAMILIES } from '../rules/family'
import { FAMILIES } from '../rules/families'
import { startDesign } from '../rules/start-design'
import { glbOf } from './glb'
import { engravedOutlines, engravedSolids } from './lettering'
import { sizeMm, solidsOf, stlOf } from './solid'

const engraved = DESIGN_FAMILIES.map((family) => ({
  ...startDesign(family),
  engraving: FAMILIES[family].engraving ? 'Ana & Leo' : '',
}))

describe('a file of a design, read by an independent loader', () => {
  it.each(engraved)('GLB of $family: metres, named parts, in its finish', async (design) => {
    const finished = { ...design, finish: design.family === 'box' ? 'walnut' : 'pvd-gold' }
    const { scene } = await new GLTFLoader().parseAsync(
      (await glbOf(finished, 'A piece')).buffer,
      '',
    )
    const size = new Box3().setFromObject(scene, true).getSize(new Vector3()).toArray()
    sizeMm(solidsOf(design)).forEach((mm, axis) =>
      expect(Math.abs((size[axis] ?? 0) * 1_000 - mm)).toBeLessThan(0.15),
    )
    const [names, surfaces] = [new Set<string>(), new Map<string, MeshStandardMaterial>()]
    scene.traverse((child) => {
      names.add(child.name)
      if (child instanceof Mesh)
        surfaces.set(
          ((child as Mesh).material as Material).name,
          (child as Mesh).material as MeshStandardMaterial,
        )
    })
    expect([...names].some((name) => name.startsWith('A_piece'))).toBe(true)
    expect(surfaces.get(FAMILIES[design.family].surface(finished))?.metalness).toBe(
      design.family === 'box' ? 0 : 1,
    )
    expect(surfaces.has('engraving')).toBe(design.engraving !== '')
  })

  it.each(engraved)('STL of $family: millimetres, z up', (design) => {
    const geometry = new STLLoader().parse(stlOf(solidsOf(design)).buffer)
    geometry.computeBoundingBox()
    const size = geometry.boundingBox?.getSize(new Vector3()) ?? new Vector3()
    const [width, height, depth] = sizeMm(solidsOf(design))
    for (const [read, mm] of [
      [size.x, width],
      [size.y, depth],
      [size.z, height],
    ] as const)
      expect(Math.abs(read - mm)).toBeLessThan(0.06)
  })
})

describe('an engraving', () => {
  const band = { ...startDesign('band'), engraving: 'Año é Ł' }
  it('consists of letters that lie on the piece', () => {
    const outer = (band.dimensions.innerMm ?? 0) / 2 + (band.dimensions.thicknessMm ?? 0)
    for (const outline of engravedOutlines(band) ?? [])
      for (const [x, y] of outline) expect(Math.hypot(x, y - outer)).toBeCloseTo(outer, 2)
    expect(engravedSolids(band)?.length).toBe(5)
  })
  it('with letters missing in the typeface is only given in words', () => {
    expect(engravedOutlines({ ...band, engraving: '永远' })).toBeNull()
    expect(engravedSolids({ ...band, engraving: '永远' })).toBeNull()
  })
  it('reads from left to right from the side that it is read from', () => {
    for (const design of engraved.filter(({ engraving }) => engraving !== '')) {
      // The first letter is left of the last, seen along the text's own axes, which form a right-handed system.
      const solids = engravedSolids(design) ?? []
      expect(solids.length).toBeGreaterThan(5)
      for (const { places } of solids) expect(places[0]?.determinant()).toBeCloseTo(1)
    }
  })
})
