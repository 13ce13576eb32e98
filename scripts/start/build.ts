import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import { startNode } from '../lib/children'
import { inRoot, ROOT } from '../lib/paths'
import type { Say } from '../lib/steps'
import { bundleServer } from './bundle-server'
import { compressFiles } from './compress-files'

export const NEXT_CLI = inRoot('node_modules/next/dist/bin/next')

/** Folders and files at the top that a build does not read. */
const NOT_BUILT = new Set([
  'node_modules',
  'docs',
  'scripts',
  'server',
  'tests',
  'public',
  'next-env.d.ts',
  'test-results',
  'playwright-report',
  'migrations',
  'seed',
])
const NOT_BUILT_ENDINGS = ['.md', '.test.ts', '.test.tsx', '.tsbuildinfo']

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (entry.name.startsWith('.') && !entry.name.startsWith('.env')) continue
    if (
      NOT_BUILT.has(entry.name) ||
      NOT_BUILT_ENDINGS.some((ending) => entry.name.endsWith(ending))
    )
      continue
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sourceFiles(file)
    else yield file
  }
}

/** One hash over everything a build reads: sources, settings, package versions, Node. */
function sourceHash(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of sourceFiles(ROOT))
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Programs that run in worker threads, which Next's bundler doesn't know: name -> source. */
const THREADS = { 'landed-cost': 'features/tariffs/api/landed-cost-thread.ts' }

/** Where a clone's bundled server in front of Next is. @param distDir folder of the build */
export const frontOf = (distDir: string): string => inRoot(distDir, 'front')

async function buildThreads(distDir: string): Promise<void> {
  await bundle({
    entryPoints: Object.fromEntries(
      Object.entries(THREADS).map(([name, source]) => [name, inRoot(source)]),
    ),
    outdir: inRoot(distDir, 'threads'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // It guards browser bundles.
    alias: { 'server-only': inRoot('node_modules/server-only/empty.js') },
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: inRoot('tsconfig.json'),
    minifySyntax: true,
    logLevel: 'silent',
  })
}

/**
 * Builds the site unless the last finished build came from exactly these sources, and in any case
 * the server in front of it. Returns a line for people; throws with the compiler's output when it
 * fails.
 * @param distDir folder of the build, below the clone's top
 */
export async function buildSite(
  distDir: string,
  variables: Record<string, string>,
  say: Say,
): Promise<string> {
  const stamp = inRoot(distDir, 'built-from')
  const wanted = sourceHash()
  const line = await buildPages(distDir, variables, say, { stamp, wanted })
  await bundleServer(frontOf(distDir), 'main')
  return line
}

async function buildPages(
  distDir: string,
  variables: Record<string, string>,
  say: Say,
  { stamp, wanted }: { stamp: string; wanted: string },
): Promise<string> {
  // Next writes BUILD_ID last: an interrupted build has none.
  if (
    existsSync(inRoot(distDir, 'BUILD_ID')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  )
    return 'nothing has changed since the last build'
  const build = startNode([NEXT_CLI, 'build'], {
    output: 'keep',
    onOutput: say,
    env: { ...variables, NODE_ENV: 'production', NEXT_DIST_DIR: distDir },
  })
  if ((await build.ended) !== 0) throw new Error(`next build failed.\n${build.output()}`)
  await Promise.all([buildThreads(distDir), compressFiles(inRoot(distDir, 'static'))])
  writeFileSync(stamp, wanted)
  return ''
}
