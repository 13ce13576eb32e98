import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileStore } from './store'
import { acceptedEnding, ACCEPTED, contentMatches } from './sniff'

export const MAX_FILE_BYTES = 20 * 1024 * 1024
const SNIFF_BYTES = 64 * 1024

export type Refusal = 'too_large' | 'empty' | 'type_not_accepted' | 'content_does_not_match'

export interface ReceivedFile {
  fileName: string
  contentType: string
  sizeBytes: number
  sha256: string
  storageKey: string
}

/**
 * Takes one uploaded body as a stream: counted, hashed and sniffed on its way
 * through a temporary file, so that neither size nor type is taken on trust and
 * memory stays small. Nothing is stored of a refused file.
 */
export async function receiveFile(name: string, body: ReadableStream<Uint8Array>): Promise<{ file: ReceivedFile } | { refused: Refusal }> {
  const fileName = name.replaceAll(/[\p{Cc}/\\]/gu, ' ').trim().slice(-120)
  const ending = acceptedEnding(fileName)
  if (!ending) return { refused: 'type_not_accepted' }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'upload-'))
  const temporary = path.join(folder, 'body')
  const hash = createHash('sha256')
  const start: Buffer[] = []
  let sizeBytes = 0
  let sniffed = 0
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      sizeBytes += chunk.length
      if (sizeBytes > MAX_FILE_BYTES) return done(new TooLarge())
      hash.update(chunk)
      if (sniffed < SNIFF_BYTES) start.push(chunk)
      sniffed += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(Readable.from(chunks(body)), meter, createWriteStream(temporary))
    if (sizeBytes === 0) return { refused: 'empty' }
    if (!(await contentMatches(ending, Buffer.concat(start), sizeBytes))) return { refused: 'content_does_not_match' }
    const storageKey = `requests/${randomUUID()}.${ending}`
    await fileStore().putStream(storageKey, createReadStream(temporary))
    return { file: { fileName, contentType: ACCEPTED[ending], sizeBytes, sha256: hash.digest('hex'), storageKey } }
  } catch (error) {
    if (error instanceof TooLarge) return { refused: 'too_large' }
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

class TooLarge extends Error {}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
