import { inRoot } from '../lib/paths'

/** The command line that prints the first owner's address anew, by the site's own server modules. */
export const FIRST_OWNER = [
  '--import',
  new URL('../lib/server-modules.mjs', import.meta.url).href,
  '--import',
  'tsx',
  inRoot('scripts/database/first-owner-run.ts'),
]
