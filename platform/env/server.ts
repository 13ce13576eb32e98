import { readFileSync } from 'node:fs'
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

/**
 * Serves a release: the folder is the one that paths begin in, and Next goes by the settings that the
 * build wrote down, as its own standalone server does; there is no next.config.ts to read.
 * @param root folder of the release
 */
export function serveAsBuilt(root: string): void {
  process.chdir(root)
  const manifest = path.join(
    root,
    process.env.NEXT_DIST_DIR || '.next',
    'required-server-files.json',
  )
  const { config } = JSON.parse(readFileSync(manifest, 'utf8')) as { config: unknown }
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config)
}
