import { type Group, Vector3 } from 'three'
import { assembly, part, rest, turn } from '../geometry/part'
import { domed, ellipse, roundedRect } from '../geometry/profiles'
import { block, turned } from '../geometry/solids'
import { type Frame, sweep } from '../geometry/sweep'

export interface BangleParams {
  /** inner width and height of the oval, mm (equal for a round one) */
  innerWidthMm: number
  innerHeightMm: number
  widthMm: number
  thicknessMm: number
  section?: 'round' | 'flat' | 'domed'
  /** opening at the wrist for a cuff, mm; 0 is a closed bangle */
  openingMm?: number
  /** balls closing the ends of a torque cuff, mm */
  endBallMm?: number
  /** half turns by which the band is twisted */
  halfTwists?: number
}

function profileOf(section: BangleParams['section'], w: number, t: number) {
  if (section === 'round') return ellipse(w, t, 28)
  if (section === 'domed') return domed(w, t, t * 0.45)
  return roundedRect(w, t, Math.min(0.6, t * 0.35))
}

/** Bangle or open cuff lying on the ground, its opening towards the viewer's right. */
export function bangle({
  innerWidthMm,
  innerHeightMm,
  widthMm,
  thicknessMm,
  section = 'flat',
  openingMm = 0,
  endBallMm = 0,
  halfTwists = 0,
}: BangleParams): Group {
  const [a, b] = [innerWidthMm / 2 + thicknessMm / 2, innerHeightMm / 2 + thicknessMm / 2]
  const gap = openingMm > 0 ? Math.asin(Math.min(0.95, openingMm / 2 / a)) : 0
  const span = Math.PI * 2 - gap * 2
  const frame = (t: number): Frame => {
    const angle = -Math.PI / 2 + gap + span * t
    const at = new Vector3(Math.cos(angle) * a, 0, -Math.sin(angle) * b)
    const out = new Vector3(Math.cos(angle) / a, 0, -Math.sin(angle) / b).normalize()
    const up = new Vector3(0, 1, 0)
    const twist = halfTwists * Math.PI * t
    const side = up.clone().multiplyScalar(Math.cos(twist)).addScaledVector(out, Math.sin(twist))
    return {
      at,
      side,
      out: out.multiplyScalar(Math.cos(twist)).addScaledVector(up, -Math.sin(twist)),
    }
  }
  const length = (span * (a + b)) / 2
  const ends = (t: number): [number, number] => {
    if (openingMm === 0 || section === 'round') return [1, 1]
    const near = Math.min(t, 1 - t) * length
    const r = widthMm * 0.4
    const k = near >= r ? 1 : Math.sqrt(Math.max(0.02, 1 - ((r - near) / r) ** 2))
    return [k * 0.62 + 0.38 * (near >= r ? 1 : k), 1]
  }
  const hoop = part(
    sweep({
      frame,
      profile: profileOf(section, widthMm, thicknessMm),
      segments: 260,
      length,
      closed: openingMm === 0,
      scale: openingMm > 0 ? ends : undefined,
    }),
    'main',
  )
  const group = assembly(hoop)
  if (endBallMm > 0) {
    for (const t of [0, 1]) {
      const ball = part(
        sweep({
          frame: (k) => ({
            at: new Vector3(0, (Math.cos(Math.PI * k) * endBallMm) / 2, 0),
            side: new Vector3(1, 0, 0),
            out: new Vector3(0, 0, 1),
          }),
          profile: ellipse(endBallMm, endBallMm, 40),
          segments: 40,
          length: endBallMm * 1.5,
          scale: (k) => [
            Math.max(1e-3, Math.sin(Math.PI * k)),
            Math.max(1e-3, Math.sin(Math.PI * k)),
          ],
        }),
        'main',
      )
      ball.position.copy(frame(t).at)
      group.add(ball)
    }
  }
  return rest(turn(assembly(group), 0, 0, 0))
}

/** Oval bangle in two halves with a hinge knuckle on one side and a clasp seam on the other. */
export function hingedBangle(params: BangleParams): Group {
  const hoop = bangle(params)
  const [a, t, w] = [
    params.innerWidthMm / 2 + params.thicknessMm / 2,
    params.thicknessMm,
    params.widthMm,
  ]
  const knuckle = turned(
    [
      [0.0001, -w / 2 - 0.2],
      [t * 0.62, -w / 2 - 0.2],
      [t * 0.62, w / 2 + 0.2],
      [0.0001, w / 2 + 0.2],
    ],
    0.3,
    32,
  )
  const middle = hoop.position.y + 0
  hoop.add(part(knuckle, 'main', [-a - t * 0.1, 0, 0]))
  const tongue = part(block(t * 0.9, w * 0.42, 3.2, 0.5), 'main', [a + t * 0.42, -w * 0.21, 0])
  hoop.add(tongue)
  hoop.position.y = middle
  return hoop
}

/** Torque cuff of two or three thick strands twisted together, capped at both ends. */
export function cableCuff({
  innerWidthMm,
  innerHeightMm,
  widthMm: d,
  openingMm = 26,
}: BangleParams): Group {
  const [a, b] = [innerWidthMm / 2 + d / 2, innerHeightMm / 2 + d / 2]
  const gap = Math.asin(openingMm / 2 / a)
  const span = Math.PI * 2 - gap * 2
  const centre = (t: number) => {
    const angle = -Math.PI / 2 + gap + span * t
    return new Vector3(Math.cos(angle) * a, 0, -Math.sin(angle) * b)
  }
  const length = (span * (a + b)) / 2
  const turns = Math.round(length / (d * 2.6))
  const wire = d * 0.5
  const around = (t: number, n: number) => {
    const at = centre(t)
    const out = new Vector3(at.x / (a * a), 0, at.z / (b * b)).normalize()
    const phase = t * turns * Math.PI * 2 + (n * Math.PI * 2) / 3
    return at
      .addScaledVector(out, Math.cos(phase) * d * 0.27)
      .add(new Vector3(0, Math.sin(phase) * d * 0.27, 0))
  }
  const strands = [0, 1, 2].map((n) =>
    part(
      sweep({
        frame: (t) => {
          const at = around(t, n)
          const along = around(Math.min(1, t + 5e-4), n)
            .sub(around(Math.max(0, t - 5e-4), n))
            .normalize()
          const out = at.clone().sub(centre(t)).normalize()
          const side = new Vector3().crossVectors(along, out).normalize()
          return { at, side, out: new Vector3().crossVectors(side, along) }
        },
        profile: ellipse(wire, wire, 18),
        segments: turns * 22,
        length,
      }),
      'main',
    ),
  )
  const caps = [0, 1].map((t) => {
    const along = centre(t === 0 ? 0 : 1)
      .sub(centre(t === 0 ? 0.01 : 0.99))
      .normalize()
    const cap = part(
      turned(
        [
          [0.0001, -6],
          [d * 0.56, -6],
          [d * 0.6, -5],
          [d * 0.56, -4.2],
          [d * 0.54, 3],
          [d * 0.6, 4],
          [d * 0.5, 6],
          [0.0001, 6.6],
        ],
        0.8,
        64,
      ),
      'main',
    )
    cap.quaternion.setFromUnitVectors(new Vector3(0, 1, 0), along)
    cap.position.copy(centre(t))
    return cap
  })
  return rest(assembly(...strands, ...caps))
}
