'use server'

import { refresh } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import type { RefusedCause } from '@/components/form/attempt'
import { act, deskEntry, refusalOf } from '@/features/accounts/action'
import { ConflictError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { refuseCancel, takeBackCancel } from '../commands/answer-cancel'
import { askCancel } from '../commands/ask-cancel'

const REASONS = ['over_limit', 'sign_in', 'stale'] as const

export interface CancelAsked {
  reason?: RefusedCause | 'failed' | (typeof REASONS)[number]
  fieldErrors?: Record<string, string[]>
  typed: Record<string, string>
}

/** Lets a buyer cancel their order, or request it. */
export async function askCancelAction(_: CancelAsked, form: FormData): Promise<CancelAsked> {
  const entries = textEntries(form)
  return act<CancelAsked>(
    { permission: 'order.ask-cancel', rate: 'decide' },
    async (context) => {
      await askCancel(context, entries)
      refresh()
      return { typed: {} }
    },
    async (error) => {
      const refusal = await refusalOf(error, REASONS, 'order not called off')
      // What was paid meanwhile is shown before it is asked again.
      if (error instanceof ConflictError) refresh()
      return { ...refusal, typed: entries }
    },
  )
}

/** Withdraws a buyer's request to cancel. */
export async function takeBackCancelAction(serial: number): Promise<void> {
  return act<void>(
    { permission: 'order.ask-cancel', rate: 'decide' },
    async (context) => {
      await takeBackCancel(context, { serial })
      refresh()
    },
    (error) => {
      throw error
    },
  )
}

/** Refuses a buyer's request to cancel. */
export async function refuseCancelAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.cancel', done: 'saved', failure: 'cancellation not refused' },
    (input, context) => refuseCancel(context, input),
  )
}
