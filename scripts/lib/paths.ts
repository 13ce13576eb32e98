import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the clone. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Everything a running clone keeps: database, uploads, generated secrets. */
export const DATA = path.join(ROOT, '.data')

export const inRoot = (...parts: string[]): string => path.join(ROOT, ...parts)
