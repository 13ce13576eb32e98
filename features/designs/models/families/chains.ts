import {
  type BufferGeometry,
  CatmullRomCurve3,
  type Curve,
  type Group,
  Matrix4,
  Vector3,
} from 'three'
import { boxLink, cableLink, curbLink, type LinkShape, lobster } from '../geometry/links'
import { assembly, copies, part, rest } from '../geometry/part'
import { doubleLoop, looseLoop } from '../geometry/paths'
import { ellipse } from '../geometry/profiles'
import { turned } from '../geometry/solids'
import { sweep } from '../geometry/sweep'

export type ChainType =
  'cable' | 'rolo' | 'paperclip' | 'curb' | 'cuban' | 'figaro' | 'box' | 'rope' | 'snake' | 'ball'

export interface ChainParams {
  type: ChainType
  /** width across the chain, mm */
  widthMm: number
  lengthMm: number
  surface?: string
  /** beads spaced along the chain, mm */
  beadMm?: number
  /** extension chain behind the clasp, mm */
  extenderMm?: number
}

interface Step {
  geometry: BufferGeometry
  pitch: number
  roll: number
}

/** The repeating links of a chain type: geometry, advance and roll along the chain. */
function pattern(type: ChainType, w: number): Step[] {
  const rolled = (shape: LinkShape, ...rolls: number[]): Step[] =>
    rolls.map((roll) => ({ ...shape, roll }))
  switch (type) {
    case 'curb':
      return rolled(curbLink(w * 1.32, w, w * 0.27), Math.PI / 2)
    case 'cuban':
      return rolled(curbLink(w * 1.12, w, w * 0.33, 0.5), Math.PI / 2)
    case 'figaro': {
      const short = rolled(curbLink(w * 1.2, w, w * 0.28), Math.PI / 2)[0]!
      const long = rolled(curbLink(w * 2.3, w, w * 0.28), Math.PI / 2)[0]!
      return [short, short, short, long]
    }
    case 'box':
      return rolled(boxLink(w), 0, Math.PI / 2)
    case 'rolo':
      return rolled(cableLink(w, w, w * 0.24), 0.75, 0.75 + Math.PI / 2)
    case 'paperclip':
      return rolled(cableLink(w * 3.1, w, w * 0.26), 0.3 + Math.PI / 2, 0.3)
    default:
      return rolled(cableLink(w * 1.35, w, w * 0.22), 0.72, 0.72 + Math.PI / 2)
  }
}

/** Lays links along a path from `from` to `to` mm; `face` is the direction that flat chains face: up or outward. */
export function layChain(
  curve: Curve<Vector3>,
  params: ChainParams,
  from: number,
  to: number,
  face: 'up' | 'out' = 'up',
): Group {
  const { type, widthMm: w, surface = 'main' } = params
  const total = curve.getLength()
  const at = (mm: number) => (((mm / total) % 1) + 1) % 1
  const basis = (mm: number) => {
    const along = curve.getTangentAt(at(mm)).normalize()
    const up = new Vector3(0, 1, 0)
    const side = new Vector3().crossVectors(along, up).normalize()
    const rise = new Vector3().crossVectors(side, along)
    return face === 'up' ? { along, rise, side } : { along, rise: side, side: rise.negate() }
  }
  if (type === 'snake')
    return assembly(
      part(
        snakeTube(w, from, to, (mm) => ({ at: curve.getPointAt(at(mm)), ...basis(mm) })),
        surface,
      ),
    )
  if (type === 'rope')
    return ropeStrands(
      w,
      from,
      to,
      (mm) => ({ at: curve.getPointAt(at(mm)), ...basis(mm) }),
      surface,
    )
  if (type === 'ball')
    return assembly(ballChain(w, from, to, (mm) => curve.getPointAt(at(mm)), surface))
  const steps = pattern(type, w)
  const places = new Map<BufferGeometry, Matrix4[]>()
  const cycle = steps.reduce((sum, s, i) => sum + advance(s, steps[(i + 1) % steps.length]!), 0)
  const count = Math.max(1, Math.round((to - from) / cycle))
  const stretch = (to - from) / (count * cycle)
  let mm = from
  for (let i = 0; i < count * steps.length; i++) {
    const step = steps[i % steps.length]!
    const { along, rise, side } = basis(mm)
    const place = new Matrix4()
      .makeBasis(along, rise, side)
      .multiply(new Matrix4().makeRotationX(step.roll))
    place.setPosition(curve.getPointAt(at(mm)))
    places.set(step.geometry, [...(places.get(step.geometry) ?? []), place])
    mm += advance(step, steps[(i + 1) % steps.length]!) * stretch
  }
  return assembly(...[...places].map(([geometry, list]) => copies(geometry, surface, list)))
}

