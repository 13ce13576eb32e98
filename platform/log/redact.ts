const SECRET_NAME =
  /pass(word|wd)?$|secret|token|cookie|authorization|api[-_]?key|^signature$|stripe-signature/i
const HIDDEN = '[hidden]'

/** Hides passwords in addresses, tokens in query strings, and the token of a secret link. */
export function redactText(text: string): string {
  return text
    .replace(/(:\/\/[^\s/:@]*:)[^\s/@]+@/g, `$1${HIDDEN}@`)
    .replace(/([?&](?:token|key|secret|signature|code)=)[^&\s#]+/gi, `$1${HIDDEN}`)
    .replace(/(\/(?:l|join)\/)[\w-]{16,}/g, `$1${HIDDEN}`)
    .replace(/\b((?:sk|rk|fsc)_(?:live|test)|whsec)_\w+/g, `$1_${HIDDEN}`)
}

/**
 * Copies a log record with everything secret replaced, at any depth: fields by their name, texts
 * by their shape. Errors are kept as they are written to a log: type, message, stack, code.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (depth > 6) return '[deep]'
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Error) {
    const { name, message, stack, cause } = value
    const code = (value as { code?: unknown }).code
    return redact(
      {
        type: name,
        message,
        stack,
        ...(code === undefined ? {} : { code }),
        ...(cause === undefined ? {} : { cause }),
      },
      depth + 1,
    )
  }
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_NAME.test(name) ? HIDDEN : redact(item, depth + 1),
    ]),
  )
}
