import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ServerAccount } from './account'
import { runProgram, type Server } from './program'

const giveTo = (account: ServerAccount, target: string): void => {
  if (account.uid !== undefined && account.gid !== undefined)
    chownSync(target, account.uid, account.gid)
}

const configuration = (server: Server): string => {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    // A socket's path has a length limit that a deep clone exceeds, and nobody needs one.
    "unix_socket_directories = ''",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    // A week of logs, one file a day, inside the data folder.
    'logging_collector = on',
    "log_filename = 'postgresql-%a.log'",
    'log_truncate_on_rotation = on',
    'log_rotation_age = 1d',
    'log_rotation_size = 0',
  ]
  if (server.throwAway)
    lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off')
  return `\n# Written when this folder was made.\n${lines.join('\n')}\n`
}

/** Creates the data folder, whole or not at all: an interrupted attempt leaves only a draft behind. */
export async function initialise(server: Server): Promise<void> {
  const draft = `${server.dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  giveTo(server.account, draft)
  const passwordFile = path.join(draft, '..', `.pg-password-${process.pid}`)
  writeFileSync(passwordFile, `${server.superuserPassword}\n`, { mode: 0o600 })
  giveTo(server.account, passwordFile)
  try {
    await runProgram(server, server.binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and case rules on every machine, whatever locales it has.
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(server.throwAway ? ['--no-sync'] : []),
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(path.join(draft, 'postgresql.conf'), configuration(server), { flag: 'a' })
  renameSync(draft, server.dataDir)
}
