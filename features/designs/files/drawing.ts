import { Vector3 } from 'three'
import type { Design } from '../rules/family'
import { lookFrom, type Axes, type Seen } from './hidden-lines'
import { measuredOf, placeOf, type DrawingView, type Measured, type Place } from '../rules/places'
import { sizeMm, solidsOf } from './solid'

/**
 * A design as a drawing to quote by: front, side and top views in one stated scale with the family's own dimensions,
 * its notes, and a title block. An SVG of lines and text alone, the same every time it is drawn.
 */

export interface DrawingText {
  title: string
  /** rows of the title block: label and value */
  rows: readonly (readonly [string, string])[]
  views: Readonly<Record<DrawingView, string>>
  /** the name of a dimension */
  dimension: (field: string) => string
  /** notes in words, and whether each is a required change */
  notes: readonly { field: string; must: boolean; words: string }[]
  scale: (scale: string) => string
  footnotes: readonly string[]
}

const AXES: Readonly<Record<DrawingView, Axes>> = {
  front: [new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)],
  side: [new Vector3(0, 0, -1), new Vector3(0, 1, 0), new Vector3(1, 0, 0)],
  top: [new Vector3(1, 0, 0), new Vector3(0, 0, -1), new Vector3(0, 1, 0)],
}
/** The sheet is A4 in landscape: units for each millimetre of it. */
const UNITS_PER_MM = 900 / 297
const [SHEET_WIDTH, SHEET_HEIGHT, BLOCK_LEFT] = [900, 636, 610]
const SCALES: readonly (readonly [number, string])[] = [
  [10, '10:1'],
  [5, '5:1'],
  [4, '4:1'],
  [3, '3:1'],
  [2, '2:1'],
  [1.5, '3:2'],
  [1, '1:1'],
  [0.5, '1:2'],
  [0.4, '1:2.5'],
  [0.2, '1:5'],
  [0.1, '1:10'],
  [0.05, '1:20'],
]
/** Room for dimensions between the views and around them, in units. */
const [GAP_ACROSS, GAP_DOWN, LEFT, ABOVE] = [106, 74, 62, 34]

/**
 * Draws the design.
 * @param outlines of its engraving as they lie on the model; null where the line is only given in words
 */
