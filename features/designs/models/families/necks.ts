import { CatmullRomCurve3, type Group, Shape, Vector3 } from 'three'
import { assembly, painted, part, rest, turn } from '../geometry/part'
import { boxUv, rectShape, slab, turned } from '../geometry/solids'
import { sweep } from '../geometry/sweep'
import { layChain } from './chains'
import { rod, type StandParams } from './hung'
import { pendantBody } from './pendants'

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