const advance = (a: Step, b: Step) => (a.pitch + b.pitch) / 2

interface TubeFrame {
  at: Vector3
  along: Vector3
  rise: Vector3
  side: Vector3
}

/** Snake chain: a tube of overlapping slanted scales. */
function snakeTube(
  w: number,
  from: number,
  to: number,
  frameAt: (mm: number) => TubeFrame,
): BufferGeometry {
  const scalePitch = w * 0.36
  const count = Math.round((to - from) / scalePitch)
  return sweep({
    frame: (t) => {
      const f = frameAt(from + (to - from) * t)
      const slant = 0.5
      const side = f.side.clone().addScaledVector(f.along, slant)
      return { at: f.at, side, out: f.rise }
    },
    profile: ellipse(w, w, 20),
    segments: count * 6,
    length: to - from,
    scale: (t) => {
      const k = (t * count) % 1
      const r = 1 - 0.13 * Math.abs(k - 0.5) * 2 * Math.abs(k - 0.5) * 2
      return [r, r]
    },
  })
}

/** Rope chain: four strands wound round one another, each ribbed as its links overlap. */
function ropeStrands(
  w: number,
  from: number,
  to: number,
  frameAt: (mm: number) => TubeFrame,
  surface: string,
): Group {
  const turns = Math.round((to - from) / (w * 2.1))
  const wire = w * 0.47
  const ribs = turns * 9
  return assembly(
    ...[0, 1, 2, 3].map((n) =>
      part(
        sweep({
          frame: (t) => {
            const f = frameAt(from + (to - from) * t)
            const a = t * turns * Math.PI * 2 + (n * Math.PI) / 2
            const out = f.rise
              .clone()
              .multiplyScalar(Math.cos(a))
              .addScaledVector(f.side, Math.sin(a))
            const side = f.rise
              .clone()
              .multiplyScalar(-Math.sin(a))
              .addScaledVector(f.side, Math.cos(a))
            return {
              at: f.at.clone().addScaledVector(out, w * 0.27),
              side: side.addScaledVector(f.along, -0.8).normalize(),
              out,
            }
          },
          profile: ellipse(wire, wire, 10),
          segments: ribs * 4,
          length: to - from,
          scale: (t) => {
            const k = 1 - 0.14 * Math.cos(t * ribs * Math.PI * 2)
            return [k, k]
          },
        }),
        surface,
      ),
    ),
  )
}

function beadGeometry(d: number): BufferGeometry {
  return turned(
    Array.from({ length: 17 }, (_, i) => {
      const a = -Math.PI / 2 + (i / 16) * Math.PI
      return [(Math.cos(a) * d) / 2, (Math.sin(a) * d) / 2] as [number, number]
    }),
    0,
    24,
  )
}

function ballChain(
  w: number,
  from: number,
  to: number,
  pointAt: (mm: number) => Vector3,
  surface: string,
) {
  const pitch = w * 1.32
  const count = Math.floor((to - from) / pitch)
  const ball = beadGeometry(w)
  const wire = sweep({
    frame: (k) => ({
      at: new Vector3((k - 0.5) * pitch, 0, 0),
      side: new Vector3(0, 0, 1),
      out: new Vector3(0, 1, 0),
    }),
    profile: ellipse(w * 0.22, w * 0.22, 8),
    segments: 2,
    length: pitch,
  })
  const balls: Matrix4[] = []
  const wires: Matrix4[] = []
  for (let i = 0; i < count; i++) {
    const [p, q] = [pointAt(from + i * pitch), pointAt(from + (i + 1) * pitch)]
    balls.push(new Matrix4().setPosition(p))
    const along = q.clone().sub(p).normalize()
    const side = new Vector3().crossVectors(along, new Vector3(0, 1, 0)).normalize()
    wires.push(
      new Matrix4()
        .makeBasis(along, new Vector3().crossVectors(side, along), side)
        .setPosition(p.add(q).multiplyScalar(0.5)),
    )
  }
  return assembly(copies(ball, surface, balls), copies(wire, surface, wires))
}

