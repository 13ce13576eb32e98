import { CatmullRomCurve3, type Group, type Object3D, Vector3 } from 'three'
import { pad, ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, turn } from '../geometry/part'
import { ellipse } from '../geometry/profiles'
import { boxUv, punchRect, rectShape, slab } from '../geometry/solids'
import { sweepCurve } from '../geometry/sweep'
import { insertOf } from './boxes-paper'
import { braceletChain, layChain } from './chains'
import { studs } from './earrings'
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

export const steelRing = (surface: string) =>
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
export function openLid({
  l,
  d,
  h,
  w,
  corner,
  steps = 12,
  lid,
  lining,
  at,
  degrees,
}: LidParams): Group {
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
export function dividers(
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
  /** without the jewelry that it is otherwise shown with */
  empty?: boolean
}

/** Height of the middle of a plate on the front of a hinged box above the ground, mm. */
export const plateHeight = (heightMm: number): number => heightMm * (1 - LID_SHARE) * 0.4
/** How far a plate stands out from the front, mm. */
export const PLATE_PROUD_MM = 0.6
const LID_SHARE = 0.32

/** Hinged box, lid open, with the contents it is made for. */
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

/** Removes the jewelry from a box's inside. */
function withoutJewelry(inside: Group): void {
  const found: Object3D[] = []
  inside.traverse((child) => {
    if (String(child.userData.surface).endsWith('-polished')) found.push(child)
  })
  for (const each of found) each.removeFromParent()
}

/** The contents on a box's floor; `tall` is the room up to its rim, mm. */
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
