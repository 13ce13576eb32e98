import type { ZodError } from 'zod'
import { routing, type Locale } from '@/i18n/routing'
import type { Message } from '@/i18n/message'
import { sayComplaint } from '@/i18n/say'
import { noteRefused } from './answer-status'
import { complaintOf, type Complaint } from './validation-words'

/** What can go wrong, in the trade's own terms. Pages and routes turn these into words and statuses. */

/** The thing doesn't exist, or isn't this actor's to see: both look the same. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** The actor's kind may not do this at all. An action that throws it answers with 403, whatever its result. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
  constructor(
    message: string,
    /** the actor is signed in but their roles don't include it; an owner can change that */
    readonly isSignedIn = false,
  ) {
    super(message)
    noteRefused(403)
  }
}

/** The current state rules it out; `reason` is a stable code for the caller. */
export class ConflictError extends Error {
  override name = 'ConflictError'
  constructor(readonly reason: string) {
    super(reason)
  }
}

/** Somebody saved meanwhile: who, when, and the current entries, by field. Nothing was written. */
export class StaleEntriesError extends ConflictError {
  constructor(
    readonly by: { id: string | null; name: string },
    readonly at: Date,
    /** the version of their entries: saving over it is then deliberate */
    readonly version: number,
    /** what the entries to be saved were based on */
    readonly base: Record<string, string>,
    readonly theirs: Record<string, string>,
  ) {
    super('stale')
  }
}

/** The visitor has used up a limit; `seconds` until there is room again. */
export class TooManyError extends Error {
  override name = 'TooManyError'
  constructor(readonly seconds: number) {
    super(`Too many calls. Try again in ${seconds} seconds.`)
  }
}

/** Too much is being done at once; `seconds` until it may be tried again. */
export class BusyError extends Error {
  override name = 'BusyError'
  constructor(readonly seconds = 2) {
    super('busy')
  }
}

/** Entries that can't be accepted, by field path (`lines.2.quantity`). */
export class InvalidInputError extends Error {
  override name = 'InvalidInputError'
  constructor(readonly complaints: Readonly<Record<string, readonly Complaint[]>>) {
    super(`invalid: ${Object.keys(complaints).join(', ')}`)
  }

  /**
   * The complaints in words, by field.
   * @param locale of the reader
   */
  saidIn(locale: Locale): Record<string, string[]> {
    return Object.fromEntries(
      Object.entries(this.complaints).map(([field, all]) => [
        field,
        all.map((each) =>
          sayComplaint(typeof each === 'string' ? complaintOf(each) : each, locale),
        ),
      ]),
    )
  }

  /** All complaints as one sentence, without their fields. */
  get together(): Message {
    const all = Object.values(this.complaints)
      .flat()
      .map((each) => (typeof each === 'string' ? complaintOf(each) : each))
    return { code: 'common.together', values: { all: { list: all, between: 'commas' } } }
  }

  /** The same in the house's language, for what is stored and for readers without a language. */
  get fieldErrors(): Record<string, string[]> {
    return this.saidIn(routing.defaultLocale)
  }

  static fromZod(error: ZodError): InvalidInputError {
    const fields: Record<string, string[]> = {}
    for (const issue of error.issues) (fields[issue.path.join('.')] ??= []).push(issue.message)
    return new InvalidInputError(fields)
  }
}
