import { CatmullRomCurve3, type Group, type Object3D, Vector3 } from 'three'
import { pad, ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { ellipse, roundedRect } from '../geometry/profiles'
import { boxUv, punchRect, rectShape, slab, turned } from '../geometry/solids'
import { ribbon, sweep, sweepCurve } from '../geometry/sweep'
import { bangle } from './bangles'
import { insertOf } from './boxes-paper'
import { braceletChain, layChain } from './chains'
import { hoops, studs } from './earrings'
import { pendantBody } from './pendants'
import { band } from './rings'

export interface CaseParams {
  lengthMm: number
  depthMm: number
  heightMm: number
  wallMm?: number
  lining?: string
  lid?: 'solid' | 'glass' | 'mirror'
  cornerMm?: number
}

const steelRing = (surface: string) =>
  band({ innerMm: 17.5, widthMm: 3.4, thicknessMm: 1.6, shape: 'domed', surface })

interface LidParams {
  l: number
  d: number
  h: number
  w: number
  corner: number
  steps?: number
  lid: CaseParams['lid']
  lining: string
  /** height of the hinge, and how far the lid is open */
  at: number
  degrees: number
}

/** Hinged lid standing open behind its base. */
function openLid({ l, d, h, w, corner, steps = 12, lid, lining, at, degrees }: LidParams): Group {
  const cover = assembly()
  const inner = Math.max(0.3, corner - w)
  const frame = slab(
    punchRect(rectShape(l, d, corner), l - w * 2, d - w * 2, inner),
    h,
    Math.min(0.6, w * 0.3),
    steps,
  )
  cover.add(part(boxUv(frame), 'main', [0, 0, d / 2]))
  if (lid === 'glass') {
    cover.add(
      part(
        boxUv(
          slab(
            punchRect(rectShape(l - w, d - w, 1), l - w * 2 - 12, d - w * 2 - 12, 1),
            w * 0.8,
            0.3,
          ),
        ),
        'main',
        [0, h - w, d / 2],
      ),
    )
    cover.add(
      part(slab(rectShape(l - w * 2, d - w * 2, 0.5), 1.6, 0.1), 'glass', [0, h - w * 0.8, d / 2]),
    )
  } else {
    cover.add(
      part(
        boxUv(slab(rectShape(l - 0.02, d - 0.02, corner), w, Math.min(0.6, w * 0.3), steps)),
        'main',
        [0, h - w, d / 2],
      ),
    )
    cover.add(
      part(
        boxUv(slab(rectShape(l - w * 2 - 0.4, d - w * 2 - 0.4, inner), 0.8, 0.1, steps)),
        lining,
        [0, h - w - 0.8, d / 2],
      ),
    )
    if (lid === 'mirror')
      cover.add(
        part(slab(rectShape(l - w * 2 - 18, d - w * 2 - 18, 1), 0.8, 0.1), 'mirror', [
          0,
          h - w - 1.4,
          d / 2,
        ]),
      )
  }
  const hinge = turn(assembly(cover), -degrees, 0, 0)
  hinge.position.set(0, at, -d / 2)
  return hinge
}

/** Dividers crossing a tray's inside into columns and rows. */
function dividers(
  l: number,
  d: number,
  height: number,
  columns: number[],
  rows: number[],
  surface: string,
): Group {
  const group = assembly()
  for (const x of columns) group.add(move(pad(3, d, height, surface, 0.8), x * l, 0, 0))
  for (const z of rows) group.add(move(pad(l, 3, height, surface, 0.8), 0, 0, z * d))
  return group
}

export interface HingedParams extends CaseParams {
  content: 'chest' | 'ring' | 'earrings' | 'keepsake' | 'necklace'
  /** share of the height that is lid */
  lidShare?: number
  hardware?: string
  cornerSteps?: number
  /** degrees that the lid stands open */
  openDegrees?: number
  /** length and height of a steel plate on the front */
  plateMm?: [number, number]
  /** without the jewelry that it is shown with */
  empty?: boolean
}

/** How far above the ground the middle of a plate on a hinged box's front is, mm. */
export const plateHeight = (heightMm: number): number => heightMm * (1 - LID_SHARE) * 0.4
/** A plate stands so far before the front, mm. */
export const PLATE_PROUD_MM = 0.6
const LID_SHARE = 0.32

/** Hinged box, lid open, with what it is made to hold. */
export function hingedBox({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  wallMm: w = 8,
  lining = 'velvet-black',
  lid = 'solid',
  cornerMm = 2,
  cornerSteps = 10,
  content,
  lidShare = LID_SHARE,
  hardware = 'gold-brushed',
  openDegrees = 104,
  plateMm,
  empty = false,
}: HingedParams): Group {
  const baseHeight = h * (1 - lidShare)
  const lined = content !== 'keepsake'
  const group = assembly(
    tray({
      length: l,
      depth: d,
      height: baseHeight,
      wall: w,
      corner: cornerMm,
      surface: 'main',
      lining: lined ? lining : undefined,
      edge: Math.min(0.8, w * 0.3),
      cornerSteps,
    }),
  )
  const [il, id] = [l - w * 2 - 2, d - w * 2 - 2]
  const inside = empty && !lined ? assembly() : contents(content, il, id, baseHeight - w, lining)
  if (empty) withoutJewelry(inside)
  group.add(move(inside, 0, w + (lined ? 0.8 : 0.1), 0))
  if (plateMm) {
    const plate = slab(rectShape(plateMm[0], plateMm[1], 1), 1.2, 0.2)
    plate.rotateX(Math.PI / 2)
    group.add(
      part(boxUv(plate), 'steel-brushed', [0, plateHeight(h), d / 2 - 1.2 + PLATE_PROUD_MM]),
    )
  }
  const lidded = openLid({
    l,
    d,
    h: h - baseHeight,
    w,
    corner: cornerMm,
    steps: cornerSteps,
    lid,
    lining: lined ? lining : 'main',
    at: baseHeight,
    degrees: openDegrees,
  })
  lidded.name = 'lid'
  group.add(lidded)
  const small = Math.min(1, l / 140)
  group.add(
    part(
      boxUv(
        slab(
          rectShape(14 * small, 3 * small, Math.min(0.6, 1.2 * small)),
          11 * small,
          Math.min(0.5, small),
        ),
      ),
      hardware,
      [0, baseHeight - 12 * small, d / 2 + 0.4],
    ),
  )
  for (const x of [-0.3, 0.3])
    group.add(
      part(
        sweepCurve(
          new CatmullRomCurve3([new Vector3(-9 * small, 0, 0), new Vector3(9 * small, 0, 0)]),
          ellipse(4 * small),
          4,
        ),
        hardware,
        [x * l, baseHeight, -d / 2 - 1.2 * small],
      ),
    )
  return group
}

/** Takes the jewelry out of a box's inside. */
function withoutJewelry(inside: Group): void {
  const found: Object3D[] = []
  inside.traverse((child) => {
    if (String(child.userData.surface).endsWith('-polished')) found.push(child)
  })
  for (const each of found) each.removeFromParent()
}

/** What stands on a box's floor; `tall` is the room up to its rim, mm. */
function contents(
  kind: HingedParams['content'],
  l: number,
  d: number,
  tall: number,
  lining: string,
): Group {
  const group = assembly()
  if (kind === 'ring' || kind === 'earrings') {
    group.add(insertOf(kind, l - 1.6, d - 1.6, Math.max(6, tall - 5), lining))
  } else if (kind === 'keepsake') {
    group.add(
      move(
        painted(
          'steel-polished',
          braceletChain({ type: 'curb', widthMm: 6, lengthMm: Math.min(200, d * 1.9) }),
        ),
        -l * 0.2,
        0,
        0,
      ),
    )
    group.add(
      move(turn(steelRing('gold-polished'), 0, 25, 0), l * 0.2, 0, d * 0.1),
      move(turn(steelRing('rose-polished'), 0, -30, 0), l * 0.32, 0, -d * 0.16),
    )
  } else if (kind === 'necklace') {
    group.add(pad(l - 1.6, d - 1.6, tall * 0.5, lining, 2))
    const board = pad(l * 0.8, d * 0.72, 6, lining, 4)
    const curve = new CatmullRomCurve3(
      Array.from({ length: 41 }, (_, i) => {
        const u = -1 + i / 20
        return new Vector3(u * l * 0.24, 6.9, d * 0.26 - Math.abs(u) ** 2.1 * d * 0.56)
      }),
      false,
      'centripetal',
    )
    board.add(
      layChain(
        curve,
        { type: 'cable', widthMm: 2.4, lengthMm: 200, surface: 'gold-polished' },
        0,
        curve.getLength(),
      ),
    )
    board.add(
      move(
        painted(
          'gold-polished',
          pendantBody({ shape: 'disc', widthMm: 16, heightMm: 16, thicknessMm: 1.6 }),
        ),
        0,
        6,
        d * 0.265,
      ),
    )
    group.add(move(turn(assembly(move(board, 0, 0, 0)), 18, 0, 0), 0, tall * 0.5 + d * 0.1, 0))
  } else {
    const height = tall - 8
    const rows = Math.round(d / 15)
    const rolls = Math.min(height, 24)
    const pitch = d / rows
    group.add(
      move(pad(3, d, height, lining, 0.8), l * 0.06, 0, 0),
      move(pad(l * 0.43, 3, height, lining, 0.8), l * 0.285, 0, 0),
    )
    group.add(move(pad(l * 0.54, d, Math.max(1, height - rolls), lining, 1), -l * 0.22, 0, 0))
    group.add(move(ringRolls(l * 0.54, d, rolls, rows, lining), -l * 0.22, height - rolls, 0))
    ;[
      'steel-polished',
      'gold-polished',
      'rose-polished',
      'black-polished',
      'gold-polished',
      'steel-polished',
    ].forEach((surface, i) => {
      group.add(
        move(
          turn(steelRing(surface), -10, 0, 0),
          -l * (0.42 - 0.075 * i),
          height - 9.5,
          -d / 2 + pitch * (1 + ((i * 2) % Math.max(2, rows - 1))),
        ),
      )
    })
    const lift = height - 22
    group.add(
      move(pad(l * 0.42, d * 0.47, Math.max(1, lift), lining, 1), l * 0.285, 0, d * 0.25),
      move(pad(l * 0.42, d * 0.47, Math.max(1, lift), lining, 1), l * 0.285, 0, -d * 0.25),
    )
    group.add(
      move(
        painted(
          'gold-polished',
          braceletChain({ type: 'curb', widthMm: 5, lengthMm: Math.min(170, d * 1.1) }),
        ),
        l * 0.285,
        Math.max(1, lift),
        d * 0.25,
      ),
    )
    group.add(
      move(
        painted('steel-polished', studs({ kind: 'ball', sizeMm: 7 })),
        l * 0.22,
        Math.max(1, lift),
        -d * 0.25,
      ),
      move(turn(steelRing('rose-polished'), 0, 30, 0), l * 0.38, Math.max(1, lift), -d * 0.25),
    )
  }
  return group
}

/** Watch box: one cushion a compartment, each with a steel bracelet watch; lid open. */
export function watchBox({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  wallMm: w = 7,
  lining = 'velvet-grey',
  lid = 'glass',
  cornerMm = 2,
  columns,
  rows = 1,
}: CaseParams & { columns: number; rows?: number }): Group {
  const baseHeight = h * 0.72
  const group = assembly(
    tray({
      length: l,
      depth: d,
      height: baseHeight,
      wall: w,
      corner: cornerMm,
      surface: 'main',
      lining,
      edge: 0.8,
    }),
  )
  const [il, id] = [l - w * 2 - 2, d - w * 2 - 2]
  const inner = baseHeight - w - 6
  const cuts = (n: number) => Array.from({ length: n - 1 }, (_, i) => (i + 1) / n - 0.5)
  group.add(move(dividers(il, id, inner, cuts(columns), cuts(rows), lining), 0, w + 0.8, 0))
  const [cw, cd] = [il / columns, id / rows]
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const cell = watchOnCushion(
        Math.min(46, cw - 10),
        Math.min(cd - 10, 84),
        Math.min(inner + 4, 46),
        lining,
        (c + r) % 3 !== 1,
      )
      group.add(move(cell, -il / 2 + cw * (c + 0.5), w + 1, -id / 2 + cd * (r + 0.5)))
    }
  }
  group.add(
    openLid({
      l,
      d,
      h: h - baseHeight,
      w,
      corner: cornerMm,
      lid,
      lining,
      at: baseHeight,
      degrees: 100,
    }),
  )
  group.add(
    part(boxUv(slab(rectShape(16, 3, 0.8), 12, 0.6)), 'steel-brushed', [
      0,
      baseHeight - 12,
      d / 2 + 0.6,
    ]),
  )
  return group
}

