import 'server-only'
import { createHash } from 'node:crypto'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { readHouse } from '@/platform/house/facts'
import type { HouseTerms, NamedText } from '../rules/house-terms'
import { privacySetting, termsSetting } from '../settings/company'
import { quotingSetting } from '../settings/quoting'
import { deliveries } from './delivery'
import { factoryCalendar } from './factory-calendar'
import { settingOf, type SetSetting } from './settings'

/** The defaults of a quote aren't set; every installation comes with them. */
class NoQuoteDefaultsError extends Error {
  override name = 'NoQuoteDefaultsError'
}

/** The house's settings for a quote made now. @throws NoQuoteDefaultsError */
export async function houseTerms(database?: Parameters<typeof settingOf>[2]): Promise<HouseTerms> {
  // One after the other, since they may be reads of one transaction.
  const house = await readHouse(database)
  const quoting = await settingOf(quotingSetting, null, database)
  const terms = await settingOf(termsSetting, null, database)
  const privacy = await settingOf(privacySetting, null, database)
  const calendar = await factoryCalendar(database)
  const delivery = await deliveries(database)
  if (!quoting) throw new NoQuoteDefaultsError('quoting is not set')
  return {
    house,
    quoting: quoting.value,
    calendar,
    delivery,
    texts: {
      ...(terms ? { terms: named(terms) } : {}),
      ...(privacy ? { privacy: named(privacy) } : {}),
    },
  }
}

/** The same for pages, cached until any instance changes a setting. */
export async function shownHouseTerms(): Promise<HouseTerms> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return houseTerms()
}

const named = ({ version, value }: SetSetting<{ text: string }>): NamedText => ({
  version,
  sha256: createHash('sha256').update(value.text).digest('hex'),
})
