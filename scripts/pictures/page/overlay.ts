import type { Vector3 } from 'three'

const INK = '#14181C'
const MUTED = '#55606B'
const COPPER = '#B3400F'
type Point = [number, number]

export interface Measure {
  from: Vector3
  to: Vector3
  millimetres: number
  /** the side of the piece for the dimension line */
  side: 'below' | 'left'
}

const figure = (mm: number) =>
  Math.abs(mm - Math.round(mm)) < 0.05 ? String(Math.round(mm)) : mm.toFixed(1)

/**
 * Draws a ruler below and dimension lines beside the piece. `project` maps world millimetres to
 * 0..1; `notes` are the catalog's own dimensions. Returns a PNG data URL.
 */
export function drawScale(
  size: number,
  project: (point: Vector3) => Point,
  measures: Measure[],
  notes: string[],
): string {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const draw = canvas.getContext('2d')!
  const at = (p: Vector3): Point => {
    const [x, y] = project(p)
    return [x * size, y * size]
  }
  for (const measure of measures) {
    const [a, b] = [at(measure.from), at(measure.to)]
    if (measure.side === 'below') {
      dimension(draw, a, b, figure(measure.millimetres), 0, size)
      ruler(
        draw,
        a[0],
        size - 118,
        Math.abs(b[0] - a[0]) / measure.millimetres,
        measure.millimetres,
        size,
      )
    } else dimension(draw, a, b, figure(measure.millimetres), 1, size)
  }
  draw.fillStyle = MUTED
  draw.font = '500 24px "IBM Plex Sans Variable"'
  draw.textAlign = 'left'
  draw.textBaseline = 'top'
  notes.forEach((note, i) => draw.fillText(note, 48, 44 + i * 34))
  return canvas.toDataURL('image/png')
}

function line(draw: CanvasRenderingContext2D, a: Point, b: Point): void {
  draw.beginPath()
  draw.moveTo(...a)
  draw.lineTo(...b)
  draw.stroke()
}

function dimension(
  draw: CanvasRenderingContext2D,
  a: Point,
  b: Point,
  text: string,
  upright: 0 | 1,
  size: number,
): void {
  draw.strokeStyle = COPPER
  draw.fillStyle = COPPER
  draw.lineWidth = 2
  const off = upright ? Math.min(a[0], b[0]) - 46 : Math.max(a[1], b[1]) + 46
  const p: Point = upright ? [off, a[1]] : [a[0], off]
  const q: Point = upright ? [off, b[1]] : [b[0], off]
  line(draw, p, q)
  draw.lineWidth = 1.25
  line(
    draw,
    upright ? [a[0] - 8, a[1]] : [a[0], a[1] + 8],
    upright ? [off - 10, a[1]] : [a[0], off + 10],
  )
  line(
    draw,
    upright ? [b[0] - 8, b[1]] : [b[0], b[1] + 8],
    upright ? [off - 10, b[1]] : [b[0], off + 10],
  )
  for (const [end, way] of [
    [p, 1],
    [q, -1],
  ] as const) {
    const s = way * Math.sign(upright ? q[1] - p[1] : q[0] - p[0])
    draw.beginPath()
    draw.moveTo(...end)
    if (upright) {
      draw.lineTo(end[0] - 5, end[1] + 16 * s)
      draw.lineTo(end[0] + 5, end[1] + 16 * s)
    } else {
      draw.lineTo(end[0] + 16 * s, end[1] - 5)
      draw.lineTo(end[0] + 16 * s, end[1] + 5)
    }
    draw.fill()
  }
  draw.font = '500 34px "IBM Plex Mono"'
  draw.textAlign = 'center'
  draw.textBaseline = 'middle'
  const label = `${text} mm`
  const [x, y] = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]
  const wide = draw.measureText(label).width + 20
  draw.save()
  draw.translate(Math.max(upright ? 30 : 0, x), Math.min(size - 20, y))
  if (upright) draw.rotate(-Math.PI / 2)
  draw.fillStyle = '#ECEEF0'
  draw.fillRect(-wide / 2, -22, wide, 44)
  draw.fillStyle = COPPER
  draw.fillText(label, 0, 1)
  draw.restore()
}

/** Steel rule: `pixels` per millimetre, as long as the piece and rounded up. */
function ruler(
  draw: CanvasRenderingContext2D,
  left: number,
  top: number,
  pixels: number,
  millimetres: number,
  size: number,
): void {
  const major = [10, 20, 50, 100].find((m) => m * pixels >= 62) ?? 200
  const minor = pixels >= 5.5 ? 1 : pixels >= 2.2 ? 2 : pixels * 5 >= 5 ? 5 : 10
  const step = major <= 20 && millimetres < 30 && pixels > 16 ? 5 : major
  const room = (size - 40 - left) / pixels
  const length = Math.min(
    Math.ceil((millimetres + minor) / step) * step,
    Math.floor(room / minor) * minor,
  )
  draw.fillStyle = 'rgba(255,255,255,0.72)'
  draw.strokeStyle = MUTED
  draw.lineWidth = 1.25
  draw.beginPath()
  draw.rect(left - 14, top, length * pixels + 28, 74)
  draw.fill()
  draw.stroke()
  draw.strokeStyle = INK
  draw.fillStyle = INK
  draw.font = '500 22px "IBM Plex Mono"'
  draw.textAlign = 'center'
  draw.textBaseline = 'alphabetic'
  for (let mm = 0; mm <= length + 1e-6; mm += minor) {
    const x = left + mm * pixels
    const tall = mm % step === 0 ? 34 : mm % (minor * 5) === 0 ? 25 : 15
    draw.lineWidth = mm % step === 0 ? 2 : 1.25
    line(draw, [x, top], [x, top + tall])
    if (mm % step === 0) draw.fillText(String(mm), x, top + 62)
  }
}
