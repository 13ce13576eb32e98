'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act, refusalOf } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { textEntries } from '@/platform/form-entries'
import { InvalidInputError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import { assignRequest } from '../commands/assign-request'
import { declineRequest } from '../commands/decline-request'
import { DeedRefusedError, type Handled } from '../commands/handle'
import { handleRequests } from '../commands/handle-requests'
import { mergeRequests } from '../commands/merge-requests'
import { snoozeRequest } from '../commands/snooze-request'
import { takeRequest } from '../commands/take-request'
import { undoLastHandling } from '../commands/undo-handling'
import { nextInView } from '../queries/triage'
import { DECLINE_REASONS } from '../rules/decline-reasons'
import { DEED_REFUSALS, DEEDS, LIST_DEEDS } from '../rules/handling'
import { triageHref } from '../rules/request-list'
import type { DeedState } from '../rules/triage-state'

const triageEntriesSchema = z.object({
  serial: z.int(),
  version: z.int(),
  view: z.string().max(2_000),
})
const deedSchema = z.object({
  deed: z.enum(DEEDS),
  to: z.string().max(100).default(''),
  until: z.string().max(10).default(''),
  day: z.string().max(10).default(''),
  ready: z.enum(DECLINE_REASONS).optional().catch(undefined),
  words: z.string().default(''),
  into: z.coerce.number().int().optional(),
})

/**
 * Does one deed of the inbox with one request; the page then shows the next one of the view.
 * @param given the request as the page had it, and the query of the view
 */
export async function handleRequestAction(
  given: z.input<typeof triageEntriesSchema>,
  _: DeedState,
  form: FormData,
): Promise<DeedState> {
  return act<DeedState>(
    { permission: 'request.handle', rate: 'desk' },
    async (context) => {
      const { view, ...of } = readOr(triageEntriesSchema, given)
      const entries = readOr(deedSchema, textEntries(form))
      await carryOut(context, of, entries)
      const next = await nextInView(context.actor, { serial: of.serial, view }, context.now)
      const outcome = { did: entries.deed, of: formatRequestNumber(of.serial) }
      redirect(triageHref(next === null ? null : formatRequestNumber(next), view, outcome))
    },
    refusedFor,
  )
}

/**
 * Undoes this person's last deed, and shows its request.
 * @param given.view query of the view
 */
export async function undoHandlingAction(
  given: { view: string },
  _: DeedState,
  __: FormData,
): Promise<DeedState> {
  return act<DeedState>(
    { permission: 'request.handle', rate: 'desk' },
    async (context) => {
      const { view } = readOr(triageEntriesSchema.pick({ view: true }), given)
      const { serials, deed } = await undoLastHandling(context)
      const number = formatRequestNumber(serials[0] ?? 0)
      redirect(triageHref(number, view, { undid: deed, of: number }))
    },
    refusedFor,
  )
}

/** As many as a page of the list shows. */
const MOST_AT_ONCE = 200
const severalSchema = z
  .string()
  .transform((text, issues): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      issues.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
  .pipe(
    z
      .array(z.object({ serial: z.int(), version: z.int() }))
      .min(1)
      .max(MOST_AT_ONCE),
  )

/** Does one deed of the inbox with the requests chosen in its list, each in the version that was seen there. */
export async function handleRequestsAction(_: DeedState, form: FormData): Promise<DeedState> {
  return act<DeedState>(
    { permission: 'request.handle', rate: 'desk' },
    async (context) => {
      const typed = textEntries(form)
      const of = readOr(severalSchema, typed.of)
      const entries = readOr(deedSchema.extend({ deed: z.enum(LIST_DEEDS) }), typed)
      const { done, refused } = await handleRequests(context, of, (within, one) =>
        carryOut(within, one, entries),
      )
      refresh()
      return {
        told: {
          deed: entries.deed,
          isUndone: false,
          numbers: done.map(formatRequestNumber),
          refused: refused.map(({ serial, ...why }) => ({
            number: formatRequestNumber(serial),
            ...why,
          })),
        },
      }
    },
    refusedFor,
  )
}

/** Undoes this person's last deed from the list; all requests if it was done with several at once. */
export async function undoInListAction(_: DeedState, __: FormData): Promise<DeedState> {
  return act<DeedState>(
    { permission: 'request.handle', rate: 'desk' },
    async (context) => {
      const { deed, serials } = await undoLastHandling(context)
      refresh()
      return {
        told: { deed, isUndone: true, numbers: serials.map(formatRequestNumber), refused: [] },
      }
    },
    refusedFor,
  )
}

function readOr<T>(schema: z.ZodType<T>, entries: unknown): T {
  const read = schema.safeParse(entries)
  if (!read.success) throw InvalidInputError.fromZod(read.error)
  return read.data
}

async function carryOut(
  context: OwnContext,
  of: Handled,
  { deed, to, until, day, ready, words, into = 0 }: z.output<typeof deedSchema>,
): Promise<void> {
  switch (deed) {
    case 'take':
      return void (await takeRequest(context, of))
    case 'assign':
      return void (await assignRequest(context, { ...of, to: to || null }))
    case 'snooze':
      return void (await snoozeRequest(context, { ...of, until: until || day }))
    case 'decline':
      return void (await declineRequest(context, { ...of, ready, words }))
    case 'merge':
      return void (await mergeRequests(context, { ...of, into }))
  }
}

async function refusedFor(error: unknown): Promise<DeedState> {
  const by = error instanceof DeedRefusedError ? error.by : null
  return {
    ...(await refusalOf(error, DEED_REFUSALS, 'a deed of the inbox failed')),
    ...(by === null ? {} : { by }),
  }
}
