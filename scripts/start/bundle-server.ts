import path from 'node:path'
import { build as bundle } from 'esbuild'
import { inRoot } from '../lib/paths'

/**
 * Bundles the server in front of Next into one file, `server/main.mjs` in a folder: no TypeScript
 * has to be compiled at its start, and no loader slows it down. With tsx in the process each
 * `import()` of Next's, several per request, goes to a thread and back.
 * @param folder is created where it doesn't exist
 * @param entry its first file, in `server/`
 */
export async function bundleServer(folder: string, entry: 'main' | 'release'): Promise<void> {
  await bundle({
    entryPoints: { main: inRoot(`server/${entry}.ts`) },
    outdir: path.join(folder, 'server'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: inRoot('tsconfig.json'),
    external: ['next'],
    // CommonJS packages load Node's modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  })
}
