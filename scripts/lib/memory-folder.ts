import { statfsSync } from 'node:fs'
import { freemem } from 'node:os'

const FOLDER = '/dev/shm'

/**
 * A folder whose files are kept in memory, for throw-away data: creating and dropping them costs a
 * tenth. Undefined where a container has too little memory.
 * @param bytes the most that will be needed; as much again is left to everybody else
 */
export function memoryFolder(bytes: number): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(FOLDER)
    return Math.min(bavail * bsize, freemem()) >= 2 * bytes ? FOLDER : undefined
  } catch {
    return undefined
  }
}
