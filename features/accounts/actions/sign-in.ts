'use server'

import { APIError } from 'better-auth/api'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act, admit } from '../action'
import { auth } from '../auth'
import type { Weakness } from '@/platform/auth/weak-password'
import { TooManyError } from '@/platform/errors'
import { homeOf } from '../queries/current-actor'
import {
  resetRequestSchema,
  resetSchema,
  safeReturnPath,
  signInSchema,
  signUpSchema,
} from '../schema'

/** What a form gets back: which message to show where. Keys are of messages/…/account.json. */
export interface FormState {
  error?:
    'wrong_credentials' | 'not_verified' | 'too_many' | 'too_many_sign_ins' | 'bad_token' | 'failed'
  /** how long to wait, where there were too many */
  minutes?: number
  fields?: Partial<Record<string, string>>
  /** why the password is too easily guessed */
  weakness?: Weakness
  done?: boolean
  /** what was entered, to stand there again */
  email?: string
  name?: string
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

const refusedSchema = z.object({
  weakness: z.enum(['short', 'common', 'personal', 'pattern']).optional(),
  seconds: z.number().optional(),
})

/** Beside it the guard of the endpoints counts each kind of call by itself: platform/auth/guard.ts. */
const ENTER = { permission: 'account.enter', rate: 'account' } as const

const waiting = (seconds: number): FormState => ({
  error: 'too_many',
  minutes: Math.ceil(seconds / 60),
})

/** What a form says of a refusal; another error is thrown on. */
function refusal(error: unknown): FormState {
  if (error instanceof TooManyError) return waiting(error.seconds)
  if (!(error instanceof APIError)) throw error
  const { weakness, seconds } = refusedSchema.safeParse(error.body ?? {}).data ?? {}
  if (weakness) return { fields: { password: 'password' }, weakness }
  if (error.status === 'TOO_MANY_REQUESTS') return waiting(seconds ?? 60)
  if (error.status === 'FORBIDDEN') return { error: 'not_verified' }
  return { error: error.status === 'UNAUTHORIZED' ? 'wrong_credentials' : 'failed' }
}

/** Signs in and goes where the person was headed. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const values = text(form)
  const entered = values['email'] ? { email: values['email'] } : {}
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = signInSchema.safeParse(values)
      if (!parsed.success) return invalid(parsed.error, values['email'])
      const { email, password, next } = parsed.data
      await auth().api.signInEmail({ body: { email, password }, headers: await headers() })
      redirect(safeReturnPath(next, await homeOf(email)))
    },
    (error) => {
      const refused = refusal(error)
      return {
        ...refused,
        ...(refused.error === 'too_many' ? { error: 'too_many_sign_ins' as const } : {}),
        ...entered,
      }
    },
  )
}

/** Makes a buyer's account; nothing is open to it before the address is proved. */
export async function signUp(_: FormState, form: FormData): Promise<FormState> {
  const values = text(form)
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
    // An address that is taken gets the same answer as a new one: nobody learns who has an account.
    if (!(error instanceof APIError && error.status === 'UNPROCESSABLE_ENTITY')) throw error
  }
}

/** Mails a link to a new password; the answer is the same for unknown addresses. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const values = text(form)
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

/** Sets the new password and ends all other sessions. */
export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  return act<FormState>(
    ENTER,
    async () => {
      const parsed = resetSchema.safeParse(text(form))
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
