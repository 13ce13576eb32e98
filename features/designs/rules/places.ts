import { FAMILIES } from './families'
import { letterHeight } from './design-conflicts'
import { pendantLetters } from './letter-room'
import { type Design, type DesignFamilyId } from './family'
import { PLATE_PROUD_MM, plateHeight } from '../models/families/boxes-hard'
import { eyeRadius } from '../models/families/pendants'
import { looseLoop } from '../models/geometry/paths'

/**
 * Where the dimensions and the engraving of a model are: what drawings measure, notes point at and letters lie on. In
 * the model's own millimetres.
 */

/** Steel between a pendant's eye and the letters below it, mm. */
const EYE_MARGIN_MM = 0.3

export type Place = readonly [number, number, number]
export type DrawingView = 'front' | 'side' | 'top'

/** A dimension of a family as a drawing shows it. */
export interface Measured {
  field: string
  view: DrawingView
  from: Place
  to: Place
  /** a diameter, written with its sign */
  round?: boolean
  /** it has no straight extent to measure along, so that it is given with a leader */
  leader?: boolean
}

/** Every dimension in a drawing of this design. */
export function measuredOf(design: Design): Measured[] {
  const d = (name: string): number => design.dimensions[name] ?? 0
  switch (design.family) {
    case 'band': {
      const [inner, outer, half] = [
        d('innerMm') / 2,
        d('innerMm') / 2 + d('thicknessMm'),
        d('widthMm') / 2,
      ]
      return [
        {
          field: 'innerMm',
          view: 'front',
          from: [-inner, outer, 0],
          to: [inner, outer, 0],
          round: true,
        },
        { field: 'thicknessMm', view: 'front', from: [inner, outer, 0], to: [outer, outer, 0] },
        { field: 'widthMm', view: 'side', from: [0, 0, half], to: [0, 0, -half] },
        ...(design.choices.stone === 'none'
          ? []
          : [
              {
                field: 'stoneMm',
                view: 'top' as const,
                from: [-d('stoneMm') / 2, outer * 2, 0] as const,
                to: [d('stoneMm') / 2, outer * 2, 0] as const,
                round: true,
                leader: true,
              },
            ]),
      ]
    }
    case 'signet': {
      const [inner, thick] = [d('innerMm') / 2, d('thicknessMm')]
      const [centre, top] = [inner + thick, inner * 2 + thick * 2.85]
      return [
        {
          field: 'innerMm',
          view: 'front',
          from: [-inner, centre, 0],
          to: [inner, centre, 0],
          round: true,
        },
        { field: 'thicknessMm', view: 'front', from: [0, 0, 0], to: [0, thick, 0], leader: true },
        {
          field: 'shankMm',
          view: 'side',
          from: [0, 0, d('shankMm') / 2],
          to: [0, 0, -d('shankMm') / 2],
        },
        {
          field: 'faceWidthMm',
          view: 'top',
          from: [-d('faceWidthMm') / 2, top, d('faceLengthMm') / 2],
          to: [d('faceWidthMm') / 2, top, d('faceLengthMm') / 2],
        },
        {
          field: 'faceLengthMm',
          view: 'top',
          from: [-d('faceWidthMm') / 2, top, -d('faceLengthMm') / 2],
          to: [-d('faceWidthMm') / 2, top, d('faceLengthMm') / 2],
        },
      ]
    }
    case 'cuff': {
      const thick = design.choices.section === 'round' ? d('widthMm') : d('thicknessMm')
      const [a, b, open] = [d('innerWidthMm') / 2, d('innerHeightMm') / 2, d('openingMm') / 2]
      return [
        {
          field: 'innerWidthMm',
          view: 'top',
          from: [-a, d('widthMm'), 0],
          to: [a, d('widthMm'), 0],
        },
        {
          field: 'innerHeightMm',
          view: 'top',
          from: [0, d('widthMm'), -b],
          to: [0, d('widthMm'), b],
        },
        {
          field: 'widthMm',
          view: 'front',
          from: [-a - thick, 0, 0],
          to: [-a - thick, d('widthMm'), 0],
        },
        ...(design.choices.section === 'round'
          ? []
          : [
              {
                field: 'thicknessMm',
                view: 'top' as const,
                from: [a, d('widthMm'), 0] as const,
                to: [a + thick, d('widthMm'), 0] as const,
                leader: true,
              },
            ]),
        ...(open > 0
          ? [
              {
                field: 'openingMm',
                view: 'front' as const,
                from: [-open, 0, b] as const,
                to: [open, 0, b] as const,
              },
            ]
          : []),
      ]
    }
    case 'chain': {
      const curve = looseLoop(d('lengthMm'))
      const [at, along] = [curve.getPointAt(0.5), curve.getTangentAt(0.5)]
      const across = d('widthMm') / 2
      const edge = curve.getPointAt(0.3)
      return [
        {
          field: 'widthMm',
          view: 'top',
          from: [at.x - along.z * across, across, at.z + along.x * across],
          to: [at.x + along.z * across, across, at.z - along.x * across],
          leader: true,
        },
        {
          field: 'lengthMm',
          view: 'top',
          from: [edge.x, across, edge.z],
          to: [edge.x, across, edge.z],
          leader: true,
        },
      ]
    }
    case 'pendant': {
      const [half, high] = [d('widthMm') / 2, d('heightMm')]
      return [
        {
          field: 'widthMm',
          view: 'top',
          from: [-half, d('thicknessMm'), high],
          to: [half, d('thicknessMm'), high],
        },
        {
          field: 'heightMm',
          view: 'top',
          from: [-half, d('thicknessMm'), 0],
          to: [-half, d('thicknessMm'), high],
        },
        {
          field: 'thicknessMm',
          view: 'front',
          from: [-half, 0, high],
          to: [-half, d('thicknessMm'), high],
        },
      ]
    }
    case 'hoop': {
      const r = d('outerMm') / 2
      return [
        { field: 'outerMm', view: 'front', from: [-r, -r, 0], to: [r, -r, 0], round: true },
        {
          field: 'thicknessMm',
          view: 'front',
          from: [r - d('thicknessMm'), 0, 0],
          to: [r, 0, 0],
          leader: true,
        },
        {
          field: 'widthMm',
          view: 'side',
          from: [0, -r, d('widthMm') / 2],
          to: [0, -r, -d('widthMm') / 2],
        },
      ]
    }
    case 'box': {
      const [x, z] = [d('lengthMm') / 2, d('depthMm') / 2]
      return [
        { field: 'lengthMm', view: 'front', from: [-x, 0, z], to: [x, 0, z] },
        { field: 'heightMm', view: 'front', from: [-x, 0, z], to: [-x, d('heightMm'), z] },
        { field: 'depthMm', view: 'side', from: [x, 0, z], to: [x, 0, -z] },
        {
          field: 'wallMm',
          view: 'top',
          from: [x - d('wallMm'), d('heightMm') * 0.68, 0],
          to: [x, d('heightMm') * 0.68, 0],
          leader: true,
        },
      ]
    }
    case 'drawer': {
      const [x, z] = [d('widthMm') / 2, d('depthMm') / 2]
      const cell = (d('widthMm') - 6.8) / Math.max(1, d('columns'))
      return [
        { field: 'widthMm', view: 'top', from: [-x, d('heightMm'), z], to: [x, d('heightMm'), z] },
        {
          field: 'depthMm',
          view: 'top',
          from: [-x, d('heightMm'), -z],
          to: [-x, d('heightMm'), z],
        },
        { field: 'heightMm', view: 'front', from: [-x, 0, z], to: [-x, d('heightMm'), z] },
        {
          field: 'columns',
          view: 'top',
          from: [-x + 3.4 + cell, d('heightMm') - 6, 0],
          to: [-x + 3.4 + cell, d('heightMm') - 6, 0],
          leader: true,
        },
        {
          field: 'rows',
          view: 'top',
          from: [0, d('heightMm') - 6, -z + 3.4 + (d('depthMm') - 6.8) / Math.max(1, d('rows'))],
          to: [0, d('heightMm') - 6, -z + 3.4 + (d('depthMm') - 6.8) / Math.max(1, d('rows'))],
          leader: true,
        },
      ]
    }
  }
}

