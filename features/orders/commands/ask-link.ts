import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { sendLinkAgainJob } from '../jobs/send-link-again'
import { parseTradeNumber } from '../rules/trade-number'

const schema = z.object({ number: z.string().max(20) })

/**
 * Asks for the secret link of a request, quote or order to be mailed again to the address on file.
 * The job looks the number up later: the answer, and the time it takes, are the same whether the
 * number exists or not.
 * @throws InvalidInputError for a text that isn't written like a number
 */
export async function askLink(context: Context, input: unknown): Promise<{ number: string }> {
  const { actor } = context
  authorize(actor, 'link.ask')
  const parsed = schema.safeParse(input)
  if (!parsed.success || !parseTradeNumber(parsed.data.number))
    throw new InvalidInputError({ number: [{ code: 'refusals.number_unknown' }] })
  const { number } = parsed.data
  await inTransaction(context, async (tx) => {
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'link.ask',
      objectType: 'trade_number',
      objectId: number,
    })
    await enqueue(tx, sendLinkAgainJob, { askId: randomUUID(), number })
  })
  return { number }
}
