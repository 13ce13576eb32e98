import 'server-only'
import { APIError } from 'better-auth/api'
import { z } from 'zod'
import type { Weakness } from '@/platform/auth/weak-password'
import { ConflictError, ForbiddenError, InvalidInputError, TooManyError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { schemaWords } from '@/platform/validation-words'

/** What the forms of accounts have in common: what they are read by, and what they get back. */

/** Why a form of an account was refused, beside its single fields; keys of messages/…/account.json, `errors`. */
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
  /** how long to wait, where there were too many */
  minutes?: number
  fields?: Partial<Record<string, string>>
  /** why the password is too easily guessed */
  weakness?: Weakness
  done?: boolean
  /** recovery codes, told this once */
  codes?: string[]
  /** what was entered, to stand there again */
  email?: string
  name?: string
}

/** Beside it the guard of the endpoints counts each kind of call by itself: platform/auth/guard.ts. */
export const ENTER = { permission: 'account.enter', rate: 'account' } as const
export const SECURE = { permission: 'account.secure', rate: 'account' } as const

/** The fields of a form that hold something. */
export const filled = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Object.entries(textEntries(form)).filter(
      ([name, value]) => value !== '' && !name.startsWith('$'),
    ),
  )

/** What a form gets back where its fields can't be taken. */
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

/** What better-auth's codes are called here. */
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

/** What an invitation's complaints are called here. */
const COMPLAINTS: readonly (readonly [string, AccountError])[] = [
  [schemaWords.has_account, 'has_account'],
  [schemaWords.other_address, 'other_address'],
]

/** What a form says of a refusal; another error is thrown on. */
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
  const known = CODES[code]
  if (known) return { error: known }
  if (error.status === 'TOO_MANY_REQUESTS') return waiting(seconds ?? 60)
  if (error.status === 'FORBIDDEN') return { error: 'not_verified' }
  return { error: error.status === 'UNAUTHORIZED' ? 'wrong_credentials' : 'failed' }
}

function refusedEntries({ complaints }: InvalidInputError): FormState {
  const all = Object.values(complaints).flat()
  const known = COMPLAINTS.find(([complaint]) => all.includes(complaint))
  if (known) return { error: known[1] }
  return { fields: Object.fromEntries(Object.keys(complaints).map((field) => [field, field])) }
}
