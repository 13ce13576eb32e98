import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { inspectionMode, type InspectionMode, type SwitchingEvent } from '../rules/aql'

/**
 * How strictly the next lot of a buyer is inspected, given the first inspections of all their lots
 * and what was corrected since. The caller authorizes.
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
  const events = [
    ...lots.map(({ at, verdict }): [Date, SwitchingEvent] => [at, verdict === 'ACCEPTED']),
    ...resumed.map(({ at }): [Date, SwitchingEvent] => [at, 'resumed']),
  ]
  return inspectionMode(
    events.toSorted(([a], [b]) => a.getTime() - b.getTime()).map(([, what]) => what),
  )
}
