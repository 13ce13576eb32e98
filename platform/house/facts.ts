import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { siteUrl } from '@/platform/env/public'
import { newestSetting } from '@/platform/settings/read'
import { houseSchema, type HouseFacts } from './schema'

/** A house that nobody has described: it is named by its address on the web. */
const unset = (): HouseFacts => ({
  legalName: siteUrl().hostname,
  localName: '',
  shortName: siteUrl().hostname,
  address: [],
  country: null,
  email: '',
  phone: '',
  taxNumber: '',
  signatory: '',
  signatoryTitle: '',
  footer: '',
  opensAt: null,
  closesAt: null,
  isDemo: false,
  isUnset: true,
})

/** Who the house is now, for commands and letters. */
export async function readHouse(
  database?: Parameters<typeof newestSetting>[1],
): Promise<HouseFacts> {
  const set = await newestSetting('company', database)
  const read = set && houseSchema.safeParse(set.texts)
  return set && read?.success ? { ...read.data, isDemo: set.isDemo, isUnset: false } : unset()
}

/** The same for pages, kept until somebody changes it on any instance. */
export async function houseFacts(): Promise<HouseFacts> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return readHouse()
}
