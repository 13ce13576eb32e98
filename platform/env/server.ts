import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv, type Env } from './schema'

/**
 * The settings of the server in front of Next: the site's settings, and the folder of its build.
 * @param root folder of the site
 * @throws naming every wrong setting
 */
export function serverSettings(root: string): Env & { distDir: string } {
  return {
    ...parseEnv(process.env),
    distDir: path.resolve(root, process.env.NEXT_DIST_DIR || '.next'),
  }
}

/** Tells Next the address by which it reaches itself after an action that redirects: never by TLS. */
export function reachItselfAt(port: number): void {
  process.env['__NEXT_PRIVATE_ORIGIN'] = `http://localhost:${port}`
}

/**
 * Serves a release: paths begin in its folder, and Next uses the settings that the build stored, as
 * its own standalone server does; there is no next.config.ts to read.
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
