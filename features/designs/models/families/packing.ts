import {
  Box3,
  type BufferGeometry,
  Float32BufferAttribute,
  type Group,
  PlaneGeometry,
  Vector3,
} from 'three'
import { tray } from '../geometry/boxes'
import { assembly, eachVertex, move, part, turn } from '../geometry/part'
import { boxUv, rectShape, slab } from '../geometry/solids'
import { tileNoise } from '../materials/noise'

/** Smallest box round an object, mm. */
export function boundsOf(object: Group): Box3 {
  const box = new Box3()
  eachVertex(object, (p) => {
    box.expandByPoint(p)
  })
  return box
}

/** Closed kraft carton with tape over its seam and a shipping label. */
export function carton(l: number, d: number, h: number): Group {
  const group = assembly(part(boxUv(slab(rectShape(l, d, 0.8), h, 0.6)), 'kraft'))
  const seam = Math.min(0.5, h * 0.01)
  group.add(
    part(boxUv(slab(rectShape(l * 0.996, seam, 0.1), 0.12, 0.01)), 'kraft-dark', [0, h - 0.05, 0]),
  )
  const tape = Math.min(48, d * 0.2)
  group.add(part(boxUv(slab(rectShape(l + 0.3, tape, 0.2), 0.2, 0.05)), 'tape', [0, h - 0.04, 0]))
  for (const x of [-1, 1]) {
    const end = slab(rectShape(h * 0.24, tape, 0.2), 0.2, 0.05)
    end.rotateZ((x * -Math.PI) / 2)
    group.add(part(boxUv(end), 'tape', [x * (l / 2 - 0.02), h * 0.88, 0]))
  }
  const [lw, lh] = [Math.min(l * 0.36, h * 0.6), Math.min(l * 0.24, h * 0.4)]
  const label = assembly(part(slab(rectShape(lw, lh, 0.4), 0.15, 0.03), 'paper-white'))
  for (let i = 0; i < 22; i++) {
    const wide = [0.5, 1, 0.7, 1.5][(i * 7) % 4]! * lw * 0.011
    label.add(
      part(slab(rectShape(wide, lh * 0.3, 0.01), 0.06, 0.01), 'enamel', [
        -lw * 0.4 + i * lw * 0.036,
        0.14,
        lh * 0.25,
      ]),
    )
  }
  for (let i = 0; i < 3; i++)
    label.add(
      part(slab(rectShape(lw * (0.78 - i * 0.2), lh * 0.045, 0.01), 0.06, 0.01), 'enamel', [
        -lw * (0.02 + i * 0.1),
        0.14,
        -lh * (0.34 - i * 0.13),
      ]),
    )
  label.rotation.x = Math.PI / 2
  label.position.set(l * 0.2, h * 0.56, d / 2)
  return assembly(group, label)
}

/** Open kraft carton with its four flaps folded out. */
export function openCarton(l: number, d: number, h: number): Group {
  const wall = Math.max(1.2, Math.min(4, l * 0.012))
  const group = assembly(
    tray({ length: l, depth: d, height: h, wall, corner: 0.5, surface: 'kraft', edge: 0.2 }),
  )
  const flap = (width: number, reach: number) =>
    part(boxUv(slab(rectShape(width, reach, 0.6), wall, 0.3)), 'kraft', [0, 0, reach / 2])
  const reach = d * 0.36
  ;[
    [0, d / 2, 0, l - 1, 42],
    [0, -d / 2, 180, l - 1, 28],
    [l / 2, 0, 90, d - 1, 34],
    [-l / 2, 0, -90, d - 1, 38],
  ].forEach(([x, z, yaw, width, droop]) => {
    const holder = turn(assembly(turn(assembly(flap(width!, reach)), droop!, 0, 0)), 0, yaw!, 0)
    holder.position.set(x!, h - wall, z!)
    group.add(holder)
  })
  return group
}

/** Clear bag over a piece: a sheet that rises over it and crinkles. */
function pouch(width: number, depth: number, rise: number): Group {
  const n = 90
  const sheet: BufferGeometry = new PlaneGeometry(width, depth, n, n).rotateX(-Math.PI / 2)
  const broad = tileNoise(7, 7, 7)
  const fine = tileNoise(9, 17, 13)
  const position = sheet.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const [u, v] = [position.getX(i) / width + 0.5, position.getZ(i) / depth + 0.5]
    const inside = Math.min(u, 1 - u, v, 1 - v)
    const swell = Math.min(1, inside * 5)
    const crease = Math.abs(broad(u, v) - 0.5) * 2 + Math.abs(fine(u, v) - 0.5) * 0.5
    position.setY(
      i,
      0.3 +
        rise * swell * swell * (3 - 2 * swell) * (0.92 + 0.16 * crease) +
        Math.min(0.5, width * 0.008) * crease * swell,
    )
  }
  sheet.computeVertexNormals()
  sheet.setAttribute('uv', new Float32BufferAttribute(new Float32Array(position.count * 2), 2))
  const seal = part(slab(rectShape(width, 2.2, 0.4), 0.7, 0.2), 'acrylic', [0, 0.1, -depth / 2 + 5])
  return assembly(part(sheet, 'film'), seal)
}

