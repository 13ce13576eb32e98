import 'server-only'
import { z } from 'zod'
import { systemContext, type OwnContext } from '@/features/accounts/context'
import { staffActor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { ScheduledPublish } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { defineJob } from '@/platform/jobs'
import type { Message } from '@/i18n/message'
import { codedMessage, complaintOf } from '@/platform/validation-words'
import { log } from '@/platform/log'
import { contentSchema, entriesOf, type ProductContent } from '../rules/content'
import { pendingContent, withContent } from '../queries/product-rows'
import { publishAll } from './publish'

/** Why a content can't be published by today's rules; null where it can. */
export function contentFault(content: ProductContent): Message | null {
  const parsed = contentSchema.safeParse(entriesOf(content))
  const [issue] = parsed.success ? [] : parsed.error.issues
  return issue
    ? {
        code: 'schedule.field',
        values: { field: issue.path.join('.'), problem: complaintOf(issue.message) },
      }
    : null
}

/**
 * Publishes what is due, including missed moments, each in the name of who scheduled it. One that can't be published
 * keeps the reason. May run on several instances at once: the schedule is deleted in the very transaction that
 * publishes.
 * @returns how many products were published
 */
export async function publishDue(context: OwnContext): Promise<number> {
  const { actor, now } = context
  authorize(actor, 'housekeeping.run')
  const due = await db.scheduledPublish.findMany({
    where: { dueAt: { lte: now }, problem: null },
    orderBy: { dueAt: 'asc' },
  })
  let published = 0
  let failed: unknown
  for (const each of due) {
    try {
      if (await publishOne(each)) published++
    } catch (error) {
      // The others don't wait for it; the job is tried again.
      log.error({ err: error, productId: each.productId }, 'scheduled publishing failed')
      failed = error
    }
  }
  if (failed) throw failed
  return published
}

async function publishOne(due: ScheduledPublish): Promise<boolean> {
  const its = { productId: due.productId, version: due.version, dueAt: due.dueAt, problem: null }
  const refuse = async (problem: string): Promise<false> => {
    // Nothing is recorded where another instance has meanwhile published it.
    await db.scheduledPublish.updateMany({ where: its, data: { problem } })
    return false
  }
  const [user, row] = await Promise.all([
    db.user.findUnique({
      where: { id: due.byId },
      select: { id: true, name: true, email: true, role: true, roles: true },
    }),
    db.product.findUnique({ where: { id: due.productId }, include: withContent }),
  ])
  if (!row) return false
  if (!user || !may(staffActor(user), 'catalog.edit')) return refuse('not_staff')
  if (row.version !== due.version) return refuse('changed')
  const content = pendingContent(row)
  const fault = contentFault(content)
  if (fault) return refuse(`invalid: ${codedMessage(fault)}`)
  const actor = staffActor({ ...user, name: `${user.name} (scheduled)` })
  try {
    await publishAll(
      { actor, now: new Date() },
      'publish',
      [{ row, after: { status: 'PUBLISHED', content } }],
      async (tx) => {
        const { count } = await tx.scheduledPublish.deleteMany({ where: its })
        if (count === 0) throw new ConflictError('not_due')
      },
    )
    return true
  } catch (error) {
    if (error instanceof ConflictError && error.reason === 'not_due') return false
    if (error instanceof ConflictError)
      return refuse(error.reason === 'stale' ? 'changed' : error.reason)
    if (error instanceof InvalidInputError)
      return refuse(`invalid: ${codedMessage(error.together)}`)
    throw error
  }
}

/** At the chosen moment, and every minute for missed ones. */
export const publishDueJob = defineJob({
  name: 'catalog.publish-due',
  payload: z.object({}),
  cron: '* * * * *',
  handle: async () => void (await publishDue(systemContext('catalog.publish-due'))),
})
