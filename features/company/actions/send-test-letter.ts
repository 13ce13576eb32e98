'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { sendTestLetter } from '../commands/send-test-letter'

/** Sends a test letter to the reader, to see whether mail arrives. */
export async function sendTestLetterAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.edit', failure: 'test letter not sent' },
    (_typed, context) => sendTestLetter(context),
  )
}
