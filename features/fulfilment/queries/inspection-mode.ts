import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { inspectionMode, type InspectionMode, type Looked } from '../rules/aql'

/**
 * How strictly the next lot of a buyer is inspected, by the first inspections of all their lots and by what was put
 * right since. The caller answers for who asks.
 */
export async function modeOf(
  database: Pick<Prisma.TransactionClient, 'inspection' | 'inspectionResumption'>,
  companyId: string,
): Promise<InspectionMode> {
  const [lots, resumed] = [
    await database.inspection.findMany({
      where: { isAgain: false, line: { order: { companyId } } },
      select: { at: true, verdict: true },
    }),
    await database.inspectionResumption.findMany({
      where: { order: { companyId } },
      select: { at: true },
    }),
  ]
  const looked = [
    ...lots.map(({ at, verdict }): [Date, Looked] => [at, verdict === 'ACCEPTED']),
    ...resumed.map(({ at }): [Date, Looked] => [at, 'resumed']),
  ]
  return inspectionMode(
    looked.toSorted(([a], [b]) => a.getTime() - b.getTime()).map(([, what]) => what),
  )
}
