import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { importerOf } from '@/features/tariffs/queries/importers'
import { readHouse } from '@/platform/house/facts'
import type { HouseFacts } from '@/platform/house/schema'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { SETTINGS_TOLD, type WrittenOnce } from '@/platform/setting'
import type { RowReading } from '../rules/readings'
import { foundInPicks } from '../rules/choices'
import { ddpStops } from '../rules/ddp-stop'
import { houseStops, sendStops, type SendLimits, type SendStop } from '../rules/send-stops'
import type { QuoteDocument } from '../schema'

/** The limits in force, and who set them. */
export interface SetSendLimits extends SendLimits, WrittenOnce {
  id: string
}

const NEWEST_FIRST = [
  { setAt: 'desc' },
  { id: 'desc' },
] as const satisfies Prisma.SendLimitOrderByWithRelationInput[]

/**
 * The newest row is in force.
 * @throws Error if there is none: nothing is sent without limits
 */
export const newestSendLimits = (
  tx: Pick<Prisma.TransactionClient, 'sendLimit'>,
): Promise<SetSendLimits> => tx.sendLimit.findFirstOrThrow({ orderBy: [...NEWEST_FIRST] })

/** The limits in force. */
export const sendLimits = (): Promise<SetSendLimits> => newestSendLimits(db)

/** The limits in force and the earlier ones, newest first. */
export async function listSendLimits(actor: Actor): Promise<SetSendLimits[]> {
  authorize(actor, 'quote.list')
  return db.sendLimit.findMany({ orderBy: [...NEWEST_FIRST], take: SETTINGS_TOLD })
}

/** The limits that a draft to a destination is checked against before it is sent. */
export const sendBounds = (destination: string) =>
  Promise.all([sendLimits(), importerOf(destination)])

/**
 * What keeps a draft from being sent now.
 * @param unapproved doubtful rows that the tariff desk hasn't approved
 * @param loaded the house's facts and the limits, if they were read already
 */
export async function getSendStops(
  actor: Actor,
  document: QuoteDocument,
  unapproved: readonly RowReading[] = [],
  loaded?: { house: HouseFacts; bounds: Awaited<ReturnType<typeof sendBounds>> },
): Promise<SendStop[]> {
  authorize(actor, 'quote.list')
  const [[limits, importer], house] = await Promise.all([
    loaded?.bounds ?? sendBounds(document.draft.destination),
    loaded?.house ?? readHouse(),
  ])
  return [
    ...sendStops(document, limits, new Date(), unapproved),
    ...houseStops(house),
    ...foundInPicks(document, (one) => ddpStops(one, importer?.way ?? null)),
  ]
}
