import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { runNode, type ChildOptions, type Variables } from '../lib/children'
import { inRoot } from '../lib/paths'

/** Environment for Prisma's command line: the stand-in for its native engine, and no telemetry. */
export function prismaEnv(urls: { database?: string; shadow?: string } = {}): Variables {
  return {
    // A script cannot be started by its name on Windows; there Prisma fetches its own engine.
    ...(process.platform === 'win32'
      ? {}
      : { PRISMA_SCHEMA_ENGINE_BINARY: inRoot('scripts/prisma/schema-engine.mjs') }),
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    ...(urls.database ? { DATABASE_URL: urls.database } : {}),
    ...(urls.shadow ? { SHADOW_DATABASE_URL: urls.shadow } : {}),
  }
}

export const PRISMA_CLI = inRoot('node_modules/prisma/build/index.js')

/** Runs a Prisma command to its end and returns its output; throws with the output when it fails. */
export function runPrisma(
  args: string[],
  urls: { database?: string; shadow?: string } = {},
  options: ChildOptions = {},
): Promise<string> {
  return runNode([PRISMA_CLI, ...args], {
    output: 'keep',
    ...options,
    env: { ...prismaEnv(urls), ...options.env },
  })
}

function schemaHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(inRoot('prisma/schema')).sort())
    hash.update(name).update(readFileSync(inRoot('prisma/schema', name)))
  return hash.update(readFileSync(inRoot('node_modules/prisma/package.json'))).digest('hex')
}

/** Generates the database client unless it exists for exactly this schema. */
export async function ensureClient(): Promise<void> {
  const stamp = inRoot('platform/db/generated/.schema-hash')
  const wanted = schemaHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await runPrisma(['generate'])
  writeFileSync(stamp, wanted)
}
