import 'server-only'
import { act } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import type { Permission } from '@/features/accounts/rules/permissions'
import { translator } from '@/i18n/translator'
import type { AcceptState } from '../components/shop/accept-form'
import { PICK_REFUSALS } from '../rules/choices'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  TooManyError,
} from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'
import { readerLocale } from '@/platform/reader-locale'
import { signingErrors } from '../rules/signing-entries'

const REASONS = [
  'expired',
  'superseded',
  'declined',
  'withdrawn',
  'countered',
  'accepted',
  'altered',
  'draft',
  'over_limit',
  'over_credit',
  'sign_in',
  'own',
  'decided',
  'consent_changed',
  'file_gone',
  ...PICK_REFUSALS,
] as const

/**
 * Runs the action of a signing form; a refused form keeps its entries.
 * @param work gets the form's texts; it redirects to what was made
 */
export const signEntry = (
  form: FormData,
  permission: Permission,
  work: (typed: Readonly<Record<string, string>>, context: OwnContext) => Promise<never>,
): Promise<AcceptState> => {
  const typed = textEntries(form)
  return act<AcceptState>(
    { permission, rate: 'decide' },
    (context) => work(typed, context),
    async (error) => ({ ...(await refusedState(error)), typed }),
  )
}

/** The form's state for a refusal. */
async function refusedState(error: unknown): Promise<AcceptState> {
  const t = translator('quotes.page')
  if (error instanceof InvalidInputError) return signingErrors(error, await readerLocale())
  if (error instanceof TooManyError) return { error: t('errors.too_many') }
  // Somebody who was removed while the page was open, or may no longer sign, is told so.
  if (error instanceof NotFoundError || (error instanceof ForbiddenError && error.isSignedIn))
    return { error: t('errors.not_yours') }
  const reason =
    error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
  if (!reason) log.error({ err: error }, 'acceptance failed')
  return { error: t(`errors.${reason ?? 'failed'}`) }
}
