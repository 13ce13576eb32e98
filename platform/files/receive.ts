import 'server-only'
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { fileStore } from './store'
import { acceptedEnding, ACCEPTED, contentMatches, type Ending } from './sniff'
import { withSpooled } from './spool'

export const MAX_FILE_BYTES = 20 * 1024 * 1024

export type Refusal = 'too_large' | 'empty' | 'type_not_accepted' | 'content_does_not_match'

export interface ReceivedFile {
  fileName: string
  contentType: string
  sizeBytes: number
  sha256: string
  storageKey: string
}

/**
 * Receives one uploaded body as a stream: counted, hashed and sniffed on its way through a
 * temporary file, so that neither size nor type is trusted and memory stays small. Nothing of a
 * refused file is stored.
 * @param options.folder of the file store
 * @param options.endings accepted ones; by default all that a buyer may send
 */
export async function receiveFile(
  name: string,
  body: AsyncIterable<Uint8Array>,
  { folder = 'requests', endings }: { folder?: string; endings?: readonly Ending[] } = {},
): Promise<{ file: ReceivedFile } | { refused: Refusal }> {
  const fileName = name
    .replaceAll(/[\p{Cc}/\\]/gu, ' ')
    .trim()
    .slice(-120)
  const ending = acceptedEnding(fileName)
  if (!ending || (endings && !endings.includes(ending))) return { refused: 'type_not_accepted' }
  const received = await withSpooled(
    body,
    MAX_FILE_BYTES,
    async ({
      path,
      sizeBytes,
      sha256,
      start,
    }): Promise<{ file: ReceivedFile } | { refused: Refusal }> => {
      if (sizeBytes === 0) return { refused: 'empty' }
      if (!(await contentMatches(ending, start, sizeBytes)))
        return { refused: 'content_does_not_match' }
      const storageKey = `${folder}/${randomUUID()}.${ending}`
      await fileStore().putStream(storageKey, createReadStream(path))
      return { file: { fileName, contentType: ACCEPTED[ending], sizeBytes, sha256, storageKey } }
    },
  )
  return received ?? { refused: 'too_large' }
}