function watchOnCushion(
  width: number,
  depth: number,
  height: number,
  surface: string,
  dark: boolean,
): Group {
  const cushion = part(
    boxUv(slab(rectShape(width, depth, 10), height * 0.8, height * 0.36, 16, 10)),
    surface,
  )
  const [a, b] = [depth * 0.5, height * 0.44]
  const strapWidth = Math.min(20, width * 0.48)
  const strap = sweep({
    frame: (t) => {
      const angle = t * Math.PI * 2
      const k = 0.62
      const at = new Vector3(
        0,
        height * 0.4 + Math.sign(Math.sin(angle)) * Math.abs(Math.sin(angle)) ** k * b,
        Math.sign(Math.cos(angle)) * Math.abs(Math.cos(angle)) ** k * a,
      )
      return {
        at,
        side: new Vector3(1, 0, 0),
        out: at
          .clone()
          .sub(new Vector3(0, height * 0.4, 0))
          .normalize(),
      }
    },
    profile: roundedRect(strapWidth, 2.6, 0.8, 3),
    segments: 120,
    length: (a + b) * 3,
    closed: true,
    scale: (t) => {
      const k = 1 - 0.05 * Math.max(0, Math.cos(t * Math.PI * 56)) ** 6
      return [1, k]
    },
  })
  const head = Math.min(19, width * 0.42)
  const y = height * 0.4 + b
  return assembly(
    cushion,
    part(strap, 'steel-brushed'),
    part(
      turned(
        [
          [0.0001, y - 2],
          [head, y - 2],
          [head, y + 4],
          [head * 0.9, y + 6.5],
          [head * 0.82, y + 6.3],
          [head * 0.8, y + 5.2],
          [0.0001, y + 5.2],
        ],
        0.7,
        72,
      ),
      'steel-polished',
    ),
    part(
      turned(
        [
          [head * 0.8, y + 5.3],
          [0.0001, y + 5.4],
        ],
        0,
        72,
      ),
      dark ? 'enamel' : 'paper-white',
    ),
    part(boxUv(slab(rectShape(head * 0.09, head * 0.56, 0.2), 0.4, 0.1)), 'steel-polished', [
      0,
      y + 5.6,
      -head * 0.26,
    ]),
    turn(
      part(boxUv(slab(rectShape(head * 0.09, head * 0.42, 0.2), 0.4, 0.1)), 'steel-polished', [
        head * 0.17,
        y + 5.6,
        head * 0.1,
      ]),
      0,
      60,
      0,
    ),
  )
}

