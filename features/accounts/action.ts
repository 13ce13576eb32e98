import 'server-only'
import { refresh } from 'next/cache'
import { unstable_rethrow } from 'next/navigation'
import { QUOTE_OVER, type DeskConflict, type DeskResult } from '@/components/desk/result'
import type { RefusedCause } from '@/components/form/attempt'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { clientAddress } from '@/platform/client-address'
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  StaleEntriesError,
  TooManyError,
} from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'
import { consume, type Limit } from '@/platform/rate-limit'
import { readerLocale } from '@/platform/reader-locale'
import type { OwnContext } from './context'
import { currentContext } from './queries/current-actor'
import type { Actor } from './rules/actor'
import { authorizeKind, type Permission } from './rules/permissions'

/** What every Server Action does around its command; for routes this is `platform/api`. */

/** Whom an action is for, and how often a visitor may call it. */
export interface ActionRule {
  /** where it is a permission for objects, only the actor's kind is checked here; the command checks the object */
  permission: Permission
  rate: Limit
}

/**
 * Who called this action, and when. Checked before any input is read, so that somebody without permission learns that,
 * whatever they sent.
 * @throws TooManyError, ForbiddenError
 */
export async function admit({ permission, rate }: ActionRule): Promise<OwnContext> {
  const seconds = await consume(rate, await clientAddress())
  if (seconds !== null) throw new TooManyError(seconds)
  const context = await currentContext()
  authorizeKind(context.actor, permission)
  return context
}

/**
 * Runs an action: admits the caller, does the work, and turns any error into an answer.
 * @param work may redirect
 * @param refused the answer to an error, which it logs unless it is a refusal; the context is null where nobody was
 *   admitted
 */
export async function act<Answer>(
  rule: ActionRule,
  work: (context: OwnContext) => Promise<Answer>,
  refused: (error: unknown, context: OwnContext | null) => Answer | Promise<Answer>,
): Promise<Answer> {
  let context: OwnContext | null = null
  try {
    context = await admit(rule)
    return await work(context)
  } catch (error) {
    unstable_rethrow(error)
    return await refused(error, context)
  }
}

/**
 * The answer to a form for an error: the invalid fields, or the reason as a key of its texts.
 * @param reasons the conflicts that the form has words for
 * @param failure what is logged for any other error
 */
export async function refusalOf<Reason extends string>(
  error: unknown,
  reasons: readonly Reason[],
  failure: string,
): Promise<
  { fieldErrors: Record<string, string[]> } | { reason: Reason | RefusedCause | 'failed' }
> {
  if (error instanceof InvalidInputError) return { fieldErrors: error.saidIn(await readerLocale()) }
  if (error instanceof ForbiddenError)
    return { reason: error.isSignedIn ? 'not_yours' : 'signed_out' }
  if (error instanceof NotFoundError) return { reason: 'gone' }
  if (error instanceof TooManyError) return { reason: 'too_many' }
  const reason =
    error instanceof ConflictError ? reasons.find((each) => each === error.reason) : undefined
  if (reason) return { reason }
  log.error({ err: error }, failure)
  return { reason: 'failed' }
}

/** The conflicts that `DeskForm` has words for. */
const DESK_REASONS = [
  'stale',
  'not_a_draft',
  'nothing',
  'sku_in_use',
  'superseded',
  'disputed',
  'not_received',
  'no_stripe',
  ...QUOTE_OVER,
] as const

/** Who saved meanwhile, in words for the reader. */
export const savedMeanwhile = (
  { by, at }: { by: { id: string | null; name: string }; at: Date },
  actor: Actor | null,
): SavedMeanwhile => ({
  by: by.name,
  at: at.toISOString(),
  own: actor?.kind === 'staff' && by.id === actor.userId,
})

const conflictOf = (
  { by, at, version, base, theirs }: StaleEntriesError,
  actor: Actor | null,
): DeskConflict => ({ saved: savedMeanwhile({ by, at }, actor), version, base, theirs })

/** Runs one action of a `DeskForm` and refreshes its page; a refusal keeps what was typed. */
export async function deskEntry(
  form: FormData,
  {
    done,
    failure,
    permission,
  }: Pick<ActionRule, 'permission'> & {
    done?: NonNullable<DeskResult['done']>
    /** what is logged for an error that isn't a refusal */
    failure: string
  },
  work: (typed: Record<string, string>, context: OwnContext) => Promise<unknown>,
): Promise<DeskResult> {
  const typed = textEntries(form)
  return act<DeskResult>(
    { permission, rate: 'desk' },
    async (context) => {
      await work(typed, context)
      refresh()
      return { ...(done ? { done } : {}), typed: {} }
    },
    async (error, context) => {
      if (!(error instanceof StaleEntriesError)) {
        const refusal = await refusalOf(error, DESK_REASONS, failure)
        // What is to be looked at again is shown as it stands, so that the next press is about that.
        if (error instanceof ConflictError) refresh()
        return { ...refusal, typed }
      }
      refresh()
      return { conflict: conflictOf(error, context?.actor ?? null), typed }
    },
  )
}
