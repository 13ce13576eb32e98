'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { decideBank } from '../commands/decide-bank'
import { proposeBank } from '../commands/propose-bank'

/** Proposes a bank account, or a change of one. */
export async function proposeBankAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.money', done: 'proposed', failure: 'bank account not proposed' },
    (typed, context) => proposeBank(context, typed),
  )
}

/** Approves or rejects it, as the second person. */
export async function decideBankAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.money', done: 'setting', failure: 'bank account not decided' },
    async (typed, context) => {
      await decideBank(context, typed)
      updateTag(SETTINGS_TAG)
    },
  )
}
