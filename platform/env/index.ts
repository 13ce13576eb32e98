import 'server-only'
import { parseDatabaseEnv, parseEnv, type DatabaseEnv, type Env } from './schema'

let settings: Env | undefined
let databaseSettings: DatabaseEnv | undefined

/**
 * The validated settings of this process. Read at the first call and not at import, so that a build
 * needs no secrets. Throws an error naming each wrong variable.
 */
export function env(): Env {
  settings ??= parseEnv(process.env)
  return settings
}

/** Only the database settings, for prerendering during a build. */
export function databaseEnv(): DatabaseEnv {
  databaseSettings ??= parseDatabaseEnv(process.env)
  return databaseSettings
}
