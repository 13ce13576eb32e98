import 'server-only'
import { translator } from '@/i18n/translator'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { PICK_REFUSALS } from '@/features/quotes/rules/choices'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  TooManyError,
} from '@/platform/errors'
import { log } from '@/platform/log'
import { readerLocale } from '@/platform/reader-locale'
import { signingErrors } from './signing-entries'

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

/** What the form of a signature says of a refusal. */
export async function acceptRefusal(error: unknown): Promise<AcceptState> {
  const t = translator('quotes.page')
  if (error instanceof InvalidInputError) return signingErrors(error, await readerLocale())
  if (error instanceof TooManyError) return { error: t('errors.too_many') }
  // Whoever was removed with the page open, or may no longer sign, is told that.
  if (error instanceof NotFoundError || (error instanceof ForbiddenError && error.isSignedIn))
    return { error: t('errors.not_yours') }
  const reason =
    error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
  if (!reason) log.error({ err: error }, 'acceptance failed')
  return { error: t(`errors.${reason ?? 'failed'}`) }
}
