import 'server-only'
import { createHash } from 'node:crypto'
import { fileStore } from './store'

/** A row about a stored file. */
export interface KeptFile {
  storageKey: string
  sha256: string
  sizeBytes: number
}

/**
 * A file that is made when somebody first wants it, and has the same bytes ever since. When several
 * make it at once, the first is kept and the others throw theirs away.
 * @param found reads its row, null until it is made
 * @param make makes its bytes
 * @param keyOf storage key of the bytes with a hash
 * @param write writes the row, or leaves the existing one
 */
export async function madeOnce<Row extends KeptFile>({
  found,
  make,
  keyOf,
  write,
}: {
  found: () => Promise<Row | null>
  make: () => Promise<Buffer>
  keyOf: (sha256: string) => string
  write: (file: KeptFile) => Promise<unknown>
}): Promise<Row> {
  const existing = await found()
  if (existing) return existing
  const bytes = await make()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storageKey = keyOf(sha256)
  // The bytes first: a row must only name bytes that exist.
  await fileStore().put(storageKey, bytes)
  await write({ storageKey, sha256, sizeBytes: bytes.length })
  const storedRow = await found()
  if (!storedRow) throw new Error(`${storageKey} was made, and its row isn’t there`)
  if (storedRow.storageKey !== storageKey) await fileStore().delete(storageKey)
  return storedRow
}
