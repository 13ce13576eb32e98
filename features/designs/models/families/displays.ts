import { CatmullRomCurve3, type Group, Shape, Vector2, Vector3 } from 'three'
import { ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { ellipse, roundedRect } from '../geometry/profiles'
import { boxUv, punchCircle, punchRect, rectShape, slab, turned } from '../geometry/solids'
import { ringFrames, sweep, sweepCurve } from '../geometry/sweep'
import { braceletChain, layChain } from './chains'
import { studs } from './earrings'
import { hungNecklace, rod, type StandParams } from './organizers'
import { pendantBody } from './pendants'
import { band } from './rings'

const TONES = ['gold-polished', 'steel-polished', 'rose-polished', 'black-polished'] as const
const tone = (i: number) => TONES[((i % 4) + 4) % 4]!

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

/** Pressed tray with a rolled rim; `depthMm` differs from `widthMm` for an oval one. */
export function dish({ widthMm: w, depthMm: d, heightMm: h }: StandParams): Group {
  const r = w / 2
  const body = part(
    turned(
      [
        [0.0001, 0],
        [r - h * 0.9, 0],
        [r - 2.2, h - 1.8],
        [r - 1, h],
        [r, h - 0.6],
        [r - 0.5, h - 2.4],
        [r - 1.4, h - 2.2],
        [r - 3.2, h - 2.4],
        [r - h * 0.9 - 1, 1.1],
        [0.0001, 1.1],
      ],
      1.1,
      200,
    ),
    'main',
  )
  body.scale.z = d / w
  const small = w < 150
  const group = assembly(body)
  const bracelet = painted(
    'gold-polished',
    braceletChain({ type: 'cable', widthMm: 3.4, lengthMm: small ? 120 : 175 }),
  )
  group.add(move(bracelet, small ? -w * 0.1 : -w * 0.2, 1.2, small ? -d * 0.08 : 0))
  group.add(
    move(
      turn(
        band({
          innerMm: 18,
          widthMm: 5,
          thicknessMm: 1.8,
          shape: 'domed',
          surface: 'rose-polished',
        }),
        0,
        32,
        0,
      ),
      w * (small ? 0.2 : 0.1),
      1.2,
      d * 0.2,
    ),
  )
  if (!small) {
    group.add(
      move(painted('gold-polished', studs({ kind: 'ball', sizeMm: 8 })), w * 0.26, 1.2, d * 0.05),
    )
    group.add(
      move(
        turn(
          band({ innerMm: 18, widthMm: 4, thicknessMm: 1.8, surface: 'black-polished' }),
          0,
          -20,
          0,
        ),
        w * 0.12,
        1.2,
        -d * 0.18,
      ),
    )
  }
  return rest(group)
}

/** Frame with padded rows, a ring in every other slot. */
export function ringRows({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  rows = 7,
}: StandParams & { rows?: number }): Group {
  const group = assembly(
    tray({
      length: w,
      depth: d,
      height: h,
      wall: 2.4,
      corner: 4,
      surface: 'main',
      lining: 'felt-grey',
    }),
  )
  const [il, id] = [w - 7, d - 7]
  const tall = h - 9
  group.add(move(ringRolls(il, id, tall, rows + 1, 'felt-grey'), 0, 3, 0))
  const pitch = id / (rows + 1)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < 8; c++) {
      if ((c * 3 + r * 5) % 7 > 3) continue
      const ring = band({
        innerMm: 17.5,
        widthMm: [3, 4, 5][(c + r) % 3]!,
        thicknessMm: 1.7,
        shape: c % 2 ? 'flat' : 'domed',
        surface: tone(c + r * 3),
      })
      group.add(
        move(turn(ring, -9, 0, 0), (c - 3.5) * (il / 8.4), h - 6 - 9, -id / 2 + pitch * (r + 1)),
      )
    }
  }
  return group
}

