import pg from 'pg'
import { ensureOwner, handOver } from '../postgres/roles'
import { asAdmin } from './clone'

/**
 * Transfers the tables of a database that the site's role once owned to the owner's role, which it
 * creates with the password in DATABASE_OWNER_URL. A second run does nothing more.
 * @param url of the database as its superuser
 * @param ownerUrl the same database as the owner's role
 */
export async function handOverDatabase(url: string, ownerUrl: string): Promise<number> {
  const { user, password } = new pg.Client({ connectionString: ownerUrl })
  if (!password || new pg.Client({ connectionString: url }).user === user) {
    console.error(
      'DATABASE_URL must be the superuser’s here, and DATABASE_OWNER_URL that of fsc_owner with its password.',
    )
    return 1
  }
  await asAdmin(url, async (admin) => {
    await ensureOwner(admin, password)
    await handOver(admin)
  })
  console.log('The tables are fsc_owner’s. Start the site with DATABASE_OWNER_URL now.')
  return 0
}
