import pg from 'pg'
import { ensureDatabase } from '../postgres/roles'

/** Does one thing on a database's server, as the role of the address. */
export async function asAdmin(
  adminUrl: string,
  work: (admin: pg.Client) => Promise<unknown>,
): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/** Makes an empty database owned by the application's role; or a copy of another one. */
export function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  return asAdmin(adminUrl, (admin) => ensureDatabase(admin, name, template))
}

/** Drops a database, whoever is still connected to it. */
export function dropDatabase(adminUrl: string, name: string): Promise<void> {
  return asAdmin(adminUrl, (admin) =>
    admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`),
  )
}
