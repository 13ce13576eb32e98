import { inRoot } from '../lib/paths'

/**
 * The seed's command line. It uses the site's own server modules.
 */
export const SEED = [
  '--import',
  new URL('../lib/server-modules.mjs', import.meta.url).href,
  '--import',
  'tsx',
  inRoot('prisma/seed/index.ts'),
]
