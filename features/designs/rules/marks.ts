import 'server-only'
import sharp, { type OverlayOptions } from 'sharp'
import { Vector3 } from 'three'
import { SHARE_FONT, shareFontFile } from '@/platform/fonts/share-font'
import { FAMILIES } from './families'
import { type Design } from './family'
import { placeOf } from './places'

/** The numbered note signs on a still: where and how the stage shows them. */

/** A sign: square for a required change, round for advice. */
export interface Mark {
  kind: 'must' | 'advice'
  field: string
}

const MOST_MARKS = 9
const INKS = { must: [0xa3, 0x20, 0x1d], advice: [0x1f, 0x4e, 0x8c] } as const
/** Size of a sign as a share of the picture's edge, as on a stage in a page. */
const SIGN = 0.044

/** The marks that an address asks for, `must:widthMm,advice:engraving`; null where one doesn't belong to the design. */
export function readMarks(text: string, design: Design): Mark[] | null {
  if (text === '') return []
  const { dimensions, choices } = FAMILIES[design.family]
  const marks: Mark[] = []
  for (const entry of text.split(',')) {
    const [kind, field = '', rest] = entry.split(':')
    const isKnown =
      field === 'engraving' ||
      field === 'finish' ||
      Object.hasOwn(dimensions, field) ||
      Object.hasOwn(choices, field)
    if (
      (kind !== 'must' && kind !== 'advice') ||
      !isKnown ||
      rest !== undefined ||
      marks.length === MOST_MARKS
    )
      return null
    marks.push({ kind, field })
  }
  return marks
}

/**
 * The signs as overlays of a picture, numbered in order.
 * @param project projects a place of the model, 0 to 1 across and down
 */
export function signsOf(
  design: Design,
  marks: readonly Mark[],
  edge: number,
  project: (place: Vector3) => readonly [number, number],
): Promise<OverlayOptions[]> {
  const size = Math.round(edge * SIGN)
  return Promise.all(
    marks.map(async ({ kind, field }, i): Promise<OverlayOptions> => {
      const at = project(new Vector3(...placeOf(design, field))).map((share) =>
        Math.round(Math.max(0, Math.min(edge - size, share * edge - size / 2))),
      ) as [number, number]
      return { input: await sign(kind, i + 1, size), left: at[0], top: at[1] }
    }),
  )
}

async function sign(kind: Mark['kind'], number: number, size: number): Promise<Buffer> {
  const pixels = Buffer.alloc(size * size * 4)
  const [half, line] = [size / 2, Math.max(1, Math.round(size / 12))]
  const [red, green, blue] = INKS[kind]
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [dx, dy] = [Math.abs(x + 0.5 - half), Math.abs(y + 0.5 - half)]
      const inside = half - (kind === 'must' ? Math.max(dx, dy) : Math.hypot(dx, dy))
      pixels.set(
        [
          ...(inside < line ? [red, green, blue] : [255, 255, 255]),
          Math.round(255 * Math.max(0, Math.min(1, inside + 0.5))),
        ],
        (y * size + x) * 4,
      )
    }
  }
  const ink = `#${[red, green, blue].map((each) => each.toString(16).padStart(2, '0')).join('')}`
  const digit = await sharp({
    text: {
      text: `<span foreground="${ink}">${number}</span>`,
      font: `${SHARE_FONT} ${Math.round(size * 0.55)}`,
      fontfile: shareFontFile(),
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer()
  return sharp(pixels, { raw: { width: size, height: size, channels: 4 } })
    .composite([{ input: digit, gravity: 'centre' }])
    .png()
    .toBuffer()
}
