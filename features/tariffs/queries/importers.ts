import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { SETTINGS_TOLD, type WrittenOnce } from '@/platform/setting'
import { ddpStanding, IMPORT_WAYS, type ImportWay } from '../rules/importer'
import { statutoryDay } from '../rules/statutory-zone'
import { DESTINATIONS } from '../schema'

/** The house's setting for a destination, and who made it. */
export interface SetImporter extends WrittenOnce {
  destination: string
  version: number
  way: ImportWay
  isDemo: boolean
}

type Reader = Pick<Prisma.TransactionClient, 'importerReadiness'>

/** Reads the text in the database; an unknown one counts as no setting. */
const wayOf = (text: string): ImportWay => IMPORT_WAYS.find((way) => way === text) ?? 'none'

/** The house's current setting for a destination; null where there is none. */
export async function importerOf(
  destination: string,
  reader: Reader = db,
): Promise<SetImporter | null> {
  const row = await reader.importerReadiness.findFirst({
    where: { destination },
    orderBy: { version: 'desc' },
  })
  return row && { ...row, way: wayOf(row.way) }
}

/** The house's setting for each destination that has one; `ddpOffer` compares it with the law of a day. */
export async function importWays(): Promise<Readonly<Record<string, ImportWay>>> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  return Object.fromEntries((await newest()).map(({ destination, way }) => [destination, way]))
}

/** Where goods are delivered duty paid today, by the house's setting and the law of each destination. */
export async function ddpDestinations(): Promise<string[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const now = new Date()
  return Object.entries(await importWays())
    .filter(
      ([destination, way]) =>
        ddpStanding(destination, statutoryDay(destination, now), way) === 'offered',
    )
    .map(([destination]) => destination)
}

/** The house's settings for all destinations that have one. */
export async function listImporters(actor: Actor): Promise<SetImporter[]> {
  authorize(actor, 'tariff.read')
  return newest()
}

/** The house's settings for a destination, the newest first. */
export async function importerHistory(actor: Actor, destination: string): Promise<SetImporter[]> {
  authorize(actor, 'tariff.read')
  const rows = await db.importerReadiness.findMany({
    where: { destination },
    orderBy: { version: 'desc' },
    take: SETTINGS_TOLD,
  })
  return rows.map((row) => ({ ...row, way: wayOf(row.way) }))
}

async function newest(): Promise<SetImporter[]> {
  const rows = await db.importerReadiness.findMany({
    where: { destination: { in: [...DESTINATIONS] } },
    orderBy: [{ destination: 'asc' }, { version: 'desc' }],
    distinct: ['destination'],
  })
  return rows.map((row) => ({ ...row, way: wayOf(row.way) }))
}
