import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { NotFoundError } from '@/platform/errors'
import { contentOf, withContent } from '../queries/product-rows'
import { insertProducts } from './write-products'

/**
 * Creates a draft as a copy of another product, with an address, style number and SKUs of its own. @throws
 * NotFoundError
 */
export async function duplicateProduct(context: Context, id: string): Promise<{ id: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const row = /^[0-9a-f-]{36}$/.test(id)
    ? await database.product.findUnique({ where: { id }, include: withContent })
    : null
  if (!row) throw new NotFoundError('product')
  const copies = await database.product.count({
    where: { styleNumber: { startsWith: `${row.styleNumber}-C` } },
  })
  const mark = `C${copies + 1}`
  const before = contentOf(row)
  const styleNumber = `${before.styleNumber}-${mark}`
  const own = (sku: string) =>
    sku.startsWith(before.styleNumber)
      ? sku.replace(before.styleNumber, styleNumber)
      : `${sku}-${mark}`
  const content = {
    ...before,
    styleNumber,
    name: `${before.name} (copy)`,
    slug: `${before.slug}-${mark.toLowerCase()}`,
    variants: before.variants.map((variant) => ({ ...variant, sku: own(variant.sku) })),
    variantBreaks: before.variantBreaks.map((each) => ({ ...each, sku: own(each.sku) })),
    // The stock belongs to the other design.
    stock: [],
    stockLeadTimeDays: 0,
  }
  return inTransaction(context, async (tx) => {
    const [newId = ''] = await insertProducts(tx, [content])
    await tx.product.update({
      where: { id: newId },
      data: { isDemo: row.isDemo, position: row.position },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product.duplicate',
      objectType: 'product',
      objectId: newId,
      after: { from: row.styleNumber },
    })
    return { id: newId }
  })
}
