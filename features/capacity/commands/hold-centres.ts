import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { readWorkshop, workCentres, type Workshop } from '../queries/workshop'
import { weekOf } from '../rules/weeks'

/**
 * Locks the work centres until the transaction ends: of two orders that want the same last place,
 * the second sees that it is gone. All are locked together and in one order, so that no two
 * transactions wait for each other.
 */
export async function holdCentres(tx: Prisma.TransactionClient, now: Date): Promise<Workshop> {
  const codes = (await workCentres(tx)).map(({ code }) => code).toSorted()
  await tx.workCentre.createMany({ data: codes.map((code) => ({ code })), skipDuplicates: true })
  await tx.$queryRaw`SELECT code FROM work_centre ORDER BY code FOR NO KEY UPDATE`
  return readWorkshop(tx, weekOf(factoryDay(now)))
}
