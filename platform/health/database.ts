import 'server-only'
import { db } from '@/platform/db/client'

/** Resolves when the database answers and has its tables. @throws the driver's own error otherwise */
export async function answers(): Promise<void> {
  await db.product.findFirst({ select: { id: true } })
}
