import path from 'node:path'
import { build as bundle } from 'esbuild'
import { inRoot } from '../lib/paths'

/**
 * Writes the server in front of Next as one file, `server/main.mjs` in a folder: nothing typed has to be read when it
 * starts, and no loader stays in its way. With tsx in the process each `import()` of Next's, several a request, goes to
 * a thread and back.
 * @param folder is made where it isn't there
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
    // Packages of the older kind ask for Node's modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  })
}
