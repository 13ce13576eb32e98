import 'server-only'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { MAX_PICTURE_BYTES, PictureRefusedError } from './refusal'

/** The largest size of one ZIP of pictures, in bytes. */
export const MAX_ZIP_BYTES = 500 * 1024 * 1024
const MAX_ENTRIES = 2_000
/** unpacked, over all entries */
const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024
/** Pictures are compressed already: anything that grows more than this is malicious. */
const MAX_RATIO = 100
const RATIO_FROM_BYTES = 1024 * 1024

/** Why a whole ZIP is refused; each a key of pictures.zipRefusals. */
export type ZipRefusal =
  'not_a_zip' | 'too_large' | 'too_many_entries' | 'too_much' | 'bomb' | 'overlap'
/** Why one of its entries is refused; each a key of pictures.entryRefusals. */
export type EntryRefusal = 'path' | 'symlink' | 'encrypted' | 'method'

/** A ZIP of which nothing is accepted. */
export class ZipRefusedError extends Error {
  override name = 'ZipRefusedError'
  constructor(
    readonly reason: ZipRefusal,
    readonly values: Record<string, string | number> = {},
  ) {
    super(reason)
  }
}

export interface ZipEntry {
  /** as in the ZIP, with `/` between folders; never used as a path */
  name: string
  refused: EntryRefusal | null
  /** its content, counted while it is unpacked. @throws PictureRefusedError, ZipRefusedError */
  read: () => AsyncIterable<Uint8Array>
}

/**
 * Opens a ZIP and lists its files, skipping folders, hidden files and files that systems add. Everything that its
 * directory tells is checked before anything is unpacked.
 * @throws ZipRefusedError
 */
export async function withZip<T>(
  path: string,
  use: (entries: ZipEntry[]) => Promise<T>,
): Promise<T> {
  const zip = await yauzl
    .openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
    .catch(() => {
      throw new ZipRefusedError('not_a_zip')
    })
  try {
    return await use(await listed(zip))
  } finally {
    zip.close()
  }
}

async function listed(zip: ZipFile): Promise<ZipEntry[]> {
  if (zip.entryCount > MAX_ENTRIES)
    throw new ZipRefusedError('too_many_entries', { count: zip.entryCount, most: MAX_ENTRIES })
  const all: { entry: Entry; name: string }[] = []
  try {
    for await (const entry of zip.eachEntry())
      all.push({
        entry,
        name: yauzl.getFileNameLowLevel(
          entry.generalPurposeBitFlag,
          entry.fileNameRaw,
          entry.extraFields,
          false,
        ),
      })
  } catch {
    throw new ZipRefusedError('not_a_zip')
  }
  refuseBombs(all)
  const allowance = { bytes: MAX_UNPACKED_BYTES }
  return all
    .filter(({ name }) => !isPassedOver(name))
    .map(({ entry, name }) => ({
      name,
      refused: refusalOf(entry, name),
      read: () => unpacked(zip, entry, name, allowance),
    }))
}

/** Refuses a directory that no honest ZIP of pictures has. */
function refuseBombs(all: readonly { entry: Entry; name: string }[]): void {
  let total = 0
  for (const { entry, name } of all) {
    total += entry.uncompressedSize
    if (
      entry.uncompressedSize > RATIO_FROM_BYTES &&
      entry.uncompressedSize > entry.compressedSize * MAX_RATIO
    )
      throw new ZipRefusedError('bomb', { name, ratio: MAX_RATIO })
  }
  if (total > MAX_UNPACKED_BYTES)
    throw new ZipRefusedError('too_much', { most: MAX_UNPACKED_BYTES / 1024 ** 3 })
  const places = all
    .map(({ entry, name }) => ({
      name,
      from: entry.relativeOffsetOfLocalHeader,
      to: entry.relativeOffsetOfLocalHeader + entry.compressedSize,
    }))
    .toSorted((a, b) => a.from - b.from)
  const shared = places.find(({ from }, i) => i > 0 && from < (places[i - 1]?.to ?? 0))
  if (shared) throw new ZipRefusedError('overlap', { name: shared.name })
}

const isPassedOver = (name: string): boolean =>
  name.endsWith('/') ||
  name
    .split('/')
    .some(
      (step) => step === '__MACOSX' || (step.startsWith('.') && step !== '..' && step !== '.'),
    ) ||
  /(^|\/)(thumbs\.db|desktop\.ini)$/i.test(name)

function refusalOf(entry: Entry, name: string): EntryRefusal | null {
  if (yauzl.validateFileName(name) !== null) return 'path'
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return 'symlink'
  if (entry.isEncrypted()) return 'encrypted'
  return entry.canDecodeFileData() ? null : 'method'
}

async function* unpacked(
  zip: ZipFile,
  entry: Entry,
  name: string,
  allowance: { bytes: number },
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  try {
    for await (const chunk of (await zip.openReadStreamPromise(
      entry,
    )) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      allowance.bytes -= chunk.length
      if (allowance.bytes < 0)
        throw new ZipRefusedError('too_much', { most: MAX_UNPACKED_BYTES / 1024 ** 3 })
      if (bytes > RATIO_FROM_BYTES && bytes > entry.compressedSize * MAX_RATIO)
        throw new ZipRefusedError('bomb', { name, ratio: MAX_RATIO })
      if (bytes > MAX_PICTURE_BYTES)
        throw new PictureRefusedError('too_large', { most: MAX_PICTURE_BYTES / 1024 / 1024 })
      yield chunk
    }
  } catch (error) {
    if (error instanceof ZipRefusedError || error instanceof PictureRefusedError) throw error
    // It doesn't unpack to its declared size.
    throw new PictureRefusedError('damaged')
  }
}