/** A piece of jewelry as it ships: in its bag on foam in a kraft tray, the carton behind. */
export function packedJewelry(piece: Group): Group {
  const size = boundsOf(piece).getSize(new Vector3())
  const margin = Math.max(5, Math.max(size.x, size.z) * 0.1)
  const [l, d] = [Math.max(34, size.x + margin * 2), Math.max(28, size.z + margin * 2)]
  const wall = 1.4
  const foamHeight = 9
  const height = foamHeight + Math.max(9, Math.min(size.y + 5, 24))
  const box = tray({ length: l, depth: d, height, wall, corner: 0.6, surface: 'kraft', edge: 0.3 })
  const foam = part(
    boxUv(slab(rectShape(l - wall * 2 - 0.6, d - wall * 2 - 0.6, 1), foamHeight, 0.8)),
    'foam',
    [0, wall, 0],
  )
  const centre = boundsOf(piece).getCenter(new Vector3())
  piece.position.x -= centre.x
  piece.position.z -= centre.z
  piece.position.y += wall + foamHeight
  const bag = move(pouch(l - wall * 2 - 3, d - wall * 2 - 3, size.y + 0.6), 0, wall + foamHeight, 0)
  const behind = carton(l * 1.05, d * 0.7, Math.max(d, l) * 0.5)
  behind.position.set(-l * 0.3, 0, -d * 0.98)
  behind.rotation.y = 0.22
  return assembly(box, foam, piece, bag, behind)
}

/** A box as it ships: one in front, its fellows standing closed in an open carton. */
export function packedBoxes(piece: Group, l: number, d: number, h: number): Group {
  const [columns, rows] = [2, 2]
  const [cl, cd] = [columns * (l + 4) + 10, rows * (d + 4) + 10]
  const behind = openCarton(cl, cd, h * 1.28)
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const closed = part(boxUv(slab(rectShape(l, d, 2), h, 1)), 'main', [
        (c - (columns - 1) / 2) * (l + 4),
        3,
        (r - (rows - 1) / 2) * (d + 4),
      ])
      behind.add(closed)
      behind.add(
        part(boxUv(slab(rectShape(l + 0.6, d + 0.6, 2), 0.4, 0.1)), 'kraft-dark', [
          closed.position.x,
          3 + h * 0.68,
          closed.position.z,
        ]),
      )
    }
  }
  for (let c = 1; c < columns; c++)
    behind.add(
      part(boxUv(slab(rectShape(1.6, cd - 8, 0.2), h * 1.06, 0.2)), 'kraft', [
        (c - columns / 2) * (l + 4),
        3,
        0,
      ]),
    )
  behind.add(part(boxUv(slab(rectShape(cl - 8, 1.6, 0.2), h * 1.06, 0.2)), 'kraft', [0, 3, 0]))
  const size = boundsOf(piece)
  behind.position.set(-l * 0.35, 0, size.min.z - cd / 2 - d * 0.3 - h * 0.15)
  behind.rotation.y = 0.16
  return assembly(piece, behind)
}

/** A display as it ships: on its foam sheet before the carton it came in. */
export function packedDisplay(piece: Group): Group {
  const box = boundsOf(piece)
  const size = box.getSize(new Vector3())
  const centre = box.getCenter(new Vector3())
  piece.position.x -= centre.x
  piece.position.z -= centre.z
  piece.position.y += 12
  const flat = size.y < Math.max(size.x, size.z) * 0.4
  const sheet = part(
    boxUv(slab(rectShape(size.x * 1.16 + 10, size.z * 1.16 + 16, 5), 12, 2)),
    'foam',
  )
  const [l, d, h] = flat
    ? [size.x * 1.16, size.z * 0.8, Math.max(size.y * 2.4, size.x * 0.36)]
    : [size.x * 1.12, Math.max(size.z * 1.1, size.x * 0.5), size.y * 0.8]
  const behind = carton(l, d, h)
  behind.position.set(-size.x * 0.3, 0, -size.z * 0.62 - d * 0.72)
  behind.rotation.y = 0.2
  return assembly(sheet, piece, behind)
}
