'use server'

import { hasLocale } from 'next-intl'
import { act } from '@/features/accounts/action'
import { routing } from '@/i18n/routing'
import { TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { submitRequest } from '../commands/submit-request'
import { RepeatedRequestError } from '../commands/repeated-request'
import { InvalidRequestError } from '../rules/request-problems'
import type { SubmitOutcome } from '../rules/submit-outcome'

/**
 * Submits a request. Every outcome is an answer, so that the page loses nothing that was typed.
 * @param locale of the page; an action has no route to read it from
 */
export async function submitRequestAction(input: unknown, locale: unknown): Promise<SubmitOutcome> {
  return act<SubmitOutcome>(
    { permission: 'request.submit', rate: 'submit' },
    async (context) => {
      const language = hasLocale(routing.locales, locale) ? locale : routing.defaultLocale
      const { number } = await submitRequest(context, input, language)
      return { state: 'sent', number }
    },
    refused,
  )
}

function refused(error: unknown): SubmitOutcome {
  if (error instanceof TooManyError) return { state: 'too_many', seconds: error.seconds }
  if (error instanceof InvalidRequestError) return { state: 'invalid', problems: error.problems }
  if (error instanceof RepeatedRequestError && error.number)
    return { state: 'changed', number: error.number }
  const reference = crypto.randomUUID().slice(0, 8)
  log.error({ err: error, reference }, 'a request could not be taken')
  return { state: 'failed', reference }
}
