import { sayComplaint } from '@/i18n/say'
import type { Complaint } from '@/platform/validation-words'
import { routing, type Locale } from '@/i18n/routing'
import {
  BusyError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  TooManyError,
} from '@/platform/errors'
import { PROBLEM_STATUS, problemType, problemWords, type ProblemKind } from './problem-kinds'

/** One invalid entry: its place in the body or its parameter, and why. */
export interface FieldProblem {
  /** JSON pointer into the body (RFC 6901), as a fragment */
  pointer?: string
  /** name of a parameter of the address */
  parameter?: string
  detail: string
}

/** A fault of a known kind, with details beyond the kind's own words. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  constructor(
    readonly kind: ProblemKind,
    /** shown to the reader; the kind's own words by default */
    readonly detail: Complaint = { code: `problems.${kind}.detail` },
    /** members beyond those of RFC 9457, such as `reason` */
    readonly more: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof detail === 'string' ? detail : detail.code)
  }
}

/**
 * A problem+json response (RFC 9457).
 * @param detail the kind's own words where nothing more is known
 * @param given.more members beyond those of RFC 9457
 * @param given.locale of the reader
 */
export function problem(
  kind: ProblemKind,
  detail: Complaint = { code: `problems.${kind}.detail` },
  {
    more = {},
    headers = {},
    locale = routing.defaultLocale,
  }: {
    more?: Readonly<Record<string, unknown>>
    headers?: Readonly<Record<string, string>>
    locale?: Locale
  } = {},
): Response {
  const status = PROBLEM_STATUS[kind]
  const { title } = problemWords(kind, locale)
  return Response.json(
    { type: problemType(kind), title, status, detail: sayComplaint(detail, locale), ...more },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...headers,
      },
    },
  )
}

/** Where the entries of a fault were sent. */
export type EntrySource = 'body' | 'parameters'

/**
 * The only place that turns an error into a response.
 * @param locale of the reader
 * @returns null for an error that isn't ours and must be logged
 */
export function problemOf(
  error: unknown,
  source: EntrySource = 'body',
  locale: Locale = routing.defaultLocale,
): Response | null {
  if (error instanceof ProblemError)
    return problem(error.kind, error.detail, {
      more: error.more,
      headers: error.headers,
      locale,
    })
  if (error instanceof InvalidInputError) return invalid(error.saidIn(locale), source, locale)
  if (error instanceof NotFoundError) return problem('nothingHere', undefined, { locale })
  if (error instanceof ForbiddenError) return problem('forbidden', undefined, { locale })
  if (error instanceof ConflictError)
    return problem('conflict', undefined, { more: { reason: error.reason }, locale })
  if (error instanceof TooManyError) {
    const { seconds } = error
    return problem(
      'tooMany',
      { code: 'refusals.too_many_calls', values: { seconds } },
      { headers: { 'retry-after': String(seconds) }, locale },
    )
  }
  if (error instanceof BusyError)
    return problem('busy', undefined, {
      headers: { 'retry-after': String(error.seconds) },
      locale,
    })
  return null
}

function invalid(
  fieldErrors: Record<string, string[]>,
  source: EntrySource,
  locale: Locale,
): Response {
  const errors = Object.entries(fieldErrors).flatMap(([field, reasons]) =>
    reasons.map((detail): FieldProblem => ({ ...placeOf(field, source), detail })),
  )
  const sentences = Object.entries(fieldErrors).map(([field, reasons]) =>
    field ? `${field}: ${reasons.join(' ')}` : reasons.join(' '),
  )
  return problem('invalidInput', sentences.slice(0, MOST_SAID).join('; '), {
    more: { errors },
    locale,
  })
}

/** All complaints are in `errors`; the sentence contains the first few. */
const MOST_SAID = 3

const placeOf = (field: string, source: EntrySource): Omit<FieldProblem, 'detail'> =>
  source === 'parameters' ? { parameter: field } : { pointer: pointerOf(field) }

/** @param path `lines.2.quantity`; empty for the whole */
const pointerOf = (path: string): string =>
  path === ''
    ? '#'
    : `#/${path
        .split('.')
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/')}`
