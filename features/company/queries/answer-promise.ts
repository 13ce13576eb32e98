import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { readHouse } from '@/platform/house/facts'
import { promiseOf, promiseWords, type AnswerPromise } from '../rules/promise'
import { quotingSetting } from '../settings/quoting'
import { settingOf } from './settings'

/** When a person answers, by the current settings; null where nothing is promised. */
export async function promiseNow(): Promise<AnswerPromise | null> {
  const [house, quoting] = [await readHouse(), await settingOf(quotingSetting)]
  return promiseOf(house, quoting?.value.answerHours ?? null)
}

/** Values for the sentence of the promise, for letters and whatever isn't cached. */
export const promiseSaid = async (): Promise<ReturnType<typeof promiseWords>> =>
  promiseWords(await promiseNow())

/** The promise for pages, cached until any instance changes it. */
export async function answerPromise(): Promise<AnswerPromise | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return promiseNow()
}

/** The share of the total that a quote asks as deposit by default, percent; null where it isn't set. */
export async function usualDeposit(): Promise<string | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return (await settingOf(quotingSetting))?.value.depositPercent ?? null
}
