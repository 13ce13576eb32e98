import { createReadStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import type { OwnContext } from '@/features/accounts/context'
import { addHousePicture } from '@/features/company/commands/add-house-picture'
import { factoryDay } from '@/platform/day'

/** Renders of the catalog's models in place of a real house's photographs of its factory, captioned as such. */
const RENDERS: [file: string, caption: string][] = [
  ['jewelry.avif', 'Rings and chains of the demonstration, as the models have them'],
  ['boxes.avif', 'Jewelry boxes of the demonstration, as the models have them'],
  ['organizers.avif', 'Stands and trays of the demonstration, as the models have them'],
]

const SIDE = 192
const COPPER = [0xb3, 0x40, 0x0f] as const

/** A ring seen from the front, drawn pixel by pixel: the demonstration's logo is nobody's. */
async function demoLogo(): Promise<Buffer> {
  const pixels = Buffer.alloc(SIDE * SIDE * 4)
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const away = Math.hypot(x - (SIDE - 1) / 2, y - (SIDE - 1) / 2) / SIDE
      // A soft edge of one pixel on both sides.
      const within = Math.min(
        1,
        Math.max(0, (0.47 - away) * SIDE),
        Math.max(0, (away - 0.31) * SIDE),
      )
      pixels.set([...COPPER, Math.round(Math.min(1, within) * 255)], (y * SIDE + x) * 4)
    }
  return sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 4 } })
    .png()
    .toBuffer()
}

/** Adds logo and photographs of the demonstration with the command that people use, marked as demonstration. */
export async function seedHousePictures(context: OwnContext): Promise<void> {
  await addHousePicture(context, { kind: 'LOGO' }, Readable.from([await demoLogo()]), true)
  for (const [file, caption] of RENDERS)
    await addHousePicture(
      context,
      { kind: 'PHOTO', caption, takenOn: factoryDay(context.now), isRender: 'on' },
      createReadStream(path.resolve('public/pictures', file)),
      true,
    )
}
