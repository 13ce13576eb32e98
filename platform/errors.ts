import type { ZodError } from 'zod'
import { noteRefused } from './answer-status'
import './validation-words'

/** What can go wrong in the trade's own terms. Pages and routes turn these into words and statuses. */

/** The thing isn't there, or isn't this actor's to see: both look the same. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** The actor's kind may not do this at all. An action that meets it answers with 403, whatever it answers. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
  constructor(message: string) {
    super(message)
    noteRefused(403)
  }
}

/** What the state of things rules out now; `reason` is a stable word for the caller. */
export class ConflictError extends Error {
  override name = 'ConflictError'
  constructor(readonly reason: string) {
    super(reason)
  }
}

/** The visitor has used up a limit; `seconds` until there is room again. */
export class TooManyError extends Error {
  override name = 'TooManyError'
  constructor(readonly seconds: number) {
    super(`Too many calls. Try again in ${seconds} seconds.`)
  }
}

/** Entries that can't be taken, by field path (`lines.2.quantity`). */
export class InvalidInputError extends Error {
  override name = 'InvalidInputError'
  constructor(readonly fieldErrors: Record<string, string[]>) {
    super(`invalid: ${Object.keys(fieldErrors).join(', ')}`)
  }

  static fromZod(error: ZodError): InvalidInputError {
    const fields: Record<string, string[]> = {}
    for (const issue of error.issues) (fields[issue.path.join('.')] ??= []).push(issue.message)
    return new InvalidInputError(fields)
  }
}

const STATUS: Record<string, number> = {
  NotFoundError: 404,
  ForbiddenError: 403,
  ConflictError: 409,
  InvalidInputError: 422,
}

/** RFC 9457 problem answer of a route handler; null for an error that isn't ours and must be logged. */
export function problemResponse(error: unknown): Response | null {
  if (error instanceof InvalidInputError) return invalidInput(error)
  const status = error instanceof Error ? STATUS[error.name] : undefined
  if (!status || !(error instanceof Error)) return null
  return problem(status, error.name, error.message)
}

/** The 422 of a route handler for entries that can't be taken, by field. */
export const invalidInput = ({ name, message, fieldErrors }: InvalidInputError): Response =>
  problem(422, name, message, { errors: fieldErrors })

/** A problem+json answer. */
export function problem(
  status: number,
  title: string,
  detail: string,
  more: Record<string, unknown> = {},
): Response {
  return Response.json(
    { status, title, detail, ...more },
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  )
}
