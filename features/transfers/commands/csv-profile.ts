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
/** Characters shown of a cell. */
const PREVIEW_CHARACTERS = 80

const profileSchema = z.object({
  columns: z.array(z.enum(['', ...CSV_FIELDS])).max(MOST_COLUMNS),
  dayOrder: z.enum(DAY_ORDERS),
  sign: z.enum(['.', ',']),
})

/** A table with the profile by which it is read. */
export interface ProfiledTable {
  table: CsvTable
  headKey: string
  profile: CsvProfile
  /** where the profile comes from: the person looking at it, an earlier file with this head, or a guess */
  origin: 'said' | 'remembered' | 'guessed'
}

/** The table as it is shown before the file is taken. */
export interface ShownTable extends CsvProfile, Pick<ProfiledTable, 'origin'> {
  head: readonly string[]
  rows: string[][]
}

/**
 * Finds the profile of a table: the one chosen by a person, else the one remembered for its head and account, else a
 * guess.
 * @throws InvalidInputError of `profile` where it doesn't fit this table; StatementProblem for a file without a
 *   table
 */
export async function profiled(
  database: Prisma.TransactionClient,
  currency: string,
  csv: string,
  chosenProfile: unknown,
): Promise<ProfiledTable> {
  const table = csvTable(csv)
  const headKey = createHash('sha256').update(headOf(table)).digest('hex')
  const read = { table, headKey }
  if (chosenProfile !== undefined) {
    const parsed = profileSchema.safeParse(chosenProfile)
    if (!parsed.success || parsed.data.columns.length !== table.head.length)
      throw new InvalidInputError({ profile: [words.refused] })
    return { ...read, profile: parsed.data, origin: 'said' }
  }
  const remembered = await keptProfile(database, currency, headKey)
  return remembered
    ? { ...read, profile: remembered, origin: 'remembered' }
    : { ...read, profile: guessProfile(table), origin: 'guessed' }
}

async function keptProfile(
  database: Prisma.TransactionClient,
  currency: string,
  headKey: string,
): Promise<CsvProfile | null> {
  const row = await database.bankCsvProfile.findFirst({
    where: { currency, headKey },
    orderBy: { version: 'desc' },
  })
  return row && profileSchema.parse(row)
}

/** Remembers a table's profile where it differs from the one remembered. */
export async function keepProfile(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  currency: string,
  { headKey, profile, table }: ProfiledTable,
): Promise<void> {
  const remembered = await keptProfile(tx, currency, headKey)
  if (remembered && JSON.stringify(remembered) === JSON.stringify(profileSchema.parse(profile)))
    return
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
    ...(remembered ? { before: { columns: [...remembered.columns] } } : {}),
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
