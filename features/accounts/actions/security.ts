'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { filled, invalid, refusal, SECURE, type FormState } from '../rules/account-entry'
import { act } from '../action'
import { auth } from '../sign-in/auth'
import { endOwnSessions } from '../commands/end-own-sessions'
import { noteSecurity } from '../commands/note-security'
import { sessionNow } from '../queries/current-actor'
import { changePasswordSchema } from '../schema'

/** Sets a new password, and ends all other sessions. */
export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    SECURE,
    async (context) => {
      const parsed = changePasswordSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      await auth().api.changePassword({
        body: {
          currentPassword: parsed.data.current,
          newPassword: parsed.data.password,
          revokeOtherSessions: true,
        },
        headers: await headers(),
      })
      await noteSecurity(context, 'password')
      refresh()
      return { done: true }
    },
    refusal,
  )
}

/** Ends one of one's own sessions, or all but this one where none is named. */
export async function endSession(session: unknown): Promise<void> {
  await act(
    SECURE,
    async (context) => {
      await endOwnSessions(context, {
        present: await sessionNow(),
        ...(typeof session === 'string' ? { session } : {}),
      })
      refresh()
    },
    (error) => {
      throw error
    },
  )
}
