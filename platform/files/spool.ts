import 'server-only'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const START_BYTES = 64 * 1024

/** A body in a temporary file. */
export interface Spooled {
  path: string
  sizeBytes: number
  sha256: string
  /** the first 64 kB, to recognize its type */
  start: Buffer
}

/**
 * Streams a body into a temporary file, counted and hashed on its way, so that memory stays small
 * whatever comes. The file exists while `use` runs and is gone afterwards.
 * @param limitBytes reading stops beyond this
 * @returns the result of `use`; null when the body is larger
 */
export async function withSpooled<T>(
  body: AsyncIterable<Uint8Array>,
  limitBytes: number,
  use: (file: Spooled) => Promise<T>,
): Promise<T | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'upload-'))
  const temporary = path.join(folder, 'body')
  const hash = createHash('sha256')
  const start: Buffer[] = []
  let sizeBytes = 0
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      sizeBytes += chunk.length
      if (sizeBytes > limitBytes) return done(new TooLarge())
      hash.update(chunk)
      if (bytes < START_BYTES) start.push(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(Readable.from(body), meter, createWriteStream(temporary))
    return await use({
      path: temporary,
      sizeBytes,
      sha256: hash.digest('hex'),
      start: Buffer.concat(start).subarray(0, START_BYTES),
    })
  } catch (error) {
    if (error instanceof TooLarge) return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

class TooLarge extends Error {}
