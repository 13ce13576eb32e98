'use server'

import { APIError } from 'better-auth/api'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { ENTER, filled, invalid, refusal, type FormState } from '../rules/account-entry'
import { act, admit } from '../action'
import { auth } from '../sign-in/auth'
import { homeOf } from '../queries/current-actor'
import {
  resetRequestSchema,
  resetSchema,
  safeReturnPath,
  signInSchema,
  signUpSchema,
} from '../schema'
import { enter } from '../sign-in/session'

/** Signs in and goes on to where the person was headed. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const values = filled(form)
  const typed = values['email'] ? { email: values['email'] } : {}
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = signInSchema.safeParse(values)
      if (!parsed.success) return invalid(parsed.error, values['email'])
      const { email, password, next } = parsed.data
      const goesTo = safeReturnPath(next, await homeOf(email))
      const entered = await enter(email, password)
      if (entered === 'code_asked')
        redirect(`/sign-in/code?${new URLSearchParams({ next: goesTo })}`)
      redirect(goesTo)
    },
    (error) => {
      const refused = refusal(error)
      return {
        ...refused,
        ...(refused.error === 'too_many' ? { error: 'too_many_sign_ins' as const } : {}),
        ...typed,
      }
    },
  )
}

/** Creates a buyer's account, which opens nothing before the address is verified. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const values = filled(form)
  const entered = { email: values['email'] ?? '', name: values['name'] ?? '' }
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = signUpSchema.safeParse(values)
      if (!parsed.success) return { ...invalid(parsed.error), ...entered }
      await newAccount(parsed.data)
      return { done: true, email: parsed.data.email }
    },
    (error) => ({ ...refusal(error), ...entered }),
  )
}

async function newAccount(person: z.infer<typeof signUpSchema>): Promise<void> {
  try {
    await auth().api.signUpEmail({
      body: { ...person, callbackURL: '/account' },
      headers: await headers(),
    })
  } catch (error) {
    // An address that is taken gets the same answer as a new one, so that nobody learns who has an account.
    if (!(error instanceof APIError && error.status === 'UNPROCESSABLE_ENTITY')) throw error
  }
}

/** Mails a link for setting a new password; the answer is the same for unknown addresses. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const values = filled(form)
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = resetRequestSchema.safeParse(values)
      if (!parsed.success) return invalid(parsed.error)
      const { email } = parsed.data
      await auth().api.requestPasswordReset({ body: { email }, headers: await headers() })
      return { done: true, email }
    },
    (error) => ({ ...refusal(error), email: values['email'] ?? '' }),
  )
}

/** Sets a new password and ends all other sessions. */
export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = resetSchema.safeParse(filled(form))
      if (!parsed.success) return invalid(parsed.error)
      await auth().api.resetPassword({
        body: { newPassword: parsed.data.password, token: parsed.data.token },
        headers: await headers(),
      })
      redirect('/sign-in?reset=1')
    },
    (error) => {
      const refused = refusal(error)
      return refused.error === 'failed' ? { error: 'bad_token' } : refused
    },
  )
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await admit(ENTER)
  await auth().api.signOut({ headers: await headers() })
  redirect('/')
}
