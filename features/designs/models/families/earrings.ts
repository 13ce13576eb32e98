import { CatmullRomCurve3, type Group, Matrix4, Vector3 } from 'three'
import { assembly, part, rest, turn } from '../geometry/part'
import { domed, ellipse, roundedRect } from '../geometry/profiles'
import { turned } from '../geometry/solids'
import { ribbon, ringFrames, sweep, sweepCurve } from '../geometry/sweep'
import { type PendantShape, pendantBody } from './pendants'
import { stoneParts } from './stones'

export interface HoopParams {
  outerMm: number
  /** width along the ear, and thickness, mm */
  widthMm: number
  thicknessMm: number
  section?: 'round' | 'flat' | 'domed'
  /** a huggie closes on a hinge; a hoop on a thin post */
  closing?: 'post' | 'hinge'
  twisted?: boolean
}

/** One hoop standing up in the xy plane, opening at the top. */
export function hoop({
  outerMm,
  widthMm,
  thicknessMm,
  section = 'round',
  closing = 'post',
  twisted = false,
}: HoopParams): Group {
  const r = (outerMm - thicknessMm) / 2
  const profile =
    section === 'round'
      ? ellipse(widthMm, thicknessMm, 24)
      : section === 'domed'
        ? domed(widthMm, thicknessMm, thicknessMm * 0.45)
        : roundedRect(widthMm, thicknessMm, 0.3)
  const gap = closing === 'post' ? 0.36 : 0.07
  const span = Math.PI * 2 - gap
  const frames = ringFrames(r, Math.PI / 2 + gap, span)
  const body = part(
    sweep({
      frame: frames,
      profile,
      segments: 180,
      length: r * span,
      scale: twisted
        ? (t) => {
            const k = 1 + 0.16 * Math.cos(t * 150)
            return [k, k]
          }
        : undefined,
    }),
    'main',
  )
  const [from, to] = [frames(1).at, frames(0).at]
  // A hinge's pin is shorter than thick: finer steps would fold into one another.
  const post = part(
    sweepCurve(
      new CatmullRomCurve3([
        from,
        from
          .clone()
          .lerp(to, 0.5)
          .setLength(r * 1.01),
        to,
      ]),
      ellipse(0.85, 0.85, 12),
      closing === 'post' ? 24 : 4,
    ),
    'main',
  )
  return assembly(body, post)
}

/** Two hoops: one faces the viewer, one is turned and stands a little behind. */
export function hoops(params: HoopParams): Group {
  const d = params.outerMm
  const front = rest(turn(hoop(params), 0, -28, 0))
  const back = rest(turn(hoop(params), 0, 34, 0))
  front.position.x = -d * 0.48
  front.position.z = d * 0.16
  back.position.x = d * 0.48
  back.position.z = -d * 0.14
  return assembly(front, back)
}

export interface StudParams {
  kind: 'ball' | 'stone' | 'disc' | 'heart' | 'star' | 'square' | 'pearl'
  sizeMm: number
  postMm?: number
}

