import 'server-only'
import path from 'node:path'

/** A file that the build made beside Next's own (scripts/start/build.ts), below the folder of this build. */
export const builtFile = (...parts: string[]): string =>
  path.resolve(/* turbopackIgnore: true */ process.env.NEXT_DIST_DIR || '.next', ...parts)
