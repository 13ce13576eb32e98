import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { notify } from '@/features/notifications/commands/notify'
import { requestScope } from '@/features/requests/queries/requests'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { formatRequestNumber } from '@/platform/numbers'
import { TRANSITIONS } from '../rules/life'
import { assertOpen } from './hold-life'
import { holdRequest } from './hold-request'

const withdrawSchema = z.object({
  serial: z.int().min(1),
  words: wordsSchema(2000).default(''),
})

/**
 * Withdraws a request for its buyer before it is quoted. Its drafts are frozen. Repeating it has no
 * effect.
 * @throws InvalidInputError, NotFoundError also for somebody else's request, ConflictError
 *   'not_open', or where it was quoted meanwhile
 */
export async function withdrawRequest(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'request.withdraw')
  const parsed = withdrawSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, words } = parsed.data
  const request = await databaseOf(context).quoteRequest.findFirst({
    where: { AND: [{ serial }, requestScope(actor, 'request.read')] },
    select: { id: true, companyId: true, companyName: true, status: true, assignedToId: true },
  })
  if (!request) throw new NotFoundError(`request ${serial}`)
  authorize(actor, 'request.withdraw', { companyId: request.companyId, requestId: request.id })
  if (request.status === 'WITHDRAWN') return
  await inTransaction(context, async (tx, within) => {
    assertOpen('withdraw_request', await holdRequest(tx, request.id), now)
    await tx.quoteRequest.update({
      where: { id: request.id },
      data: { status: 'WITHDRAWN', snoozedUntil: null, handlingVersion: { increment: 1 } },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.withdraw_request.audit,
      objectType: 'quote_request',
      objectId: request.id,
      after: { words },
    })
    await addEntry(within, {
      requestId: request.id,
      kind: 'EVENT',
      event: 'request_withdrawn',
      values: { reason: words },
      cause: `request-withdrawn:${request.id}`,
    })
    const number = formatRequestNumber(serial)
    await notify(tx, {
      kind: 'request-changed',
      cause: `request-withdrawn:${request.id}`,
      values: { company: request.companyName, number, what: 'withdrawn' },
      path: `/staff/requests/${number}`,
      to: request.assignedToId
        ? { people: [request.assignedToId] }
        : { permission: 'request.handle' },
    })
  })
}