export function drawingOf(
  design: Design,
  text: DrawingText,
  outlines: readonly (readonly Place[])[] | null = null,
): string {
  const boxed = design.family === 'box'
  const shut = solidsOf(design, boxed ? 'closed' : 'open')
  const looks: Record<DrawingView, Seen> = {
    front: lookFrom(shut, AXES.front),
    side: lookFrom(shut, AXES.side),
    top: lookFrom(boxed ? solidsOf(design, 'off') : shut, AXES.top),
  }
  const room = {
    across: BLOCK_LEFT - LEFT - GAP_ACROSS - 30,
    down: SHEET_HEIGHT - ABOVE - GAP_DOWN - 62,
  }
  const [times, scale] = SCALES.find(
    ([each]) =>
      (Math.max(looks.front.width, looks.top.width) + looks.side.width) * each * UNITS_PER_MM <=
        room.across && (looks.front.height + looks.top.height) * each * UNITS_PER_MM <= room.down,
  ) ?? [0.05, '1:20']
  const units = times * UNITS_PER_MM
  const wide = Math.max(looks.front.width, looks.top.width) * units
  const corners: Record<DrawingView, readonly [number, number]> = {
    front: [LEFT + (wide - looks.front.width * units) / 2, ABOVE],
    side: [LEFT + wide + GAP_ACROSS, ABOVE],
    top: [
      LEFT + (wide - looks.top.width * units) / 2,
      ABOVE + looks.front.height * units + GAP_DOWN,
    ],
  }
  const onPaper = (view: DrawingView, place: Place): [number, number] => {
    const at = new Vector3(...place)
    const [right, up] = AXES[view]
    return [
      corners[view][0] + (at.dot(right) - looks[view].left) * units,
      corners[view][1] + (looks[view].top - at.dot(up)) * units,
    ]
  }
  const views = (Object.keys(AXES) as DrawingView[]).map((view) => {
    const { lines, left, top, width, height } = looks[view]
    const [x, y] = corners[view]
    const point = (across: number, up: number) =>
      `${n(x + (across - left) * units)} ${n(y + (top - up) * units)}`
    const strokes = lines
      .map(([x1, y1, x2, y2]) => [point(x1, y1), point(x2, y2)] as const)
      .filter(([from, to]) => from !== to)
    const measured = measuredOf(design).filter((each) => each.view === view)
    const box = { left: x, top: y, right: x + width * units, bottom: y + height * units }
    const dimensions = laidOut(
      measured,
      box,
      (place) => onPaper(view, place),
      (each) =>
        `${text.dimension(each.field)} ${each.round ? 'Ø ' : ''}${design.dimensions[each.field] ?? ''}`,
    )
    return `<path d="${[...new Set(strokes.map(([from, to]) => `M${from}L${to}`))].join('')}"/>${dimensions}<text x="${n(x)}" y="${n(y - 12)}" class="s">${escape(text.views[view])}</text>`
  })
  const letters = design.family === 'box' || design.family === 'cuff' ? 'front' : 'top'
  const engraved = outlines
    ?.map(
      (points) => `M${points.map((place) => onPaper(letters, place).map(n).join(' ')).join('L')}Z`,
    )
    .join('')
  const fields = new Map(measuredOf(design).map((each) => [each.field, each.view]))
  const markers = text.notes.map(({ field, must }, i) => {
    const [x, y] = onPaper(fields.get(field) ?? letters, placeOf(design, field))
    return (
      badge(x + 11, y - 11, i + 1, must) +
      `<path class="${must ? 'f' : 'a'}" d="M${n(x)} ${n(y)}L${n(x + 5)} ${n(y - 5)}"/>`
    )
  })
  const [w, h, depth] = sizeMm(shut)
  let line = 74
  const block = [...text.rows, ['', `${w} × ${h} × ${depth} mm`] as const]
    .slice(0, -1)
    .map(([what, value]) => {
      line += 33
      return `<text x="628" y="${line - 15}" class="s">${escape(what)}</text><text x="628" y="${line}">${escape(value.slice(0, 40))}</text>`
    })
  line += 14
  const noteLines = text.notes.map(({ must, words }, i) => {
    const wrapped = wrap(words, 40).slice(0, 3)
    const first = line + 20
    line = first + (wrapped.length - 1) * 13
    return (
      badge(637, first - 4, i + 1, must) +
      wrapped
        .map((each, k) => `<text x="652" y="${first + k * 13}" class="s">${escape(each)}</text>`)
        .join('')
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 ${SHEET_WIDTH} ${SHEET_HEIGHT}" role="img"><title>${escape(text.title)}</title>`,
    '<style>path{fill:none;stroke:#14181c;stroke-width:.7;stroke-linecap:round}.d{stroke:#b3400f;stroke-width:.7}.e{stroke:#1f4e8c;stroke-width:.6}.f{stroke:#a3201d}.a{stroke:#1f4e8c}.w{fill:#fff}text{font:13px "IBM Plex Sans",Arial,sans-serif;fill:#14181c}.s{font-size:11px;fill:#55606b}.m{font-size:11px;fill:#b3400f}.c{text-anchor:middle}.t{font-size:17px;font-weight:600}.b{font-size:10px;font-weight:600;text-anchor:middle}</style>',
    `<rect width="${SHEET_WIDTH}" height="${SHEET_HEIGHT}" fill="#fff"/><path d="M10 10H890V626H10ZM${BLOCK_LEFT} 10V626" stroke-width="1.2"/>`,
    ...views,
    engraved ? `<path class="e" d="${engraved}"/>` : '',
    ...markers,
    `<text x="628" y="46" class="t">${escape(text.title.slice(0, 30))}</text><text x="628" y="64" class="s">${escape(text.scale(scale))}</text>`,
    ...block,
    ...noteLines,
    ...text.footnotes
      .flatMap((each) => wrap(each, 44))
      .map(
        (each, i, all) =>
          `<text x="628" y="${612 - (all.length - 1 - i) * 14}" class="s">${escape(each)}</text>`,
      ),
    '</svg>',
  ].join('')
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Dimension lines with arrows below and left of a view, stacked; leaders to its right. */
function laidOut(
  measured: readonly Measured[],
  box: Box,
  onPaper: (place: Place) => [number, number],
  words: (each: Measured) => string,
): string {
  let [below, beside, led] = [0, 0, 0]
  return measured
    .map((each) => {
      const [[x1, y1], [x2, y2]] = [onPaper(each.from), onPaper(each.to)]
      const line = escape(words(each))
      const upright = Math.abs(y2 - y1) > Math.abs(x2 - x1)
      if (each.leader || (upright && Math.abs(y2 - y1) < line.length * 5.6)) {
        const y = box.top + 8 + led++ * 18
        return `<path class="d" d="M${n((x1 + x2) / 2)} ${n((y1 + y2) / 2)}L${n(box.right + 6)} ${n(y)}"/><text class="m" x="${n(box.right + 9)}" y="${n(y + 4)}">${line}</text>`
      }
      if (!upright) {
        const y = box.bottom + 16 + below++ * 18
        const [from, to] = [Math.min(x1, x2), Math.max(x1, x2)]
        const fits = to - from > line.length * 5.6
        return (
          `<path class="d" d="M${n(from)} ${n(Math.max(y1, box.top))}V${n(y + 4)}M${n(to)} ${n(Math.max(y2, box.top))}V${n(y + 4)}${arrows([from, y], [to, y])}"/>` +
          (fits
            ? `<text class="m c" x="${n((from + to) / 2)}" y="${n(y - 3)}">${line}</text>`
            : `<text class="m" x="${n(to + 6)}" y="${n(y + 4)}">${line}</text>`)
        )
      }
      const x = box.left - 14 - beside++ * 18
      const [from, to] = [Math.min(y1, y2), Math.max(y1, y2)]
      const stretch = `<path class="d" d="M${n(Math.min(x1, box.right))} ${n(from)}H${n(x - 4)}M${n(Math.min(x2, box.right))} ${n(to)}H${n(x - 4)}${arrows([x, from], [x, to])}"/>`
      return `${stretch}<text class="m c" transform="translate(${n(x - 4)} ${n((from + to) / 2)}) rotate(-90)">${line}</text>`
    })
    .join('')
}

/** A line with an arrow at either end, which turn outwards where it is too short for them. */
function arrows([x1, y1]: [number, number], [x2, y2]: [number, number]): string {
  const long = Math.hypot(x2 - x1, y2 - y1)
  const [ux, uy] = long > 0 ? [(x2 - x1) / long, (y2 - y1) / long] : [1, 0]
  const s = long > 18 ? 1 : -1
  const head = (x: number, y: number, way: number) =>
    `M${n(x + (ux * 5 - uy * 1.8) * way)} ${n(y + (uy * 5 + ux * 1.8) * way)}L${n(x)} ${n(y)}L${n(x + (ux * 5 + uy * 1.8) * way)} ${n(y + (uy * 5 - ux * 1.8) * way)}`
  return `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}${head(x1, y1, s)}${head(x2, y2, -s)}`
}

/** A numbered sign: a triangle for a required change, a circle for advice. */
const badge = (x: number, y: number, number: number, must: boolean): string =>
  `${must ? `<path class="f w" d="M${n(x)} ${n(y - 9)}L${n(x + 9)} ${n(y + 7)}H${n(x - 9)}Z"/>` : `<path class="a w" d="M${n(x - 7)} ${n(y)}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0"/>`}<text class="b" x="${n(x)}" y="${n(y + (must ? 5 : 3.5))}">${number}</text>`

const n = (value: number): string => String(Math.round(value * 10) / 10)
const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

function wrap(words: string, length: number): string[] {
  const lines = ['']
  for (const word of words.split(' ')) {
    if (`${lines.at(-1)} ${word}`.length > length) lines.push(word)
    else lines[lines.length - 1] = `${lines.at(-1)} ${word}`.trim()
  }
  return lines
}