/** Zipped travel case, open: rolls and compartments below, mirror in the lid. */
export function travelCase({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  lining = 'velvet-grey',
  cornerMm = 16,
}: CaseParams): Group {
  const w = 3.5
  const half = h * 0.5
  const group = assembly(
    tray({
      length: l,
      depth: d,
      height: half,
      wall: w,
      corner: cornerMm,
      surface: 'main',
      lining,
      edge: 1.4,
    }),
  )
  const [il, id] = [l - w * 2 - 2, d - w * 2 - 2]
  const tall = half - w - 3
  group.add(
    move(
      ringRolls(il * 0.5 - 2, id - 4, tall, Math.max(4, Math.round(id / 13)), lining),
      -il * 0.25,
      w + 0.8,
      0,
    ),
  )
  group.add(move(part(boxUv(slab(rectShape(2.5, id, 0.8), tall, 0.8)), lining), 0.5, w + 0.8, 0))
  group.add(
    move(
      part(boxUv(slab(rectShape(il * 0.5, 2.5, 0.8), tall, 0.8)), lining),
      il * 0.25,
      w + 0.8,
      0,
    ),
  )
  ;['gold-polished', 'steel-polished', 'rose-polished'].forEach((surface, i) => {
    const pitch = (id - 4) / Math.max(4, Math.round(id / 13))
    group.add(
      move(
        turn(steelRing(surface), -8, 0, 0),
        -il * (0.37 - 0.11 * i),
        w + tall - 8.7,
        -(id - 4) / 2 + pitch * (1 + i),
      ),
    )
  })
  group.add(
    move(
      braceletChain({
        type: 'cable',
        widthMm: 3,
        lengthMm: Math.min(150, id * 1.15),
        surface: 'gold-polished',
      }),
      il * 0.25,
      w + 1.2,
      id * 0.25,
    ),
  )
  group.add(
    move(
      rest(
        turn(
          painted('rose-polished', hoops({ outerMm: 13, widthMm: 2, thicknessMm: 2 })),
          -70,
          0,
          0,
        ),
      ),
      il * 0.25,
      w + 1.2,
      -id * 0.25,
    ),
  )
  const lid = assembly(
    part(
      boxUv(
        slab(
          punchRect(rectShape(l, d, cornerMm), l - w * 2, d - w * 2, cornerMm - w),
          half * 0.8,
          1.4,
          12,
        ),
      ),
      'main',
      [0, 0, d / 2],
    ),
    part(boxUv(slab(rectShape(l - 0.1, d - 0.1, cornerMm), w, 1.2, 12)), 'main', [
      0,
      half * 0.8 - w,
      d / 2,
    ]),
    part(boxUv(slab(rectShape(l - w * 2, d - w * 2, cornerMm - w), 0.8, 0.1, 12)), lining, [
      0,
      half * 0.8 - w - 0.9,
      d / 2,
    ]),
    part(slab(rectShape(l * 0.72, d * 0.68, 6), 0.8, 0.2, 12), 'mirror', [
      0,
      half * 0.8 - w - 1.8,
      d / 2,
    ]),
  )
  const hinge = turn(assembly(lid), -100, 0, 0)
  hinge.position.set(0, half, -d / 2 + 0.6)
  group.add(hinge)
  const zip = new CatmullRomCurve3(
    rectShape(l + 1.2, d + 1.2, cornerMm)
      .getSpacedPoints(120)
      .slice(0, -1)
      .map((p) => new Vector3(p.x, half - 0.4, p.y)),
    true,
  )
  group.add(part(sweepCurve(zip, roundedRect(2.4, 1.6, 0.4, 2), 260, true), 'zip-tape'))
  const pull = assembly(part(slab(rectShape(5, 16, 2), 1.2, 0.4), 'gold-polished'))
  pull.rotation.set(Math.PI / 2 - 0.1, 0, 0)
  pull.position.set(l * 0.2, half - 9, d / 2 + 1.2)
  group.add(pull)
  return group
}

