'use server'

import { refresh } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { act, refusalOf } from '@/features/accounts/action'
import { textEntries } from '@/platform/form-entries'
import { sendSlip } from '../commands/send-slip'

/** Records a buyer's statement that a transfer was sent, with its slip. */
export async function sendSlipAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const fields = textEntries(form)
  const { fileId, fileToken, ...entries } = fields
  return act<DeskResult>(
    { permission: 'deposit.pay', rate: 'decide' },
    async (context) => {
      await sendSlip(context, {
        ...entries,
        ...(fileId ? { file: { id: fileId, claimToken: fileToken } } : {}),
      })
      refresh()
      return { done: 'saved', typed: {} }
    },
    async (error) => ({
      ...(await refusalOf(error, [], 'a slip could not be kept')),
      typed: entries,
    }),
  )
}
