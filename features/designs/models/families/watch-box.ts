import { type Group, Vector3 } from 'three'
import { tray } from '../geometry/boxes'
import { assembly, move, part, turn } from '../geometry/part'
import { roundedRect } from '../geometry/profiles'
import { boxUv, rectShape, slab, turned } from '../geometry/solids'
import { sweep } from '../geometry/sweep'
import { type CaseParams, dividers, openLid } from './boxes-hard'

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