/** A lobster clasp and its ring spanning `lengthMm` of a path from `startMm`. */
export function claspOn(
  curve: Curve<Vector3>,
  startMm: number,
  lengthMm: number,
  surface = 'main',
): Group {
  const total = curve.getLength()
  const at = (mm: number) => curve.getPointAt((((mm / total) % 1) + 1) % 1)
  const along = at(startMm + lengthMm)
    .sub(at(startMm))
    .normalize()
  const side = new Vector3().crossVectors(along, new Vector3(0, 1, 0)).normalize()
  const rise = new Vector3().crossVectors(side, along)
  const ringLength = lengthMm * 0.3
  const flat = new Matrix4().makeBasis(along, side.clone().negate(), rise)
  const hook = assembly(...lobster(lengthMm * 0.78).map((g) => part(g, surface)))
  hook.applyMatrix4(flat.clone().setPosition(at(startMm)))
  const loop = cableLink(ringLength, ringLength, ringLength * 0.2).geometry
  const ring = part(loop, surface)
  const tilted = flat.clone().multiply(new Matrix4().makeRotationX(0.5))
  ring.applyMatrix4(tilted.setPosition(at(startMm + lengthMm * 0.78 + ringLength * 0.22)))
  return assembly(hook, ring)
}

/** Bracelet or anklet: one loop with its clasp at the front right. */
export function braceletChain(params: ChainParams): Group {
  const curve = looseLoop(params.lengthMm)
  const clasp = Math.max(9, params.widthMm * 1.9)
  const chain = layChain(curve, params, clasp * 0.93, params.lengthMm + clasp * 0.05)
  const group = assembly(chain, claspOn(curve, 0, clasp, params.surface))
  if (params.beadMm)
    group.add(beadsOn(curve, params.beadMm, clasp * 1.6, params.lengthMm, params.surface))
  if (params.extenderMm) group.add(extender(curve, clasp, params))
  return rest(group)
}

/** Round beads spaced along a chain. */
function beadsOn(
  curve: Curve<Vector3>,
  beadMm: number,
  from: number,
  to: number,
  surface = 'main',
): Group {
  const total = curve.getLength()
  const count = Math.floor((to - from) / (beadMm * 3.2))
  const places = Array.from({ length: count }, (_, i) =>
    new Matrix4().setPosition(
      curve.getPointAt(((from + ((i + 0.5) / count) * (to - from)) / total) % 1),
    ),
  )
  return assembly(copies(beadGeometry(beadMm), surface, places))
}

/** Extension chain beyond the clasp ring, a small ball at its end, curling outwards. */
function extender(curve: Curve<Vector3>, clasp: number, params: ChainParams): Group {
  const start = curve.getPointAt(clasp / curve.getLength())
  const out = start.clone().setY(0).normalize()
  const along = curve.getTangentAt(clasp / curve.getLength())
  const reach = params.extenderMm ?? 0
  const tail = new CatmullRomCurve3(
    [0, 0.3, 0.62, 1].map((k, i) =>
      start
        .clone()
        .addScaledVector(out, reach * k * 0.8)
        .addScaledVector(along, -reach * [0, 0.06, 0.24, 0.5][i]!),
    ),
  )
  const length = tail.getLength()
  const links = layChain(
    tail,
    { ...params, type: 'cable', widthMm: Math.max(3, params.widthMm * 1.1) },
    params.widthMm,
    length,
  )
  return assembly(
    links,
    part(beadGeometry(4), params.surface ?? 'main', tail.getPoint(1).toArray()),
  )
}

/** How far the upper strand is raised where a necklace crosses itself: flat chains are thin. */
export const crossingLift = ({ type, widthMm }: ChainParams) =>
  widthMm * (type === 'curb' || type === 'cuban' || type === 'figaro' ? 0.62 : 1.12)

/** Position of a necklace's clasp along it from its front, as a share. */
export const CLASP_AT = 0.41

/** Necklace laid in two turns; its clasp is at the back, its front at +z. */
export function necklaceChain(params: ChainParams): Group {
  const curve = doubleLoop(params.lengthMm, crossingLift(params))
  const clasp = Math.max(9, params.widthMm * 1.7)
  const start = params.lengthMm * CLASP_AT
  const chain = layChain(
    curve,
    params,
    start + clasp * 0.93,
    start + params.lengthMm + clasp * 0.05,
  )
  return rest(assembly(chain, claspOn(curve, start, clasp, params.surface)))
}

/** Where the front of a necklace laid in two turns is, for its pendant; mm. */
export function necklaceFront(params: ChainParams): Vector3 {
  return doubleLoop(params.lengthMm, crossingLift(params)).getPointAt(0)
}
