import { randomUUID } from 'node:crypto'
import type { PrismaClient } from '@/platform/db/generated/client'

/**
 * Saved things of demo people: a view of the desk's table for the team, and a buyer's list that the
 * company may read.
 */
export async function seedChoosing(db: PrismaClient): Promise<void> {
  const [staff, buyer] = await Promise.all([
    db.user.findFirst({ where: { isDemo: true, roles: { has: 'owner' } } }),
    db.companyMember.findFirst({ where: { user: { isDemo: true } }, orderBy: { userId: 'asc' } }),
  ])
  if (staff)
    await db.deskView.create({
      data: {
        ownerId: staff.id,
        list: 'products',
        name: 'Jewelry by price',
        query:
          'line=JEWELRY&sort=price&columns=type%2Cmoq%2Cmultiple%2Cprice%2CleadTime%2ChsCode%2Cweight',
        shared: true,
      },
    })
  const skus = await db.variant.findMany({
    where: {
      product: {
        slug: {
          in: ['domed-band-ring-6-mm', 'cuban-link-bracelet-8-mm', 'hinged-wooden-ring-box'],
        },
      },
      position: 0,
    },
    select: { sku: true },
    orderBy: { sku: 'asc' },
  })
  if (buyer)
    await db.savedList.create({
      data: {
        id: randomUUID(),
        ownerId: buyer.userId,
        companyId: buyer.companyId,
        name: 'Spring range (demo)',
        items: {
          create: skus.map(({ sku }, position) => ({
            sku,
            position,
            quantity: position === 0 ? 500 : null,
            note: position === 0 ? 'sizes as last year' : '',
          })),
        },
      },
    })
}