/** Case with three lined drawers at three stages of opening. */
export function drawerCase({ widthMm: w, depthMm: d, heightMm: h }: StandParams): Group {
  const t = 2
  const group = assembly(
    part(boxUv(slab(rectShape(w, d, 2), t, 0.5)), 'main'),
    part(boxUv(slab(rectShape(w, d, 2), t, 0.5)), 'main', [0, h - t, 0]),
    part(boxUv(slab(rectShape(w, t, 0.6), h - 1, 0.3)), 'main', [0, 0.5, -d / 2 + t / 2]),
  )
  for (const x of [-1, 1])
    group.add(
      part(boxUv(slab(rectShape(t, d, 0.6), h - 1, 0.3)), 'main', [x * (w / 2 - t / 2), 0.5, 0]),
    )
  const each = (h - t * 2) / 3
  ;[0.42, 0.2, 0].forEach((open, i) => {
    const tall = each - 3
    const drawer = assembly(
      tray({
        length: w - t * 2 - 2,
        depth: d - 4,
        height: tall * 0.84,
        wall: 2,
        corner: 1,
        surface: 'main',
        lining: 'felt-grey',
      }),
    )
    const front = slab(rectShape(w - t * 2 - 1, tall, 1.4), 2.4, 0.6)
    front.rotateX(Math.PI / 2)
    drawer.add(part(boxUv(front), 'main', [0, tall / 2, d / 2 + 0.2]))
    const grip = new CatmullRomCurve3(
      [
        new Vector3(-22, 0, 0),
        new Vector3(-20, 0, 9),
        new Vector3(0, 0, 10),
        new Vector3(20, 0, 9),
        new Vector3(22, 0, 0),
      ],
      false,
      'centripetal',
    )
    drawer.add(part(sweepCurve(grip, ellipse(4), 60), 'main', [0, tall * 0.55, d / 2]))
    if (open > 0.1) {
      const z = d / 2 - d * open * 0.5
      const count = 5
      const room = d * open - 8
      const rolls = ringRolls(
        w * 0.42,
        room,
        Math.min(20, tall * 0.5),
        Math.max(3, Math.round(room / 15)),
        'felt-grey',
      )
      drawer.add(move(rolls, -w * 0.25, 3, z - 1))
      for (let n = 0; n < count; n++) {
        const ring = band({
          innerMm: 17.5,
          widthMm: 4,
          thicknessMm: 1.7,
          shape: 'domed',
          surface: tone(n + i),
        })
        drawer.add(
          move(
            turn(ring, -8, 0, 0),
            -w * (0.4 - 0.075 * n),
            3 + Math.min(20, tall * 0.5) - 9,
            z - 1 + (n % 2 ? room / 6 : -room / 6),
          ),
        )
      }
      drawer.add(
        move(
          painted(tone(i), braceletChain({ type: 'curb', widthMm: 5, lengthMm: 150 })),
          w * 0.24,
          3.4,
          z + 2,
        ),
      )
    }
    drawer.position.set(0, t + i * each + 1, open * d)
    group.add(drawer)
  })
  return group
}

