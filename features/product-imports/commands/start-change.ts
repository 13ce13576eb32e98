import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { readBulkChange } from '@/features/catalog/rules/bulk-change'
import { enteredChange, inShopOf } from '../jobs/change-stage'
import { productImportJob } from '../jobs/work'

/**
 * Works out a change for all products in the shop that a view finds, however many: product by product, to be
 * reviewed, applied in batches or as a whole, published and undone like a file of products.
 * @param title its name in the list
 * @throws InvalidInputError for a change that can't be read, or that only single publishings can make; ConflictError
 *   'nothing'
 */
export async function startChange(
  context: Context,
  input: unknown,
  title: string,
): Promise<{ id: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const entered = enteredChange.parse(input)
  const change = readBulkChange(entered.kind, entered.value)
  if ('problem' in change) throw new InvalidInputError({ change: [change.problem] })
  if (change.kind === 'archive')
    throw new InvalidInputError({ change: [{ code: 'refusals.leave_by_thousand' }] })
  if ((await database.product.count({ where: await inShopOf(entered.view) })) === 0)
    throw new ConflictError('nothing')
  return inTransaction(context, async (tx) => {
    const { id } = await tx.productImport.create({
      data: {
        fileName: title.slice(0, 120),
        format: 'change',
        storageKey: null,
        change: entered,
        sizeBytes: 0,
        headings: [],
        mapping: [],
        state: 'READING',
        createdBy: nameOf(actor),
      },
      select: { id: true },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product_change.start',
      objectType: 'product_import',
      objectId: id,
      after: entered,
    })
    await enqueue(tx, productImportJob, {})
    return { id }
  })
}
