import type { Client } from 'pg'

/** Names are constants of ours, passwords are hex: both still go through the client's escaping. */
async function ensureRole(
  admin: Client,
  name: string,
  password: string,
  flags: string,
): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [name])
  const verb = rowCount ? 'ALTER' : 'CREATE'
  await admin.query(
    `${verb} ROLE ${admin.escapeIdentifier(name)} LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION ${flags} PASSWORD ${admin.escapeLiteral(password)}`,
  )
}

/** Limits of every session of the application; a migration lifts the first for itself. */
const limits = {
  statement_timeout: '15s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '30s',
} as const

export const APP_ROLE = 'fsc'
export const SHADOW_ROLE = 'fsc_shadow'

/**
 * Makes the two roles besides the superuser: the application's own, which may do everything in
 * databases it owns and nothing elsewhere, and the one that may create the scratch databases in
 * which migrations are tried.
 */
export async function ensureRoles(
  admin: Client,
  passwords: { app: string; shadow: string },
): Promise<void> {
  await ensureRole(admin, APP_ROLE, passwords.app, 'NOCREATEDB')
  await ensureRole(admin, SHADOW_ROLE, passwords.shadow, 'CREATEDB')
  for (const [setting, value] of Object.entries(limits)) {
    await admin.query(`ALTER ROLE ${APP_ROLE} SET ${setting} = '${value}'`)
  }
}

/** Makes a database owned by the application's role, empty or as a copy of another; unless it exists. */
export async function ensureDatabase(
  admin: Client,
  name: string,
  template?: string,
): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount) return
  const quoted = admin.escapeIdentifier(name)
  await admin.query(
    `CREATE DATABASE ${quoted} OWNER ${APP_ROLE}${template ? ` TEMPLATE ${admin.escapeIdentifier(template)}` : ''}`,
  )
  // Otherwise every role of the server may connect.
  await admin.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`)
}
