import { IntlErrorCode, type IntlError } from 'next-intl'

/** A text that is missing from the messages, or that can't be composed from its values. */
export class MissingMessageError extends Error {
  override readonly name = 'MissingMessageError'
}

/**
 * The handling of a missing message. Browser-safe. next-intl's default is the key
 * ("design.values.undefined"), which would then be printed, mailed and signed; this handling either
 * throws or shows a readable text, with the key in the log.
 * @param strict throws a {@link MissingMessageError}
 * @param text shown instead where it doesn't throw
 * @param report called for every fault, with its key
 */
export function missingMessages({
  strict,
  text,
  report,
}: {
  strict: boolean
  text: string
  report: (what: { key: string } | { error: IntlError }) => void
}): {
  onError: (error: IntlError) => void
  getMessageFallback: (asked: { namespace?: string; key: string }) => string
} {
  return {
    onError: (error) => {
      // A missing zone or clock has a default: nothing is missing from the text.
      if (strict && error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK)
        throw new MissingMessageError(error.message, { cause: error })
      report({ error })
    },
    getMessageFallback: ({ namespace, key }) => {
      report({ key: [namespace, key].filter(Boolean).join('.') })
      return text
    },
  }
}
