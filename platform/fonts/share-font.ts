import 'server-only'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inflateSync } from 'node:zlib'

let file: string | undefined

/** What the library that draws texts calls the typeface; the comma ends the name. */
export const SHARE_FONT = 'IBM Plex Sans SemiBold,'

/**
 * The house's typeface as a file that the library can read: packages bring it compressed. Where it
 * can't be read, the machine's own typeface is used, or none.
 */
export function shareFontFile(): string {
  if (file) return file
  const packed = readFileSync(
    path.join(
      process.cwd(),
      'node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff',
    ),
  )
  file = path.join(mkdtempSync(path.join(os.tmpdir(), 'share-font-')), 'plex.ttf')
  writeFileSync(file, unpacked(packed))
  return file
}

const [WOFF_HEADER, WOFF_ENTRY, HEADER, ENTRY] = [44, 20, 12, 16]

/** Unpacks a WOFF font to the TrueType or OpenType font in it. @see https://www.w3.org/TR/WOFF/ */
export function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(HEADER + count * ENTRY)
  woff.copy(head, 0, 4, 8)
  const most = 2 ** Math.floor(Math.log2(count))
  for (const [i, value] of [count, most * 16, Math.log2(most), (count - most) * 16].entries())
    head.writeUInt16BE(value, 4 + i * 2)
  const tables: Buffer[] = []
  let at = head.length
  for (let i = 0; i < count; i++) {
    const [from, to] = [WOFF_HEADER + i * WOFF_ENTRY, HEADER + i * ENTRY]
    const [offset, packedBytes, bytes] = [4, 8, 12].map((field) =>
      woff.readUInt32BE(from + field),
    ) as [number, number, number]
    const packedData = woff.subarray(offset, offset + packedBytes)
    const table = Buffer.alloc(Math.ceil(bytes / 4) * 4)
    ;(packedBytes < bytes ? inflateSync(packedData) : packedData).copy(table)
    woff.copy(head, to, from, from + 4)
    woff.copy(head, to + 4, from + 16, from + 20)
    head.writeUInt32BE(at, to + 8)
    head.writeUInt32BE(bytes, to + 12)
    tables.push(table)
    at += table.length
  }
  return Buffer.concat([head, ...tables])
}
