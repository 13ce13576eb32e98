import { CatmullRomCurve3, type Group, Vector3 } from 'three'
import { ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { ellipse } from '../geometry/profiles'
import { boxUv, rectShape, slab, turned } from '../geometry/solids'
import { ringFrames, sweep, sweepCurve } from '../geometry/sweep'
import { bangle } from './bangles'
import { braceletChain } from './chains'
import { studs } from './earrings'
import { band } from './rings'
import { type StandParams, rod, ball, hungNecklace } from './hung'

/** T-bar: one to three bars on posts over a base, bangles and bracelets on them. */
export function tBar({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  rodMm = 12,
  pad: cover,
  tiers = 1,
}: StandParams & { tiers?: number }): Group {
  const group = assembly(
    part(
      turned(
        [
          [0.0001, 0],
          [d / 2, 0],
          [d / 2, 7],
          [rodMm * 0.7, 9],
          [rodMm * 0.6, 14],
          [0.0001, 14],
        ],
        1.6,
        128,
      ),
      'main',
    ),
  )
  group.add(rod(new Vector3(0, 4, 0), new Vector3(0, h - rodMm / 2, 0), rodMm * 0.8))
  for (let i = 0; i < tiers; i++) {
    const y = h - rodMm * 0.5 - i * (h / tiers) * 0.86
    const z = tiers > 1 ? i * d * 0.12 : 0
    const thick = cover ? rodMm * 2.6 : rodMm
    const bar = rod(new Vector3(-w / 2, y, z), new Vector3(w / 2, y, z), thick, cover ?? 'main')
    group.add(bar)
    for (const x of [-1, 1]) group.add(part(ball(thick * 1.16), 'main', [(x * w) / 2, y, z]))
    const hang = (x: number, piece: Group, inner: number) =>
      group.add(
        move(turn(assembly(turn(piece, 90, 0, 0)), 0, 90, 0), x * w, y + thick / 2 - inner / 2, z),
      )
    const round = { innerWidthMm: 60, innerHeightMm: 60, thicknessMm: 2 }
    if (i % 2 === 0) {
      hang(
        -0.3,
        painted(
          'gold-polished',
          bangle({ ...round, widthMm: 4, section: 'round', thicknessMm: 4 }),
        ),
        60,
      )
      hang(
        -0.23,
        painted(
          'steel-polished',
          bangle({ ...round, widthMm: 3, section: 'round', thicknessMm: 3 }),
        ),
        60,
      )
      hang(0.2, painted('steel-polished', bangle({ ...round, widthMm: 9, section: 'domed' })), 60)
      hang(0.31, painted('rose-polished', bangle({ ...round, widthMm: 5, section: 'flat' })), 60)
    } else {
      hang(-0.24, painted('rose-polished', bangle({ ...round, widthMm: 7, section: 'domed' })), 60)
      hang(
        0.25,
        painted(
          'gold-polished',
          bangle({ ...round, widthMm: 4, section: 'round', thicknessMm: 3.4 }),
        ),
        60,
      )
    }
  }
  return rest(group)
}

/** Round or oblong trays one over another on a centre post. */
export function tieredTray({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  tiers = 3,
  rodMm = 8,
}: StandParams & { tiers?: number }): Group {
  const group = assembly()
  for (let i = 0; i < tiers; i++) {
    const k = 1 - i * 0.2
    const r = (w / 2) * k
    const y = (i * (h - 18)) / tiers
    const dish = turned(
      [
        [0.0001, 0.2],
        [r - 3, 0.2],
        [r, 12],
        [r - 1.1, 12.2],
        [r - 3.6, 1.4],
        [0.0001, 1.4],
      ],
      1.6,
      128,
    )
    const plate = part(dish, 'main', [0, y + (i === 0 ? 3 : 0), 0])
    plate.scale.z = d / w
    group.add(plate)
  }
  group.add(rod(new Vector3(0, 2, 0), new Vector3(0, h - 14, 0), rodMm))
  group.add(
    part(
      sweep({
        frame: ringFrames(11),
        profile: ellipse(4.4),
        segments: 80,
        length: 70,
        closed: true,
      }),
      'main',
      [0, h - 4, 0],
    ),
  )
  for (let i = 0; i < 3; i++) {
    const a = (i / 3) * Math.PI * 2 + 0.5
    group.add(part(ball(8), 'main', [Math.cos(a) * w * 0.34, 1, Math.sin(a) * d * 0.34]))
  }
  group.add(
    move(
      painted(
        'gold-polished',
        braceletChain({ type: 'curb', widthMm: 5, lengthMm: Math.min(170, w * 0.75) }),
      ),
      w * 0.2,
      4.6,
      d * 0.25,
    ),
  )
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
        30,
        0,
      ),
      -w * 0.26,
      4.6,
      d * 0.22,
    ),
  )
  const y1 = (h - 18) / tiers + 1.5
  group.add(
    move(painted('steel-polished', studs({ kind: 'ball', sizeMm: 8 })), w * 0.14, y1, d * 0.22),
  )
  group.add(
    move(
      turn(
        band({ innerMm: 18, widthMm: 4, thicknessMm: 1.8, surface: 'gold-polished' }),
        0,
        -25,
        0,
      ),
      -w * 0.17,
      y1,
      d * 0.2,
    ),
  )
  if (tiers > 2)
    group.add(
      move(
        band({
          innerMm: 17,
          widthMm: 3,
          thicknessMm: 1.6,
          shape: 'domed',
          surface: 'steel-polished',
        }),
        w * 0.11,
        y1 * 2 - 1.5,
        d * 0.16,
      ),
    )
  return rest(group)
}

