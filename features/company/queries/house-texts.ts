import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import { settingVersions } from '@/platform/settings/read'
import { aboutSetting, privacySetting, termsSetting, type About } from '../settings/company'
import { settingOf } from './settings'

/** A text of the house at one of its versions. */
export interface HouseText {
  version: number
  /** whether no newer version has replaced it */
  isNewest: boolean
  /** the day from which it was in force, at the factory */
  from: string
  isDemo: boolean
  /** paragraphs; one that ends in a colon is a heading */
  paragraphs: string[]
}

/** The terms of sale or the privacy notice. @param version null for the newest @returns null where there is none */
export async function houseText(
  which: 'terms' | 'privacy',
  version: number | null,
): Promise<HouseText | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  const versions = await settingVersions(which)
  const found = version === null ? versions[0] : versions.find((each) => each.version === version)
  const parsed = (which === 'terms' ? termsSetting : privacySetting).schema.safeParse(found?.texts)
  if (!found || !parsed.success) return null
  return {
    version: found.version,
    isNewest: found === versions[0],
    from: factoryDay(found.setAt),
    isDemo: found.isDemo,
    paragraphs: parsed.data.text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }
}

/** What the page about the factory says of the house; null where nobody has written it. */
export async function aboutHouse(): Promise<(About & { isDemo: boolean }) | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  const setting = await settingOf(aboutSetting)
  return setting && { ...setting.value, isDemo: setting.isDemo }
}
