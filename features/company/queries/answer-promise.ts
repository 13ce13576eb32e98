import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { readHouse } from '@/platform/house/facts'
import { promiseOf, promiseWords, type AnswerPromise } from '../rules/promise'
import { quotingSetting } from '../settings/quoting'
import { settingOf } from './settings'

/** When a person answers, as it is set now; null where nothing is promised. */
export async function promiseNow(): Promise<AnswerPromise | null> {
  const [house, quoting] = [await readHouse(), await settingOf(quotingSetting)]
  return promiseOf(house, quoting?.value.answerHours ?? null)
}

/** Values of the sentence that makes the promise, for letters and what is never kept. */
export const promiseSaid = async (): Promise<ReturnType<typeof promiseWords>> =>
  promiseWords(await promiseNow())

/** The promise for pages, kept until somebody sets it anew on any instance. */
export async function answerPromise(): Promise<AnswerPromise | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return promiseNow()
}

/** The share of a total that a quote asks for at first, percent; null where nobody has set it. */
export async function usualDeposit(): Promise<string | null> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return (await settingOf(quotingSetting))?.value.depositPercent ?? null
}
