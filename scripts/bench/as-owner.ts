import { asAdmin } from '../database/clone'

/** Does in the database of a benchmark what the application's role may not. */
export function asOwner(statement: string): Promise<void> {
  const url = new URL(process.env.DATABASE_OWNER_URL ?? '')
  url.pathname = new URL(process.env.DATABASE_URL ?? '').pathname
  return asAdmin(url.href, (owner) => owner.query(statement))
}
