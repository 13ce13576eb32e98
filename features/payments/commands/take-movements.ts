import 'server-only'
import type { Context } from '@/features/accounts/context'
import { postEntry, reverseEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import type { Prisma } from '@/platform/db/generated/client'
import type { Movement } from '../rules/money-findings'
import { keptMinor } from '../rules/payout'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/** A movement, and what its source is in where that is another currency: Stripe has changed it on the way. */
export interface SourcedMovement extends Movement {
  source: { amountMinor: number; currency: string } | null
}

/**
 * Writes down what moved the balance at Stripe, and books what Stripe kept of it and what it changed into another
 * currency. Told again, by a dispute, a payout or a comparison, it is once.
 * @param payoutId that took them along
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

/** What Stripe keeps of a movement, by a cause of its own where it was booked otherwise before. */
const bookKept = (within: Within, movement: Movement, cause: string) =>
  postEntry(within, {
    cause: { kind: 'stripe.fee', id: cause },
    postings: transfer(
      houseAccount('STRIPE_CLEARING', movement.currency),
      houseAccount('STRIPE_FEE', movement.currency),
      keptMinor(movement),
    ),
  })

/** Books anew what Stripe kept of a movement, where Stripe says another fee than was booked. */
export async function correctFee(within: Within, movement: Movement): Promise<void> {
  const { transaction: tx } = within
  const { id, feeMinor, amountMinor } = movement
  await tx.stripeMovement.update({ where: { id }, data: { feeMinor, amountMinor } })
  const booked = await tx.ledgerEntry.findMany({
    where: {
      causeKind: 'stripe.fee',
      OR: [{ causeId: id }, { causeId: { startsWith: `${id}:` } }],
      reversedBy: null,
    },
    select: { id: true },
  })
  for (const entry of booked) await reverseEntry(within, entry.id)
  const times = await tx.ledgerEntry.count({
    where: { causeKind: 'stripe.fee', causeId: { startsWith: `${id}:` } },
  })
  await bookKept(within, movement, `${id}:${times + 1}`)
}
