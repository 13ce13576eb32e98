import 'server-only'
import { createHash } from 'node:crypto'
import { fileStore } from './store'

/** What a row says of a file that is kept. */
export interface KeptFile {
  storageKey: string
  sha256: string
  sizeBytes: number
}

/**
 * A file that is made the first time that somebody wants it, and is the same bytes ever since. Of those who make it at
 * once the first is kept; whoever is second throws theirs away.
 * @param found the row of it, null until it is made
 * @param make its bytes
 * @param keyOf where the bytes of a hash are kept
 * @param write writes the row, or leaves the one that is there
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
  const made = await found()
  if (made) return made
  const bytes = await make()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storageKey = keyOf(sha256)
  // The bytes first: a row names what is there.
  await fileStore().put(storageKey, bytes)
  await write({ storageKey, sha256, sizeBytes: bytes.length })
  const kept = await found()
  if (!kept) throw new Error(`${storageKey} was made, and its row isn’t there`)
  if (kept.storageKey !== storageKey) await fileStore().delete(storageKey)
  return kept
}
