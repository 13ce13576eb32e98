'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { appCodeOf, recoveryCodeOf } from '@/platform/auth/recovery-codes'
import { ENTER, filled, invalid, refusal, SECURE, type FormState } from '../rules/account-entry'
import { act } from '../action'
import { auth } from '../sign-in/auth'
import { noteSecurity } from '../commands/note-security'
import { sessionIn } from '../queries/current-actor'
import { codeSchema, factorOffSchema, ownPasswordSchema, safeReturnPath } from '../schema'
import { broughtBack } from '../sign-in/session'

/** Completes a sign-in after the password, by a code of the app or a recovery code. */
export async function signInByCode(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = codeSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      await prove(parsed.data.code)
      redirect(safeReturnPath(parsed.data.next, '/account'))
    },
    refusal,
  )
}

/** The shape of a code tells which of the two it is. @throws APIError */
async function prove(typed: string): Promise<void> {
  const own = await headers()
  const code = appCodeOf(typed)
  if (code === null)
    await auth().api.verifyBackupCode({ body: { code: recoveryCodeOf(typed) }, headers: own })
  else await auth().api.verifyTOTP({ body: { code }, headers: own })
}

/** Starts setting up a second factor: the page then shows what the app reads. */
export async function beginSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    SECURE,
    async () => {
      const parsed = ownPasswordSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      await auth().api.enableTwoFactor({
        body: { password: parsed.data.current },
        headers: await headers(),
      })
      refresh()
      return {}
    },
    refusal,
  )
}

/** Completes the set-up with a first code of the app: every other session ends, and the recovery codes are shown. */
export async function confirmSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    SECURE,
    async (context) => {
      const parsed = codeSchema.safeParse(filled(form))
      const code = parsed.success ? appCodeOf(parsed.data.code) : null
      if (code === null) return { fields: { code: 'code' } }
      const { headers: answerHeaders } = await auth().api.verifyTOTP({
        body: { code },
        headers: await headers(),
        returnHeaders: true,
      })
      // From here on there is a new session.
      await noteSecurity(context, 'factor_on', await sessionIn(broughtBack(answerHeaders)))
      const userId = 'userId' in context.actor ? context.actor.userId : ''
      const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } })
      refresh()
      return { codes: backupCodes }
    },
    refusal,
  )
}

/** Replaces the recovery codes by new ones. */
export async function renewRecoveryCodes(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    SECURE,
    async (context) => {
      const parsed = ownPasswordSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      const { backupCodes } = await auth().api.generateBackupCodes({
        body: { password: parsed.data.current },
        headers: await headers(),
      })
      await noteSecurity(context, 'codes_renewed')
      refresh()
      return { codes: backupCodes }
    },
    refusal,
  )
}

/**
 * Removes the second factor, for good or to set up another: needs password and code, since a screen may be left open.
 */
export async function endSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    SECURE,
    async (context) => {
      const parsed = factorOffSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      await prove(parsed.data.code)
      await auth().api.disableTwoFactor({
        body: { password: parsed.data.current },
        headers: await headers(),
      })
      await noteSecurity(context, 'factor_off')
      redirect('/account/security')
    },
    refusal,
  )
}
