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

export const OWNER_ROLE = 'fsc_owner'
export const APP_ROLE = 'fsc'
export const SHADOW_ROLE = 'fsc_shadow'

/** Creates the owner of databases and tables, or gives it this password. */
export const ensureOwner = (admin: Client, password: string): Promise<void> =>
  ensureRole(admin, OWNER_ROLE, password, 'NOCREATEDB')

/**
 * Creates the roles besides the superuser: the owner of databases and tables, who migrates; the
 * application's own, which works with the tables and can't change their rules; and the one that may
 * create the scratch databases in which migrations are tried.
 */
export async function ensureRoles(
  admin: Client,
  passwords: { owner: string; app: string; shadow: string },
): Promise<void> {
  await ensureOwner(admin, passwords.owner)
  await ensureRole(admin, APP_ROLE, passwords.app, 'NOCREATEDB')
  await ensureRole(admin, SHADOW_ROLE, passwords.shadow, 'CREATEDB')
  for (const [setting, value] of Object.entries(limits)) {
    await admin.query(`ALTER ROLE ${APP_ROLE} SET ${setting} = '${value}'`)
  }
}

/** Creates a database owned by the owner's role, empty or as a copy of another, unless it exists. */
export async function ensureDatabase(
  admin: Client,
  name: string,
  template?: string,
): Promise<void> {
  const quoted = admin.escapeIdentifier(name)
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (!rowCount) {
    await admin.query(
      `CREATE DATABASE ${quoted} OWNER ${OWNER_ROLE}${template ? ` TEMPLATE ${admin.escapeIdentifier(template)}` : ''}`,
    )
    // Otherwise every role of the server may connect.
    await admin.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`)
  }
  await admin.query(siteRightsIn(quoted))
}

/** The job queue creates a schema of its own, hence CREATE. */
const siteRightsIn = (database: string): string =>
  `GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${APP_ROLE}`

/**
 * Transfers the tables of a database that the application's role once owned to the owner's role;
 * the job queue's schema stays the application's. Does nothing to others.
 * @param admin connected as the superuser to that very database
 */
export async function handOver(admin: Client): Promise<void> {
  const { rowCount } = await admin.query(
    `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) = '${APP_ROLE}'`,
  )
  if (!rowCount) return
  await admin.query(`
    BEGIN;
    REASSIGN OWNED BY ${APP_ROLE} TO ${OWNER_ROLE};
    DO $$
    DECLARE item record;
    BEGIN
      FOR item IN SELECT 'SCHEMA' AS kind, quote_ident(nspname) AS name FROM pg_namespace WHERE nspname = 'pgboss'
        UNION ALL SELECT 'TABLE', c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = to_regnamespace('pgboss') AND c.relkind IN ('r', 'p')
        UNION ALL SELECT 'FUNCTION', p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = to_regnamespace('pgboss')
        UNION ALL SELECT 'TYPE', t.oid::regtype::text FROM pg_type t WHERE t.typnamespace = to_regnamespace('pgboss') AND t.typtype = 'e'
      LOOP
        EXECUTE format('ALTER %s %s OWNER TO ${APP_ROLE}', item.kind, item.name);
      END LOOP;
    END $$;
    -- What the site had as owner of the database went with it.
    ${siteRightsIn(admin.escapeIdentifier(admin.database ?? ''))};
    COMMIT`)
}
