import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { SheetProblem } from './sheet'

const SNIFFED = 4_096
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * The encoding of a text file, by its byte order mark or by reading it whole: what is no UTF-8 is tried as GB 18030,
 * in which Chinese spreadsheets save (GBK is a part of it).
 * @throws SheetProblem for what is no text
 */
export async function encodingOf(file: string): Promise<TextEncodingName> {
  const start = await firstBytes(file)
  if (start[0] === 0xff && start[1] === 0xfe) return checked(file, 'utf-16le')
  if (start[0] === 0xfe && start[1] === 0xff) return checked(file, 'utf-16be')
  // Latin letters in UTF-16 have a zero in every second byte; other text has none at all.
  const zeros = start.filter((byte) => byte === 0).length
  if (zeros > 0) {
    const [odd, even] = [
      start.filter((byte, i) => byte === 0 && i % 2 === 1).length,
      start.filter((byte, i) => byte === 0 && i % 2 === 0).length,
    ]
    if (zeros * 3 > start.length && (odd === 0 || even === 0))
      return checked(file, odd > 0 ? 'utf-16le' : 'utf-16be')
    throw noText()
  }
  const utf8 = await reads(file, 'utf-8')
  if (utf8 === 'cut')
    throw new SheetProblem('The file breaks off within a character: it was cut short.')
  return utf8 === 'whole' ? 'utf-8' : checked(file, 'gb18030')
}

const noText = () =>
  new SheetProblem(
    'The file is neither a spreadsheet (.xlsx) nor text in UTF-8, UTF-16 or GB 18030. Save it as CSV UTF-8 or as an Excel workbook.',
  )

async function checked(file: string, encoding: TextEncodingName): Promise<TextEncodingName> {
  if ((await reads(file, encoding)) === 'whole') return encoding
  throw noText()
}

/** Whether a file is whole text in an encoding, is cut off within its last character, or is none. */
async function reads(file: string, encoding: TextEncodingName): Promise<'whole' | 'cut' | 'no'> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let reached: 'no' | 'cut' = 'no'
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
      if (decoder.decode(chunk, { stream: true }).includes('\0')) return 'no'
    reached = 'cut'
    decoder.decode()
    return 'whole'
  } catch (error) {
    if (error instanceof TypeError) return reached
    throw error
  }
}

/** The first bytes of a file. */
export async function firstBytes(file: string, count = SNIFFED): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
