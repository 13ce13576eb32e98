import { inRoot } from '../lib/paths'

/** The command line that runs a file with the site's own server modules. */
const serverRun = (file: string): string[] => [
  '--import',
  new URL('../lib/server-modules.mjs', import.meta.url).href,
  '--import',
  'tsx',
  inRoot(file),
]

/** Prints a new address for the first owner. */
export const FIRST_OWNER = serverRun('scripts/database/first-owner-run.ts')

/** Removes an owner's lost second factor; the owner's address follows. */
export const OWNER_FACTOR = serverRun('scripts/database/owner-factor-run.ts')
