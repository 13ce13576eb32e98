import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import type { PayoutFinding } from '../rules/money-findings'
import { hasFailed, hasLeft, learnPayoutStatus, netMinor } from '../rules/payout'
import { takeMovements, type SourcedMovement } from './take-movements'

/**
 * Records and books what Stripe reports of a payout, which may come late, twice and in any order: what has left
 * Stripe is in transit to the bank, with the fees of all its movements. A failed payout is back at Stripe.
 * @param movements what it consists of; null while that can't be listed
 */
export async function learnPayout(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  finding: PayoutFinding,
  movements: readonly SourcedMovement[] | null,
): Promise<'recorded' | 'unchanged'> {
  const { transaction: tx, actor } = within
  const { id, currency, amountMinor } = finding
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`payout ${id}`}, 0))`
  const existing = await tx.stripePayout.findUnique({ where: { id } })
  const status = learnPayoutStatus(existing?.status ?? null, finding.status)
  const isReconciled = existing?.isReconciled === true || movements !== null
  const { arrivesOn, madeAt, isAutomatic } = finding
  await tx.stripePayout.upsert({
    where: { id },
    create: {
      id,
      amountMinor,
      currency,
      status,
      isAutomatic,
      isReconciled,
      arrivesOn: new Date(`${arrivesOn}T00:00:00Z`),
      madeAt,
    },
    update: { status, isReconciled, arrivesOn: new Date(`${arrivesOn}T00:00:00Z`) },
  })
  const [clearing, transit] = [
    houseAccount('STRIPE_CLEARING', currency),
    houseAccount('PAYOUT_TRANSIT', currency),
  ]
  if (hasLeft(status))
    await postEntry(within, {
      cause: { kind: 'payout.paid', id },
      postings: transfer(clearing, transit, amountMinor),
    })
  const departure = await tx.ledgerEntry.findUnique({
    where: { causeKind_causeId: { causeKind: 'payout.paid', causeId: id } },
    select: { id: true },
  })
  if (hasFailed(status) && departure)
    await postEntry(within, {
      cause: { kind: 'payout.failed', id },
      postings: transfer(transit, clearing, amountMinor),
    })
  if (movements) {
    await takeMovements(within, movements, id)
    const parts = movements.filter(({ category }) => category !== 'payout')
    if (netMinor(parts) !== amountMinor && !existing?.isReconciled)
      log.error(
        { payoutId: id, amountMinor, parts: netMinor(parts) },
        'a payout is not what it consists of',
      )
  }
  const isChanged = existing?.status !== status || existing.isReconciled !== isReconciled
  if (isChanged)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'payout.learn',
      objectType: 'stripe_payout',
      objectId: id,
      after: { status, amountMinor, currency, isReconciled },
    })
  return isChanged ? 'recorded' : 'unchanged'
}
