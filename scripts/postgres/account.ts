import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'

/** The operating-system account a PostgreSQL process runs under; empty when it is simply ours. */
export interface ServerAccount {
  uid?: number
  gid?: number
}

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const result = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return result.status === 0 ? Number(result.stdout.trim()) : undefined
}

const accountNamed = (name: string): ServerAccount | undefined => {
  const uid = idOf('-u', name)
  const gid = idOf('-g', name)
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

/**
 * Chooses the account for the server. PostgreSQL refuses to run as root, so root uses the account
 * `postgres` (created when absent, `nobody` where accounts cannot be created). An ordinary user
 * runs it as themselves.
 */
export function serverAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return {}
  const existing = accountNamed('postgres')
  if (existing) return existing
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
    execFileSync(
      'useradd',
      ['--system', '--gid', 'postgres', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'ignore' },
    )
  } catch {
    // No useradd (a busybox image, say) or a read-only /etc: `nobody` exists everywhere.
  }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  if (!account)
    throw new Error(
      'Running as root, and there is neither a "postgres" nor a "nobody" account to run PostgreSQL under. Start as an ordinary user instead.',
    )
  return account
}

/** True when the account can enter the folder: the kernel is asked, so that ACLs and mounts count too. */
export function canEnter(account: ServerAccount, folder: string): boolean {
  if (account.uid === undefined) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  )
}

/**
 * A folder owned by root that every account can enter, for a clone in a place the server's account
 * cannot reach (below /root, or a private temp folder). One per `key`, usually the hidden path.
 */
export function sharedFolder(key: string): string {
  const folder = path.join(
    '/var/lib/fsc-trade',
    createHash('sha256').update(key).digest('hex').slice(0, 12),
  )
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}
