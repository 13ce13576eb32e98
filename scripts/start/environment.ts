import { existsSync } from 'node:fs'
import path from 'node:path'
import { nextFreePort } from '../lib/ports'
import { DATA, inRoot } from '../lib/paths'
import { keepSecrets } from '../lib/secrets'

/** Reads `.env`; variables that the shell sets win. */
export function loadDotEnv(): void {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
}

export interface SiteEnvironment {
  port: number
  /** where this machine reaches the server, whatever its public address is */
  localUrl: string
  variables: Record<string, string>
}

const isLocal = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)

/**
 * The environment of the site on this machine: what the user set, and a sensible value for the
 * rest. Secrets are generated once and kept in `.data/secrets.json`.
 */
export async function siteEnvironment(databaseUrl: string, home = DATA): Promise<SiteEnvironment> {
  const fixedPort = process.env.PORT ? Number(process.env.PORT) : undefined
  const port = fixedPort ?? (await nextFreePort(3000))
  const secrets = keepSecrets(path.join(home, 'secrets.json'), [
    'BETTER_AUTH_SECRET',
    'INTERNAL_SECRET',
  ])
  const localUrl = `http://localhost:${port}`
  const address = process.env.APP_URL || localUrl
  const variable = (name: string, otherwise: string): string => process.env[name] || otherwise
  return {
    port,
    localUrl,
    variables: {
      DATABASE_URL: databaseUrl,
      APP_URL: address,
      PORT: String(port),
      // A site at home has no balancer.
      DRAIN_PAUSE_SECONDS: variable('DRAIN_PAUSE_SECONDS', '0'),
      BETTER_AUTH_SECRET: variable('BETTER_AUTH_SECRET', secrets.BETTER_AUTH_SECRET),
      INTERNAL_SECRET: variable('INTERNAL_SECRET', secrets.INTERNAL_SECRET),
      DATA_DIR: variable('DATA_DIR', home),
      FILES_DIR: variable('FILES_DIR', path.join(home, 'files')),
      // Demo sign-ins are for trying the site at home.
      DEMO: variable('DEMO', isLocal(address) ? '1' : '0'),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  }
}