/** Two rails with hooks on a hanging frame, seen on a standing board. */
export function doorRack({ widthMm: w, heightMm: h, rodMm = 6 }: StandParams): Group {
  const group = assembly()
  for (const x of [-1, 1]) {
    const strap = new CatmullRomCurve3(
      [
        [-44, h - 26],
        [-44, h - 2],
        [-42, h],
        [-2, h],
        [0, h - 2],
        [0, h * 0.5],
        [0, h * 0.2],
      ].map(([z, y]) => new Vector3(x * w * 0.38, y!, z!)),
      false,
      'catmullrom',
      0.1,
    )
    group.add(
      part(
        sweep({
          frame: (t) => {
            const along = strap.getTangentAt(t)
            return {
              at: strap.getPointAt(t),
              side: new Vector3(1, 0, 0),
              out: new Vector3(0, along.z, -along.y),
            }
          },
          profile: roundedRect(16, 1.8, 0.5),
          segments: 160,
          length: h,
        }),
        'main',
      ),
    )
  }
  for (const [level, y] of [h * 0.84, h * 0.46].entries()) {
    const rail = slab(rectShape(w, 26, 3), 2.2, 0.5)
    rail.rotateX(Math.PI / 2)
    group.add(part(boxUv(rail), 'main', [0, y, 2.6]))
    for (let i = 0; i < 8; i++) {
      const x = -w / 2 + (w / 8) * (i + 0.5)
      const hook = new CatmullRomCurve3(
        [
          [2, 0],
          [10, -1],
          [19, -4],
          [23, 2],
          [22.5, 10],
        ].map(([z, v]) => new Vector3(x, y + v!, z!)),
      )
      group.add(part(sweepCurve(hook, ellipse(rodMm * 0.7, rodMm * 0.7, 16), 40), 'main'))
      group.add(
        move(
          hungNecklace(
            h * (0.17 + 0.03 * ((i * 3 + level) % 4)),
            tone(i + level),
            (['disc', 'ring', 'heart', 'star'] as const)[(i + level) % 4]!,
            w * 0.07,
          ),
          x,
          y - 0.6,
          19,
        ),
      )
    }
  }
  group.add(part(boxUv(slab(rectShape(w + 90, 38, 1.5), h - 3, 1)), 'paper-white', [0, 0.5, -22]))
  return rest(group)
}

/** Flat silhouette of neck and shoulders on an easel back. */
export function flatNeck({ widthMm: w, heightMm: h }: StandParams): Group {
  const s = new Shape()
  s.moveTo(-w * 0.4, 0)
  s.lineTo(w * 0.4, 0)
  s.bezierCurveTo(w * 0.46, h * 0.14, w * 0.5, h * 0.24, w * 0.5, h * 0.34)
  s.bezierCurveTo(w * 0.5, h * 0.52, w * 0.2, h * 0.5, w * 0.18, h * 0.72)
  s.bezierCurveTo(w * 0.172, h * 0.8, w * 0.18, h * 0.92, w * 0.19, h)
  s.lineTo(-w * 0.19, h)
  s.bezierCurveTo(-w * 0.18, h * 0.92, -w * 0.172, h * 0.8, -w * 0.18, h * 0.72)
  s.bezierCurveTo(-w * 0.2, h * 0.5, -w * 0.5, h * 0.52, -w * 0.5, h * 0.34)
  s.bezierCurveTo(-w * 0.5, h * 0.24, -w * 0.46, h * 0.14, -w * 0.4, 0)
  const sheet = slab(s, 2, 0.4, 40)
  sheet.rotateX(Math.PI / 2)
  const front = assembly(part(boxUv(sheet), 'main'))
  const points = Array.from({ length: 49 }, (_, i) => {
    const u = -1 + i / 24
    return new Vector3(
      u * w * (0.176 + 0.03 * (1 - Math.abs(u))),
      h * (0.36 + 0.46 * Math.abs(u) ** 1.9),
      3.2,
    )
  })
  const curve = new CatmullRomCurve3(points, false, 'centripetal')
  front.add(
    layChain(
      curve,
      { type: 'cable', widthMm: 2.6, lengthMm: curve.getLength(), surface: 'rose-polished' },
      0,
      curve.getLength(),
      'out',
    ),
  )
  const pendant = turn(
    assembly(
      painted(
        'rose-polished',
        pendantBody({ shape: 'heart', widthMm: 17, heightMm: 17, thicknessMm: 1.8 }),
      ),
    ),
    90,
    0,
    0,
  )
  pendant.position.set(0, h * 0.36 - 1, 2.4)
  front.add(pendant)
  front.rotation.x = -0.2
  const leg = slab(rectShape(w * 0.26, h * 0.72, 3), 2, 0.4)
  leg.rotateX(Math.PI / 2)
  const back = assembly(part(boxUv(leg), 'main', [0, h * 0.36, 0]))
  back.rotation.x = 0.24
  back.position.z = -h * 0.34
  return rest(assembly(front, back))
}

