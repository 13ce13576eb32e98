import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { defineJob, enqueue } from '@/platform/jobs'
import { isSandbox } from '@/platform/sandbox'
import { decideDispute, openDispute } from './disputes'
import { sandboxNow } from './outage'
import { endRefund } from './refunds'

const DEEDS = [
  'take_refund',
  'refuse_refund',
  'dispute',
  'recall',
  'decide_for_us',
  'decide_against_us',
] as const
export type BankDeed = (typeof DEEDS)[number]

/** How long a bank takes here; in reality it is days. */
const BANK_SECONDS = 5

/** What a bank does some time later to a refund, a charge or a dispute; repetition has no further effect. */
export const sandboxBankJob = defineJob({
  name: 'sandbox.bank',
  payload: z.object({ deed: z.enum(DEEDS), id: z.string() }),
  handle: async ({ deed, id }) => {
    if (!isSandbox()) return
    const now = await sandboxNow()
    await db.$transaction(async (tx) => {
      if (deed === 'take_refund' || deed === 'refuse_refund')
        await endRefund(tx, id, deed === 'take_refund', now)
      else if (deed === 'dispute' || deed === 'recall')
        await openDispute(tx, id, now, { isRecall: deed === 'recall' })
      else await decideDispute(tx, id, deed === 'decide_for_us', now)
    })
  },
})

/** Lets the bank act some time later; nothing where it has nothing to do. */
export async function bankWill(
  tx: Prisma.TransactionClient,
  deed: BankDeed | null,
  id: string,
): Promise<void> {
  if (deed) await enqueue(tx, sandboxBankJob, { deed, id }, { startAfterSeconds: BANK_SECONDS })
}