/** The place that a note on a field points at; for a field without one, the piece's own highest dimension. */
export function placeOf(design: Design, field: string): Place {
  const lines = measuredOf(design)
  if (field === 'engraving') return letteringOf(design)?.at(0, 0, 0) ?? middle(lines[0])
  return middle(lines.find((each) => each.field === field) ?? lines[0])
}
const middle = (line: Measured | undefined): Place =>
  line
    ? ([0, 1, 2].map((k) => ((line.from[k] ?? 0) + (line.to[k] ?? 0)) / 2) as unknown as Place)
    : [0, 0, 0]

export interface Lettering {
  heightMm: number
  /** room for the line's length */
  lengthMm: number
  /** maps the line (x along it, y up, its middle at 0) and a height above the surface to the model */
  at: (x: number, y: number, above: number) => Place
}

/** The place of each family's engraving, read from the model's side that faces the viewer, never mirrored. */
const SURFACES: Partial<
  Record<DesignFamilyId, (of: (name: string) => number, design: Design) => Lettering['at']>
> = {
  // Around the outside, over the top.
  band: (of) => {
    const [centre, top] = [
      of('innerMm') / 2 + of('thicknessMm'),
      of('innerMm') / 2 + of('thicknessMm'),
    ]
    return (x, y, above) => [
      (top + above) * Math.sin(x / top),
      centre + (top + above) * Math.cos(x / top),
      -y,
    ]
  },
  signet: (of) => (x, y, above) => [x, of('innerMm') + of('thicknessMm') * 2.85 + above, -y],
  // Inside the back, over the opening: read from the front.
  cuff: (of) => {
    const [a, b] = [of('innerWidthMm') / 2, of('innerHeightMm') / 2]
    return (x, y, above) => {
      const angle = angleAlong(x, a, b)
      const [outX, outZ] = unit(Math.sin(angle) / a, -Math.cos(angle) / b)
      return [
        a * Math.sin(angle) - outX * above,
        of('widthMm') / 2 + y,
        -b * Math.cos(angle) - outZ * above,
      ]
    }
  },
  pendant: (of, { choices: { shape } }) => {
    const [w, h, top] = [of('widthMm'), of('heightMm'), of('thicknessMm')]
    if (shape === 'bar' && h > w) return (x, y, above) => [y, top + above, h / 2 + x]
    // Below the eye, however flat the piece is.
    const eye =
      shape === 'disc' || shape === 'dog-tag'
        ? eyeRadius(w) * 3.1 + EYE_MARGIN_MM + pendantLetters(w, h) / 2
        : 0
    const middle = Math.max(eye, h * (shape === 'heart' ? 0.42 : shape === 'bar' ? 0.5 : 0.55))
    return (x, y, above) => [x, top + above, middle - y]
  },
  box: (of) => (x, y, above) => [
    x,
    plateHeight(of('heightMm')) + y,
    of('depthMm') / 2 + PLATE_PROUD_MM + above,
  ],
}

/** The lettering of a design; null without an engraving. */
export function letteringOf(design: Design): Lettering | null {
  const [height, room, surface] = [
    letterHeight(design),
    FAMILIES[design.family].engraving?.(design),
    SURFACES[design.family],
  ]
  if (height === null || !room || !surface) return null
  return {
    heightMm: height,
    lengthMm: room.lengthMm,
    at: surface((name) => design.dimensions[name] ?? 0, design),
  }
}

const unit = (x: number, z: number): [number, number] => {
  const length = Math.hypot(x, z)
  return [x / length, z / length]
}

/** The angle from an ellipse's back after `x` mm along its edge. */
function angleAlong(x: number, a: number, b: number): number {
  let [angle, run] = [0, 0]
  const step = 0.01
  while (run < Math.abs(x) && angle < 1.5) {
    run += Math.hypot(a * Math.cos(angle), b * Math.sin(angle)) * step
    angle += step
  }
  return (
    Math.sign(x) *
    (angle - (run - Math.abs(x)) / Math.hypot(a * Math.cos(angle), b * Math.sin(angle)))
  )
}
