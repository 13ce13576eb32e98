import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Message } from '@/i18n/message'
import { SheetProblem } from './sheet'

const SNIFFED = 4_096
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Bytes that can be read more than once: of a file, or in memory. */
interface ByteSource {
  first: () => Promise<Uint8Array> | Uint8Array
  all: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

const inFile = (file: string): ByteSource => ({
  first: () => firstBytes(file),
  all: () => createReadStream(file) as AsyncIterable<Buffer>,
})
const inMemory = (bytes: Uint8Array): ByteSource => ({
  first: () => bytes.subarray(0, SNIFFED),
  all: () => [bytes],
})

const NO_SHEET: Message = { code: 'sheets.no_sheet' }
const NO_TEXT: Message = { code: 'sheets.no_text' }

/** The encoding of a sheet that is no workbook. @throws SheetProblem if it isn't text */
export const encodingOf = (file: string): Promise<TextEncodingName> =>
  encodingIn(inFile(file), NO_SHEET)

/** Bytes as text without a byte order mark, in any encoding. @throws SheetProblem if they aren't text */
export const textOf = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder(await encodingIn(inMemory(bytes), NO_TEXT)).decode(bytes)

/**
 * Decides by the byte order mark or by reading it whole: what isn't UTF-8 is tried as GB 18030, in
 * which Chinese spreadsheets save (it includes GBK).
 */
async function encodingIn(source: ByteSource, refusal: Message): Promise<TextEncodingName> {
  const start = await source.first()
  if (start[0] === 0xff && start[1] === 0xfe) return checked(source, 'utf-16le', refusal)
  if (start[0] === 0xfe && start[1] === 0xff) return checked(source, 'utf-16be', refusal)
  // Latin letters in UTF-16 have a zero in every second byte; other text has no zeros.
  const zeros = start.filter((byte) => byte === 0).length
  if (zeros > 0) {
    const [odd, even] = [
      start.filter((byte, i) => byte === 0 && i % 2 === 1).length,
      start.filter((byte, i) => byte === 0 && i % 2 === 0).length,
    ]
    if (zeros * 3 > start.length && (odd === 0 || even === 0))
      return checked(source, odd > 0 ? 'utf-16le' : 'utf-16be', refusal)
    throw new SheetProblem(refusal)
  }
  const utf8 = await reads(source, 'utf-8')
  if (utf8 === 'cut') throw new SheetProblem({ code: 'sheets.cut_letter' })
  return utf8 === 'whole' ? 'utf-8' : checked(source, 'gb18030', refusal)
}

async function checked(
  source: ByteSource,
  encoding: TextEncodingName,
  refusal: Message,
): Promise<TextEncodingName> {
  if ((await reads(source, encoding)) === 'whole') return encoding
  throw new SheetProblem(refusal)
}

/** Whether bytes are complete text in an encoding, are cut off within its last character, or aren't text. */
async function reads(
  source: ByteSource,
  encoding: TextEncodingName,
): Promise<'whole' | 'cut' | 'no'> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let reached: 'no' | 'cut' = 'no'
  try {
    for await (const chunk of source.all())
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
