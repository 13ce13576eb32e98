/**
 * A hand-drawn signature, as strokes of points on a field of whole units. It is sent, stored and
 * hashed as text: `x,y x,y;x,y x,y`, strokes separated by semicolons. Pure, safe in the browser.
 */

/** Units of the field, not pixels: pages and papers draw it at any size. */
export const SIGNATURE_FIELD = { width: 1200, height: 400 } as const

/** Characters of the text. A generous signature has 6,000. */
export const MAX_SIGNATURE_CHARACTERS = 40_000
const MAX_STROKES = 100
const MAX_POINTS = 4_000
/** Shorter or narrower ink is a slip of the finger and signs nothing. Units. */
const LEAST_INK = 150
const LEAST_SIDE = 40

export interface Point {
  x: number
  y: number
}
export type Stroke = readonly Point[]

/** Why a drawing isn't a signature. */
export type DrawingProblem = 'too_large' | 'unreadable' | 'empty'

/** The text of a stroke. Points are clamped to the field. */
export const strokeText = (stroke: Stroke): string =>
  stroke
    .map(({ x, y }) => `${within(x, SIGNATURE_FIELD.width)},${within(y, SIGNATURE_FIELD.height)}`)
    .join(' ')

const within = (value: number, most: number): number =>
  Math.min(most, Math.max(0, Math.round(value)))

/** Reads the drawing of a text, or why it is none. Takes a text of any size and kind. */
export function readDrawing(
  text: string,
): { strokes: readonly Stroke[] } | { problem: DrawingProblem } {
  if (text.length > MAX_SIGNATURE_CHARACTERS) return { problem: 'too_large' }
  if (text === '') return { problem: 'empty' }
  const strokes = text.split(';').map(readStroke)
  if (!strokes.every((stroke) => stroke !== null)) return { problem: 'unreadable' }
  const points = strokes.flat()
  if (strokes.length > MAX_STROKES || points.length > MAX_POINTS) return { problem: 'too_large' }
  return isInked(strokes, points) ? { strokes } : { problem: 'empty' }
}

function readStroke(text: string): Stroke | null {
  const points = text.split(' ').map((point): Point | null => {
    const [, x, y] = /^(0|[1-9]\d{0,3}),(0|[1-9]\d{0,3})$/.exec(point) ?? []
    const position = { x: Number(x), y: Number(y) }
    return position.x <= SIGNATURE_FIELD.width && position.y <= SIGNATURE_FIELD.height
      ? position
      : null
  })
  return points.every((point) => point !== null) ? points : null
}

function isInked(strokes: readonly Stroke[], points: readonly Point[]): boolean {
  const side = (of: (point: Point) => number): number => {
    const all = points.map(of)
    return Math.max(...all) - Math.min(...all)
  }
  const ink = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0)
  return (
    ink >= LEAST_INK &&
    Math.max(
      side(({ x }) => x),
      side(({ y }) => y),
    ) >= LEAST_SIDE
  )
}

const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((sum, point, i) => {
    const before = stroke[i - 1] ?? point
    return sum + Math.hypot(point.x - before.x, point.y - before.y)
  }, 0)

/** A stroke as the path of an SVG, its corners rounded. */
export function strokePath(stroke: Stroke): string {
  const [first, ...rest] = stroke
  if (!first) return ''
  const start = `M${first.x} ${first.y}`
  const last = rest.at(-1)
  if (!last) return `${start}h1`
  const curves = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? point
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  return `${start}${curves.join('')}L${last.x} ${last.y}`
}
