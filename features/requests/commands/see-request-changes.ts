import 'server-only'
import type { Context } from '@/features/accounts/context'
import { nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { inTransaction } from '@/platform/db/transaction'

/** Records that somebody of the house has seen what a buyer changed, which removes the mark. */
export async function seeRequestChanges(context: Context, serial: number): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'request.handle')
  await inTransaction(context, (tx) =>
    tx.requestChange.updateMany({
      where: { request: { serial }, seenAt: null },
      data: { seenAt: now, seenBy: nameOf(actor) },
    }),
  )
}
