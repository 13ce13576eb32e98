import pg from 'pg'
import { runPrisma } from '../prisma/cli'
import { asAdmin } from './clone'
import { isMigrated } from './is-migrated'
import type { ChildOptions } from '../lib/children'

/**
 * Migrates as the role that owns the tables, and grants rights to the site's role where that is
 * another one: it may work with the tables, but not change what is written once.
 */
export async function migrate(
  ownerUrl: string,
  siteUrl: string,
  options: ChildOptions = {},
): Promise<void> {
  if (!(await isMigrated(ownerUrl)))
    await runPrisma(['migrate', 'deploy'], { database: ownerUrl }, options)
  await grantSiteRights(ownerUrl, siteUrl)
}

/** Grants the site's role its rights on what migrations made; does nothing where it owns the tables itself. */
export async function grantSiteRights(ownerUrl: string, siteUrl: string): Promise<void> {
  const site = new pg.Client({ connectionString: siteUrl }).user
  if (site === new pg.Client({ connectionString: ownerUrl }).user) return
  await asAdmin(ownerUrl, (owner) => owner.query('SELECT grant_site_rights($1)', [site]))
}
