import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import { csvTable, guessProfile, headOf, type CsvTable } from '../readers/bank-csv'
import { CSV_FIELDS, DAY_ORDERS, type CsvProfile } from '../readers/csv-fields'

const MOST_COLUMNS = 100
const PREVIEW_ROWS = 10
/** Of a cell, as it is shown. */
const PREVIEW_CHARACTERS = 80

const profileSchema = z.object({
  columns: z.array(z.enum(['', ...CSV_FIELDS])).max(MOST_COLUMNS),
  dayOrder: z.enum(DAY_ORDERS),
  sign: z.enum(['.', ',']),
})

/** A table, and how it is read. */
export interface ProfiledTable {
  table: CsvTable
  headKey: string
  profile: CsvProfile
  /** who says so: whoever looks at it, who took a file with this head before, or nobody */
  origin: 'said' | 'remembered' | 'guessed'
}

/** As it is shown before it is taken. */
export interface ShownTable extends CsvProfile, Pick<ProfiledTable, 'origin'> {
  head: readonly string[]
  rows: string[][]
}

/**
 * How a table is read: as is said, else as its head was read before for this account, else by a guess.
 * @throws InvalidInputError of `profile` for one that isn't of this table; StatementProblem for what is no table
 */
export async function profiled(
  database: Prisma.TransactionClient,
  currency: string,
  csv: string,
  said: unknown,
): Promise<ProfiledTable> {
  const table = csvTable(csv)
  const headKey = createHash('sha256').update(headOf(table)).digest('hex')
  const read = { table, headKey }
  if (said !== undefined) {
    const parsed = profileSchema.safeParse(said)
    if (!parsed.success || parsed.data.columns.length !== table.head.length)
      throw new InvalidInputError({ profile: [words.refused] })
    return { ...read, profile: parsed.data, origin: 'said' }
  }
  const kept = await keptProfile(database, currency, headKey)
  return kept
    ? { ...read, profile: kept, origin: 'remembered' }
    : { ...read, profile: guessProfile(table), origin: 'guessed' }
}

async function keptProfile(
  database: Prisma.TransactionClient,
  currency: string,
  headKey: string,
): Promise<CsvProfile | null> {
  const kept = await database.bankCsvProfile.findFirst({
    where: { currency, headKey },
    orderBy: { version: 'desc' },
  })
  return kept && profileSchema.parse(kept)
}

/** Remembers how a table was read, where that is another than is known. */
export async function keepProfile(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  currency: string,
  { headKey, profile, table }: ProfiledTable,
): Promise<void> {
  const kept = await keptProfile(tx, currency, headKey)
  if (kept && JSON.stringify(kept) === JSON.stringify(profileSchema.parse(profile))) return
  const { dayOrder, sign, columns } = profile
  const before = await tx.bankCsvProfile.count({ where: { currency, headKey } })
  const { id } = await tx.bankCsvProfile.create({
    data: {
      currency,
      headKey,
      head: [...table.head],
      version: before + 1,
      columns: [...columns],
      dayOrder,
      sign,
      setById: auditActor(actor).id,
      setBy: nameOf(actor),
      setAt: now,
    },
  })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'statement.columns',
    objectType: 'bank_csv_profile',
    objectId: id,
    ...(kept ? { before: { columns: [...kept.columns] } } : {}),
    after: { currency, columns: [...columns], dayOrder, sign },
  })
}

/** The head and the first rows of a table, as people look at them. */
export const shownTable = ({ table, profile, origin }: ProfiledTable): ShownTable => ({
  ...profile,
  origin,
  head: table.head,
  rows: table.rows
    .slice(0, PREVIEW_ROWS)
    .map(({ cells }) => table.head.map((_, i) => (cells[i] ?? '').slice(0, PREVIEW_CHARACTERS))),
})
