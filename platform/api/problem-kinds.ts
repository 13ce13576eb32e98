import { messages, type Messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'

/** Every kind of fault that an address of this site answers, with its one status. */
export type ProblemKind = keyof Messages['problems']

export const PROBLEM_STATUS: Readonly<Record<ProblemKind, number>> = {
  badAddress: 400,
  malformedBody: 400,
  keyNeeded: 401,
  scopeLacking: 403,
  foreignOrigin: 403,
  forbidden: 403,
  nothingHere: 404,
  methodNotAllowed: 405,
  slowBody: 408,
  conflict: 409,
  tooLarge: 413,
  unsupported: 415,
  invalidInput: 422,
  tooMany: 429,
  failed: 500,
  busy: 503,
  stopping: 503,
}

/** The title of a kind of fault, and its general description. */
export const problemWords = (
  kind: ProblemKind,
  locale: Locale,
): { title: string; detail: string } => messages[locale].problems[kind]

/** Where a kind is described on /docs/api; also the end of its `type`. */
export const problemAnchor = (kind: ProblemKind): string =>
  `problem-${kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** The `type` of a kind: a permanent URI reference, at which it is described (RFC 9457, 3.1.1). */
export const problemType = (kind: ProblemKind): string => `/docs/api#${problemAnchor(kind)}`
