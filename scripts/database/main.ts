import { runNode, startNode } from '../lib/children'
import { ensureClient, PRISMA_CLI, prismaEnv, runPrisma } from '../prisma/cli'
import { loadDotEnv, siteEnvironment } from '../start/environment'
import { auditVerify } from './audit'
import { ledgerVerify } from './ledger'
import { FIRST_OWNER, OWNER_FACTOR } from './owner-commands'
import { handOverDatabase } from './hand-over'
import { grantSiteRights } from './migrate'
import { untilAskedToStop } from '../start/shutdown'
import { openDatabase, withShadow, type OpenDatabase } from './open'
import { SEED } from './seed'

const HELP = `npm run db -- <command>
  server                  run the database until Ctrl-C, and print its address
  reset                   drop everything, migrate and seed anew
  seed                    run the seed
  first-owner             print the first owner’s one-time address anew: docs/operations.md, First owner
  owner-factor <e-mail>   take a lost second factor from an owner: docs/operations.md, People
  hand-over               give the tables that the site's role once owned to fsc_owner: docs/operations.md, Docker
  audit-verify            prove that no record of the audit trail was changed, and name the first that was
  ledger-verify           prove the books: sums, balances, versions, reversals, and the fact of each entry
  migrate dev --name x    and every other Prisma command: migrate status, migrate diff, db push, generate, …
`

/** Prisma commands that only read files. */
const OFFLINE = new Set([
  'generate',
  'format',
  'validate',
  'version',
  '--version',
  '-v',
  '--help',
  '-h',
])

/** Prisma commands that may create tables. */
const MIGRATING = new Set(['migrate dev', 'migrate deploy'])

/** Prisma commands that replay the migrations. */
const REPLAYING = new Set(['migrate dev', 'migrate diff'])

async function serve(database: OpenDatabase): Promise<number> {
  console.log(
    `${database.description}\nDATABASE_URL=${database.url}\nSHADOW_DATABASE_URL=${database.shadowUrl ?? ''}\nCtrl-C stops it.`,
  )
  const keepAlive = setInterval(() => undefined, 60_000)
  await untilAskedToStop()
  clearInterval(keepAlive)
  return 0
}

async function seed(database: OpenDatabase): Promise<number> {
  await ensureClient()
  const { variables } = await siteEnvironment(database.url)
  await runNode(SEED, { env: variables })
  return 0
}

async function withServer(database: OpenDatabase, command: string[]): Promise<number> {
  await ensureClient()
  const { variables } = await siteEnvironment(database.url)
  return startNode(command, { env: variables, interactive: true }).ended
}

async function withDatabase(args: string[]): Promise<number> {
  const database = await openDatabase()
  try {
    if (args[0] === 'server') return await serve(database)
    if (args[0] === 'hand-over') return await handOverDatabase(database.url, database.ownerUrl)
    if (args[0] === 'audit-verify') return await auditVerify(database.url)
    if (args[0] === 'ledger-verify') return await ledgerVerify(database.url)
    if (args[0] === 'first-owner') return await withServer(database, FIRST_OWNER)
    if (args[0] === 'owner-factor')
      return await withServer(database, [...OWNER_FACTOR, ...args.slice(1, 2)])
    if (args[0] === 'seed') return await seed(database)
    if (args[0] === 'reset') {
      await runPrisma(
        ['migrate', 'reset', '--force'],
        { database: database.ownerUrl, shadow: database.shadowUrl },
        { output: 'show' },
      )
      await grantSiteRights(database.ownerUrl, database.url)
      return await seed(database)
    }
    // Prisma asks questions: it gets the terminal itself.
    const run = (shadow?: string) =>
      startNode([PRISMA_CLI, ...args], {
        env: prismaEnv({ database: database.ownerUrl, shadow }),
        interactive: true,
      }).ended
    const code = REPLAYING.has(`${args[0]} ${args[1]}`)
      ? await withShadow(database, run)
      : await run(database.shadowUrl)
    if (code === 0 && MIGRATING.has(`${args[0]} ${args[1]}`))
      await grantSiteRights(database.ownerUrl, database.url)
    return code
  } finally {
    await database.close()
  }
}

/** Runs one command on this clone's database; resolves with the exit code. */
export async function database(args: string[]): Promise<number> {
  if (args.length === 0) {
    console.log(HELP)
    return 0
  }
  loadDotEnv()
  if (args[0] === 'generate' && args.length === 1) {
    await ensureClient()
    return 0
  }
  if (OFFLINE.has(args[0] ?? ''))
    return startNode([PRISMA_CLI, ...args], { env: prismaEnv(), interactive: true }).ended
  return withDatabase(args)
}
