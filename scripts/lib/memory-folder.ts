import { statfsSync } from 'node:fs'
import { freemem } from 'node:os'

const FOLDER = '/dev/shm'

/**
 * A folder whose files are kept in memory, for what is thrown away: making and dropping them costs a tenth. Where a
 * container has only a little of it, there is none.
 * @param bytes that will be needed at most; as much again is left to everybody else
 */
export function memoryFolder(bytes: number): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(FOLDER)
    return Math.min(bavail * bsize, freemem()) >= 2 * bytes ? FOLDER : undefined
  } catch {
    return undefined
  }
}
