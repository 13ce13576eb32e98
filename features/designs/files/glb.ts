import { Document, WebIO } from '@gltf-transform/core'
import {
  BufferAttribute,
  BufferGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  Quaternion,
  Vector3,
} from 'three'
import { toCreasedNormals } from 'three/examples/jsm/utils/BufferGeometryUtils.js'
import { engraved } from './engraved'
import { baresSteel } from '../rules/design-conflicts'
import { FAMILIES } from '../rules/families'
import { type Design } from '../rules/family'
import { lookOf } from '../rules/looks'
import { modelAsMade } from './solid'

/**
 * A design as a binary glTF: metres, y up, named parts, its finish as a metallic or matt surface. Copies share one
 * mesh.
 */

const METRES = 0.001

/** Writes the file. */
export async function glbOf(design: Design, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document()
  document.createBuffer()
  const scene = document.createScene(name)
  document.getRoot().setDefaultScene(scene)
  const root = document.createNode(name).setScale([METRES, METRES, METRES])
  scene.addChild(root)
  const materials = new Map<string, ReturnType<Document['createMaterial']>>()
  const material = (surface: string) => {
    const found = materials.get(surface)
    if (found) return found
    const { colour, metalness, roughness } =
      surface === 'engraving'
        ? {
            colour: baresSteel(design)
              ? ([0.62, 0.62, 0.61] as const)
              : ([0.012, 0.013, 0.015] as const),
            metalness: 0,
            roughness: 0.9,
          }
        : lookOf(surface === 'stone' ? 'stone-pavilion' : surface)
    const newMaterial = document
      .createMaterial(surface)
      .setBaseColorFactor([...colour, 1])
      .setMetallicFactor(metalness)
      .setRoughnessFactor(roughness)
    materials.set(surface, newMaterial)
    return newMaterial
  }
  const meshOf = (
    surface: string,
    points: Float32Array,
    normals: Float32Array,
    triangles: Uint32Array,
  ) => {
    const primitive = document
      .createPrimitive()
      .setMaterial(material(surface))
      .setIndices(document.createAccessor().setType('SCALAR').setArray(triangles))
    primitive.setAttribute('POSITION', document.createAccessor().setType('VEC3').setArray(points))
    primitive.setAttribute('NORMAL', document.createAccessor().setType('VEC3').setArray(normals))
    return document.createMesh(surface).addPrimitive(primitive)
  }
  const stand = (mesh: ReturnType<typeof meshOf>, place: Matrix4, part: string) => {
    const [at, turn, scale] = [new Vector3(), new Quaternion(), new Vector3()]
    place.decompose(at, turn, scale)
    root.addChild(
      document
        .createNode(part)
        .setMesh(mesh)
        .setTranslation(at.toArray())
        .setRotation([turn.x, turn.y, turn.z, turn.w])
        .setScale(scale.toArray()),
    )
  }

  const model = modelAsMade(design)
  const main = FAMILIES[design.family].surface(design)
  const numbers = new Map<string, number>()
  const next = (surface: string) => {
    const n = (numbers.get(surface) ?? 0) + 1
    numbers.set(surface, n)
    return `${surface} ${n}`
  }
  const solids = design.engraving === '' ? [] : await engraved(design)
  for (const { surface, points, triangles, places, cutFrom = triangles.length } of solids) {
    const { position, normal } = creased(points, triangles)
    // Cut faces have another colour; together the parts are the closed piece.
    const parts = [
      [surface, 0, cutFrom],
      ['engraving', cutFrom, triangles.length],
    ] as const
    for (const [partName, from, to] of parts) {
      if (from === to) continue
      const mesh = meshOf(
        partName,
        position.slice(from * 3, to * 3),
        normal.slice(from * 3, to * 3),
        Uint32Array.from({ length: to - from }, (_, i) => i),
      )
      for (const place of places) stand(mesh, place, next(partName))
    }
  }
  model.updateMatrixWorld(true)
  if (solids.length === 0)
    model.traverse((child) => {
      if (!(child instanceof Mesh) || child.userData.solid === null) return
      const geometry = (child.userData.solid ?? child.geometry) as BufferGeometry
      const surfaceName = String(child.userData.surface)
      const surface =
        surfaceName === 'main' ? main : surfaceName.startsWith('stone') ? 'stone' : surfaceName
      const [position, normal, index] = [
        geometry.getAttribute('position'),
        geometry.getAttribute('normal'),
        geometry.getIndex(),
      ]
      const mesh = meshOf(
        surface,
        Float32Array.from(position.array),
        Float32Array.from(normal.array),
        index
          ? Uint32Array.from(index.array)
          : Uint32Array.from({ length: position.count }, (_, i) => i),
      )
      if (child instanceof InstancedMesh)
        for (let i = 0; i < child.count; i++) {
          const place = new Matrix4()
          child.getMatrixAt(i, place)
          stand(mesh, place.premultiply(child.matrixWorld), next(surface))
        }
      else stand(mesh, child.matrixWorld, next(surface))
    })
  return new Uint8Array(await new WebIO().writeBinary(document))
}

/** Corners and normals of each triangle in turn; smooth except at edges. */
function creased(
  points: Float32Array,
  triangles: Uint32Array,
): { position: Float32Array; normal: Float32Array } {
  const geometry = toCreasedNormals(
    new BufferGeometry()
      .setAttribute('position', new BufferAttribute(points, 3))
      .setIndex(new BufferAttribute(triangles, 1)),
    Math.PI / 6,
  )
  const read = (name: string) => Float32Array.from(geometry.getAttribute(name).array)
  return { position: read('position'), normal: read('normal') }
}
