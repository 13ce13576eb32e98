import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import type { Prisma, ProductImport } from '@/platform/db/generated/client'
import { schemaWords as words } from '@/platform/validation-words'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { asDecimalSign } from '@/platform/numbers-among'
import { enqueue } from '@/platform/jobs'
import { productImportJob } from '../jobs/work'
import { mappingProblems, readMapping } from '../rules/headings'
import { mappingKey } from './start-import'

/**
 * What staff decide about an import. Each is a conditional step from one state to the next: repeating it has no
 * effect.
 */

const mappingSchema = z.array(z.string().max(60)).max(200)

/**
 * Reads the import.
 * @throws NotFoundError
 */
async function importOf(context: Context, id: string): Promise<ProductImport> {
  const isId = z.uuid().safeParse(id).success
    ? await databaseOf(context).productImport.findUnique({ where: { id } })
    : null
  if (!isId) throw new NotFoundError('import')
  return isId
}

async function step(
  context: Context,
  current: ProductImport,
  {
    from,
    verb,
    data,
    said = {},
    also,
    work = false,
  }: {
    from: ProductImport['state'][]
    verb: string
    data: Prisma.ProductImportUpdateManyMutationInput
    /** what the audit record says of the step */
    said?: Prisma.InputJsonObject
    also?: (tx: Prisma.TransactionClient) => Promise<unknown>
    work?: boolean
  },
): Promise<void> {
  const { actor } = context
  await inTransaction(
    context,
    async (tx) => {
      const { count } = await tx.productImport.updateMany({
        where: { id: current.id, state: { in: from }, purgedAt: null },
        data: { ...data, leaseBy: null, leaseUntil: null, attempts: 0 },
      })
      if (count === 0) throw new ConflictError('stale')
      await also?.(tx)
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: `product_import.${verb}`,
        objectType: 'product_import',
        objectId: current.id,
        after: { file: current.fileName, ...said },
      })
      if (work) await enqueue(tx, productImportJob, {})
    },
    { timeout: 60_000 },
  )
}

const FROM_START = {
  rowsRead: 0,
  added: 0,
  changed: 0,
  same: 0,
  wrong: 0,
  progress: 0,
  problem: null,
} as const
const withoutRows = (id: string) => (tx: Prisma.TransactionClient) =>
  tx.productImportRow.deleteMany({ where: { importId: id } })

/**
 * Saves which column fills which field, has the file read accordingly, and remembers it for the next file with these
 * headings.
 * @throws InvalidInputError by column (`column-0`), ConflictError 'stale' when it was applied meanwhile
 */
export async function mapImport(context: Context, id: string, entered: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const row = await importOf(context, id)
  // The subject of a change is in its view.
  if (row.storageKey === null) throw new ConflictError('stale')
  const mapping = readMapping(mappingSchema.parse(entered)).slice(0, row.headings.length)
  const problems = mappingProblems(row.headings, mapping)
  if (problems.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(
        problems.map(({ column, problem }) => [
          column < 0 ? 'change' : `column-${column}`,
          [problem],
        ]),
      ),
    )
  await step(context, row, {
    from: ['MAPPING', 'READY', 'REFUSED'],
    verb: 'map',
    work: true,
    data: { ...FROM_START, mapping, state: 'READING' },
    also: async (tx) => {
      if (row.applied > 0) throw new ConflictError('stale')
      await withoutRows(id)(tx)
      const key = mappingKey(row.headings)
      await tx.importMapping.upsert({
        where: { key },
        create: { key, mapping, savedBy: nameOf(actor) },
        update: { mapping, savedBy: nameOf(actor) },
      })
    },
  })
}

/**
 * Reads the file again, against the current catalog.
 * @throws ConflictError 'stale'
 */
export async function recheckImport(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  await step(context, await importOf(context, id), {
    from: ['READY'],
    verb: 'recheck',
    work: true,
    data: { ...FROM_START, state: 'READING' },
    also: withoutRows(id),
  })
}

/**
 * Saves the file's decimal sign and has the file read with it, so that ambiguous numbers become clear. The answer is
 * stored with the import.
 * @throws InvalidInputError, ConflictError 'stale' when it was applied meanwhile
 */
export async function sayDecimalSign(
  context: Context,
  id: string,
  entered: unknown,
): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const decimalSign = asDecimalSign(entered)
  if (!decimalSign) throw new InvalidInputError({ decimalSign: [words.decimal_sign] })
  await step(context, await importOf(context, id), {
    from: ['READY'],
    verb: 'decimal_sign',
    work: true,
    said: { decimalSign },
    data: { ...FROM_START, decimalSign, state: 'READING' },
    also: withoutRows(id),
  })
}

const choiceSchema = z.object({
  how: z.enum(['batches', 'whole']),
  batchSize: z.coerce.number().pipe(z.int().min(1).max(10_000)).default(1_000),
})

/**
 * Applies the good rows: in batches, or all in one and only if none is wrong. Their content is entered, not
 * published.
 * @throws ConflictError 'stale' when it is applied already; 'nothing'; InvalidInputError
 */
export async function applyImport(context: Context, id: string, entered: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const parsed = choiceSchema.safeParse(entered)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const row = await importOf(context, id)
  const whole = parsed.data.how === 'whole'
  if (row.state === 'READY' && row.added + row.changed === 0) throw new ConflictError('nothing')
  if (whole && row.wrong > 0)
    throw new InvalidInputError({
      change: [{ code: 'refusals.rows_wrong', values: { count: row.wrong } }],
    })
  await step(context, row, {
    from: ['READY'],
    verb: 'apply',
    work: true,
    data: {
      state: 'APPLYING',
      progress: 0,
      problem: null,
      whole,
      batchSize: parsed.data.batchSize,
      appliedBy: nameOf(actor),
      actorId: auditActor(actor).id,
    },
  })
}

/**
 * Cancels an import; what it has entered by then stays.
 * @throws ConflictError 'stale' when it is done already
 */
export async function cancelImport(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  await step(context, await importOf(context, id), {
    from: ['MAPPING', 'READING', 'READY', 'APPLYING'],
    verb: 'cancel',
    data: { state: 'CANCELLED' },
  })
}
