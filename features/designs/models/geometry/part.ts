import {
  type BufferGeometry,
  Group,
  InstancedMesh,
  type Material,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  Vector3,
} from 'three'

/** Placeholder until `dress` gives each part the material of its surface. */
const bare = new MeshBasicMaterial()
const scratch = new Matrix4()

/** A solid with a named surface; the surface decides its material when dressed. */
export function part(
  geometry: BufferGeometry,
  surface: string,
  at: [number, number, number] = [0, 0, 0],
): Mesh {
  const mesh = new Mesh(geometry, bare)
  mesh.userData.surface = surface
  mesh.position.set(...at)
  return mesh
}

/** Many copies of one solid (chain links, stones). */
export function copies(
  geometry: BufferGeometry,
  surface: string,
  places: Matrix4[],
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, bare, places.length)
  mesh.userData.surface = surface
  places.forEach((m, i) => mesh.setMatrixAt(i, m))
  mesh.frustumCulled = false
  return mesh
}

/** Groups parts. */
export function assembly(...children: Object3D[]): Group {
  const group = new Group()
  if (children.length > 0) group.add(...children)
  return group
}

/** Gives every part of a prop its own surface, so that the product's finish leaves it alone. */
export function painted<T extends Object3D>(surface: string, object: T): T {
  object.traverse((child) => {
    if (child.userData.surface === 'main') child.userData.surface = surface
  })
  return object
}

/** Turns an object (degrees about x, y, z in that order) and returns it. */
export function turn<T extends Object3D>(object: T, x: number, y = 0, z = 0): T {
  const rad = Math.PI / 180
  object.rotation.set(x * rad, y * rad, z * rad)
  return object
}

/** Moves an object by millimetres and returns it. */
export function move<T extends Object3D>(object: T, x: number, y: number, z: number): T {
  object.position.add(new Vector3(x, y, z))
  return object
}

/** Visits every vertex of an object in world millimetres, for placing and framing. */
export function eachVertex(object: Object3D, visit: (point: Vector3) => void): void {
  object.updateMatrixWorld(true)
  const point = new Vector3()
  object.traverse((child) => {
    if (!(child instanceof Mesh)) return
    const position = (child.geometry as BufferGeometry).getAttribute('position')
    const instances = child instanceof InstancedMesh ? child.count : 1
    const step = Math.max(1, Math.floor((position.count * instances) / 60000))
    for (let n = 0; n < instances; n++) {
      for (let i = 0; i < position.count; i += step) {
        point.fromBufferAttribute(position, i)
        if (child instanceof InstancedMesh) {
          child.getMatrixAt(n, scratch)
          point.applyMatrix4(scratch)
        }
        visit(point.applyMatrix4(child.matrixWorld))
      }
    }
  })
}

/** Sets the object down so that its lowest point touches y = `floor`. */
export function rest<T extends Object3D>(object: T, floor = 0): T {
  let low = Infinity
  eachVertex(object, (p) => {
    low = Math.min(low, p.y)
  })
  object.position.y += floor - low
  return object
}

/** Gives every part the material that `lookup` returns for its surface name. */
export function dress(object: Object3D, lookup: (surface: string) => Material): void {
  object.traverse((child) => {
    if (child instanceof Mesh && typeof child.userData.surface === 'string') {
      child.material = lookup(child.userData.surface)
    }
  })
}
