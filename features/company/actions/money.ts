'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { EcbUnavailableError, fetchEcb } from '@/platform/ecb/fetch'
import { InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'
import { saveSetting } from '../commands/save-setting'
import { takeEcbRates } from '../commands/take-ecb-rates'
import { ECB_MOST_CHARACTERS } from '../rules/ecb'

/** Saves a setting about the house's money; the form names its section. */
export async function saveMoneySettingAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.money', done: 'setting', failure: 'money setting not saved' },
    async (typed, context) => {
      await saveSetting(context, typed)
      updateTag(SETTINGS_TAG)
    },
  )
}

/** Sets the rates from the ECB's file, which is pasted, or fetched where it is left out. */
export async function takeEcbRatesAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.money', done: 'setting', failure: 'rates of the ECB not taken' },
    async (typed, context) => {
      await takeEcbRates(context, { ...typed, xml: typed.xml?.trim() || (await fetched()) })
      updateTag(SETTINGS_TAG)
    },
  )
}

async function fetched(): Promise<string> {
  try {
    return await fetchEcb(ECB_MOST_CHARACTERS)
  } catch (error) {
    if (!(error instanceof EcbUnavailableError)) throw error
    log.warn({ err: error.cause }, error.message)
    throw new InvalidInputError({ xml: [{ code: 'refusals.ecb_unavailable' }] })
  }
}