/** Jewelry roll, unrolled on the table: pockets, ring bar, the far end still curled. */
export function jewelryRoll({
  lengthMm: l,
  depthMm: d,
  lining = 'velvet-grey',
}: CaseParams): Group {
  const r = 17
  const flat = d - r * 3.4
  const path = [
    new Vector3(0, 1.6, d * 0.5),
    new Vector3(0, 1.6, d * 0.5 - flat * 0.5),
    new Vector3(0, 1.6, d * 0.5 - flat),
  ]
  for (let i = 1; i <= 16; i++) {
    const a = (i / 16) * Math.PI * 2.3
    const k = r * (1 - i / 50)
    path.push(new Vector3(0, 1.6 + r - Math.cos(a) * k, d * 0.5 - flat - Math.sin(a) * k))
  }
  const curve = new CatmullRomCurve3(path, false, 'centripetal')
  const sheet = (offset: number, surface: string) =>
    part(
      sweep({
        frame: (t) => {
          const along = curve.getTangentAt(t)
          const out = new Vector3(0, -along.z, along.y)
          return {
            at: curve.getPointAt(t).addScaledVector(out, offset),
            side: new Vector3(1, 0, 0),
            out,
          }
        },
        profile: roundedRect(l, 1.5, 0.6, 3),
        segments: 140,
        length: curve.getLength(),
      }),
      surface,
    )
  const group = assembly(sheet(-0.7, 'main'), sheet(0.75, lining))
  const top = 3.2
  for (const x of [-0.25, 0.25]) {
    group.add(
      part(boxUv(slab(rectShape(l * 0.46, flat * 0.36, 5), 3.4, 1.6, 12, 4)), lining, [
        x * l,
        top - 0.6,
        d * 0.5 - flat * 0.22,
      ]),
    )
    group.add(
      part(boxUv(slab(rectShape(l * 0.44, 1.8, 0.6), 1, 0.3)), 'gold-polished', [
        x * l,
        top + 2.5,
        d * 0.5 - flat * 0.08,
      ]),
    )
  }
  const bar = part(
    sweepCurve(
      new CatmullRomCurve3([
        new Vector3(-l * 0.42, top + 7, d * 0.5 - flat * 0.66),
        new Vector3(l * 0.42, top + 7, d * 0.5 - flat * 0.66),
      ]),
      ellipse(13.5),
      12,
    ),
    lining,
  )
  group.add(bar)
  ;['steel-polished', 'gold-polished', 'rose-polished', 'black-polished'].forEach((surface, i) => {
    const ring = turn(
      band({ innerMm: 17, widthMm: 3.4, thicknessMm: 1.6, shape: 'domed', surface }),
      0,
      90,
      0,
    )
    group.add(move(ring, -l * (0.27 - i * 0.14), top - 3, d * 0.5 - flat * 0.66))
  })
  for (const x of [-0.2, 0.2])
    group.add(
      part(
        ribbon(
          new CatmullRomCurve3([
            new Vector3(x * l, 1, d * 0.5 - 2),
            new Vector3(x * l, 1.4, d * 0.5 + 22),
            new Vector3(x * l, 1, d * 0.5 + 44),
          ]),
          roundedRect(7, 0.8, 0.3, 2),
          40,
          new Vector3(1, 0, 0),
        ),
        'main',
      ),
    )
  return rest(group)
}

