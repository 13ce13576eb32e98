import { CatmullRomCurve3, Group, Matrix4, Shape, Vector3 } from 'three'
import { assembly, copies, move, part, rest, turn } from '../geometry/part'
import { domed, ellipse, filletPolygon, type ProfilePoint, roundedRect } from '../geometry/profiles'
import { slab, turned } from '../geometry/solids'
import { ringFrames, sweep, sweepCurve } from '../geometry/sweep'
import { stoneParts } from './stones'

export interface BandParams {
  /** inner diameter, mm */
  innerMm: number
  widthMm: number
  thicknessMm: number
  shape?: 'flat' | 'domed' | 'round' | 'bevelled' | 'grooved'
  surface?: string
}

function bandProfile({ widthMm: w, thicknessMm: t, shape = 'flat' }: BandParams): ProfilePoint[] {
  const [x, y] = [w / 2, t / 2]
  if (shape === 'domed') return domed(w, t, t * 0.5)
  if (shape === 'round') return ellipse(w, t, 28)
  if (shape === 'bevelled') {
    const bevel = Math.min(w * 0.16, t * 0.6)
    return filletPolygon(
      [
        [-x, -y],
        [x, -y],
        [x, y - bevel * 0.7],
        [x - bevel, y],
        [-x + bevel, y],
        [-x, y - bevel * 0.7],
      ],
      0.12,
      3,
    )
  }
  if (shape === 'grooved') {
    const [g, d] = [w * 0.06, t * 0.22]
    const at = w * 0.2
    return filletPolygon(
      [
        [-x, -y],
        [x, -y],
        [x, y],
        [at + g, y],
        [at + g, y - d],
        [at - g, y - d],
        [at - g, y],
        [-at + g, y],
        [-at + g, y - d],
        [-at - g, y - d],
        [-at - g, y],
        [-x, y],
      ],
      [0.3, 0.3, 0.3, 0.08, 0, 0, 0.08, 0.08, 0, 0, 0.08, 0.3],
      3,
    )
  }
  return roundedRect(w, t, Math.min(0.35, t * 0.28))
}

/** A plain band standing on its edge, its axis towards the viewer. */
export function band(params: BandParams): Group {
  const radius = params.innerMm / 2 + params.thicknessMm / 2
  const ring = sweep({
    frame: ringFrames(radius),
    profile: bandProfile(params),
    segments: 160,
    length: Math.PI * 2 * radius,
    closed: true,
  })
  return rest(assembly(part(ring, params.surface ?? 'main')))
}

export interface SignetParams {
  innerMm: number
  /** width of the shank at the back */
  shankMm: number
  faceWidthMm: number
  faceLengthMm: number
  thicknessMm: number
  face?: 'round' | 'cushion'
}

/** A signet: the shank widens into a flat face, which is turned to the top. */
export function signet({
  innerMm,
  shankMm,
  faceWidthMm,
  faceLengthMm,
  thicknessMm,
  face = 'cushion',
}: SignetParams): Group {
  const radius = innerMm / 2 + thicknessMm / 2
  const frames = ringFrames(radius, -Math.PI / 2)
  const shank = sweep({
    frame: frames,
    profile: domed(1, 1, 0.4),
    segments: 160,
    length: Math.PI * 2 * radius,
    closed: true,
    scale: (t) => {
      const k = Math.max(0, Math.cos((t - 0.5) * Math.PI * 2)) ** 1.6
      return [shankMm + (faceLengthMm * 0.9 - shankMm) * k, thicknessMm * (1 + 0.7 * k)]
    },
  })
  const shape = new Shape()
  if (face === 'round')
    shape.absellipse(0, 0, faceWidthMm / 2, faceLengthMm / 2, 0, Math.PI * 2, false, 0)
  else {
    const n = 64
    for (let i = 0; i < n; i++) {
      const a = (i / n) * Math.PI * 2
      const power = (v: number) => Math.sign(v) * Math.abs(v) ** 0.55
      const [x, y] = [
        (power(Math.cos(a)) * faceWidthMm) / 2,
        (power(Math.sin(a)) * faceLengthMm) / 2,
      ]
      if (i === 0) shape.moveTo(x, y)
      else shape.lineTo(x, y)
    }
  }
  const table = part(slab(shape, thicknessMm * 1.9, 0.35, 48), 'main', [
    0,
    innerMm / 2 - thicknessMm * 0.05,
    0,
  ])
  return rest(assembly(part(shank, 'main'), table))
}

