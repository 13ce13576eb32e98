import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePicture } from './make'
import { PictureRefusedError } from './refusal'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'picture-test-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const drawn = (width: number, height: number, background = '#b3400f') =>
  sharp({ create: { width, height, channels: 3, background } })
async function made(bytes: Buffer) {
  const file = path.join(folder, String(Math.random()))
  await writeFile(file, bytes)
  return makePicture({
    path: file,
    sizeBytes: bytes.length,
    sha256: '',
    start: bytes.subarray(0, 65_536),
  })
}
const refusal = (bytes: Buffer): Promise<unknown> =>
  made(bytes).then(
    () => null,
    (error: unknown) => (error instanceof PictureRefusedError ? error.reason : error),
  )
const text = (words: string): Buffer => Buffer.from(words)

/** A PNG whose header claims a size that its few bytes don't contain. */
function pngOf(width: number, height: number, more: [type: string, data: Buffer][] = []): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([text(type), data])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...more.map(([type, data]) => chunk(type, data)),
    chunk('IDAT', Buffer.from([0x78, 0x9c])),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

// Several formats are encoded here and decoded again.
describe('an uploaded picture', { timeout: 30_000 }, () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'in %s becomes two AVIF files of the same shape',
    async (format) => {
      const { files, width, height } = await made(
        await drawn(1800, 1500).toFormat(format).toBuffer(),
      )
      expect([width, height]).toEqual([1440, 1200])
      const sizes = await Promise.all(
        files.map(async ({ avif }) =>
          sharp(avif)
            .metadata()
            .catch(() => null),
        ),
      )
      expect(sizes.map((each) => each && [each.width, each.height, each.mediaType])).toEqual(
        files.map(({ size }) => [size * 1.2, size, 'image/avif']),
      )
    },
  )

  it('is rotated upright, and loses the place and device of its metadata', async () => {
    const bytes = await drawn(900, 600)
      .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('Somebody')).toBe(true)
    const { files, width, height } = await made(bytes)
    expect([width, height]).toEqual([600, 900])
    for (const { avif } of files)
      expect([avif.includes('Somebody'), avif.includes('Exif')]).toEqual([false, false])
  })

  it('gets the catalog’s background where it is transparent or long', async () => {
    const { files, width, height } = await made(
      await sharp({
        create: {
          width: 3000,
          height: 500,
          channels: 4,
          background: { r: 0, g: 0, b: 0, alpha: 0 },
        },
      })
        .png()
        .toBuffer(),
    )
    expect([width, height]).toEqual([2400, 1200])
    const { dominant } = await sharp(files[0]?.avif).stats()
    expect(
      [dominant.r, dominant.g, dominant.b].every(
        (value, i) => Math.abs(value - [0xec, 0xee, 0xf0][i]!) < 12,
      ),
    ).toBe(true)
  })

  it('of 100 megapixels is refused by its header, without being decoded', async () => {
    const error = await made(pngOf(10_000, 10_000)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      reason: 'too_many_pixels',
      values: { megapixels: 100, most: 60 },
    })
  })

  it('is identified by its content, whatever its name or its first bytes', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>alert(1)</script></svg>'
    expect(await refusal(text(svg))).toBe('svg')
    expect(await refusal(text(`<?xml version="1.0"?><!-- ${'x'.repeat(9000)} -->${svg}`))).toBe(
      'svg',
    )
    expect(await refusal(text('<html><script>alert(1)</script></html>'))).toBe('not_a_picture')
    expect(await refusal(text('%PDF-1.7'))).toBe('not_a_picture')
    expect(await refusal(await drawn(900, 900).tiff().toBuffer())).toBe('not_a_picture')
    expect(await refusal(Buffer.alloc(0))).toBe('empty')
    // The signature of one format before the body of another.
    expect(
      await refusal(
        Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), text(svg)]),
      ),
    ).not.toBeNull()
    expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), text(svg)]))).toBe(
      'damaged',
    )
  })

  it('that is a page or an archive as well keeps only the picture', async () => {
    const both = Buffer.concat([
      await drawn(600, 600).jpeg().toBuffer(),
      text('PK\u0003\u0004<script>alert(1)</script>'),
    ])
    const { files } = await made(both)
    for (const { avif } of files) expect(avif.includes('script')).toBe(false)
  })

  it('that is animated, damaged or too small is refused', async () => {
    expect(await refusal(text('GIF89a'.padEnd(60, '\0')))).toBe('animated')
    expect(await refusal(pngOf(600, 600, [['acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])]]))).toBe(
      'animated',
    )
    const frames = await sharp(
      await Promise.all(
        ['red', 'blue'].map((colour) => drawn(500, 500, colour).raw().toBuffer()),
      ).then((all) => Buffer.concat(all)),
      { raw: { width: 500, height: 1000, channels: 3, pageHeight: 500 } },
    )
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect(await refusal(frames)).toBe('animated')
    const whole = await drawn(900, 900)
      .composite([
        {
          input: {
            create: {
              width: 300,
              height: 300,
              channels: 3,
              background: '#fff',
              noise: { type: 'gaussian', mean: 128, sigma: 60 },
            },
          },
        },
      ])
      .jpeg()
      .toBuffer()
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('damaged')
    expect(await refusal(await drawn(900, 399).png().toBuffer())).toBe('too_small')
  })
})
