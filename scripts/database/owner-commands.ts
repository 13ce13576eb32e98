import { inRoot } from '../lib/paths'

/** The command line that runs a file by the site's own server modules. */
const serverRun = (file: string): string[] => [
  '--import',
  new URL('../lib/server-modules.mjs', import.meta.url).href,
  '--import',
  'tsx',
  inRoot(file),
]

/** Prints the first owner's address anew. */
export const FIRST_OWNER = serverRun('scripts/database/first-owner-run.ts')

/** Takes a lost second factor from an owner, whose address follows. */
export const OWNER_FACTOR = serverRun('scripts/database/owner-factor-run.ts')
