import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type Font } from 'opentype.js'
import {
  type BufferGeometry,
  ExtrudeGeometry,
  Matrix4,
  Path,
  Shape,
  ShapePath,
  Vector2,
  Vector3,
} from 'three'
import type { Design } from '../rules/family'
import { letteringOf, type Place } from '../rules/places'
import { welded, type Solid } from './solid'

/** An engraved line as outlines of letters: drawn in drawings, and a separate body in files. */

/** Depth of the cut letters, mm. Where they are shown as bodies, HIGH_MM is their height above the surface. */
export const DEEP_MM = 0.2
const HIGH_MM = 0.05

/** Each path is spelled out where it is read, so that a build knows which files belong to it. */
const readFonts = (): Font[] =>
  [
    readFileSync(
      join(
        process.cwd(),
        'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-500-normal.woff',
      ),
    ),
    readFileSync(
      join(
        process.cwd(),
        'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-500-normal.woff',
      ),
    ),
  ].map((bytes) => parse(new Uint8Array(bytes).buffer))
let fonts: Font[] | undefined

interface Letter {
  shapes: Shape[]
  /** middle of the letter along the line, mm from the line's middle */
  at: number
}

/** The letters, each around its own middle; null where the typeface lacks one of them. @param heightMm of capitals */
function lettersOf(text: string, heightMm: number, roomMm: number): Letter[] | null {
  fonts ??= readFonts()
  const size = heightMm / 0.698
  let pen = 0
  const letters: { shapes: Shape[]; from: number; width: number }[] = []
  for (const sign of text) {
    const font = fonts.find((each) => each.charToGlyphIndex(sign) > 0)
    if (!font) return null
    const glyph = font.charToGlyph(sign)
    const width = ((glyph.advanceWidth ?? font.unitsPerEm / 2) / font.unitsPerEm) * size
    const outline = new ShapePath()
    for (const command of glyph.getPath(0, 0, size).commands) {
      const [x, y] = 'x' in command ? [command.x, -command.y] : [0, 0]
      if (command.type === 'M') outline.moveTo(x, y)
      else if (command.type === 'L') outline.lineTo(x, y)
      else if (command.type === 'Q') outline.quadraticCurveTo(command.x1, -command.y1, x, y)
      else if (command.type === 'C')
        outline.bezierCurveTo(command.x1, -command.y1, command.x2, -command.y2, x, y)
    }
    letters.push({ shapes: outline.toShapes(), from: pen, width })
    pen += width
  }
  // A line that is too wide is condensed rather than set over the edge.
  const squeeze = Math.min(1, roomMm / pen)
  return letters.map(({ shapes, from, width }) => ({
    shapes: shapes.map((shape) => centred(shape, width / 2, heightMm / 2, squeeze)),
    at: (from + width / 2 - pen / 2) * squeeze,
  }))
}

function centred(shape: Shape, x: number, y: number, squeeze: number): Shape {
  const { shape: outline, holes } = shape.extractPoints(5)
  const moved = (points: Vector2[]) =>
    points
      .map((point) => new Vector2((point.x - x) * squeeze, point.y - y))
      .filter((point, i, all) => point.distanceTo(all[(i + 1) % all.length] ?? point) > 1e-4)
  const letterShape = new Shape(moved(outline))
  letterShape.holes = holes.map((hole) => new Path(moved(hole)))
  return letterShape
}

/**
 * The line's outlines where they lie on the model, each closed; null where there is no engraving, or the typeface lacks
 * a letter.
 */
export function engravedOutlines(design: Design): Place[][] | null {
  const lettering = letteringOf(design)
  const letters = lettering && lettersOf(design.engraving, lettering.heightMm, lettering.lengthMm)
  if (!lettering || !letters) return null
  return letters.flatMap(({ shapes, at }) =>
    shapes.flatMap((shape) => {
      const { shape: outline, holes } = shape.extractPoints(1)
      return [outline, ...holes].map((points) =>
        points.map(({ x, y }) => lettering.at(at + x, y, 0)),
      )
    }),
  )
}

/**
 * The line as solids, each letter flat at its place; null as for {@link engravedOutlines}.
 * @param deepMm below the surface
 * @param highMm above it
 */
export function engravedSolids(design: Design, deepMm = DEEP_MM, highMm = HIGH_MM): Solid[] | null {
  const lettering = letteringOf(design)
  const letters = lettering && lettersOf(design.engraving, lettering.heightMm, lettering.lengthMm)
  if (!lettering || !letters) return null
  const vector = (place: Place) => new Vector3(...place)
  return letters
    .filter(({ shapes }) => shapes.length > 0)
    .map(({ shapes, at }) => {
      const origin = vector(lettering.at(at, 0, 0))
      const along = vector(lettering.at(at + 0.01, 0, 0))
        .sub(vector(lettering.at(at - 0.01, 0, 0)))
        .normalize()
      const up = vector(lettering.at(at, 0.01, 0))
        .sub(vector(lettering.at(at, -0.01, 0)))
        .normalize()
      const body: BufferGeometry = new ExtrudeGeometry(shapes, {
        depth: deepMm + highMm,
        bevelEnabled: false,
        curveSegments: 1,
      }).translate(0, 0, -deepMm)
      return {
        surface: 'engraving',
        ...welded(body),
        places: [
          new Matrix4()
            .makeBasis(along, up, new Vector3().crossVectors(along, up))
            .setPosition(origin),
        ],
      }
    })
}
