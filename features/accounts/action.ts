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

/** What every Server Action does around its command; the routes' sister is `platform/api`. */

/** Whom an action is for, and how often one visitor may call it. */
export interface ActionRule {
  /** of one for objects the kind of actor is asked here, and the object by the command */
  permission: Permission
  rate: Limit
}

/**
 * Who called this action, and when. Asked before what was sent is read: who may not is told that, whatever they sent.
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
 * Runs an action: admits, works, and makes an answer of whatever kept it from working.
 * @param work may redirect
 * @param refused what the page gets of an error, which it logs where it is no refusal; the context
 *   is null where none was admitted
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
 * What a form says of an error: the fields that can't be taken, or why as a key of its texts.
 * @param reasons the conflicts that it has words for
 * @param failure what the log says of an error that is none of these
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

/** Who saved meanwhile, for the person who is told. */
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

/** Runs one entry of a `DeskForm` and shows its page anew; a refusal keeps what was typed. */
export async function deskEntry(
  form: FormData,
  {
    done,
    failure,
    permission,
  }: Pick<ActionRule, 'permission'> & {
    done?: NonNullable<DeskResult['done']>
    /** what the log says of an error that is no refusal */
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
      if (!(error instanceof StaleEntriesError))
        return { ...(await refusalOf(error, DESK_REASONS, failure)), typed }
      refresh()
      return { conflict: conflictOf(error, context?.actor ?? null), typed }
    },
  )
}
