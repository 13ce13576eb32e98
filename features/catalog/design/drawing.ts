import { Matrix4, Vector3 } from 'three'
import { eachTriangle, type Solid } from './solid'

/** A design as a drawing: front, side and top views in one scale with what is seen, overall dimensions and a title block. An SVG of lines and text alone. */

export interface DrawingText {
  title: string
  /** rows of the title block: what, how much */
  rows: readonly (readonly [string, string])[]
  /** names of the views, in the order front, side, top */
  views: readonly [string, string, string]
  note: string
}

interface View {
  name: string
  /** mm across and up on paper, and towards the viewer */
  axes: readonly [Vector3, Vector3, Vector3]
}

/** Cells across the paper in which it is noted what stands foremost. */
const GRID = 520

/** Draws the design. @param solids in millimetres */
export function drawingOf(solids: readonly Solid[], text: DrawingText): string {
  const views: View[] = [
    { name: text.views[0], axes: [new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)] },
    { name: text.views[1], axes: [new Vector3(0, 0, -1), new Vector3(0, 1, 0), new Vector3(1, 0, 0)] },
    { name: text.views[2], axes: [new Vector3(1, 0, 0), new Vector3(0, 0, -1), new Vector3(0, 1, 0)] },
  ]
  const drawn = views.map((view) => ({ ...view, ...lookFrom(solids, view) }))
  const [front, side, top] = drawn as [typeof drawn[0], typeof drawn[0], typeof drawn[0]]
  const gap = 0.28 * Math.max(front.width, side.width, front.height, top.height)
  const [sheetWidth, sheetHeight] = [900, 640]
  const room = { width: sheetWidth - 300, height: sheetHeight - 60 }
  const scale = Math.min((room.width - 60) / (front.width + side.width + gap), (room.height - 50) / (front.height + top.height + gap))
  // The views stand in the middle of the sheet's left part.
  const [left, above] = [Math.max(50, (610 - (front.width + gap + side.width) * scale) / 2), Math.max(24, (620 - (front.height + gap + top.height) * scale) / 2)]
  const place = (view: typeof front, column: number, row: number) => ({ x: left + column * (front.width + gap) * scale, y: above + row * (front.height + gap) * scale, view })
  const placed = [place(front, 0, 0), place(side, 1, 0), place(top, 0, 1)]
  const lines = placed.map(({ x, y, view }) => {
    const point = (across: number, up: number) => `${n(x + (across - view.left) * scale)} ${n(y + (view.top - up) * scale)}`
    const strokes = view.lines.map(([x1, y1, x2, y2]) => [point(x1, y1), point(x2, y2)] as const).filter(([from, to]) => from !== to)
    return `<path d="${[...new Set(strokes.map(([from, to]) => `M${from}L${to}`))].join('')}"/>`
  })
  const [w, h, depth] = [front.width, front.height, side.width]
  const dimensions = [
    across(placed[0]!.x, placed[0]!.y + h * scale + 16, w * scale, w),
    upright(placed[0]!.x - 16, placed[0]!.y, h * scale, h),
    across(placed[1]!.x, placed[1]!.y + h * scale + 16, depth * scale, depth),
    upright(placed[2]!.x - 16, placed[2]!.y, top.height * scale, top.height),
  ]
  const names = placed.map(({ x, y, view }, i) => `<text x="${n(x)}" y="${n(y + (i === 2 ? top.height : h) * scale + 40)}" class="s">${escape(view.name)}</text>`)
  const block = text.rows.flatMap(([what, value], i) => [`<text x="628" y="${92 + i * 34}" class="s">${escape(what)}</text>`, `<text x="628" y="${108 + i * 34}">${escape(value.slice(0, 42))}</text>`])
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheetWidth} ${sheetHeight}" role="img"><title>${escape(text.title)}</title>`,
    '<style>path{fill:none;stroke:#14181c;stroke-width:.7;stroke-linecap:round}.d{stroke:#b3400f;stroke-width:.8}text{font:13px "IBM Plex Sans",Arial,sans-serif;fill:#14181c}.s{font-size:11px;fill:#55606b}.m{font-size:12px;fill:#b3400f;text-anchor:middle}.t{font-size:17px;font-weight:600}</style>',
    `<rect width="${sheetWidth}" height="${sheetHeight}" fill="#fff"/><path d="M10 10H890V630H10ZM610 10V630" stroke-width="1.2"/>`,
    ...lines, ...dimensions, ...names,
    `<text x="628" y="52" class="t">${escape(text.title.slice(0, 30))}</text>`, ...block, `<text x="628" y="612" class="s">${escape(text.note)}</text>`, '</svg>',
  ].join('')
}

const n = (value: number): string => String(Math.round(value * 10) / 10)
const shown = (mm: number): string => `${Math.round(mm * 10) / 10}`
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const across = (x: number, y: number, length: number, mm: number): string => `<path class="d" d="M${n(x)} ${n(y - 5)}V${n(y + 5)}M${n(x)} ${n(y)}H${n(x + length)}M${n(x + length)} ${n(y - 5)}V${n(y + 5)}"/><text class="m" x="${n(x + length / 2)}" y="${n(y - 4)}">${shown(mm)}</text>`
const upright = (x: number, y: number, length: number, mm: number): string => `<path class="d" d="M${n(x - 5)} ${n(y)}H${n(x + 5)}M${n(x)} ${n(y)}V${n(y + length)}M${n(x - 5)} ${n(y + length)}H${n(x + 5)}"/><text class="m" transform="translate(${n(x - 4)} ${n(y + length / 2)}) rotate(-90)">${shown(mm)}</text>`

type Line = readonly [number, number, number, number]

