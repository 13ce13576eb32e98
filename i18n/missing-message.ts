import { IntlErrorCode, type IntlError } from 'next-intl'

/** A text that isn't in the messages, or that can't be made of its values. */
export class MissingMessageError extends Error {
  override readonly name = 'MissingMessageError'
}

/**
 * What becomes of a message that can't be had. Browser-safe.
 * next-intl's own answer is the key ("design.values.undefined"), which then gets printed, mailed and
 * signed; here it either throws or stands as a text that a person can read, with the key in the log.
 * @param strict throws a {@link MissingMessageError}
 * @param text what is shown instead where it doesn't throw
 * @param report told of every fault, with its key
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
      // A zone or a clock that wasn't given has a default: nothing is missing from the text.
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
