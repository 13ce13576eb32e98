import { CatmullRomCurve3, type Group, Shape, Vector2, Vector3 } from 'three'
import { hexShape, lidOf, pad, ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { filletPolygon, roundedRect } from '../geometry/profiles'
import { boxUv, rectShape, slab } from '../geometry/solids'
import { ribbon } from '../geometry/sweep'
import { band } from './rings'
import { studs } from './earrings'

export interface BoxParams {
  /** outer length, depth and height, mm */
  lengthMm: number
  depthMm: number
  heightMm: number
  wallMm?: number
  lining?: string
  /** thin foil frame on the lid */
  foil?: string
  insert?: 'ring' | 'pad' | 'rolls' | 'earrings'
}

/** The contents of a small box: a slotted or plain cushion with a piece, so that it is never shown empty. */
export function insertOf(
  kind: BoxParams['insert'],
  length: number,
  depth: number,
  height: number,
  surface: string,
): Group {
  const group = assembly()
  if (kind === 'rolls') {
    const count = Math.max(3, Math.round(depth / 14))
    group.add(ringRolls(length, depth, height, count, surface))
    const pitch = depth / count
    ;[
      [-0.25, 1],
      [0.2, count - 2],
    ].forEach(([x, row], i) => {
      const ring = band({
        innerMm: 17.5,
        widthMm: 3.5,
        thicknessMm: 1.6,
        shape: 'domed',
        surface: i === 0 ? 'steel-polished' : 'gold-polished',
      })
      group.add(move(turn(ring, -14, 0, 0), x! * length, height - 9.5, -depth / 2 + pitch * row!))
    })
    return group
  }
  if (kind === 'ring') {
    const half = depth * 0.5 - 0.3
    for (const side of [-1, 1])
      group.add(move(pad(length, half, height, surface, 2.4), 0, 0, side * (half / 2 + 0.3)))
    group.add(
      move(
        band({
          innerMm: 17.5,
          widthMm: 2.6,
          thicknessMm: 1.7,
          shape: 'domed',
          surface: 'steel-polished',
        }),
        0,
        height - 9,
        0,
      ),
    )
    return group
  }
  group.add(pad(length, depth, height, surface, 2))
  if (kind === 'earrings')
    group.add(move(painted('gold-polished', studs({ kind: 'ball', sizeMm: 7 })), 0, height, 0))
  return group
}

/** Foil frame just above a lid's top. */
function foilFrame(length: number, depth: number, inset: number, surface: string): Group {
  const shape = rectShape(length - inset * 2, depth - inset * 2, 0.4)
  shape.holes.push(rectShape(length - inset * 2 - 1.2, depth - inset * 2 - 1.2, 0.3))
  return assembly(part(slab(shape, 0.12, 0.02), surface))
}

/** Rigid box with its lid taken off and leaning against the side. */
export function liftOff({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  wallMm: w = 2,
  lining = 'velvet-black',
  foil,
  insert = 'ring',
}: BoxParams): Group {
  const base = tray({
    length: l - 1,
    depth: d - 1,
    height: h * 0.78,
    wall: w,
    corner: 0.8,
    surface: 'main',
    lining,
  })
  const cushion = move(
    insertOf(insert, l - w * 2 - 2.4, d - w * 2 - 2.4, h * 0.52, lining),
    0,
    w,
    0,
  )
  const lidHeight = h * 0.45
  const lid = lidOf({
    length: l,
    depth: d,
    height: lidHeight,
    wall: w,
    corner: 0.8,
    surface: 'main',
  })
  if (foil) lid.add(move(foilFrame(l, d, Math.min(6, l * 0.07), foil), 0, lidHeight, 0))
  // it leans on the base: turned up and resting on its far edge
  const lean = assembly(move(lid, 0, 0, 0))
  lean.rotation.set(-1.12, 0, 0)
  const holder = assembly(lean)
  holder.position.set(l * 0.16, lidHeight * 0.46 + d * 0.45, -d / 2 - lidHeight * 1.02 - d * 0.12)
  return assembly(base, cushion, rest(holder))
}

/** Book-style box, its magnetic flap lid open. */
export function magneticFlap({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  wallMm: w = 2.5,
  lining = 'velvet-black',
  foil,
  insert = 'pad',
}: BoxParams): Group {
  const base = tray({
    length: l,
    depth: d,
    height: h,
    wall: w,
    corner: 0.6,
    surface: 'main',
    lining,
  })
  const cushion = move(
    insertOf(insert, l - w * 2 - 2.4, d - w * 2 - 2.4, h * 0.62, lining),
    0,
    w,
    0,
  )
  const cover = assembly(
    part(boxUv(slab(rectShape(l + 3, d + 2, 0.6), w, 0.4)), 'main', [0, 0, -(d + 2) / 2]),
  )
  cover.add(
    part(boxUv(slab(rectShape(l - 4, d - 4, 0.4), 0.4, 0.05)), lining, [0, w, -(d + 2) / 2]),
  )
  const flap = part(boxUv(slab(rectShape(l + 3, h * 0.72, 0.6), w, 0.4)), 'main', [0, 0, -h * 0.36])
  const flapHolder = turn(assembly(flap), 58, 0, 0)
  flapHolder.position.set(0, 0.2, -(d + 2))
  cover.add(flapHolder)
  if (foil)
    cover.add(part(slab(rectShape(l * 0.3, 0.8, 0.2), 0.1, 0.02), foil, [0, w + 0.42, -d / 2]))
  const hinge = turn(assembly(cover), 72, 0, 0)
  hinge.position.set(0, h, -d / 2)
  const spine = part(boxUv(slab(rectShape(l + 3, w * 0.8, 0.3), h, 0.2)), 'main', [
    0,
    0,
    -d / 2 - w * 0.5,
  ])
  return assembly(base, cushion, hinge, spine)
}

/** Sleeve box with its drawer pulled out half-way by a ribbon. */
export function drawerBox({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  wallMm: w = 2,
  lining = 'velvet-black',
  foil,
  insert = 'ring',
}: BoxParams): Group {
  const section = new Shape(
    filletPolygon(
      [
        [-l / 2, 0],
        [l / 2, 0],
        [l / 2, h],
        [-l / 2, h],
      ],
      0.5,
      3,
    ).map((p) => new Vector2(p.x, p.y)),
  )
  section.holes.push(
    new Shape(
      filletPolygon(
        [
          [-l / 2 + w, w],
          [l / 2 - w, w],
          [l / 2 - w, h - w],
          [-l / 2 + w, h - w],
        ],
        0.3,
        3,
      ).map((p) => new Vector2(p.x, p.y)),
    ),
  )
  const sleeve = slab(section, d, 0.3)
  sleeve.rotateX(Math.PI / 2).translate(0, 0, -d / 2)
  const group = assembly(part(boxUv(sleeve), 'main'))
  group.add(
    part(boxUv(slab(rectShape(l - w, h - w, 0.4), w * 0.7, 0.1)).rotateX(Math.PI / 2), 'main', [
      0,
      h / 2,
      -d / 2 + w * 0.8,
    ]),
  )
  const [il, ih] = [l - w * 2 - 1, h - w * 2 - 0.8]
  const drawer = assembly(
    tray({
      length: il,
      depth: d - 2,
      height: ih,
      wall: w * 0.9,
      corner: 0.5,
      surface: 'main',
      lining,
    }),
    move(insertOf(insert, il - w * 2 - 1.6, d - w * 2 - 4, ih * 0.66, lining), 0, w, 0),
  )
  const pull = new CatmullRomCurve3([
    new Vector3(0, ih * 0.62, d / 2 - 1),
    new Vector3(0, ih * 0.66, d / 2 + 4),
    new Vector3(0, ih * 0.42, d / 2 + 9),
    new Vector3(0, ih * 0.2, d / 2 + 5),
    new Vector3(0, ih * 0.34, d / 2 - 1),
  ])
  drawer.add(
    part(ribbon(pull, roundedRect(8, 0.5, 0.2, 2), 48, new Vector3(1, 0, 0)), foil ?? 'zip-tape'),
  )
  drawer.position.set(0, w + 0.3, d * 0.5)
  group.add(drawer)
  if (foil) group.add(move(foilFrame(l, d, Math.min(6, l * 0.07), foil), 0, h, 0))
  return group
}

/** Hexagonal two-piece box (`lengthMm` is across flats), lid leaning at its side. */
export function hexagon({
  lengthMm: l,
  heightMm: h,
  wallMm: w = 2,
  lining = 'velvet-black',
  insert = 'ring',
}: BoxParams): Group {
  const ringOf = (across: number, tall: number) => {
    const shape = hexShape(across, 1.2)
    shape.holes.push(hexShape(across - w * 2, 0.6))
    return boxUv(slab(shape, tall, 0.3))
  }
  const base = assembly(
    part(ringOf(l - 1, h * 0.7), 'main'),
    part(boxUv(slab(hexShape(l - w, 0.8), w, 0.05)), 'main'),
  )
  base.add(part(slab(hexShape(l - w * 2 - 0.4, 0.8), h * 0.46, 1.6, 12, 5), lining, [0, w, 0]))
  base.add(
    move(
      insert === 'earrings'
        ? painted('gold-polished', studs({ kind: 'ball', sizeMm: 6 }))
        : band({
            innerMm: 17.5,
            widthMm: 2.6,
            thicknessMm: 1.7,
            shape: 'domed',
            surface: 'steel-polished',
          }),
      0,
      h * 0.46 + w - (insert === 'earrings' ? 0 : 9),
      0,
    ),
  )
  const lid = assembly(
    part(ringOf(l, h * 0.5), 'main'),
    part(boxUv(slab(hexShape(l, 1.2), w, 0.4)), 'main', [0, h * 0.5 - w, 0]),
  )
  lid.rotation.set(-1.05, 0, 0)
  const holder = assembly(lid)
  holder.position.set(l * 0.3, l * 0.43, -l * 0.66)
  return assembly(base, rest(holder))
}
