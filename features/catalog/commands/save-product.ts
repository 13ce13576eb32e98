import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import { differences, entriesOf, type ContentEntries, type ProductContent } from '../rules/content'
import { getDeskProduct } from '../queries/product-drafts'
import { keepPictures } from './keep-pictures'
import { readContent } from './read-content'

/** A colleague saved meanwhile: who, when, and which of their entries differ from those to be saved. */
export class StaleProductError extends ConflictError {
  constructor(
    readonly by: string,
    readonly at: Date,
    /** the version of their entries: saving over it is then deliberate */
    readonly version: number,
    /** the current entries */
    readonly now: ContentEntries,
    readonly theirs: { field: string; theirs: string; yours: string }[],
  ) {
    super('stale')
  }
}

/**
 * Saves the entries as the product's draft; buyers don't see it.
 * @param input.version the version that the form was opened with
 * @throws InvalidInputError by field, StaleProductError, NotFoundError
 */
export async function saveProduct(
  context: Context,
  input: { id: string; version: number; entries: Readonly<Record<string, string>> },
): Promise<{ version: number }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const content = await readContent(databaseOf(context), input.entries, input.id)
  const draft = content as unknown as Prisma.InputJsonValue
  const product = await getDeskProduct(actor, input.id)
  const result = await inTransaction(context, async (tx) => {
    const { count } = await tx.product.updateMany({
      where: { id: input.id, version: input.version },
      data: { draft, draftBy: nameOf(actor), version: { increment: 1 } },
    })
    if (count === 0) return false
    const former = product.draft ?? product.live
    await keepPictures(tx, newPictures(content, former))
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product.save',
      objectType: 'product',
      objectId: input.id,
      after: {
        fields: differences(former, content).map(({ field }) => field),
        ...changedFacts(former.facts, content.facts),
      },
    })
    return true
  })
  if (result) return { version: input.version + 1 }
  const now = await getDeskProduct(actor, input.id)
  const theirs = differences(content, now.draft ?? now.live).map(({ field, before, after }) => ({
    field,
    yours: before,
    theirs: after,
  }))
  throw new StaleProductError(
    now.draftBy ?? now.changes[0]?.actor ?? '',
    now.updatedAt,
    now.version,
    entriesOf(now.draft ?? now.live),
    theirs,
  )
}

/** The facts of the goods that were newly stated, or null where retracted, to record who stated them, and when. */
function changedFacts(
  before: readonly StatedFact[],
  after: readonly StatedFact[],
): { facts?: Record<string, string | null> } {
  const [was, is] = [before, after].map(
    (all) => new Map(all.map(({ fact, answer }) => [fact, answer])),
  ) as [Map<string, string>, Map<string, string>]
  const facts = Object.fromEntries(
    [...new Set([...was.keys(), ...is.keys()])]
      .filter((fact) => was.get(fact) !== is.get(fact))
      .map((fact) => [fact, is.get(fact) ?? null]),
  )
  return Object.keys(facts).length > 0 ? { facts } : {}
}

const newPictures = (content: ProductContent, former: ProductContent) =>
  content.pictures
    .map(({ path }) => path)
    .filter((path) => former.pictures.every((each) => each.path !== path))
