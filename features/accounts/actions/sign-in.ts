'use server'

import { APIError } from 'better-auth/api'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
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
  /** what is said in place of the error's own words, where these can say more */
  message?: string
  fields?: Partial<Record<string, string>>
  /** what is said at the password when it is too easily guessed */
  weakness?: string
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

const refusedSchema = z.object({
  weakness: z.enum(['short', 'common', 'personal', 'pattern']).optional(),
  seconds: z.number().optional(),
})

/** What a form says of a refusal. */
async function refusal(
  error: unknown,
  form: 'signIn' | 'plain',
  badRequest: 'failed' | 'bad_token' = 'failed',
): Promise<FormState> {
  if (!(error instanceof APIError)) throw error
  const t = await getTranslations('account')
  const { weakness, seconds } = refusedSchema.safeParse(error.body ?? {}).data ?? {}
  if (weakness) return { fields: { password: 'password' }, weakness: t(`weak.${weakness}`) }
  if (error.status === 'TOO_MANY_REQUESTS') {
    const count = Math.ceil((seconds ?? 60) / 60)
    return { error: 'too_many', message: t(`tooMany.${form}`, { count }) }
  }
  if (error.status === 'FORBIDDEN') return { error: 'not_verified' }
  return { error: error.status === 'UNAUTHORIZED' ? 'wrong_credentials' : badRequest }
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
    return { ...(await refusal(error, 'signIn')), email }
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
      return { ...(await refusal(error, 'plain')), email: parsed.data.email }
  }
  return { done: true, email: parsed.data.email }
}

/** Mails a link to a new password; the answer is the same for unknown addresses. */
export async function requestPasswordReset(_: FormState, form: FormData): Promise<FormState> {
  const parsed = resetRequestSchema.safeParse(text(form))
  if (!parsed.success) return invalid(parsed.error)
  try {
    await auth().api.requestPasswordReset({
      body: { email: parsed.data.email },
      headers: await headers(),
    })
  } catch (error) {
    return { ...(await refusal(error, 'plain')), email: parsed.data.email }
  }
  return { done: true, email: parsed.data.email }
}

/** Sets the new password and ends all other sessions. */
export async function resetPassword(_: FormState, form: FormData): Promise<FormState> {
  const parsed = resetSchema.safeParse(text(form))
  if (!parsed.success) return invalid(parsed.error)
  try {
    await auth().api.resetPassword({
      body: { newPassword: parsed.data.password, token: parsed.data.token },
      headers: await headers(),
    })
  } catch (error) {
    return refusal(error, 'plain', 'bad_token')
  }
  redirect('/sign-in?reset=1')
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await auth().api.signOut({ headers: await headers() })
  redirect('/')
}
