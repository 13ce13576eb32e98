// Runs with nothing but Node: before node_modules exists.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const readJson = (file) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'))

/** Packages in the lock file that node_modules lacks in that version, platform extras aside. */
function missingPackages(withDevelopment) {
  if (!existsSync(path.join(ROOT, 'node_modules/.package-lock.json'))) return ['node_modules']
  const installed = readJson('node_modules/.package-lock.json').packages
  return Object.entries(readJson('package-lock.json').packages)
    .filter(
      ([name, wanted]) =>
        name !== '' &&
        !wanted.optional &&
        !wanted.devOptional &&
        !wanted.peer &&
        (withDevelopment || !wanted.dev),
    )
    .filter(([name, wanted]) => installed[name]?.version !== wanted.version)
    .map(([name]) => name.replace('node_modules/', ''))
}

/** Runs `npm ci` when node_modules is missing or older than the lock file. */
export function ensureInstalled({ withDevelopment = true } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `This needs Node 20.19 or newer; here is ${process.version}. See https://nodejs.org.`,
    )
    process.exit(1)
  }
  const missing = missingPackages(withDevelopment)
  if (missing.length === 0) return
  const started = Date.now()
  console.log(
    `… Installing packages with npm ci (${missing[0] === 'node_modules' ? 'first start, a minute or two' : `${missing.length} changed`})`,
  )
  // Under npm this is npm's own program; otherwise the one on the PATH.
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const [command, ...first] = npm
  const result = spawnSync(
    command,
    [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: command === 'npm' && process.platform === 'win32',
    },
  )
  if (result.status !== 0) {
    console.error(
      'npm ci did not succeed; its message stands above. Is the npm registry within reach?',
    )
    process.exit(1)
  }
  console.log(`✓ Packages installed (${((Date.now() - started) / 1000).toFixed(0)} s)`)
}

/** Lets this process import the typed scripts. */
export async function importScript(file) {
  const { register } = await import('tsx/esm/api')
  register()
  return import(file)
}