/** A band of beads touching one another. */
export function beadBand({ innerMm, beadMm }: { innerMm: number; beadMm: number }): Group {
  const radius = innerMm / 2 + beadMm / 2
  const count = Math.round((Math.PI * 2 * radius) / (beadMm * 0.98))
  const bead = turned(
    Array.from({ length: 17 }, (_, i) => {
      const a = -Math.PI / 2 + (i / 16) * Math.PI
      return [(Math.cos(a) * beadMm) / 2, (Math.sin(a) * beadMm) / 2] as [number, number]
    }),
    0,
    24,
  )
  const places = Array.from({ length: count }, (_, i) => {
    const a = (i / count) * Math.PI * 2
    return new Matrix4().makeTranslation(Math.cos(a) * radius, Math.sin(a) * radius, 0)
  })
  const core = sweep({
    frame: ringFrames(radius - beadMm * 0.12),
    profile: ellipse(beadMm * 0.7),
    segments: 120,
    length: radius * 6.28,
    closed: true,
  })
  return rest(assembly(copies(bead, 'main', places), part(core, 'main')))
}

/** Set of three slim rings: plain, beaded and twisted, leaning on one another. */
export function stackingSet({ innerMm, widthMm, thicknessMm }: BandParams): Group {
  const lay = (ring: Group, y: number, x: number, z: number, tilt: number) => {
    const holder = rest(turn(assembly(ring), 90 + tilt, 0, 0), y)
    holder.position.x += x
    holder.position.z += z
    return holder
  }
  const twisted = lay(twistBand({ innerMm, wireMm: widthMm * 0.62, turns: 18 }), 0, 0, 0, 0)
  const beaded = lay(beadBand({ innerMm, beadMm: widthMm }), widthMm * 1.12, 0.5, -0.3, 0)
  const plain = lay(
    band({ innerMm, widthMm, thicknessMm, shape: 'domed' }),
    widthMm * 2.14,
    -0.6,
    0.4,
    0,
  )
  const leaning = assembly(twisted, beaded, plain)
  return rest(leaning)
}

/** Open ring of round wire: each end runs past the other, curls round and comes to lie on it. */
export function knotRing({
  innerMm,
  wireMm: w,
  knotMm,
}: {
  innerMm: number
  wireMm: number
  knotMm: number
}): Group {
  const r = innerMm / 2 + w / 2
  const k = knotMm / 2
  const crown = (x: number, z: number, rise: number) =>
    new Vector3(x, Math.sqrt(r * r - x * x) + rise * w, z)
  const curl = (s: number) => [
    crown(-s * k * 0.52, s * k * 0.2, 0.04),
    crown(s * k * 0.02, s * k * 0.5, 0.12),
    crown(s * k * 0.62, s * k * 0.52, 0.2),
    crown(s * k * 0.98, s * k * 0.08, 0.34),
    crown(s * k * 0.78, -s * k * 0.4, 0.72),
    crown(s * k * 0.3, -s * k * 0.52, 1.04),
    crown(-s * k * 0.16, -s * k * 0.5, 1.1),
  ]
  const open = Math.asin(Math.min(0.9, (k * 1.15) / r))
  const shank = Array.from({ length: 41 }, (_, i) => {
    const a = Math.PI / 2 + open + (i / 40) * (Math.PI * 2 - open * 2)
    return new Vector3(Math.cos(a) * r, Math.sin(a) * r, 0)
  })
  // the shank's first point is at the left: that end runs to the right
  const path = [...curl(1).reverse(), ...shank, ...curl(-1)]
  const curve = new CatmullRomCurve3(path, false, 'centripetal')
  const group = assembly(part(sweepCurve(curve, ellipse(w, w, 24), 360), 'main'))
  for (const end of [path[0]!, path[path.length - 1]!]) {
    const tip = turned(
      Array.from({ length: 17 }, (_, i) => {
        const a = -Math.PI / 2 + (i / 16) * Math.PI
        return [(Math.cos(a) * w) / 2, (Math.sin(a) * w) / 2] as [number, number]
      }),
      0,
      32,
    )
    group.add(part(tip, 'main', [end.x, end.y, end.z]))
  }
  return rest(group)
}

