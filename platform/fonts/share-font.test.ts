import { readFileSync } from 'node:fs'
import { parse } from 'opentype.js'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { SHARE_FONT, shareFontFile } from './share-font'

it('unpacks the typeface with everything in it', () => {
  const open = (bytes: Buffer) => parse(new Uint8Array(bytes).buffer)
  const packed = open(
    readFileSync(
      'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff',
    ),
  )
  const font = open(readFileSync(shareFontFile()))
  expect([font.glyphs.length, font.unitsPerEm]).toEqual([packed.glyphs.length, packed.unitsPerEm])
  expect(`${SHARE_FONT}`).toBe(`${font.names.fontFamily?.en ?? ''},`)
  for (const letter of 'Rg6–')
    expect(font.charToGlyph(letter).getPath(0, 0, 44).toSVG(2)).toBe(
      packed.charToGlyph(letter).getPath(0, 0, 44).toSVG(2),
    )
})

it('is the typeface that texts are drawn with', async () => {
  const font = parse(new Uint8Array(readFileSync(shareFontFile())).buffer)
  const { info } = await sharp({
    text: {
      text: 'Domed band ring 6 mm',
      font: `${SHARE_FONT} 44`,
      fontfile: shareFontFile(),
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  expect(Math.abs(info.width / font.getAdvanceWidth('Domed band ring 6 mm', 44) - 1)).toBeLessThan(
    0.03,
  )
})
