import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { InvalidInputError } from '@/platform/errors'
import { keepPictures } from './keep-pictures'
import { readContent } from './read-content'
import { insertProducts } from './write-products'

/**
 * Creates a product from the entries, as a draft that buyers don't see.
 * @throws InvalidInputError by field; under `change` where somebody took its address, number or SKU at that moment
 */
export async function createProduct(
  context: Context,
  entries: Readonly<Record<string, string>>,
): Promise<{ id: string }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const content = await readContent(databaseOf(context), entries, null)
  try {
    return await inTransaction(context, async (tx) => {
      const [id = ''] = await insertProducts(tx, [content])
      await keepPictures(
        tx,
        content.pictures.map(({ path }) => path),
      )
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'product.create',
        objectType: 'product',
        objectId: id,
        after: { styleNumber: content.styleNumber },
      })
      return { id }
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidInputError({ change: [{ code: 'refusals.sku_taken' }] })
    throw error
  }
}
