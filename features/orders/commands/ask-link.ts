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
 * Has the secret link of a request, quote or order mailed again to the address that asked for it.
 * What is known of the number is looked up later, by the job: the answer, and the time it takes,
 * are the same whether there is such a number or not.
 * @throws InvalidInputError for what isn't written like a number
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
