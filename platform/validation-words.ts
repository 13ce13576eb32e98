import { z } from 'zod'
import type { Message } from '@/i18n/message'
import en from '@/messages/en/validation.json'

/**
 * The house's words for every issue of a schema, in place of the validator's own. Loaded wherever
 * issues become something that a person reads; a schema's own message takes precedence.
 */

type Issue = Parameters<NonNullable<NonNullable<Parameters<typeof z.config>[0]>['customError']>>[0]
export type ValidationCode = keyof typeof en

/** The code of a zod issue in our words, with the values that its words need. Pure. */
export function validationCode(issue: Issue): {
  code: ValidationCode
  values: Record<string, string | number>
} {
  const coded = (code: ValidationCode, values: Record<string, string | number> = {}) => ({
    code,
    values,
  })
  switch (issue.code) {
    case 'invalid_type':
      return coded(issue.input === undefined ? 'missing' : (KINDS[issue.expected] ?? 'kind'))
    case 'too_small': {
      const values = { minimum: String(issue.minimum) }
      if (issue.origin === 'string')
        return coded(Number(issue.minimum) === 1 ? 'not_empty' : 'least_characters', values)
      if (COUNTED.has(issue.origin))
        return coded(Number(issue.minimum) === 1 ? 'not_empty' : 'least_entries', values)
      return coded(issue.inclusive === false ? 'more_than' : 'least', values)
    }
    case 'too_big': {
      const values = { maximum: String(issue.maximum) }
      if (issue.origin === 'string') return coded('most_characters', values)
      if (COUNTED.has(issue.origin)) return coded('most_entries', values)
      return coded(issue.inclusive === false ? 'less_than' : 'most', values)
    }
    case 'invalid_format':
      return coded(FORMATS[issue.format] ?? 'format')
    case 'not_multiple_of':
      return coded('multiple', { divisor: String(issue.divisor) })
    case 'unrecognized_keys':
      return coded('unknown_parts', { keys: issue.keys.join(', ') })
    case 'invalid_value':
      return coded('choice', { values: issue.values.map(String).join(', ') })
    default:
      return coded('refused')
  }
}

const KINDS: Partial<Record<string, ValidationCode>> = {
  string: 'text',
  number: 'number',
  nan: 'number',
  int: 'whole',
  bigint: 'whole',
  boolean: 'yes_no',
  array: 'list',
  set: 'list',
  tuple: 'list',
  date: 'day',
}
const FORMATS: Partial<Record<string, ValidationCode>> = {
  email: 'email',
  url: 'url',
  date: 'day',
  datetime: 'day',
}
const COUNTED = new Set<string>(['array', 'set', 'map', 'file'])

/** What is wrong with an entry: a sentence for the reader, or a code for the caller. */
export type Complaint = Message | string

/**
 * A sentence as a schema carries it: an issue's message is text, so the code and its values go into
 * it as JSON, and `complaintOf` reads them at the edge, where the reader's language is known.
 */
export const codedMessage = (message: Message): string => JSON.stringify(message)

/** The complaint in an issue. @param message of an issue: made by `codedMessage`, or the schema’s own word */
export function complaintOf(message: string | undefined): Complaint {
  if (message === undefined) return { code: 'validation.refused' }
  // Only codedMessage's results begin like this: no word of ours does, and typed text never becomes
  // a message.
  return message.startsWith('{"code":"') ? (JSON.parse(message) as Message) : message
}

/** The schemas' own words, by their name in the messages. */
export const schemaWords = Object.fromEntries(
  Object.keys(en).map((name) => [
    name,
    codedMessage({ code: `validation.${name as ValidationCode}` }),
  ]),
) as Record<ValidationCode, string>

/** The words for a missing entry. */
export const MISSING = schemaWords.missing

z.config({
  customError: (issue) => {
    const { code, values } = validationCode(issue)
    return Object.keys(values).length > 0
      ? codedMessage({ code: `validation.${code}`, values })
      : schemaWords[code]
  },
})
