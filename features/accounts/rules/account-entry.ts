import 'server-only'
import { APIError } from 'better-auth/api'
import { z } from 'zod'
import type { Weakness } from '@/platform/auth/weak-password'
import { ConflictError, ForbiddenError, InvalidInputError, TooManyError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { schemaWords } from '@/platform/validation-words'

/** What the forms of accounts share: how their entries are read, and what they get back. */

/** Why an account form was refused, apart from its single fields; keys of messages/…/account.json, `errors`. */
export const ACCOUNT_ERRORS = [
  'wrong_credentials',
  'not_verified',
  'too_many',
  'too_many_sign_ins',
  'bad_token',
  'wrong_code',
  'code_used',
  'code_over',
  'factor_locked',
  'signed_out',
  'has_account',
  'other_address',
  'invitation_unknown',
  'invitation_used',
  'invitation_expired',
  'invitation_withdrawn',
  'failed',
] as const
export type AccountError = (typeof ACCOUNT_ERRORS)[number]

/** What a form gets back: which message to show where. */
export interface FormState {
  error?: AccountError
  /** how long to wait after too many attempts */
  minutes?: number
  fields?: Partial<Record<string, string>>
  /** why the password is too easy to guess */
  weakness?: Weakness
  done?: boolean
  /** recovery codes, shown only this once */
  codes?: string[]
  /** what was entered, to be shown again */
  email?: string
  name?: string
}

/** In addition, the guard of the endpoints counts each kind of call separately: platform/auth/guard.ts. */
export const ENTER = { permission: 'account.enter', rate: 'account' } as const
export const SECURE = { permission: 'account.secure', rate: 'account' } as const

/** The non-empty fields of a form. */
export const filled = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Object.entries(textEntries(form)).filter(
      ([name, value]) => value !== '' && !name.startsWith('$'),
    ),
  )

/** The answer to a form whose fields are invalid. */
export function invalid(error: z.ZodError, email?: string): FormState {
  const fields = Object.fromEntries(
    error.issues.map((issue) => [String(issue.path[0]), String(issue.path[0])]),
  )
  return { fields, ...(email ? { email } : {}) }
}

const refusedSchema = z.object({
  code: z.string().optional(),
  weakness: z.enum(['short', 'common', 'personal', 'pattern']).optional(),
  seconds: z.number().optional(),
})

const waiting = (seconds: number): FormState => ({
  error: 'too_many',
  minutes: Math.ceil(seconds / 60),
})

/** better-auth's codes and our names for them. */
const CODES: Readonly<Record<string, AccountError>> = {
  INVALID_CODE: 'wrong_code',
  INVALID_BACKUP_CODE: 'wrong_code',
  CODE_USED: 'code_used',
  INVALID_TWO_FACTOR_COOKIE: 'code_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'code_over',
  TOTP_NOT_ENABLED: 'code_over',
  ACCOUNT_TEMPORARILY_LOCKED: 'factor_locked',
  UNAUTHORIZED: 'signed_out',
}

/** Complaints about an invitation and our names for them. */
const COMPLAINTS: readonly (readonly [string, AccountError])[] = [
  [schemaWords.has_account, 'has_account'],
  [schemaWords.other_address, 'other_address'],
]

/** The answer to a form for a refusal; any other error is thrown again. */
export function refusal(error: unknown): FormState {
  if (error instanceof TooManyError) return waiting(error.seconds)
  if (error instanceof ForbiddenError) return { error: 'signed_out' }
  if (error instanceof ConflictError)
    return { error: ACCOUNT_ERRORS.find((each) => each === error.reason) ?? 'failed' }
  if (error instanceof InvalidInputError) return refusedEntries(error)
  if (!(error instanceof APIError)) throw error
  const { code = '', weakness, seconds } = refusedSchema.safeParse(error.body ?? {}).data ?? {}
  if (weakness) return { fields: { password: 'password' }, weakness }
  if (code === 'INVALID_PASSWORD') return { fields: { current: 'current' } }
  const accountError = CODES[code]
  if (accountError) return { error: accountError }
  if (error.status === 'TOO_MANY_REQUESTS') return waiting(seconds ?? 60)
  if (error.status === 'FORBIDDEN') return { error: 'not_verified' }
  return { error: error.status === 'UNAUTHORIZED' ? 'wrong_credentials' : 'failed' }
}

function refusedEntries({ complaints }: InvalidInputError): FormState {
  const all = Object.values(complaints).flat()
  const match = COMPLAINTS.find(([complaint]) => all.includes(complaint))
  if (match) return { error: match[1] }
  return { fields: Object.fromEntries(Object.keys(complaints).map((field) => [field, field])) }
}