/** Pressed half bust held up by a steel rod and base. */
export function halfBust({ widthMm: w, depthMm: d, heightMm: h }: StandParams): Group {
  const low = h * 0.26
  const tall = h - low
  const outline = new CatmullRomCurve3(
    [
      [0.3, 0],
      [0.43, 0.1],
      [0.5, 0.27],
      [0.46, 0.4],
      [0.33, 0.5],
      [0.215, 0.6],
      [0.175, 0.74],
      [0.17, 0.88],
      [0.18, 1],
    ].map(([x, y]) => new Vector3(x!, y!, 0)),
  )
  const half = (t: number) => {
    let k = t
    for (let i = 0; i < 12; i++) k = Math.min(1, Math.max(0, k + (t - outline.getPoint(k).y) * 0.8))
    return outline.getPoint(k).x * w
  }
  const swell = (t: number) => d * (0.3 + 0.34 * Math.sin(Math.min(1, t * 1.55) * Math.PI) ** 0.8)
  const lean = (t: number) => -d * 0.3 * t * t
  const shell = sweep({
    frame: (t) => ({
      at: new Vector3(0, low + t * tall, lean(t)),
      side: new Vector3(1, 0, 0),
      out: new Vector3(0, 0, 1),
    }),
    profile: halfShell(),
    segments: 140,
    length: tall,
    scale: (t) => [half(t), swell(t)],
  })
  const group = assembly(part(shell, 'main'))
  const points = Array.from({ length: 61 }, (_, i) => {
    const u = -1 + i / 30
    const t = 0.3 + 0.52 * Math.abs(u) ** 1.6
    const angle = u * 1.5
    return new Vector3(
      Math.sin(angle) * (half(t) * 0.98 + 1.4),
      low + t * tall,
      lean(t) + Math.cos(angle) * (swell(t) + 1.6),
    )
  })
  const curve = new CatmullRomCurve3(points, false, 'centripetal')
  curve.arcLengthDivisions = 800
  group.add(
    layChain(
      curve,
      { type: 'cable', widthMm: 2.8, lengthMm: curve.getLength(), surface: 'gold-polished' },
      0,
      curve.getLength(),
      'out',
    ),
  )
  const pendant = turn(
    assembly(
      painted(
        'gold-polished',
        pendantBody({ shape: 'disc', widthMm: 19, heightMm: 19, thicknessMm: 1.6 }),
      ),
    ),
    96,
    0,
    0,
  )
  pendant.position.copy(points[30]!).add(new Vector3(0, -0.8, 0.6))
  group.add(pendant)
  group.add(
    rod(
      new Vector3(0, 3, -d * 0.05),
      new Vector3(0, low + tall * 0.45, -d * 0.05),
      9,
      'steel-polished',
    ),
  )
  group.add(
    part(
      turned(
        [
          [0.0001, 0],
          [w * 0.3, 0],
          [w * 0.3, 5],
          [0.0001, 6],
        ],
        1.2,
        128,
      ),
      'main',
      [0, 0, -d * 0.05],
    ),
  )
  return rest(group)
}

/** Cross-section of a pressed half bust: a bow open to the back, about 3 % thick. */
function halfShell() {
  const points = []
  const n = 48
  for (let i = 0; i <= n; i++) {
    const a = (i / n) * Math.PI
    points.push({ x: Math.cos(a), y: Math.sin(a), nx: Math.cos(a), ny: Math.sin(a) })
  }
  for (let i = n; i >= 0; i--) {
    const a = (i / n) * Math.PI
    points.push({
      x: Math.cos(a) * 0.965,
      y: Math.sin(a) * 0.965 - 0.002,
      nx: -Math.cos(a),
      ny: -Math.sin(a),
    })
  }
  return points
}
