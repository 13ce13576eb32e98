import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'
import type { LossSource } from '@/platform/db/generated/enums'
import { InvalidInputError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import type { QuoteDeclineReason } from '../rules/decline-reasons'

/** Why a revision was lost, as typed. */
export interface TypedLoss {
  reasonCode: QuoteDeclineReason
  words: string
  competitor: string
  /** a total in the quote's currency, as typed; empty if unknown */
  price: string
}

/**
 * Records why a revision was lost, in the transaction of the answer.
 * @throws InvalidInputError `price` for a text that isn't an amount above 0
 */
export async function writeLoss(
  tx: Prisma.TransactionClient,
  actor: Actor,
  revision: { id: string; quoteId: string; currency: string },
  { price, ...loss }: TypedLoss,
  { source, now }: { source: LossSource; now: Date },
): Promise<void> {
  const { kind, id, name } = auditActor(actor)
  await tx.quoteLoss.create({
    data: {
      ...loss,
      quoteId: revision.quoteId,
      revisionId: revision.id,
      currency: revision.currency,
      priceMinor: priceOf(price, revision.currency),
      source,
      actorKind: kind,
      actorId: id,
      actorName: name,
      createdAt: now,
    },
  })
}

function priceOf(typed: string, currency: string): bigint | null {
  if (typed.trim() === '') return null
  const { value, complaint } = amountOf(typed, { currency, sign: '.' })
  if (complaint) throw new InvalidInputError({ price: [complaint] })
  if (!value || value <= 0) throw new InvalidInputError({ price: [{ code: 'refusals.no_price' }] })
  return BigInt(value)
}
