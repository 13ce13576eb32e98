import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from '../lib/paths'
import { asAdmin } from './clone'

interface Applied {
  name: string
  checksum: string
  done: boolean
}

/**
 * Whether the database has exactly the migrations of this clone: then Prisma's command, which takes
 * longer to start than the site's server, has nothing to do. Every unclear case is left to that
 * command.
 * @param url as the owner of the tables
 */
export async function isMigrated(
  url: string,
  folder = inRoot('prisma/migrations'),
): Promise<boolean> {
  const here = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, checksum: sha256(path.join(folder, name, 'migration.sql')) }))
  let applied: Applied[] = []
  try {
    await asAdmin(url, async (owner) => {
      const { rows } = await owner.query<Applied>(
        `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
      )
      applied = rows
    })
  } catch {
    return false
  }
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]))
  return (
    applied.length === here.length &&
    applied.every(({ done }) => done) &&
    here.every(({ name, checksum }) => checksums.get(name) === checksum)
  )
}

/** The checksum that Prisma stores. */
const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')
