'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { act, refusalOf } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { textEntries } from '@/platform/form-entries'
import { InvalidInputError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import { assignRequest } from '../commands/assign-request'
import { declineRequest } from '../commands/decline-request'
import { DeedRefusedError } from '../commands/handle'
import { mergeRequests } from '../commands/merge-requests'
import { snoozeRequest } from '../commands/snooze-request'
import { takeRequest } from '../commands/take-request'
import { undoHandling } from '../commands/undo-handling'
import { nextInView } from '../queries/triage'
import { DECLINE_REASONS } from '../rules/decline-reasons'
import { DEED_REFUSALS, DEEDS } from '../rules/handling'
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
 * One deed of the inbox with one request; the page then shows the next of the view.
 * @param given which request, as the page had it, and the query of the view
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
      const told = { did: entries.deed, of: formatRequestNumber(of.serial) }
      redirect(triageHref(next === null ? null : formatRequestNumber(next), view, told))
    },
    refused,
  )
}

/** Takes this person's last deed back, and shows its request. @param given.view query of the view */
export async function undoHandlingAction(
  given: { view: string },
  _: DeedState,
  __: FormData,
): Promise<DeedState> {
  return act<DeedState>(
    { permission: 'request.handle', rate: 'desk' },
    async (context) => {
      const { view } = readOr(triageEntriesSchema.pick({ view: true }), given)
      const { serial, deed } = await undoHandling(context)
      const number = formatRequestNumber(serial)
      redirect(triageHref(number, view, { undid: deed, of: number }))
    },
    refused,
  )
}

function readOr<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given)
  if (!read.success) throw InvalidInputError.fromZod(read.error)
  return read.data
}

async function carryOut(
  context: OwnContext,
  of: { serial: number; version: number },
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

async function refused(error: unknown): Promise<DeedState> {
  const by = error instanceof DeedRefusedError ? error.by : null
  return {
    ...(await refusalOf(error, DEED_REFUSALS, 'a deed of the inbox failed')),
    ...(by === null ? {} : { by }),
  }
}
