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
  /** whether no newer one has taken its place */
  isNewest: boolean
  /** the day from which it held, at the factory */
  from: string
  isDemo: boolean
  /** paragraphs; what ends in a colon is a heading */
  paragraphs: string[]
}

/** Terms of sale or privacy notice. @param version null for the newest @returns null where there is none */
export async function houseText(
  which: 'terms' | 'privacy',
  version: number | null,
): Promise<HouseText | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  const versions = await settingVersions(which)
  const found = version === null ? versions[0] : versions.find((each) => each.version === version)
  const read = (which === 'terms' ? termsSetting : privacySetting).schema.safeParse(found?.texts)
  if (!found || !read.success) return null
  return {
    version: found.version,
    isNewest: found === versions[0],
    from: factoryDay(found.setAt),
    isDemo: found.isDemo,
    paragraphs: read.data.text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }
}

/** What the page of the factory says of the house; null where nobody has written it. */
export async function aboutHouse(): Promise<(About & { isDemo: boolean }) | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  const set = await settingOf(aboutSetting)
  return set && { ...set.value, isDemo: set.isDemo }
}
