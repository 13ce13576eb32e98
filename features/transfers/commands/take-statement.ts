import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { bankAccount } from '@/features/company/queries/bank'
import type { Message } from '@/i18n/message'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { isWhole, readCsv } from '../readers/bank-csv'
import { checkStatement, entryKeys } from '../readers/check'
import { readStatementFile } from '../readers/read'
import { refuse, StatementProblem, type ReadStatement } from '../readers/statement'
import { payerKey } from '../rules/match'
import {
  keepProfile,
  profiled,
  shownTable,
  type ProfiledTable,
  type ShownTable,
} from './csv-profile'

/** What a file of statements would add, or has added. */
export interface StatementRun {
  /** movements that are new */
  entries: number
  /** movements that other files had told of */
  known: number
  statements: number
  /** what is odd and doesn't keep it from being taken */
  odd: Message[]
  /** of a CSV: its first rows, and how its columns are read */
  table: ShownTable | null
  /** of a CSV that is only looked at: why it isn't taken as its columns are read now */
  problem: Message | null
}

interface NewEntries {
  statement: ReadStatement
  odd: Message[]
  keys: string[]
  known: ReadonlySet<string>
  key: string
}

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** A bank's file as it is sent. */
export interface StatementFile {
  bytes: Uint8Array
  /** of the account that a table without one is of */
  currency: string
  /** how the columns of a table are read, as a person said; what is remembered or guessed where nothing is said */
  profile?: unknown
}

/**
 * Takes a bank's file: statements once each, and movements once from whichever file. Two who take the same at once take
 * it once. How a table was read is remembered by its head.
 * @param isDraft it is only said what would be taken
 * @throws InvalidInputError of `file` for one that isn't taken, and of `profile` for one that doesn't fit its table
 */
export async function takeStatement(
  context: Context,
  file: StatementFile,
  isDraft: boolean,
): Promise<StatementRun> {
  authorize(context.actor, 'transfer.match')
  try {
    const { statements, table, problem } = await statementsIn(databaseOf(context), file)
    const run = (database: Prisma.TransactionClient) => checked(database, statements)
    const told = table && shownTable(table)
    if (isDraft) {
      if (problem) return { ...summaryOf([]), table: told, problem }
      return { ...summaryOf(await run(databaseOf(context))), table: told }
    }
    if (problem) throw new StatementProblem(problem)
    return await inTransaction(context, async (tx) => {
      // Whoever takes a file meanwhile waits, and then finds its movements known.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('bank_statement', 0))`
      const taken = await run(tx)
      for (const each of taken) await write(tx, context, file, each)
      if (table) await keepProfile(tx, context, file.currency, table)
      return summaryOf(taken)
    })
  } catch (error) {
    if (error instanceof StatementProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}

/** The statements of a file; of a table that can't be read as its columns are taken, why. */
async function statementsIn(
  database: Prisma.TransactionClient,
  { bytes, currency, profile }: StatementFile,
): Promise<{
  statements: ReadStatement[]
  table: ProfiledTable | null
  problem: Message | null
}> {
  const read = await readStatementFile(bytes)
  if ('statements' in read) return { statements: read.statements, table: null, problem: null }
  const table = await profiled(database, currency, read.csv, profile)
  try {
    if (!isWhole(table.profile)) refuse('transfers.problems.columns')
    const { account } = table.table
    const statement = readCsv(table.table, table.profile, { account, currency, id: sha256(bytes) })
    return { statements: [statement], table, problem: null }
  } catch (error) {
    if (error instanceof StatementProblem) return { statements: [], table, problem: error.problem }
    throw error
  }
}

async function checked(
  database: Prisma.TransactionClient,
  statements: readonly ReadStatement[],
): Promise<NewEntries[]> {
  const taken: NewEntries[] = []
  for (const statement of statements) {
    const { currency, id, number, toOn, closingMinor } = statement
    const account = await bankAccount(currency, database)
    if (!account) refuse('transfers.problems.no_account', { currency })
    const last = await database.bankStatement.findFirst({
      where: { currency },
      orderBy: [{ toOn: { sort: 'desc', nulls: 'last' } }, { takenAt: 'desc' }],
      select: { number: true, closingMinor: true, toOn: true },
    })
    const odd = checkStatement(statement, {
      currency,
      accounts: [account?.iban ?? '', account?.account ?? ''].filter(Boolean),
      last: last && {
        number: last.number,
        closingMinor: last.closingMinor === null ? null : Number(last.closingMinor),
        toOn: last.toOn?.toISOString().slice(0, 10) ?? null,
      },
    })
    const keys = entryKeys(statement.entries).map(sha256)
    const found = await database.bankEntry.findMany({
      where: { currency, key: { in: keys } },
      select: { key: true },
    })
    const key = [id, number ?? '', toOn ?? '', closingMinor ?? ''].join(' ')
    taken.push({ statement, odd, keys, known: new Set(found.map((each) => each.key)), key })
  }
  return taken
}

const summaryOf = (taken: readonly NewEntries[]): StatementRun => {
  const all = taken.reduce((sum, { keys }) => sum + keys.length, 0)
  const known = taken.reduce((sum, each) => sum + each.known.size, 0)
  return {
    entries: all - known,
    known,
    statements: taken.length,
    odd: taken.flatMap(({ odd }) => odd),
    table: null,
    problem: null,
  }
}

async function write(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  { bytes }: { bytes: Uint8Array },
  { statement, odd, keys, known, key }: NewEntries,
): Promise<void> {
  const { currency, account, format, number, openingMinor, closingMinor, entries } = statement
  const day = (text: string | null) => (text === null ? null : new Date(text))
  const before = await tx.bankStatement.findUnique({
    where: { currency_key: { currency, key } },
    select: { id: true },
  })
  if (before) return
  const by = auditActor(actor)
  const { id } = await tx.bankStatement.create({
    data: {
      currency,
      account,
      format,
      key,
      number,
      openingMinor,
      closingMinor,
      fromOn: day(statement.fromOn),
      toOn: day(statement.toOn),
      odd: [...odd],
      sha256: sha256(bytes),
      takenById: by.id,
      takenBy: nameOf(actor),
      takenAt: now,
    },
  })
  const fresh = entries.flatMap((entry, position) => {
    const own = keys[position] ?? ''
    return known.has(own)
      ? []
      : [
          {
            ...entry,
            statementId: id,
            currency,
            position,
            key: own,
            bookedOn: new Date(entry.bookedOn),
            valueOn: new Date(entry.valueOn),
            payerKey: payerKey(entry),
          },
        ]
  })
  await tx.bankEntry.createMany({ data: fresh, skipDuplicates: true })
  await recordAudit(tx, {
    actor: by,
    action: 'statement.take',
    objectType: 'bank_statement',
    objectId: id,
    after: { currency, format, entries: fresh.length, known: known.size },
  })
}
