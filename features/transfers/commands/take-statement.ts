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
import { csvTable, guessProfile, readCsv } from '../readers/bank-csv'
import { checkStatement, entryKeys } from '../readers/check'
import { readStatementFile } from '../readers/read'
import { refuse, StatementProblem, type ReadStatement } from '../readers/statement'
import { payerKey } from '../rules/match'

/** What a file of statements would add, or has added. */
export interface StatementRun {
  /** movements that are new */
  entries: number
  /** movements that other files had told of */
  known: number
  statements: number
  /** what is odd and doesn't keep it from being taken */
  odd: Message[]
}

interface Taken {
  statement: ReadStatement
  odd: Message[]
  keys: string[]
  known: ReadonlySet<string>
  key: string
}

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/**
 * Takes a bank's file: statements once each, and movements once from whichever file. Two who take the same at once take
 * it once.
 * @param file its bytes, and the currency of the account that a table without one is of
 * @param isDraft it is only said what would be taken
 * @throws InvalidInputError of `file` for one that isn't taken
 */
export async function takeStatement(
  context: Context,
  file: { bytes: Uint8Array; currency: string },
  isDraft: boolean,
): Promise<StatementRun> {
  authorize(context.actor, 'transfer.match')
  try {
    const statements = await statementsIn(file)
    const run = (database: Prisma.TransactionClient) => checked(database, statements)
    if (isDraft) return summaryOf(await run(databaseOf(context)))
    return await inTransaction(context, async (tx) => {
      // Whoever takes a file meanwhile waits, and then finds its movements known.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('bank_statement', 0))`
      const taken = await run(tx)
      for (const each of taken) await write(tx, context, file, each)
      return summaryOf(taken)
    })
  } catch (error) {
    if (error instanceof StatementProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}

async function statementsIn({
  bytes,
  currency,
}: {
  bytes: Uint8Array
  currency: string
}): Promise<ReadStatement[]> {
  const read = await readStatementFile(bytes)
  if ('statements' in read) return read.statements
  const table = csvTable(read.csv)
  const profile = guessProfile(table)
  const has = new Set(profile.columns)
  if (!has.has('bookedOn') || !(has.has('amount') || (has.has('credit') && has.has('debit'))))
    refuse('transfers.problems.columns')
  return [readCsv(table, profile, { account: '', currency, id: sha256(bytes) })]
}

async function checked(
  database: Prisma.TransactionClient,
  statements: readonly ReadStatement[],
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const statement of statements) {
    const { currency, id, number, toOn, closingMinor } = statement
    const account = await bankAccount(currency)
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

const summaryOf = (taken: readonly Taken[]): StatementRun => {
  const all = taken.reduce((sum, { keys }) => sum + keys.length, 0)
  const known = taken.reduce((sum, each) => sum + each.known.size, 0)
  return {
    entries: all - known,
    known,
    statements: taken.length,
    odd: taken.flatMap(({ odd }) => odd),
  }
}

async function write(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  { bytes }: { bytes: Uint8Array },
  { statement, odd, keys, known, key }: Taken,
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
