import { type Group, Matrix4 } from 'three'
import { assembly, part, rest, turn } from '../geometry/part'
import { ellipse } from '../geometry/profiles'
import { turned } from '../geometry/solids'
import { ringFrames, sweep } from '../geometry/sweep'
import { stoneParts } from './stones'

const ball = (d: number) =>
  turned(
    Array.from({ length: 33 }, (_, i) => {
      const a = -Math.PI / 2 + (i / 32) * Math.PI
      return [(Math.cos(a) * d) / 2, (Math.sin(a) * d) / 2] as [number, number]
    }),
    0,
    64,
  )

export interface BarbellParams {
  /** wire thickness, length between the balls and ball size, mm */
  gaugeMm: number
  lengthMm: number
  ballMm: number
  curved?: boolean
  /** a stone set into the larger ball */
  stoneMm?: number
  secondBallMm?: number
}

function barbell({
  gaugeMm,
  lengthMm,
  ballMm,
  curved = false,
  stoneMm = 0,
  secondBallMm = ballMm,
}: BarbellParams): Group {
  const group = assembly()
  const bend = curved ? 1.5 : 0.001
  const radius = lengthMm / bend
  const frames = ringFrames(radius, Math.PI / 2 + bend / 2, -bend)
  const at = (t: number) => frames(t).at.setY(frames(t).at.y - radius)
  group.add(
    part(
      sweep({
        frame: (t) => ({ ...frames(t), at: at(t) }),
        profile: ellipse(gaugeMm, gaugeMm, 24),
        segments: 48,
        length: lengthMm,
      }),
      'main',
    ),
  )
  ;[ballMm, secondBallMm].forEach((d, i) => {
    const end = at(i)
    const out = frames(i).out
    const away = i === 0 ? -1 : 1
    const head = assembly(part(ball(d), 'main'))
    head.position.set(end.x + away * out.y * d * 0.42, end.y - away * out.x * d * 0.42, 0)
    if (stoneMm > 0 && i === 0) {
      const stone = stoneParts(stoneMm, [
        new Matrix4().makeTranslation(0, d / 2 - stoneMm * 0.02, 0),
      ])
      head.add(turn(stone, 70, 0, 0))
    }
    group.add(head)
  })
  return group
}

/** Two barbells side by side on the ground, lying as they fall. */
export function barbells(params: BarbellParams): Group {
  const one = rest(turn(assembly(turn(barbell(params), params.curved ? 78 : 0, 0, 0)), 0, 28, 0))
  const two = rest(turn(assembly(turn(barbell(params), params.curved ? 78 : 0, 0, 0)), 0, -24, 0))
  const apart = Math.max(params.ballMm, params.lengthMm * 0.5)
  one.position.z = -apart * 0.62
  two.position.z = apart * 0.62
  two.position.x = apart * 0.3
  return assembly(one, two)
}

export interface LabretParams {
  gaugeMm: number
  lengthMm: number
  topMm: number
  baseMm: number
  top?: 'ball' | 'stone'
}

function labret({ gaugeMm, lengthMm, topMm, baseMm, top = 'ball' }: LabretParams): Group {
  const pin = part(
    turned(
      [
        [0.0001, 0],
        [baseMm / 2, 0],
        [baseMm / 2, 0.5],
        [gaugeMm / 2, 0.7],
        [gaugeMm / 2, lengthMm],
        [0.0001, lengthMm],
      ],
      0.2,
      48,
    ),
    'main',
  )
  const group = assembly(pin)
  if (top === 'stone') {
    group.add(
      part(
        turned(
          [
            [0.0001, lengthMm - 0.2],
            [topMm * 0.3, lengthMm - 0.2],
            [topMm * 0.56, lengthMm + topMm * 0.4],
            [topMm * 0.5, lengthMm + topMm * 0.42],
            [topMm * 0.44, lengthMm + topMm * 0.3],
          ],
          0.1,
          48,
        ),
        'main',
      ),
    )
    group.add(
      stoneParts(topMm * 0.94, [new Matrix4().makeTranslation(0, lengthMm + topMm * 0.4, 0)]),
    )
  } else group.add(part(ball(topMm), 'main', [0, lengthMm + topMm * 0.44, 0]))
  return group
}

/** Two labrets: one upright on its plate, one on its side. */
export function labrets(params: LabretParams): Group {
  const upright = rest(labret(params))
  const lying = rest(turn(assembly(turn(labret(params), 0, 0, 84)), 0, -35, 0))
  upright.position.x = -params.baseMm * 0.7
  lying.position.x = params.lengthMm * 0.9 + 1
  lying.position.z = params.baseMm * 0.8
  return assembly(upright, lying)
}

/** Captive bead rings: a ring held closed by a ball; one standing, one lying. */
export function captiveRings({
  gaugeMm,
  innerMm,
  ballMm,
}: {
  gaugeMm: number
  innerMm: number
  ballMm: number
}): Group {
  const make = () => {
    const r = (innerMm + gaugeMm) / 2
    const gap = (ballMm * 0.8) / r
    const wire = part(
      sweep({
        frame: ringFrames(r, Math.PI / 2 + gap / 2, Math.PI * 2 - gap),
        profile: ellipse(gaugeMm, gaugeMm, 24),
        segments: 120,
        length: r * 6,
      }),
      'main',
    )
    return assembly(wire, part(ball(ballMm), 'main', [0, r, 0]))
  }
  const standing = rest(turn(make(), 0, 32, 180 - 60))
  const lying = rest(turn(assembly(turn(make(), 82, 0, 0)), 0, -30, 0))
  standing.position.set(-innerMm * 0.55, standing.position.y, -innerMm * 0.25)
  lying.position.set(innerMm * 0.85, lying.position.y, innerMm * 0.35)
  return assembly(standing, lying)
}