/** Steel tin: round or rectangular, its lid leaning on it, a chain inside. */
export function steelTin({
  lengthMm: l,
  depthMm: d,
  heightMm: h,
  lining = 'foam-black',
  round = true,
}: CaseParams & { round?: boolean }): Group {
  const w = 1.1
  const group = assembly()
  const can = (outer: number, tall: number) =>
    part(
      turned(
        [
          [0.0001, 0],
          [outer, 0],
          [outer, tall - 1],
          [outer + 0.5, tall],
          [outer - w, tall],
          [outer - w, w],
          [0.0001, w],
        ],
        0.7,
        128,
      ),
      'main',
    )
  const lidTall = h * 0.4
  if (round) {
    group.add(
      can(l / 2, h * 0.8),
      part(
        turned(
          [
            [l / 2 - w * 1.1, w],
            [l / 2 - w * 1.1, h * 0.45],
            [0.0001, h * 0.45],
          ],
          1,
          96,
        ),
        lining,
      ),
    )
    const lid = assembly(
      part(
        turned(
          [
            [l / 2 + 0.2, 0],
            [l / 2 + 1, 0],
            [l / 2 + 1, lidTall],
            [l / 2 - 2, lidTall + 0.6],
            [0.0001, lidTall + 0.6],
          ],
          0.8,
          128,
        ),
        'main',
      ),
    )
    // one edge on the base's rim, the other on the ground
    const tilt = Math.asin((h * 0.8) / (l + 2))
    lid.rotation.set(0, 0, -tilt)
    const holder = assembly(lid)
    holder.position.set(l / 2 - 5 + (l / 2) * Math.cos(tilt), 0, -l * 0.12)
    group.add(rest(holder))
  } else {
    group.add(
      tray({
        length: l,
        depth: d,
        height: h * 0.8,
        wall: w,
        corner: 7,
        surface: 'main',
        edge: 0.4,
      }),
      move(pad(l - 3.4, d - 3.4, h * 0.42, lining, 5), 0, w, 0),
    )
    const lid = assembly(
      part(slab(punchRect(rectShape(l + 2, d + 2, 8), l, d, 7), lidTall, 0.4, 16), 'main'),
      part(slab(rectShape(l + 2, d + 2, 8), w, 0.5, 16), 'main', [0, lidTall - w, 0]),
    )
    lid.rotation.set(-1.1, 0, 0)
    const holder = assembly(lid)
    holder.position.set(l * 0.14, d * 0.46, -d * 0.5 - lidTall * 1.3)
    group.add(rest(holder))
  }
  const ring = rest(
    turn(
      assembly(
        bangle({
          innerWidthMm: 17.5,
          innerHeightMm: 17.5,
          widthMm: 5,
          thicknessMm: 1.6,
          section: 'domed',
        }),
      ),
      0,
      0,
      0,
    ),
  )
  group.add(move(painted('gold-polished', ring), 0, h * 0.45 + 0.4, 0))
  return group
}
