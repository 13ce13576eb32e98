import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inRoot, ROOT } from '../lib/paths'
import { frontOf } from './build'
import { bundleServer } from './bundle-server'

/** What a build wrote for itself, for people or for a clone, and no release serves. */
const LEFT_IN_BUILD = new Set([
  'cache',
  'dev',
  'diagnostics',
  'trace',
  'trace-build',
  'types',
  path.basename(frontOf('')),
])
/** Files read while serving, beside packages, the build and public/; bundled files aren't. */
const READ = /^(documents|messages|platform\/cache\/handlers)\/.*\.(mjs|json|woff2?|ttf)$/
/** The size limit of a release on disk: a third of what building and migrating need. */
export const RELEASE_BYTES = 350_000_000
/** Fonts of PDFs that are named by a constant, which no trace follows. */
const FONTS = ['node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff']
/** The entry for a custom server, which Next's trace of its own server leaves out. */
const NEXT_ENTRY = 'node_modules/next/dist/server/next.js'
/** Modules which that entry needs only for developing or building, and those already in Next's own trace. */
const NOT_AT_ENTRY = [
  '**/next/dist/server/dev/**',
  '**/next/dist/build/{webpack,swc}/**',
  '**/next/dist/compiled/{webpack,babel,babel-packages,next-server,next-devtools,@next,terser}/**',
  '**/node_modules/{react,react-dom,sharp,@img,typescript}/**',
]

interface Tracer {
  nodeFileTrace: (entries: string[], options: object) => Promise<{ fileList: Set<string> }>
}

/** Files needed by Next's server and by each page and route, according to Next, below the clone's top. */
function filesOfBuild(distDir: string): string[] {
  return readdirSync(inRoot(distDir), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.nft.json') && !/^(cache|dev)[\\/]/.test(name))
    .flatMap((name) => {
      const trace = inRoot(distDir, name)
      const { files } = JSON.parse(readFileSync(trace, 'utf8')) as { files: string[] }
      return files.map((file) => path.relative(ROOT, path.resolve(path.dirname(trace), file)))
    })
}

/** Files that Next's entry needs, found by the tracer that Next itself uses. */
async function filesOfEntry(): Promise<string[]> {
  const { nodeFileTrace } = createRequire(import.meta.url)(
    'next/dist/compiled/@vercel/nft',
  ) as Tracer
  const { fileList } = await nodeFileTrace([inRoot(NEXT_ENTRY)], {
    base: ROOT,
    mixedModules: true,
    ignore: NOT_AT_ENTRY,
    // The files it reads are named by its trace of the server; globs would add its documentation.
    analysis: { emitGlobs: false, computeFileReferences: false, evaluatePureExpressions: false },
  })
  return [...fileList]
}

/**
 * Assembles what serving a finished build needs, and nothing that only building, testing and
 * migrating need: `node server/main.mjs` in that folder serves it.
 * @param distDir folder of the build, below the clone's top
 * @param folder is emptied first
 */
export async function makeRelease(distDir: string, folder: string): Promise<void> {
  if (!existsSync(inRoot(distDir, 'BUILD_ID')))
    throw new Error(`${distDir} holds no finished build.`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const traced = [...filesOfBuild(distDir), ...(await filesOfEntry()), ...FONTS]
  for (const file of new Set(traced.map((each) => each.replaceAll('\\', '/')))) {
    if (!file.startsWith('node_modules/') && !READ.test(file)) continue
    // Some names in a trace are folders, and some exist only on other platforms.
    if (statSync(inRoot(file), { throwIfNoEntry: false })?.isFile())
      cpSync(inRoot(file), path.join(folder, file))
  }
  for (const name of readdirSync(inRoot(distDir)))
    if (!LEFT_IN_BUILD.has(name))
      cpSync(inRoot(distDir, name), path.join(folder, distDir, name), {
        recursive: true,
        // Packages that aren't bundled are links there, from the build's own names to node_modules.
        verbatimSymlinks: true,
        filter: (source) => !source.endsWith('.nft.json'),
      })
  cpSync(inRoot('public'), path.join(folder, 'public'), { recursive: true })
  cpSync(inRoot('package.json'), path.join(folder, 'package.json'))
  await bundleServer(folder, 'release')
}

/** Bytes of all files below a folder. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0)
}
