import { auditActor, staffActor } from '@/features/accounts/rules/actor'
import type { PrismaClient } from '@/platform/db/generated/client'
import { recordAudit } from '@/platform/audit'
import { demoProducts } from './catalog'

/** Records who stated the facts of the demonstration's goods: its owner, on the day of seeding. */
export async function seedStatedFacts(db: PrismaClient): Promise<void> {
  const owner = await db.user.findFirstOrThrow({ where: { isDemo: true, roles: { has: 'owner' } } })
  const products = await db.product.findMany({ select: { id: true, styleNumber: true } })
  const ids = new Map(products.map(({ id, styleNumber }) => [styleNumber, id]))
  await db.$transaction(async (tx) => {
    for (const { styleNumber, facts } of demoProducts) {
      const objectId = ids.get(styleNumber)
      if (!objectId || facts.length === 0) continue
      await recordAudit(tx, {
        actor: auditActor(staffActor(owner)),
        action: 'product.save',
        objectType: 'product',
        objectId,
        after: {
          fields: ['facts'],
          facts: Object.fromEntries(facts.map(({ fact, answer }) => [fact, answer])),
        },
      })
    }
  })
}
