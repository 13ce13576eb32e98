import { type Group, Shape, Vector2, Vector3 } from 'three'
import { assembly, move, part, rest, turn } from '../geometry/part'
import { ellipse } from '../geometry/profiles'
import { boxUv, punchCircle, punchRect, rectShape, slab, turned } from '../geometry/solids'
import { ringFrames, sweep } from '../geometry/sweep'
import { hungNecklace, rod, type StandParams } from './hung'
import { band } from './rings'

const TONES = ['gold-polished', 'steel-polished', 'rose-polished', 'black-polished'] as const
export const tone = (i: number) => TONES[((i % 4) + 4) % 4]!

/** Small hoop hanging from a hole. */
function hungHoop(outer: number, surface: string): Group {
  return assembly(
    part(
      sweep({
        frame: ringFrames(outer / 2),
        profile: ellipse(1.8),
        segments: 64,
        length: outer * 3,
        closed: true,
      }),
      surface,
      [0, -outer / 2 + 1, 0],
    ),
  )
}

/** Three T-bars at rising heights, one behind the other, necklaces on them. */
export function necklaceStand({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  rodMm = 8,
}: StandParams): Group {
  const group = assembly(part(boxUv(slab(rectShape(w * 0.8, d, 6), 6, 1.4)), 'main'))
  for (let i = 0; i < 3; i++) {
    const y = h * (0.56 + 0.22 * i) - rodMm / 2
    const z = d * (0.32 - 0.32 * i)
    group.add(
      rod(new Vector3(0, 4, z), new Vector3(0, y, z), rodMm),
      rod(new Vector3(-w / 2, y, z), new Vector3(w / 2, y, z), rodMm),
    )
    for (const x of [-1, 1])
      group.add(
        part(
          turned(
            [
              [0.0001, -rodMm * 0.2],
              [rodMm * 0.8, -rodMm * 0.2],
              [rodMm * 0.8, rodMm * 0.2],
              [0.0001, rodMm * 0.2],
            ],
            0.6,
            48,
          ).rotateZ(Math.PI / 2),
          'main',
          [(x * w) / 2, y, z],
        ),
      )
    const places = i === 0 ? [-0.36, -0.16, 0.16, 0.36] : [-0.4, 0.4]
    places.forEach((x, n) => {
      const drop = h * (i === 0 ? 0.3 : 0.24) * (1 - 0.12 * (n % 2))
      group.add(
        move(
          hungNecklace(
            drop,
            tone(n + i),
            (['disc', 'heart', 'ring', 'star'] as const)[(n + i) % 4]!,
            w * 0.1,
          ),
          x * w,
          y + rodMm * 0.2,
          z + rodMm * 0.55,
        ),
      )
    })
  }
  return rest(group)
}

/** Pierced panels on a stem over a round base, hoops in the holes. */
export function piercedTree({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  rodMm = 8,
}: StandParams): Group {
  const group = assembly(
    part(
      turned(
        [
          [0.0001, 0],
          [d * 0.5, 0],
          [d * 0.5, 5],
          [0.0001, 6],
        ],
        1.2,
        128,
      ),
      'main',
    ),
  )
  group.add(rod(new Vector3(0, 3, 0), new Vector3(0, h - 6, 0), rodMm))
  const panels = 3
  for (let p = 0; p < panels; p++) {
    const wide = w * (1 - 0.16 * p)
    const tall = h * 0.14
    const y = h * (0.34 + 0.255 * p)
    const shape = rectShape(wide, tall, tall * 0.35)
    const columns = Math.floor((wide - 16) / 10.5)
    const at = (c: number) => (c - (columns - 1) / 2) * 10.5
    for (const v of [-0.24, 0.24])
      for (let c = 0; c < columns; c++) punchCircle(shape, 1.5, at(c), v * tall)
    const sheet = slab(shape, 1.6, 0.3, 14)
    sheet.rotateX(Math.PI / 2)
    group.add(part(boxUv(sheet), 'main', [0, y, rodMm * 0.5 + 1.6]))
    for (let c = 1; c < columns; c += 3) {
      for (const v of [-0.24, 0.24]) {
        const hoop = hungHoop(13 + ((c + p) % 3) * 4, tone(c + p))
        hoop.position.set(at(c + (v > 0 ? 0 : 1)), y + v * tall, rodMm * 0.5 + 2.6)
        hoop.rotation.y = 1.05
        group.add(hoop)
      }
    }
  }
  group.add(
    part(
      turned(
        [
          [0.0001, -rodMm * 0.2],
          [rodMm * 0.8, 0],
          [rodMm * 0.8, rodMm],
          [0.0001, rodMm * 1.3],
        ],
        0.8,
        48,
      ),
      'main',
      [0, h - rodMm * 1.3, 0],
    ),
  )
  return rest(group)
}