/** Steel or wooden drawer insert with lined compartments, filled. */
export function drawerOrganizer({
  widthMm: w,
  depthMm: d,
  heightMm: h,
  pad: lining = 'felt-grey',
  columns = 3,
  rows = 3,
  empty = false,
}: StandParams & {
  columns?: number
  rows?: number
  /** without the jewelry that it is otherwise shown with */ empty?: boolean
}): Group {
  const wall = 2.4
  const group = assembly(
    tray({ length: w, depth: d, height: h, wall, corner: 4, surface: 'main', lining }),
  )
  const [il, id] = [w - wall * 2 - 2, d - wall * 2 - 2]
  const tall = h - wall - 4
  const [cw, cd] = [il / columns, id / rows]
  for (let c = 1; c < columns; c++)
    group.add(
      part(boxUv(slab(rectShape(2, id, 0.5), tall, 0.4)), 'main', [
        -il / 2 + cw * c,
        wall + 0.6,
        0,
      ]),
    )
  for (let r = 1; r < rows; r++)
    group.add(
      part(boxUv(slab(rectShape(il, 2, 0.5), tall - 0.2, 0.4)), 'main', [
        0,
        wall + 0.6,
        -id / 2 + cd * r,
      ]),
    )
  const surfaces = ['gold-polished', 'steel-polished', 'rose-polished', 'black-polished']
  const room = Math.min(cw, cd)
  // Each kind is modelled once: a drawer of fifty compartments would otherwise take seconds.
  const shaped = new Map<string, Group>()
  const again = (key: string, make: () => Group): Group => {
    const found = shaped.get(key) ?? make()
    shaped.set(key, found)
    return found.clone()
  }
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const surface = surfaces[(c + r * 3) % 4]!
      const kind = (c * 2 + r * 3) % 5
      let piece: Group
      if (kind === 0) {
        const rolls = Math.max(3, Math.round(cd / 14))
        const rollHeight = Math.min(tall - 3, 18)
        piece = again('rolls', () => ringRolls(cw - 5, cd - 5, rollHeight, rolls, lining))
        const pitch = (cd - 5) / rolls
        for (let n = 0; n < 3 && !empty; n++) {
          const ring = painted(
            surfaces[n]!,
            again('ring', () =>
              band({ innerMm: 17, widthMm: 3.4, thicknessMm: 1.6, shape: 'domed' }),
            ),
          )
          piece.add(
            move(
              turn(ring, -8, 0, 0),
              (n - 1) * cw * 0.26,
              rollHeight - 9,
              -(cd - 5) / 2 + pitch * ((n % (rolls - 1)) + 1),
            ),
          )
        }
      } else if (empty) continue
      else if (kind === 1 || kind === 4)
        piece = painted(
          surface,
          again(`chain ${kind}`, () =>
            braceletChain({
              type: kind === 1 ? 'curb' : 'cable',
              widthMm: 4,
              lengthMm: Math.min(190, room * 2.2),
            }),
          ),
        )
      else if (kind === 2)
        piece = painted(
          surface,
          again('studs', () => studs({ kind: 'ball', sizeMm: 7 })),
        )
      else
        piece = turn(
          painted(
            surface,
            again('bangle', () =>
              bangle({
                innerWidthMm: Math.min(58, room * 0.68),
                innerHeightMm: Math.min(58, room * 0.68),
                widthMm: 6,
                thicknessMm: 2,
                section: 'domed',
              }),
            ),
          ),
          0,
          30,
          0,
        )
      group.add(move(piece, -il / 2 + cw * (c + 0.5), wall + 1.4, -id / 2 + cd * (r + 0.5)))
    }
  }
  return group
}

