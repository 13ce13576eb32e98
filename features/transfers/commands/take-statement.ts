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
  /** new movements */
  entries: number
  /** movements already known from other files */
  known: number
  statements: number
  /** oddities that don't prevent it from being taken */
  odd: Message[]
  /** of a CSV: its first rows and its profile */
  table: ShownTable | null
  /** of a draft of a CSV: why it can't be taken with its current profile */
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

/** A bank's file as uploaded. */
export interface StatementFile {
  bytes: Uint8Array
  /** currency of the account, for a table that names none */
  currency: string
  /** the profile of a table, as chosen by a person; without it a remembered or guessed one is used */
  profile?: unknown
}

/**
 * Takes a bank's file: each statement once, and each movement once from whichever file. Two people who take the same
 * file at once take it once. The profile of a table is remembered by its head.
 * @param isDraft only reports what would be taken
 * @throws InvalidInputError of `file` for one that can't be taken, and of `profile` for one that doesn't fit its
 *   table
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
    const shown = table && shownTable(table)
    if (isDraft) {
      if (problem) return { ...summaryOf([]), table: shown, problem }
      return { ...summaryOf(await run(databaseOf(context))), table: shown }
    }
    if (problem) throw new StatementProblem(problem)
    return await inTransaction(context, async (tx) => {
      // Whoever takes a file at the same time waits, and then finds its movements known.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('bank_statement', 0))`
      const additions = await run(tx)
      for (const each of additions) await write(tx, context, file, each)
      if (table) await keepProfile(tx, context, file.currency, table)
      return summaryOf(additions)
    })
  } catch (error) {
    if (error instanceof StatementProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}

/** The statements of a file; for a table that its profile can't read, the reason. */
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
  const additions: NewEntries[] = []
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
    const existing = await database.bankEntry.findMany({
      where: { currency, key: { in: keys } },
      select: { key: true },
    })
    const key = [id, number ?? '', toOn ?? '', closingMinor ?? ''].join(' ')
    additions.push({ statement, odd, keys, known: new Set(existing.map((each) => each.key)), key })
  }
  return additions
}

const summaryOf = (additions: readonly NewEntries[]): StatementRun => {
  const all = additions.reduce((sum, { keys }) => sum + keys.length, 0)
  const knownCount = additions.reduce((sum, each) => sum + each.known.size, 0)
  return {
    entries: all - knownCount,
    known: knownCount,
    statements: additions.length,
    odd: additions.flatMap(({ odd }) => odd),
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