/** Turning pierced cylinder on a bearing base, earrings all round. */
export function piercedCylinder({ widthMm: w, heightMm: h }: StandParams): Group {
  const r = w / 2
  const group = assembly(
    part(
      turned(
        [
          [0.0001, 0],
          [r * 0.92, 0],
          [r * 0.92, 7],
          [r * 0.3, 10],
          [r * 0.3, 15],
          [0.0001, 15],
        ],
        1.6,
        160,
      ),
      'main',
    ),
  )
  const bottom = 15
  const tall = h - bottom - 12
  const columns = 30
  const rows = Math.floor(tall / 30)
  const drum = r * 0.9
  for (let c = 0; c < columns; c++) {
    const arc = (Math.PI * 2 * drum) / columns
    const shape = punchRectColumn(arc + 0.25, tall, rows)
    const strip = slab(shape, 1.4, 0.05, 8, 1)
    strip.rotateX(Math.PI / 2)
    const a = (c / columns) * Math.PI * 2
    const holder = assembly(part(boxUv(strip), 'main', [0, 0, drum]))
    holder.rotation.y = a
    holder.position.y = bottom + tall / 2
    group.add(holder)
    for (let k = 0; k < rows; k++) {
      if ((c * 2 + k * 3) % 5 > 1) continue
      const y = bottom + tall / 2 + (k - (rows - 1) / 2) * 30
      const hoop = hungHoop(14 + ((c + k) % 3) * 4, tone(c + k))
      hoop.position.set(Math.sin(a) * (drum + 2), y, Math.cos(a) * (drum + 2))
      hoop.rotation.y = a + 1
      group.add(hoop)
    }
  }
  for (const y of [bottom, bottom + tall - 3])
    group.add(
      part(
        turned(
          [
            [drum - 3, 0],
            [drum + 2.4, 0],
            [drum + 2.4, 3],
            [drum - 3, 3],
          ],
          0.6,
          160,
        ),
        'main',
        [0, y, 0],
      ),
    )
  group.add(
    part(
      turned(
        [
          [0.0001, 0],
          [drum + 2.4, 0],
          [drum + 2.4, 4],
          [9, 6],
          [7, 12],
          [0.0001, 13],
        ],
        1.4,
        160,
      ),
      'main',
      [0, bottom + tall, 0],
    ),
  )
  return rest(group)
}

function punchRectColumn(width: number, tall: number, rows: number): Shape {
  const shape = new Shape(
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([x, y]) => new Vector2((x! * width) / 2, (y! * tall) / 2)),
  )
  for (let k = 0; k < rows; k++) punchRect(shape, width * 0.42, 3, 1, 0, (k - (rows - 1) / 2) * 30)
  return shape
}

/** One turned cone with rings at several heights. */
export function ringCone({ widthMm: w, heightMm: h }: StandParams): Group {
  const r = w / 2
  const cone: [number, number][] = [
    [0.0001, 0],
    [r, 0],
    [r, 5],
    [r * 0.52, 8],
    [r * 0.46, 14],
    [r * 0.14, h - 3],
    [r * 0.1, h],
    [0.0001, h],
  ]
  const group = assembly(part(turned(cone, 2, 160), 'main'))
  ;[0.3, 0.5, 0.66].forEach((k, i) => {
    const y = h * k
    const here = r * 0.46 + ((y - 14) / (h - 17)) * (r * 0.14 - r * 0.46)
    const ring = band({
      innerMm: here * 2 + 0.6,
      widthMm: 3.6,
      thicknessMm: 1.7,
      shape: 'domed',
      surface: ['rose-polished', 'gold-polished', 'black-polished'][i]!,
    })
    const flat = turn(assembly(move(ring, 0, -here - 1.7 - 0.3, 0)), 90 - 3, 0, 0)
    group.add(move(flat, 0, y, 0))
  })
  return rest(group)
}