/** Wall bar with hooks for necklaces and a rod for earrings above them, shown on a standing white board. */
export function wallHanger({
  widthMm: w,
  heightMm: h,
  hooks = 12,
  rodMm = 5,
}: StandParams & { hooks?: number }): Group {
  const tall = h * 0.42
  const rail = slab(rectShape(w, tall, 3), 2.4, 0.6)
  rail.rotateX(Math.PI / 2)
  const group = assembly(part(boxUv(rail), 'main'))
  const shapes = ['disc', 'heart', 'ring', 'star'] as const
  const tones = ['steel-polished', 'gold-polished', 'rose-polished'] as const
  for (let i = 0; i < hooks; i++) {
    const x = -w / 2 + (w / hooks) * (i + 0.5)
    const hook = new CatmullRomCurve3(
      [
        [1, 0],
        [9, -1],
        [17, -4],
        [21, 2],
        [20.5, 9],
      ].map(([z, y]) => new Vector3(x, y! - 6, z!)),
    )
    group.add(
      part(sweepCurve(hook, ellipse(rodMm * 0.8, rodMm * 0.8, 18), 48), 'main'),
      part(ball(rodMm * 1.4), 'main', [x, 3.5, 20.4]),
    )
    if (i % 2 === 0 || i % 5 === 1)
      group.add(
        move(
          hungNecklace(w * (0.26 + 0.05 * ((i * 3) % 4)), tones[i % 3]!, shapes[i % 4]!, w * 0.055),
          x,
          -6.6,
          17,
        ),
      )
  }
  const y = tall / 2 + h * 0.3
  group.add(rod(new Vector3(-w / 2 + 12, y, 22), new Vector3(w / 2 - 12, y, 22), rodMm))
  for (const x of [-1, 1])
    group.add(
      part(
        sweepCurve(
          new CatmullRomCurve3([
            new Vector3(x * (w / 2 - 12), 0, 1),
            new Vector3(x * (w / 2 - 12), y - 14, 3),
            new Vector3(x * (w / 2 - 12), y - 3, 10),
            new Vector3(x * (w / 2 - 12), y, 22),
          ]),
          ellipse(rodMm),
          40,
        ),
        'main',
      ),
    )
  for (let i = 0; i < 10; i++) {
    const outer = 17 + ((i * 5) % 3) * 5
    const hoop = part(
      sweep({
        frame: ringFrames(outer / 2),
        profile: ellipse(2),
        segments: 72,
        length: outer * 3,
        closed: true,
      }),
      tones[(i >> 1) % 3]!,
    )
    hoop.position.set((i - 4.5) * w * 0.085, y - outer / 2 + rodMm * 0.5 + 0.6, 22)
    hoop.rotation.y = 1.1
    group.add(hoop)
  }
  const [high, low] = [y + 30, w * 0.42 + 34]
  group.add(
    part(boxUv(slab(rectShape(w + 60, 14, 1), high + low, 0.8)), 'paper-white', [0, -low, -8.6]),
  )
  return rest(group)
}