/** Stud with its post pointing to -z and its face to +z. */
function stud({ kind, sizeMm: s, postMm = 11 }: StudParams): Group {
  const post = turn(
    assembly(
      part(
        turned(
          [
            [0.0001, -postMm],
            [0.38, -postMm],
            [0.38, 0],
            [0.0001, 0],
          ],
          0.1,
          20,
        ),
        'main',
      ),
    ),
    90,
    0,
    0,
  )
  const face = assembly()
  if (kind === 'ball' || kind === 'pearl')
    face.add(part(sphere(s), kind === 'pearl' ? 'pearl' : 'main', [0, 0, s * 0.45]))
  else if (kind === 'stone') {
    const head = turn(
      assembly(stoneParts(s, [new Matrix4().makeTranslation(0, s * 0.5, 0)])),
      90,
      0,
      0,
    )
    for (let i = 0; i < 4; i++) {
      const claw = new CatmullRomCurve3(
        [
          new Vector3(0.02, 0, 0),
          new Vector3(0.4, 0.2, 0),
          new Vector3(0.53, 0.46, 0),
          new Vector3(0.42, 0.62, 0),
        ].map((p) => p.multiplyScalar(s)),
      )
      head.add(
        turn(assembly(part(sweepCurve(claw, ellipse(s * 0.13), 24), 'main')), 0, 45 + i * 90, 0),
      )
    }
    face.add(head)
  } else {
    const shape: PendantShape = kind === 'square' ? 'bar' : kind
    const plate = pendantBody({
      shape: shape === 'disc' ? 'coin' : shape,
      widthMm: s,
      heightMm: s,
      thicknessMm: Math.max(1.2, s * 0.16),
    })
    plate.position.z = -s / 2
    face.add(turn(assembly(plate), 90, 0, 0))
  }
  const nut = assembly()
  for (const side of [-1, 1]) {
    const curl = new CatmullRomCurve3(
      [
        [0, -1.6],
        [1.1, -1.3],
        [2.1, 0],
        [1.6, 1.2],
        [0.7, 0.9],
        [0.6, 0.1],
      ].map(([x, z]) => new Vector3(side * x!, 0, z!)),
    )
    nut.add(
      part(ribbon(curl, roundedRect(2.6, 0.35, 0.12, 2), 40, new Vector3(0, 1, 0)), 'main', [
        0,
        0,
        -postMm * 0.72,
      ]),
    )
  }
  return assembly(post, face, nut)
}

function sphere(d: number) {
  return turned(
    Array.from({ length: 33 }, (_, i) => {
      const a = -Math.PI / 2 + (i / 32) * Math.PI
      return [(Math.cos(a) * d) / 2, (Math.sin(a) * d) / 2] as [number, number]
    }),
    0,
    64,
  )
}

/** A pair of studs resting on face and post: one seen from the front, one from its side. */
export function studs(params: StudParams): Group {
  const s = Math.max(params.sizeMm, 5)
  const reach = params.postMm ?? 11
  const left = rest(turn(stud(params), -24, -24, 0))
  const right = rest(turn(assembly(turn(stud(params), 8, 0, 0)), 0, 64, 0))
  left.position.set(-s * 0.5 - reach * 0.1, left.position.y, s * 0.35)
  right.position.set(s * 0.5 + reach * 0.75, right.position.y, -s * 0.1)
  return assembly(left, right)
}

export interface DropParams {
  shape: PendantShape
  widthMm: number
  heightMm: number
  thicknessMm: number
}

/** A pair of hook earrings lying side by side. */
export function drops(params: DropParams): Group {
  const pair = assembly()
  for (const side of [-1, 1]) {
    const hook = new CatmullRomCurve3(
      [
        [0, 0],
        [0, -6],
        [1.4, -12],
        [5, -14.5],
        [8.6, -12],
        [9.6, -5],
        [10.4, 0.5],
        [11.4, 3.2],
      ].map(([x, z]) => new Vector3(x! * side, 0.9, z!)),
    )
    const wire = part(sweepCurve(hook, ellipse(0.85, 0.85, 14), 90), 'main')
    const eye = part(
      sweepCurve(ringCurve(1.9), ellipse(0.7, 0.7, 12), 40, true),
      'main',
      [0, 0.9, 1.6],
    )
    eye.rotation.x = 0.35
    const body = pendantBody(params)
    body.position.z = 3.1
    const one = rest(assembly(wire, eye, rest(body)))
    one.rotation.y = side * -0.09
    one.position.x = side * (params.widthMm * 0.62 + 5)
    one.position.z = side * 2
    pair.add(one)
  }
  return pair
}

function ringCurve(r: number): CatmullRomCurve3 {
  return new CatmullRomCurve3(
    Array.from(
      { length: 24 },
      (_, i) =>
        new Vector3(Math.cos((i / 24) * Math.PI * 2) * r, 0, Math.sin((i / 24) * Math.PI * 2) * r),
    ),
    true,
  )
}
