import { type Group, Vector3 } from 'three'
import { assembly, part, rest, turn } from '../geometry/part'
import { domed, ellipse, roundedRect } from '../geometry/profiles'
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
  /** the band is twisted this many half turns */
  halfTwists?: number
}

function profileOf(section: BangleParams['section'], w: number, t: number) {
  if (section === 'round') return ellipse(w, t, 28)
  if (section === 'domed') return domed(w, t, t * 0.45)
  return roundedRect(w, t, Math.min(0.6, t * 0.35))
}

/** Bangle or open cuff lying on the ground, its opening towards the viewer's right. */
export function bangle({ innerWidthMm, innerHeightMm, widthMm, thicknessMm, section = 'flat', openingMm = 0, endBallMm = 0, halfTwists = 0 }: BangleParams): Group {
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
    return { at, side, out: out.multiplyScalar(Math.cos(twist)).addScaledVector(up, -Math.sin(twist)) }
  }
  const length = span * (a + b) / 2
  const ends = (t: number): [number, number] => {
    if (openingMm === 0 || section === 'round') return [1, 1]
    const near = Math.min(t, 1 - t) * length
    const r = widthMm * 0.4
    const k = near >= r ? 1 : Math.sqrt(Math.max(0.02, 1 - ((r - near) / r) ** 2))
    return [k * 0.62 + 0.38 * (near >= r ? 1 : k), 1]
  }
  const hoop = part(sweep({
    frame, profile: profileOf(section, widthMm, thicknessMm), segments: 260, length, closed: openingMm === 0, scale: openingMm > 0 ? ends : undefined,
  }), 'main')
  const group = assembly(hoop)
  if (endBallMm > 0) {
    for (const t of [0, 1]) {
      const ball = part(sweep({
        frame: (k) => ({ at: new Vector3(0, Math.cos(Math.PI * k) * endBallMm / 2, 0), side: new Vector3(1, 0, 0), out: new Vector3(0, 0, 1) }),
        profile: ellipse(endBallMm, endBallMm, 40), segments: 40, length: endBallMm * 1.5,
        scale: (k) => [Math.max(1e-3, Math.sin(Math.PI * k)), Math.max(1e-3, Math.sin(Math.PI * k))],
      }), 'main')
      ball.position.copy(frame(t).at)
      group.add(ball)
    }
  }
  return rest(turn(assembly(group), 0, 0, 0))
}

/** Several bangles stacked a little out of true. */
export function bangleSet({ count, ...params }: BangleParams & { count: number }): Group {
  const set = assembly()
  for (let i = 0; i < count; i++) {
    const one = bangle(params)
    one.position.y += i * params.widthMm * 1.001
    one.position.x += [0, 2.2, -1.4, 1.1][i % 4]!
    one.position.z += [0, -1.2, 1.3, 0.4][i % 4]!
    one.rotation.y = i * 0.9
    set.add(one)
  }
  return set
}
