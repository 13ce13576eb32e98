'use server'

import { hasLocale } from 'next-intl'
import { currentContext } from '@/features/accounts/queries/current-actor'
import { routing } from '@/i18n/routing'
import { clientAddress } from '@/platform/client-address'
import { log } from '@/platform/log'
import { consume } from '@/platform/rate-limit'
import { submitRequest } from '../commands/submit-request'
import { RepeatedRequestError } from '../commands/repeated-request'
import { InvalidRequestError } from '../rules/request-problems'
import type { SubmitOutcome } from '../rules/submit-outcome'

/**
 * Sends a request. Every outcome is an answer, so that the page loses nothing that was typed.
 * @param locale of the page; an action has no route to read it from
 */
export async function submitRequestAction(input: unknown, locale: unknown): Promise<SubmitOutcome> {
  const seconds = await consume('submit', await clientAddress())
  if (seconds !== null) return { state: 'too_many', seconds }
  try {
    const { number } = await submitRequest(
      await currentContext(),
      input,
      hasLocale(routing.locales, locale) ? locale : routing.defaultLocale,
    )
    return { state: 'sent', number }
  } catch (error) {
    if (error instanceof InvalidRequestError) return { state: 'invalid', problems: error.problems }
    if (error instanceof RepeatedRequestError && error.number)
      return { state: 'changed', number: error.number }
    const reference = crypto.randomUUID().slice(0, 8)
    log.error({ err: error, reference }, 'a request could not be taken')
    return { state: 'failed', reference }
  }
}
