import path from 'node:path'
import { parseEnv, type Env } from './schema'

/**
 * What the server before Next goes by: the settings of the site, and the folder of its build.
 * @param root folder of the site
 * @throws with every setting that is wrong by name
 */
export function serverSettings(root: string): Env & { distDir: string } {
  return {
    ...parseEnv(process.env),
    distDir: path.resolve(root, process.env.NEXT_DIST_DIR || '.next'),
  }
}

/** Tells Next the address by which it reaches itself after an action that leads elsewhere: never by TLS. */
export function reachItselfAt(port: number): void {
  process.env['__NEXT_PRIVATE_ORIGIN'] = `http://localhost:${port}`
}
