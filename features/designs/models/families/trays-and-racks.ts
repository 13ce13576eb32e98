import { CatmullRomCurve3, type Group, Vector3 } from 'three'
import { ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { ellipse, roundedRect } from '../geometry/profiles'
import { boxUv, rectShape, slab, turned } from '../geometry/solids'
import { sweep, sweepCurve } from '../geometry/sweep'
import { braceletChain } from './chains'
import { studs } from './earrings'
import { hungNecklace, type StandParams } from './hung'
import { band } from './rings'
import { tone } from './displays'

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
