import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'

/** Sets the rate at which the tests' house sells in a currency, of today by default. */
export async function aRate(
  currency: string,
  unitsPerUsd: string,
  { day = factoryDay(new Date()), spreadPercent = '0', offered = 'on' } = {},
): Promise<void> {
  const name = `rate:${currency}`
  const versions = await db.settingVersion.count({ where: { name } })
  await db.settingVersion.create({
    data: {
      name,
      version: versions + 1,
      texts: { unitsPerUsd, spreadPercent, day, source: 'test', offered },
      note: '',
      setBy: 'tests',
    },
  })
}
