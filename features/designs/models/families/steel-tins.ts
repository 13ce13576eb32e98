import type { Group } from 'three'
import { pad, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { punchRect, rectShape, slab, turned } from '../geometry/solids'
import { bangle } from './bangles'
import type { CaseParams } from './boxes-hard'

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
