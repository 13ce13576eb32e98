import { Document, WebIO } from '@gltf-transform/core'
import { type BufferGeometry, InstancedMesh, Matrix4, Mesh, Quaternion, Vector3 } from 'three'
import { FAMILIES, type Design } from './families'
import { lookOf } from './looks'
import { engravedSolids } from './lettering'
import { modelAsMade } from './solid'

/** A design as a binary glTF: metres, y upwards, its parts named, its finish as a metal or matt surface. Copies share one mesh. */

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
    const { colour, metalness, roughness } = surface === 'engraving' ? { colour: [0.012, 0.013, 0.015] as const, metalness: 0, roughness: 0.9 } : lookOf(surface === 'stone' ? 'stone-pavilion' : surface)
    const made = document.createMaterial(surface).setBaseColorFactor([...colour, 1]).setMetallicFactor(metalness).setRoughnessFactor(roughness)
    materials.set(surface, made)
    return made
  }
  const meshOf = (surface: string, points: Float32Array, normals: Float32Array | null, triangles: Uint32Array) => {
    const primitive = document.createPrimitive().setMaterial(material(surface)).setIndices(document.createAccessor().setType('SCALAR').setArray(triangles))
    primitive.setAttribute('POSITION', document.createAccessor().setType('VEC3').setArray(points))
    if (normals) primitive.setAttribute('NORMAL', document.createAccessor().setType('VEC3').setArray(normals))
    return document.createMesh(surface).addPrimitive(primitive)
  }
  const stand = (mesh: ReturnType<typeof meshOf>, place: Matrix4, part: string) => {
    const [at, turn, scale] = [new Vector3(), new Quaternion(), new Vector3()]
    place.decompose(at, turn, scale)
    root.addChild(document.createNode(part).setMesh(mesh).setTranslation(at.toArray()).setRotation([turn.x, turn.y, turn.z, turn.w]).setScale(scale.toArray()))
  }

  const model = modelAsMade(design)
  const main = FAMILIES[design.family].surface(design)
  const numbers = new Map<string, number>()
  const next = (surface: string) => { const n = (numbers.get(surface) ?? 0) + 1; numbers.set(surface, n); return `${surface} ${n}` }
  model.updateMatrixWorld(true)
  model.traverse((child) => {
    if (!(child instanceof Mesh) || child.userData.solid === null) return
    const geometry = (child.userData.solid ?? child.geometry) as BufferGeometry
    const named = String(child.userData.surface)
    const surface = named === 'main' ? main : named.startsWith('stone') ? 'stone' : named
    const [position, normal, index] = [geometry.getAttribute('position'), geometry.getAttribute('normal'), geometry.getIndex()]
    const mesh = meshOf(surface, Float32Array.from(position.array), Float32Array.from(normal.array), index ? Uint32Array.from(index.array) : Uint32Array.from({ length: position.count }, (_, i) => i))
    if (child instanceof InstancedMesh) for (let i = 0; i < child.count; i++) { const place = new Matrix4(); child.getMatrixAt(i, place); stand(mesh, place.premultiply(child.matrixWorld), next(surface)) }
    else stand(mesh, child.matrixWorld, next(surface))
  })
  for (const letter of engravedSolids(design) ?? []) stand(meshOf('engraving', letter.points, null, letter.triangles), letter.places[0] ?? new Matrix4(), next('engraving'))
  return new Uint8Array(await new WebIO().writeBinary(document))
}
