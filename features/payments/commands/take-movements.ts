import 'server-only'
import type { Context } from '@/features/accounts/context'
import { postEntry, reverseEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import type { Prisma } from '@/platform/db/generated/client'
import type { Movement } from '../rules/money-findings'
import { keptMinor } from '../rules/payout'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/** A movement, with the currency and amount of its source where Stripe converted it on the way. */
export interface SourcedMovement extends Movement {
  source: { amountMinor: number; currency: string } | null
}

/**
 * Records what moved the balance at Stripe, and books what Stripe kept of it and what it converted into another
 * currency. Reported again by a dispute, a payout or a comparison, a movement is booked once.
 * @param payoutId the payout that included the movements
 */
export async function takeMovements(
  within: Within,
  movements: readonly SourcedMovement[],
  payoutId: string | null = null,
): Promise<void> {
  const { transaction: tx } = within
  for (const movement of movements.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const { id, category, sourceId, amountMinor, feeMinor, currency, at, source } = movement
    const { count } = await tx.stripeMovement.createMany({
      data: [{ id, category, sourceId, amountMinor, feeMinor, currency, at, payoutId }],
      skipDuplicates: true,
    })
    if (count === 0) {
      if (payoutId) await tx.stripeMovement.update({ where: { id }, data: { payoutId } })
      continue
    }
    await bookKept(within, movement, id)
    if (source && source.currency !== currency)
      await postEntry(within, {
        cause: { kind: 'stripe.exchanged', id },
        postings: [
          ...transfer(
            houseAccount('STRIPE_CLEARING', source.currency),
            houseAccount('EXCHANGE', source.currency),
            source.amountMinor,
          ),
          ...transfer(
            houseAccount('EXCHANGE', currency),
            houseAccount('STRIPE_CLEARING', currency),
            amountMinor,
          ),
        ],
      })
  }
}

/** Books what Stripe keeps of a movement, under a cause of its own where it was booked with another amount before. */
const bookKept = (within: Within, movement: Movement, cause: string) =>
  postEntry(within, {
    cause: { kind: 'stripe.fee', id: cause },
    postings: transfer(
      houseAccount('STRIPE_CLEARING', movement.currency),
      houseAccount('STRIPE_FEE', movement.currency),
      keptMinor(movement),
    ),
  })

/** Books the fee of a movement again where Stripe reports another fee than was booked. */
export async function correctFee(within: Within, movement: Movement): Promise<void> {
  const { transaction: tx } = within
  const { id, feeMinor, amountMinor } = movement
  await tx.stripeMovement.update({ where: { id }, data: { feeMinor, amountMinor } })
  const entries = await tx.ledgerEntry.findMany({
    where: {
      causeKind: 'stripe.fee',
      OR: [{ causeId: id }, { causeId: { startsWith: `${id}:` } }],
      reversedBy: null,
    },
    select: { id: true },
  })
  for (const entry of entries) await reverseEntry(within, entry.id)
  const times = await tx.ledgerEntry.count({
    where: { causeKind: 'stripe.fee', causeId: { startsWith: `${id}:` } },
  })
  await bookKept(within, movement, `${id}:${times + 1}`)
}
