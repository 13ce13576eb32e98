'use server'

import { APIError } from 'better-auth/api'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { auth } from '../auth'
import { homeOf } from '../queries/current-viewer'
import {
  resetRequestSchema,
  resetSchema,
  safeReturnPath,
  signInSchema,
  signUpSchema,
} from '../schema'

/** What a form gets back: which message to show where. Keys are of messages/…/account.json. */
export interface FormState {
  error?: 'wrong_credentials' | 'not_verified' | 'too_many' | 'bad_token' | 'failed'
  fields?: Partial<Record<string, string>>
  done?: boolean
  email?: string
}

const text = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([key, value]) =>
      typeof value === 'string' && value !== '' && !key.startsWith('$') ? [[key, value]] : [],
    ),
  )

function invalid(error: z.ZodError, email?: string): FormState {
  const fields = Object.fromEntries(
    error.issues.map((issue) => [String(issue.path[0]), String(issue.path[0])]),
  )
  return { fields, ...(email ? { email } : {}) }
}

function refusal(error: unknown): NonNullable<FormState['error']> {
  if (!(error instanceof APIError)) throw error
  if (error.status === 'FORBIDDEN') return 'not_verified'
  if (error.status === 'TOO_MANY_REQUESTS') return 'too_many'
  return error.status === 'UNAUTHORIZED' ? 'wrong_credentials' : 'failed'
}

/** Signs in and goes where the person was headed. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const values = text(form)
  const parsed = signInSchema.safeParse(values)
  if (!parsed.success) return invalid(parsed.error, values['email'])
  const { email, password, next } = parsed.data
  try {
    await auth().api.signInEmail({ body: { email, password }, headers: await headers() })
  } catch (error) {
    return { error: refusal(error), email }
  }
  redirect(safeReturnPath(next, await homeOf(email)))
}

/** Makes a buyer's account; nothing is open to it before the address is proved. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const values = text(form)
  const parsed = signUpSchema.safeParse(values)
  if (!parsed.success) return invalid(parsed.error, values['email'])
  try {
    await auth().api.signUpEmail({
      body: { ...parsed.data, callbackURL: '/account' },
      headers: await headers(),
    })
  } catch (error) {
    // An address that is taken gets the same answer as a new one: nobody learns who has an account.
    if (!(error instanceof APIError && error.status === 'UNPROCESSABLE_ENTITY'))
      return { error: refusal(error), email: parsed.data.email }
  }
  return { done: true, email: parsed.data.email }
}

/** Mails a link to a new password; the answer is the same for unknown addresses. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const parsed = resetRequestSchema.safeParse(text(form))
  if (!parsed.success) return invalid(parsed.error)
  await auth().api.requestPasswordReset({
    body: { email: parsed.data.email, redirectTo: '/reset-password' },
    headers: await headers(),
  })
  return { done: true, email: parsed.data.email }
}

/** Sets the new password and ends all other sessions. */
export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  const parsed = resetSchema.safeParse(text(form))
  if (!parsed.success) return invalid(parsed.error)
  try {
    await auth().api.resetPassword({
      body: { newPassword: parsed.data.password, token: parsed.data.token },
    })
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    return { error: 'bad_token' }
  }
  redirect('/sign-in?reset=1')
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() })
  redirect('/')
}
