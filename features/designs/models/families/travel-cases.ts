import { CatmullRomCurve3, type Group, Vector3 } from 'three'
import { ringRolls, tray } from '../geometry/boxes'
import { assembly, move, painted, part, rest, turn } from '../geometry/part'
import { ellipse, roundedRect } from '../geometry/profiles'
import { boxUv, punchRect, rectShape, slab } from '../geometry/solids'
import { ribbon, sweep, sweepCurve } from '../geometry/sweep'
import { braceletChain } from './chains'
import { hoops } from './earrings'
import { band } from './rings'
import { type CaseParams, steelRing } from './boxes-hard'

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
