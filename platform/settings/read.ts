import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

/** A setting as it was typed, with who set it, when and why. */
export interface StoredSetting {
  name: string
  /** from 1 */
  version: number
  texts: Record<string, string>
  note: string
  setById: string | null
  setBy: string
  setAt: Date
  isDemo: boolean
}

type Database = Pick<Prisma.TransactionClient, 'settingVersion'>

const storedSetting = (row: Omit<StoredSetting, 'texts'> & { texts: unknown }): StoredSetting => ({
  ...row,
  texts: Object.fromEntries(
    Object.entries(row.texts as Record<string, unknown>).map(([field, text]) => [
      field,
      String(text),
    ]),
  ),
})

const select = {
  name: true,
  version: true,
  texts: true,
  note: true,
  setById: true,
  setBy: true,
  setAt: true,
  isDemo: true,
} as const

/** The newest version of a setting; null where nobody has set it. One read by an index. */
export async function newestSetting(
  name: string,
  database: Database = db,
): Promise<StoredSetting | null> {
  const row = await database.settingVersion.findFirst({
    where: { name },
    orderBy: { version: 'desc' },
    select,
  })
  return row && storedSetting(row)
}

/** The newest versions of all settings whose name has a prefix, by name. @param prefix `rate:`; empty for all */
export async function newestSettings(
  prefix: string,
  database: Database = db,
): Promise<StoredSetting[]> {
  const rows = await database.settingVersion.findMany({
    where: { name: { startsWith: prefix } },
    distinct: ['name'],
    orderBy: [{ name: 'asc' }, { version: 'desc' }],
    select,
  })
  return rows.map(storedSetting)
}

/** Every version of a setting, the newest first. */
export async function settingVersions(
  name: string,
  database: Database = db,
): Promise<StoredSetting[]> {
  const rows = await database.settingVersion.findMany({
    where: { name },
    orderBy: { version: 'desc' },
    select,
  })
  return rows.map(storedSetting)
}
