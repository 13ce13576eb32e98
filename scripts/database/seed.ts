import { inRoot } from '../lib/paths'

/**
 * The seed's command line. It uses the site's own server modules; the condition lets the package
 * `server-only` through.
 */
export const SEED = ['--conditions=react-server', '--import', 'tsx', inRoot('prisma/seed/index.ts')]