/** A band set with stones all round (eternity) or over part of it. */
export function stoneBand({
  innerMm,
  widthMm,
  thicknessMm,
  stoneMm,
  spanDeg = 360,
}: BandParams & { stoneMm: number; spanDeg?: number }): Group {
  const ring = band({ innerMm, widthMm, thicknessMm, shape: 'flat' })
  const centre = ring.position.y
  const radius = innerMm / 2 + thicknessMm
  const count = Math.floor((radius * (spanDeg / 360) * Math.PI * 2) / (stoneMm * 1.08))
  const places = Array.from({ length: count }, (_, i) => {
    const a = Math.PI / 2 + ((i + 0.5) / count - 0.5) * (spanDeg / 180) * Math.PI
    const out = new Vector3(Math.cos(a), Math.sin(a), 0)
    const side = new Vector3(0, 0, 1)
    return new Matrix4()
      .makeBasis(new Vector3().crossVectors(out, side), out, side)
      .setPosition(out.multiplyScalar(radius + stoneMm * 0.1))
  })
  const stones = move(stoneParts(stoneMm, places), 0, centre, 0)
  return assembly(ring, stones)
}

/** A solitaire: thin shank with one stone in four claws. */
export function solitaire({
  innerMm,
  widthMm,
  thicknessMm,
  stoneMm,
}: BandParams & { stoneMm: number }): Group {
  const ring = band({ innerMm, widthMm, thicknessMm, shape: 'round' })
  const top = ring.position.y + innerMm / 2 + thicknessMm
  const stone = stoneParts(stoneMm, [new Matrix4().makeTranslation(0, top + stoneMm * 0.42, 0)])
  const claws = new Group()
  for (let i = 0; i < 4; i++) {
    const claw = sweep({
      frame: (t) => ({
        at: new Vector3(
          stoneMm * (0.16 + 0.36 * Math.min(1, t * 1.25)) - Math.max(0, t - 0.9) * stoneMm * 0.6,
          -0.3 + t * stoneMm * 0.68,
          0,
        ),
        side: new Vector3(0, 0, 1),
        out: new Vector3(1, 0, 0),
      }),
      profile: ellipse(stoneMm * 0.15),
      segments: 20,
      length: stoneMm,
    })
    const holder = turn(assembly(part(claw, 'main')), 0, 45 + i * 90, 0)
    holder.position.y = top - 0.1
    claws.add(holder)
  }
  return assembly(ring, stone, claws)
}

/** Two round wires twisted round each other. */
export function twistBand({
  innerMm,
  wireMm,
  turns = 16,
}: {
  innerMm: number
  wireMm: number
  turns?: number
}): Group {
  const radius = innerMm / 2 + wireMm
  const strands = [0, Math.PI].map((phase) => {
    const at = (t: number) => {
      const a = t * Math.PI * 2
      const b = a * turns + phase
      const r = radius + Math.cos(b) * wireMm * 0.47
      return new Vector3(Math.cos(a) * r, Math.sin(a) * r, Math.sin(b) * wireMm * 0.47)
    }
    return part(
      sweep({
        frame: (t) => {
          const p = at(t)
          const along = at(t + 1e-4)
            .sub(p)
            .normalize()
          const out = new Vector3(p.x, p.y, 0).normalize()
          const side = new Vector3().crossVectors(along, out).normalize()
          return { at: p, side, out: new Vector3().crossVectors(side, along) }
        },
        profile: ellipse(wireMm, wireMm, 16),
        segments: turns * 28,
        length: Math.PI * 2 * radius,
        closed: true,
      }),
      'main',
    )
  })
  return rest(assembly(...strands))
}
