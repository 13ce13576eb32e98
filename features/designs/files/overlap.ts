import { type BufferGeometry, type Group, InstancedMesh, Matrix4, Mesh, Vector3 } from 'three'

/** How much the parts of a model overlap, for tests: weights add the parts up. Pure. */

/** Number of rays in each direction through the model. */
const RAYS = 220

/**
 * The volume of the union of the parts as a share of the sum of their volumes, along rays from above.
 * @param counts which surfaces are included
 */
export function unionShare(model: Group, counts: (surface: string) => boolean): number {
  const triangles: Vector3[][] = []
  model.updateMatrixWorld(true)
  model.traverse((child) => {
    if (
      !(child instanceof Mesh) ||
      child.userData.solid === null ||
      !counts(String(child.userData.surface))
    )
      return
    const geometry = (child.userData.solid ?? child.geometry) as BufferGeometry
    const [position, index] = [geometry.getAttribute('position'), geometry.getIndex()]
    const places =
      child instanceof InstancedMesh
        ? Array.from({ length: child.count }, (_, i) => {
            const place = new Matrix4()
            child.getMatrixAt(i, place)
            return place.premultiply(child.matrixWorld)
          })
        : [child.matrixWorld]
    for (const place of places) {
      const points = Array.from({ length: position.count }, (_, i) =>
        new Vector3().fromBufferAttribute(position, i).applyMatrix4(place),
      )
      for (let t = 0; t + 2 < (index?.count ?? position.count); t += 3)
        triangles.push(
          [0, 1, 2].map((k) => points[index ? index.getX(t + k) : t + k] ?? new Vector3()),
        )
    }
  })
  const [least, most] = [
    new Vector3(Infinity, Infinity, Infinity),
    new Vector3(-Infinity, -Infinity, -Infinity),
  ]
  for (const corners of triangles)
    for (const point of corners) {
      least.min(point)
      most.max(point)
    }
  const size = most.clone().sub(least)
  const rays = new Map<number, [height: number, way: number][]>()
  for (const [a, b, c] of triangles as [Vector3, Vector3, Vector3][]) {
    const at = (point: Vector3) =>
      [((point.x - least.x) / size.x) * RAYS, ((point.z - least.z) / size.z) * RAYS] as const
    const [[ax, az], [bx, bz], [cx, cz]] = [at(a), at(b), at(c)]
    const area = (bx - ax) * (cz - az) - (cx - ax) * (bz - az)
    if (Math.abs(area) < 1e-12) continue
    for (
      let x = Math.ceil(Math.min(ax, bx, cx) - 0.5003);
      x <= Math.max(ax, bx, cx) - 0.5003;
      x++
    ) {
      for (
        let z = Math.ceil(Math.min(az, bz, cz) - 0.5007);
        z <= Math.max(az, bz, cz) - 0.5007;
        z++
      ) {
        const [px, pz] = [x + 0.5003, z + 0.5007]
        const v = ((px - ax) * (cz - az) - (cx - ax) * (pz - az)) / area
        const w = ((bx - ax) * (pz - az) - (px - ax) * (bz - az)) / area
        if (v < 0 || w < 0 || v + w > 1) continue
        const key = x * 4096 + z
        const crossings = rays.get(key) ?? []
        if (crossings.length === 0) rays.set(key, crossings)
        crossings.push([a.y + v * (b.y - a.y) + w * (c.y - a.y), area > 0 ? 1 : -1])
      }
    }
  }
  let [together, apart] = [0, 0]
  for (const crossings of rays.values()) {
    let [depth, from] = [0, 0]
    for (const [height, way] of crossings.toSorted(([a], [b]) => a - b)) {
      // A surface that faces down is where the ray enters from below.
      if (depth > 0) {
        together += height - from
        apart += depth * (height - from)
      }
      depth += way
      from = height
    }
  }
  return together / apart
}