/** What is seen of the solids from one side: outlines and sharp edges that nothing stands before, in mm on paper. */
function lookFrom(solids: readonly Solid[], { axes: [right, up, towards] }: View): { lines: Line[]; left: number; top: number; width: number; height: number } {
  const toPaper = new Matrix4().set(right.x, right.y, right.z, 0, up.x, up.y, up.z, 0, towards.x, towards.y, towards.z, 0, 0, 0, 0, 1)
  const onPaper = solids.map((solid) => ({ ...solid, places: solid.places.map((place) => toPaper.clone().multiply(place)) }))
  const [least, most] = [new Vector3(Infinity, Infinity, Infinity), new Vector3(-Infinity, -Infinity, -Infinity)]
  eachTriangle(onPaper, (a, b, c) => { for (const point of [a, b, c]) { least.min(point); most.max(point) } })
  const size = most.clone().sub(least)
  const pitch = Math.max(size.x, size.y) / GRID
  const sight = depths(onPaper, least, pitch, Math.ceil(size.x / pitch) + 2, Math.ceil(size.y / pitch) + 2)
  const lines: Line[] = []
  for (const solid of onPaper) {
    const edges = edgesOf(solid)
    for (const place of solid.places) {
      const points = placedPoints(solid.points, place)
      for (const { p, q, f, g } of edges) {
        const turned = facing(points, solid.triangles, f)
        const other = g < 0 ? null : facing(points, solid.triangles, g)
        const outline = other === null || turned.z > 0 !== other.z > 0
        if (!outline && turned.dot(other) > 0.82) continue
        lines.push(...seen(points, p, q, sight, pitch))
      }
    }
  }
  return { lines, left: least.x, top: most.y, width: size.x, height: size.y }
}

function placedPoints(points: Float32Array, place: Matrix4): Float64Array {
  const out = new Float64Array(points.length)
  const point = new Vector3()
  for (let i = 0; i < points.length; i += 3) {
    point.fromArray(points, i).applyMatrix4(place)
    out[i] = point.x; out[i + 1] = point.y; out[i + 2] = point.z
  }
  return out
}

interface Edge {
  p: number
  q: number
  /** where the triangles on either side begin; −1 for none */
  f: number
  g: number
}

/** Each edge once. */
function edgesOf({ triangles, points }: Solid): Edge[] {
  const found = new Map<number, Edge>()
  const vertices = points.length / 3
  for (let t = 0; t < triangles.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const [p, q] = [triangles[t + k] ?? 0, triangles[t + ((k + 1) % 3)] ?? 0]
      const key = p < q ? p * vertices + q : q * vertices + p
      const edge = found.get(key)
      if (edge) edge.g = t
      else found.set(key, { p, q, f: t, g: -1 })
    }
  }
  return [...found.values()]
}

function facing(points: Float64Array, triangles: Uint32Array, t: number): Vector3 {
  const [a, b, c] = [0, 1, 2].map((k) => new Vector3().fromArray(points as unknown as number[], (triangles[t + k] ?? 0) * 3)) as [Vector3, Vector3, Vector3]
  return b.sub(a).cross(c.sub(a)).normalize()
}

interface Sight {
  depth: Float32Array
  columns: number
  least: Vector3
}

/** How near the nearest surface comes at each cell of the paper. */
function depths(solids: readonly Solid[], least: Vector3, pitch: number, columns: number, rows: number): Sight {
  const depth = new Float32Array(columns * rows).fill(-Infinity)
  eachTriangle(solids, (a, b, c) => {
    const [ax, ay, bx, by, cx, cy] = [a.x, a.y, b.x, b.y, c.x, c.y].map((value, i) => (value - (i % 2 === 0 ? least.x : least.y)) / pitch) as [number, number, number, number, number, number]
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if (Math.abs(area) < 1e-9) return
    for (let y = Math.ceil(Math.min(ay, by, cy)); y <= Math.max(ay, by, cy); y++) {
      for (let x = Math.ceil(Math.min(ax, bx, cx)); x <= Math.max(ax, bx, cx); x++) {
        const v = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
        const w = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
        if (v < -1e-6 || w < -1e-6 || v + w > 1 + 1e-6) continue
        const z = a.z + v * (b.z - a.z) + w * (c.z - a.z)
        const at = y * columns + x
        if (z > (depth[at] ?? 0)) depth[at] = z
      }
    }
  })
  return { depth, columns, least }
}

/** The parts of an edge that nothing hides. */
function seen(points: Float64Array, p: number, q: number, { depth, columns, least }: Sight, pitch: number): Line[] {
  const at = (vertex: number, axis: number) => points[vertex * 3 + axis] ?? 0
  const [x1, y1, z1, x2, y2, z2] = [at(p, 0), at(p, 1), at(p, 2), at(q, 0), at(q, 1), at(q, 2)]
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (pitch * 3)))
  const lines: Line[] = []
  let from: number | null = null
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps
    const [x, y, z] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, z1 + (z2 - z1) * t]
    const [column, row] = [Math.round((x - least.x) / pitch), Math.round((y - least.y) / pitch)]
    // An edge lies on its own surface: it counts as hidden only where something stands clearly before it, all round.
    let nearest = Infinity
    for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]] as const) nearest = Math.min(nearest, depth[(row + dy) * columns + column + dx] ?? -Infinity)
    const visible = nearest <= z + pitch * 2.5
    if (visible && from === null) from = i / steps
    if (!visible && from !== null) { lines.push([x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x1 + (x2 - x1) * (i / steps), y1 + (y2 - y1) * (i / steps)]); from = null }
  }
  if (from !== null) lines.push([x1 + (x2 - x1) * from, y1 + (y2 - y1) * from, x2, y2])
  return lines
}
